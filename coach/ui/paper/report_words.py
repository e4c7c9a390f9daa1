"""Words that every part of the report uses."""

from PySide6.QtCore import QCoreApplication

from coach.domain.plan import PauseReason


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Report", text)


def pause_word(reason: PauseReason) -> str:
    """Why a week rested, in a word."""
    return {
        PauseReason.HOLIDAY: tr("holiday"),
        PauseReason.ILL: tr("ill"),
        PauseReason.MEDICAL: tr("pain"),
    }[reason]
