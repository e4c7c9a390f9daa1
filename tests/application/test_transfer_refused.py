"""What an import refuses, where it says so, and that nothing at all has changed by then."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from full_folder import KEPT_EXPORT, changed, files_of, opened, rows_of

from coach.domain.errors import RefusedInput
from coach.storage.json_file import MAX_FILE_BYTES


def refused(folder: Path, path: Path) -> RefusedInput:
    """The refusal of a file, after which nothing at all has changed."""
    with opened(folder) as workspace:
        before = (rows_of(folder), files_of(folder))
        with pytest.raises(RefusedInput) as caught:
            workspace.transfer.preview(path)
        assert (rows_of(folder), files_of(folder)) == before
        assert not (folder / "backups").exists()
    assert str(caught.value).startswith(f"{path}")
    return caught.value


def put(*keys: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    """A change of one value, by its path."""

    def change(whole: dict[str, Any]) -> None:
        at: Any = whole
        for key in keys[:-1]:
            at = at[key]
        at[keys[-1]] = value

    return change


def twice(kind: str) -> Callable[[dict[str, Any]], None]:
    return lambda whole: whole[kind].append(whole[kind][0])


def same_place(whole: dict[str, Any]) -> None:
    first = next(it for it in whole["plan_revisions"] if it["deleted_at"] is None)
    whole["plan_revisions"].append(first | {"id": "another"})


def same_attempt(whole: dict[str, Any]) -> None:
    whole["sessions"][0]["steps"].append(whole["sessions"][0]["steps"][0])


def open_nowhere(whole: dict[str, Any]) -> None:
    eased = next(it for it in whole["sessions"] if it["route"] is not None)
    number = whole["sessions"].index(eased)
    gone = {step["index"] for step in whole["timelines"][eased["timeline"]]}
    gone -= {step["index"] for step in whole["timelines"][eased["route"]]}
    eased |= {"outcome": None, "credit": None, "ended_at": None}
    eased["steps"][0]["next_step"] = min(gone)
    whole["sessions"][0], whole["sessions"][number] = eased, whole["sessions"][0]


AHEAD = "2026-11-19T07:30:00Z"

BAD = {
    "$.format": (put("format", value="fitness"), 'found "fitness", expected "back-coach"'),
    "$.version": (put("version", value=2), "found 2, which a newer Back Coach wrote, expected 1"),
    "$.steps_taken": (put("steps_taken", value=1), "an unknown key"),
    "$.sessions[1].mood": (put("sessions", 1, "mood", value="good"), "an unknown key"),
    "$.walks": (lambda whole: whole.pop("walks"), "found nothing"),
    "$.sessions[0].pain_before": (put("sessions", 0, "pain_before", value=11), "found 11, expected a whole"),
    "$.sessions[2].effort": (put("sessions", 2, "effort", value=0), "expected a whole number from 1 to 10"),
    "$.sessions[0].pain_after": (put("sessions", 0, "pain_after", value="bad"), 'found "bad"'),
    "$.pain_scores[1].value": (put("pain_scores", 1, "value", value=-1), "found -1"),
    "$.pain_scores[0].moment": (
        put("pain_scores", 0, "moment", value="later"),
        "expected one of now, before",
    ),
    "$.sessions[0].outcome": (put("sessions", 0, "outcome", value="won"), 'found "won", expected one of'),
    "$.symptom_checks[0].severity": (
        put("symptom_checks", 0, "severity", value="fine"),
        "expected one of clear",
    ),
    "$.sessions[0].safety": (put("sessions", 0, "safety", value="ok"), "expected one of unasked"),
    "$.sessions[0].started_at": (
        put("sessions", 0, "started_at", value=AHEAD),
        "an instant from 1900 to 2026-11-18",
    ),
    "$.sessions[0].plan_on": (put("sessions", 0, "plan_on", value="2026-11-19"), "a day up to 2026-11-18"),
    "$.walks[0].walked_on": (put("walks", 0, "walked_on", value="2026-12-01"), "a day up to"),
    "$.sessions[0].changed_at": (put("sessions", 0, "changed_at", value=AHEAD), "an instant from"),
    "$.sessions[0].steps[0].changed_at": (
        put("sessions", 0, "steps", 0, "changed_at", value=AHEAD),
        "an instant from",
    ),
    "$.sessions[1].created_at": (put("sessions", 1, "created_at", value="0001-01-01T00:00:00+14:00"), "1900"),
    "$.sessions[0].ended_at": (
        put("sessions", 0, "ended_at", value="2026-11-09T08:00:00"),
        "with its offset",
    ),
    "$.walks[1].walked_on": (put("walks", 1, "walked_on", value="2026-02-30"), "a date such as"),
    "$.sessions[5].id": (twice("sessions"), "an id used once"),
    "$.walks[2].id": (twice("walks"), "an id used once"),
    "$.symptom_checks[1].id": (twice("symptom_checks"), "an id used once"),
    "$.sessions[0].credit": (put("sessions", 0, "credit", value=None), "found nothing, expected a value"),
    "$.sessions[0].by_hand": (put("sessions", 0, "by_hand", value=True), "without steps"),
    "$.sessions[0].timeline": (put("sessions", 0, "timeline", value=99), "found 99, expected a place"),
    "$.sessions[0].steps[1].step": (
        put("sessions", 0, "steps", 1, "step", value=99),
        "a step of the session",
    ),
    "$.sessions[0].steps[1].next_step": (
        put("sessions", 0, "steps", 1, "next_step", value=99),
        "a step of the session",
    ),
    "$.sessions[0].steps[6].attempt": (same_attempt, "each attempt at step 0 once"),
    "$.sessions[0].steps[0].credited_s": (
        put("sessions", 0, "steps", 0, "credited_s", value=-1),
        "a number of seconds",
    ),
    "$.sessions[0].steps[0].next_step": (open_nowhere, "for the session to go on with"),
    "$.timelines[0][1].start_s": (put("timelines", 0, 1, "start_s", value=1), "where the last ends"),
    "$.timelines[0][1].index": (put("timelines", 0, 1, "index", value=0), "an index used once"),
    "$.timelines[0]": (put("timelines", 0, value=[]), "a list of 1 to"),
    "$.walks[0].moving_s": (put("walks", 0, "moving_s", value=None), "counted in min"),
    "$.walks[1].distance_m": (put("walks", 1, "distance_m", value="far"), "metres as a text"),
    "$.plan_moves[0].to_on": (put("plan_moves", 0, "to_on", value="2027-01-01"), "at most 7 days"),
    "$.plan_pauses[0].returns_on": (put("plan_pauses", 0, "returns_on", value="2026-12-24"), "a day after"),
    "$.plan_revisions[0].slots[0].categories": (
        put("plan_revisions", 0, "slots", 0, "categories", value=[]),
        "expected a list of 1 to 6 categories",
    ),
    "$.plan_revisions[0].slots[1].at": (
        put("plan_revisions", 0, "slots", 1, "at", value="02:00:00"),
        "a time from 03:00",
    ),
    "$.plan_revisions[0].slots": (
        lambda whole: whole["plan_revisions"][0]["slots"].append(whole["plan_revisions"][0]["slots"][0]),
        "each slot once",
    ),
    "$.plan_revisions[3]": (same_place, "each place once"),
    "$.ladder_reviews[0].proposal": (put("ladder_reviews", 0, "proposal", value="fly"), "one of advance"),
    "$.settings.appearance": (put("settings", "appearance", value="loud"), 'found "loud"'),
    "$.routines[0].file": (put("routines", 0, "file", value="../mine.toml"), "a file name of lower-case"),
    "$.routines[1].file": (twice("routines"), "a file name used once"),
    "$.routines[0].text": (put("routines", 0, "text", value="a ="), "expected valid TOML"),
    "$.routines[0].text: $.id": (put("routines", 0, "file", value="other.toml"), "the name of the file"),
    "$.routines[0].text: $.items[0].exercise": (put("exercises", value=[]), "a known exercise"),
    "$.exercises[0].text: $.name": (put("exercises", 0, "text", value='id = "my-bird-dog"'), "found nothing"),
    "$.poses[0].text: $.id": (put("poses", 0, "text", value="id = 3"), "the name of the file"),
}


@pytest.mark.parametrize("place", BAD)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, place: str) -> None:
    change, said = BAD[place]
    error = refused(tmp_path / "data", changed(KEPT_EXPORT, tmp_path / "bad.json", change))
    assert error.path == place
    assert said in str(error)


def test_a_file_that_ends_too_early_is_refused(tmp_path: Path) -> None:
    content = KEPT_EXPORT.read_bytes()
    path = tmp_path / "cut.json"
    for end in (1, 30, 1000, len(content) // 2, len(content) - 2):
        path.write_bytes(content[:end])
        assert refused(tmp_path / "data", path).path.startswith("byte ")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(1024**3)
    really = Path.open

    def opened_otherwise(opened: Path, *mode: Any, **how: Any) -> object:
        assert opened != path
        return really(opened, *mode, **how)

    monkeypatch.setattr(Path, "open", opened_otherwise)
    assert refused(tmp_path / "data", path).expected == f"at most {MAX_FILE_BYTES // 1024**2} MiB"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "an empty file"),
        (b"[1, 2]", "found no table"),
        (b'"back-coach"', "found no table"),
        (b'{"sessions": []}', "$.format: found nothing"),
        (b"id,plan_on\r\n", "byte 0: found invalid character, expected valid JSON"),
        (b'{"format": "\xff"}', "byte 12: found bytes that are not UTF-8"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"format": "back-coach", "version": true}', "$.version: found true"),
        (b'{"format": "back-coach", "version": 1, "settings": 1, "x": ]}', "byte 59: found invalid"),
    ],
)
def test_foreign_content_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "foreign.json"
    path.write_bytes(content)
    assert said in str(refused(tmp_path / "data", path))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "data", tmp_path).found == "no file"
    assert refused(tmp_path / "data", tmp_path / "none.json").found == "No such file or directory"
