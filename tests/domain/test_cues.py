"""Announcements of a session, told as scripts."""

from session_script import Script, a_route, an_exercise, hold, reps, words

from coach.domain.cues import Cue, CueKind, RepPhase, cues_between
from coach.domain.exercise import Side
from coach.domain.player.events import (
    AnswerPain,
    Back,
    Done,
    Ease,
    Extend,
    Jump,
    Pause,
    Resume,
    Skip,
    Start,
    StopForPain,
)


def test_a_hold_of_twenty_seconds_from_name_to_count() -> None:
    script = Script(a_route(hold(20), prepare_s=10))
    script.do(Start()).expect("next-up one both")
    script.at(7.0).expect("count 3")
    script.at(8.0).expect("count 2")
    script.at(9.0).expect("count 1")
    script.at(10.0).expect("name one both")
    script.at(20.0).expect("halfway")
    script.at(27.0).expect("count 3")
    script.at(28.0).expect("count 2")
    script.at(29.0).expect("count 1")
    script.at(30.0).expect("finished")


def test_shorter_work_has_no_half_way() -> None:
    script = Script(a_route(hold(19), prepare_s=0))
    script.do(Start()).expect("name one both")
    script.at(16.0).expect("count 3")


def test_both_sides_with_a_switch_between() -> None:
    script = Script(a_route(hold(5, per_side=True, switch_s=6), prepare_s=0))
    script.do(Start()).expect("name one left")
    script.at(2.0).expect("count 3").at(3.0).expect("count 2").at(4.0).expect("count 1")
    script.at(5.0).expect("switch one right")
    script.at(8.0).expect("count 3").at(9.0).expect("count 2").at(10.0).expect("count 1")
    script.at(11.0).expect("name one right")


def test_a_rest_says_what_comes_next_three_seconds_in() -> None:
    script = Script(a_route(hold(4, sets=2, rest_s=20), prepare_s=0)).do(Start()).by(4.0)
    script.expect("rest")
    script.at(7.0).expect("next-up one both")
    script.at(21.0).expect("count 3").at(22.0).expect("count 2").at(23.0).expect("count 1")
    script.at(24.0).expect("name one both")


def test_a_short_rest_says_what_comes_next_half_way() -> None:
    script = Script(a_route(hold(4, sets=2, rest_s=4), prepare_s=0)).do(Start()).by(4.0)
    script.expect("rest")
    script.at(5.0).expect("count 3").at(6.0).expect("next-up one both", "count 2").at(7.0).expect("count 1")


def test_a_transition_says_at_once_what_comes_next() -> None:
    script = (
        Script(a_route(hold(4), hold(4, per_side=True), prepare_s=0, transition_s=15)).do(Start()).by(4.0)
    )
    script.expect("next-up two left")
    script.at(16.0).expect("count 3")


def test_holds_of_a_set_are_named_once() -> None:
    script = Script(a_route(hold(3, holds=2, relax_s=2), prepare_s=0))
    script.do(Start()).expect("name one both")
    script.at(1.0).expect("count 2").at(2.0).expect("count 1")
    script.at(3.0).expect("relax")
    script.at(4.0).expect("count 1")
    script.at(5.0).expect("hold one both")


def test_reps_are_paced_phase_by_phase() -> None:
    script = Script(a_route(reps(2, "2-3-1-1"), prepare_s=0))
    script.do(Start()).expect("name one both", "phase out")
    script.at(2.0).expect("phase hold")
    script.at(5.0).expect("phase return")
    script.at(6.0).expect("phase pause")
    script.at(7.0).expect("phase out")
    script.at(9.0).expect("phase hold")
    script.at(11.0).expect("count 3")
    script.at(12.0).expect("phase return", "count 2")
    script.at(13.0).expect("phase pause", "count 1")
    script.at(14.0).expect("finished")


