"""What is said about a symptom check that is asked again, and about rest after a red."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from coach.domain.red_flags import Due
from coach.ui import day_words


def why_asked(due: Due) -> str:
    """Why the symptom check is asked now, in a sentence."""
    translate = QCoreApplication.translate
    return {
        Due.FIRST: translate("Safety", "Answer it once before your first routine."),
        Due.RED: translate("Safety", "After a red day it is asked again, before your next routine."),
        Due.HIGH_PAIN: translate("Safety", "You gave a pain of 8 or more, so it is asked again."),
        Due.AWAY: translate("Safety", "You were away for two weeks or more, so it is asked again."),
        Due.MONTH: translate("Safety", "It is asked every four weeks, before your next routine."),
    }[due]


def what_rest_means(until: date) -> str:
    """What a rest after a red asks for, and what stays open."""
    said = QCoreApplication.translate(
        "Safety",
        "Your back reacted strongly, so routines rest until the end of {day}. What was planned does not "
        "count as missed. A gentle walk and the standing break stay open.",
    )
    return said.format(day=day_words.weekday(until))
