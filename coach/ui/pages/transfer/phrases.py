"""What is said about an export and an import."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from coach.application.transfer import Preview

_SHOWN_FILES = 6


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Transfer", text)


def rows(preview: Preview) -> list[tuple[str, str]]:
    """One line a kind of record: its name, and how many come in, take a place, or are here."""
    names = {
        "sessions": tr("Sessions"),
        "walks": tr("Walks"),
        "symptom_checks": tr("Symptom checks"),
        "pain_scores": tr("Pain scores"),
        "plan_revisions": tr("Weeks of the plan"),
        "plan_moves": tr("Moved appointments"),
        "plan_skips": tr("Skipped appointments"),
        "plan_pauses": tr("Pauses"),
        "ladder_reviews": tr("Monday reviews"),
        "card_events": tr("Cards read or shown"),
    }
    said = [
        (names[kind], _counts(tally.new, tally.replaced, tally.same, tally.older))
        for kind, tally in preview.records.items()
    ]
    files = preview.files
    said.append((tr("Files of your own"), _counts(len(files.own_new), 0, files.same, len(files.kept))))
    return [(name, counts) for name, counts in said if counts]


def _counts(new: int, replaced: int, same: int, kept: int) -> str:
    counted = (
        (new, tr("{n} new")),
        (replaced, tr("{n} replaced by newer ones")),
        (same, tr("{n} here already")),
        (kept, tr("{n} left as here")),
    )
    return ", ".join(words.format(n=count) for count, words in counted if count)


def remarks(preview: Preview) -> Iterator[str]:
    """What a person should know before agreeing."""
    kept = preview.files.kept
    if kept:
        names = ", ".join(kept[:_SHOWN_FILES]) + (" …" if len(kept) > _SHOWN_FILES else "")
        yield tr("Different here, and left as they are: {files}").format(files=names)
    if preview.takes_settings:
        yield tr("Its settings are used, since there are none here.")
    if preview.keeps_settings:
        yield tr("Your settings stay as they are.")
    if preview.is_carried:
        yield tr(
            "Both computers hold symptom checks. A finding that asks for a doctor holds until it is lifted."
        )
    if preview.replaced:
        yield tr("Records of yours that give way to newer ones: {n}.").format(n=preview.replaced)
    yield tr("A backup is made first.")


def came_in(preview: Preview) -> str:
    """What an import came to, in one line."""
    if preview.is_nothing:
        return tr("Everything in this file is here already.")
    counted = (
        (preview.new, tr("Records that came in: {n}.")),
        (preview.replaced, tr("Replaced by newer ones: {n}.")),
        (len(preview.files.own_new), tr("Files of your own: {n}.")),
    )
    return " ".join(words.format(n=count) for count, words in counted if count)