def test_phases_of_no_length_are_not_called() -> None:
    script = Script(a_route(reps(4, "2-0-1-0"), prepare_s=0))
    script.do(Start()).expect("name one both", "phase out")
    script.at(2.0).expect("phase return").at(3.0).expect("phase out").at(5.0).expect("phase return")


def test_alternating_reps_count_for_each_side() -> None:
    script = Script(a_route(reps(2, "1-1-1-0", alternate=True), prepare_s=0))
    script.do(Start()).expect("name one alternating", "phase out")
    script.by(8.75)
    script.at(9.0).expect("phase out", "count 3")
    script.at(10.0).expect("phase hold", "count 2").at(11.0).expect("phase return", "count 1")
    script.at(12.0).expect("finished")


def test_an_extension_moves_the_half_way_and_the_count() -> None:
    script = Script(a_route(hold(20), prepare_s=0)).do(Start()).by(4.0).do(Extend())
    script.at(15.0).expect("halfway")
    script.at(27.0).expect("count 3")


def test_reps_go_on_through_an_extension() -> None:
    script = Script(a_route(reps(1, "2-2-2-2"), prepare_s=0)).do(Start()).by(1.0).do(Extend()).by(7.75)
    script.at(8.0).expect("phase out").at(10.0).expect("phase hold")


def test_going_on_after_a_pause_names_the_exercise_and_not_a_phase_long_past() -> None:
    script = Script(a_route(reps(4, "2-2-2-2"), prepare_s=0)).do(Start()).by(5.0).do(Pause()).do(Resume())
    script.at(8.0).expect("name one both")
    script.at(9.0).expect("phase pause")


def test_beginning_anew_after_a_get_ready_calls_the_first_phase() -> None:
    script = Script(a_route(reps(4, "2-2-2-2"), prepare_s=0)).do(Start()).by(5.0).do(Back()).expect()
    script.at(8.0).expect("name one both", "phase out")
    script.at(10.0).expect("phase hold")


def test_done_and_skip_open_the_next_step_at_once() -> None:
    route = a_route(hold(10, sets=2, rest_s=8), prepare_s=5)
    script = Script(route).do(Start()).by(1.0)
    script.do(Skip()).expect("name one both").do(Done()).expect("rest").do(Skip()).expect("name one both")


def test_nothing_is_said_while_waiting() -> None:
    route = a_route(hold(10, sets=2, rest_s=8), prepare_s=5)
    script = Script(route).do(Start()).by(6.0).do(Pause()).expect()
    script.do(Skip()).expect().do(Jump(3)).expect().at(300.0).expect()


def test_after_easing_the_breather_opens_with_the_easier_exercise() -> None:
    route = a_route(hold(10, sets=2, rest_s=8), prepare_s=5)
    easier = Ease(an_exercise("easier", hold(4)), hold(4))
    script = Script(route).do(Start()).by(7.0).do(StopForPain()).do(AnswerPain()).do(easier).expect()
    script.at(10.0).expect("rest")
    script.at(13.0).expect("next-up easier both")
    script.by(69.75).at(70.0).expect("name easier both")


def test_cues_lie_after_one_offset_and_up_to_another() -> None:
    route = a_route(hold(20), prepare_s=0)
    assert [words(cue) for cue in cues_between(route, 0, 0.0, -1.0, 0.0)] == ["name one both"]
    assert cues_between(route, 0, 0.0, 0.0, 9.99) == ()
    assert [words(cue) for cue in cues_between(route, 0, 0.0, 9.99, 17.0)] == ["halfway", "count 3"]
    assert [words(cue) for cue in cues_between(route, 0, 0.0, 17.0, 18.0)] == ["count 2"]


def test_a_cue_knows_its_step() -> None:
    route = a_route(reps(1, "1-0-1-0", per_side=True, switch_s=0), prepare_s=0)
    assert cues_between(route, 1, 0.0, -1.0, 0.0) == (
        Cue(kind=CueKind.NAME, step=1, exercise="one", side=Side.RIGHT),
        Cue(kind=CueKind.PHASE, step=1, phase=RepPhase.OUT),
    )
