"""Steps done as prescribed, and sessions played to their end."""

from coach.application.workspace import Workspace
from coach.domain.session import Options, SessionRecord, StepRecord, StepResult
from coach.domain.timeline import Step


def step_done(step: Step, next_step: int | None = None) -> StepRecord:
    return StepRecord(
        step=step.index,
        attempt=1,
        result=StepResult.DONE,
        credited_s=step.credit_s if step.is_work else 0.0,
        elapsed_s=step.duration_s,
        extended_s=0.0,
        next_step=next_step,
    )


def all_done(session: SessionRecord) -> list[StepRecord]:
    """All work of a session."""
    return [step_done(step) for step in session.timeline if step.is_work]


def play_out(workspace: Workspace, routine_id: str) -> SessionRecord:
    """Begin a routine and close it with everything done."""
    session, _ = workspace.practice.begin(routine_id, Options())
    workspace.practice.close(session, all_done(session))
    workspace.wait_until_stored()
    return session
