"""What the ladder proposes, in one sentence."""

from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from coach.domain.progression import Proposal, Reason, Why


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("ladder", text)


def proposal_sentence(proposal: Proposal) -> str:
    """The proposal and why, with the numbers it rests on."""
    reason = proposal.reason
    return _text(reason).format(
        n=reason.complete,
        total=reason.prescribed,
        pain=_score(reason.median_after),
        week=proposal.week,
        off=reason.weeks_off,
    )


def _text(reason: Reason) -> str:
    if reason.why is Why.PAUSE and reason.weeks_off == 1:
        return tr("After a week off, week {week} comes again.")
    return {
        Why.DONE: tr(
            "You did {n} of {total} strength sessions and pain after them was around {pain}, "
            "so week {week} is next."
        ),
        Why.LADDER_DONE: tr(
            "You did {n} of {total} strength sessions and pain after them was around {pain}, "
            "so you stay at week {week} and keep what you have built."
        ),
        Why.TOO_FEW: tr(
            "You did {n} of {total} strength sessions; week {week} comes again until three quarters fit in."
        ),
        Why.PAIN_AFTER: tr(
            "You did {n} of {total} strength sessions and pain after them was around {pain}; "
            "week {week} comes again until it is 3 or less."
        ),
        Why.PAIN_UNKNOWN: tr(
            "You did {n} of {total} strength sessions, but pain after them was not noted, "
            "so week {week} stays for now."
        ),
        Why.RED: tr("There was a red day last week, so week {week} is next while things settle."),
        Why.REPEATED: tr(
            "You did {n} of {total} strength sessions after two repeats, "
            "so week {week} is next; you move on from there in your own time."
        ),
        Why.HELD: tr("Your symptom check says to go gently, so week {week} stays as it is."),
        Why.EXCUSED: tr("Last week does not count, so week {week} stays as it is."),
        Why.PAUSE: tr("After {off} weeks off, you start again gently with week {week}."),
    }[reason.why]


def _score(median: Fraction | None) -> str:
    """A median of whole scores: "2" or "2.5"; nothing without one."""
    return "" if median is None else f"{float(median):g}"
