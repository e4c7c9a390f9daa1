"""The weekly bars of the walks page."""

from coach.application.walk_diary import Diary
from coach.domain.walking import Unit
from coach.ui.charts.legend import Key
from coach.ui.charts.story import Story
from coach.ui.pages.progress.walking_story import weeks_story
from coach.ui.walk_words import tr, unit_word


def story_of(diary: Diary) -> Story:
    """The weeks up to this one."""
    unit = diary.weeks[-1].unit if diary.weeks else diary.unit
    return weeks_story(
        diary.weeks,
        diary.pauses,
        diary.today,
        title=tr("Minutes each week") if unit is Unit.MINUTES else tr("Distance each week"),
        keys=(
            Key("walk", tr("walked, {unit}").format(unit=unit_word(unit))),
            Key("limit", tr("from target to safe limit")),
        ),
        is_large=True,
    )
