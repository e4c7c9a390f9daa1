"""Which key the figure is in at a moment of a step: out, hold, return, pause. Seconds; no clock is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from coach.figure.pose_file import Phases, PoseFile

DoseKind = Literal["reps", "hold", "relax", "walk"]
Tempo = tuple[float, float, float, float]

WALKING: Final = "walking"
"""The id of the one pose file that shows no exercise: it belongs to the walks."""
STRIDE_S: Final = 1.1
"""A step with either foot."""

RAMP_S: Final = 2.5
_RAMP_SHARE: Final = 0.25


@dataclass(frozen=True, slots=True)
class Moment:
    """A share `t` of the way from key `a` to key `b`; `mirrored` when the other side moves."""

    a: str
    b: str
    t: float
    mirrored: bool = False


def moment(
    pose_file: PoseFile,
    dose_kind: DoseKind,
    tempo_s: Tempo,
    elapsed_s: float,
    duration_s: float,
    alternate: bool,
) -> Moment:
    """Where the figure is `elapsed_s` into a step of `duration_s`.

    `tempo_s` is out, hold, return, pause of one rep; only reps use it. Relax comes back from a hold. A walk
    goes on beyond its duration.
    An alternating step starts with the other side than the file shows, so sessions start left."""
    if dose_kind == "walk":
        return walking_moment(pose_file, elapsed_s)
    at_s = max(0.0, min(elapsed_s, duration_s))
    if dose_kind == "hold":
        return _ramped(_first_way(pose_file.phases), at_s, duration_s)
    if dose_kind == "relax":
        return _ramped(pose_file.phases.return_, at_s, duration_s)
    return _repeated(pose_file.phases, tempo_s, at_s, duration_s, alternate)


def working_moment(pose_file: PoseFile) -> Moment:
    """The pose the exercise is about."""
    return Moment(pose_file.phases.hold, pose_file.phases.hold, 0.0)


def starting_moment(pose_file: PoseFile) -> Moment:
    """The pose to get ready in."""
    return Moment(pose_file.phases.begin, pose_file.phases.begin, 0.0)


def walking_moment(pose_file: PoseFile, elapsed_s: float) -> Moment:
    """Where the figure is in a walk: evenly through out and return, again and again, since no step slows."""
    cycle = (*pose_file.phases.out, *pose_file.phases.return_[1:])
    along = elapsed_s / STRIDE_S % 1.0 * (len(cycle) - 1)
    leg = min(int(along), len(cycle) - 2)
    return Moment(cycle[leg], cycle[leg + 1], along - leg)


def smoothstep(t: float) -> float:
    return t * t * (3.0 - 2.0 * t)


def _ramped(way: tuple[str, ...], at_s: float, duration_s: float) -> Moment:
    """Along the way at the beginning of the step, then at its end."""
    ramp_s = min(RAMP_S, duration_s * _RAMP_SHARE)
    if at_s >= ramp_s:
        return Moment(way[-1], way[-1], 0.0)
    return _along(way, at_s / ramp_s, mirrored=False)


def _repeated(phases: Phases, tempo_s: Tempo, at_s: float, duration_s: float, alternate: bool) -> Moment:
    rep_s = sum(tempo_s)
    if rep_s <= 0.0:
        return Moment(phases.begin, phases.begin, 0.0)
    rep, within_s = divmod(at_s, rep_s)
    if at_s >= duration_s and at_s > 0.0 and within_s < 1e-9:
        rep, within_s = rep - 1.0, rep_s
    mirrored = alternate and rep % 2 == 0
    out_s, hold_s, return_s, _ = tempo_s
    if within_s < out_s:
        way = _first_way(phases) if rep == 0 else phases.out
        return _along(way, within_s / out_s, mirrored)
    within_s -= out_s
    if within_s < hold_s:
        return Moment(phases.hold, phases.hold, 0.0, mirrored)
    within_s -= hold_s
    if within_s < return_s:
        return _along(phases.return_, within_s / return_s, mirrored)
    return Moment(phases.pause, phases.pause, 0.0, mirrored)


def _first_way(phases: Phases) -> tuple[str, ...]:
    if phases.begin in phases.out:
        return phases.out[phases.out.index(phases.begin) :]
    return (phases.begin, *phases.out)


def _along(way: tuple[str, ...], share: float, mirrored: bool) -> Moment:
    """Eased over the whole way, so that nobody stops at a key that is only passed."""
    legs = len(way) - 1
    if legs == 0:
        return Moment(way[0], way[0], 0.0, mirrored)
    along = smoothstep(share) * legs
    leg = min(int(along), legs - 1)
    return Moment(way[leg], way[leg + 1], along - leg, mirrored)
