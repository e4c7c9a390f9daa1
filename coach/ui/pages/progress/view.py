"""All that the page shows of a range, put into words and charts; made off the window's thread."""

from dataclasses import dataclass

from coach.application.history import Progress, Range
from coach.ui.charts.story import Story
from coach.ui.pages.progress import phrases
from coach.ui.pages.progress.counting import how_counted
from coach.ui.pages.progress.days_story import days_story
from coach.ui.pages.progress.figures import Figure, figures_of
from coach.ui.pages.progress.pain_story import pain_story
from coach.ui.pages.progress.sessions_story import sessions_story
from coach.ui.pages.progress.walking_story import walking_story

DAYS_BESIDE_UP_TO_WEEKS = 12
"""Beyond, the calendar needs the whole width of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A range, ready to be shown. `target` is what this week asks for."""

    range: Range
    is_empty: bool
    target: int
    span: str
    figures: tuple[Figure, ...]
    sessions: Story
    days: Story
    pain: Story
    walking: Story
    counting: tuple[str, ...]
    is_days_wide: bool


def view_of(progress: Progress, range_: Range) -> View:
    """What to show of a range."""
    return View(
        range=range_,
        is_empty=progress.is_empty and not progress.walking,
        target=progress.target,
        span=phrases.span(progress.first, progress.last),
        figures=figures_of(progress),
        sessions=sessions_story(progress),
        days=days_story(progress),
        pain=pain_story(progress),
        walking=walking_story(progress),
        counting=how_counted(progress),
        is_days_wide=len(progress.weeks) > DAYS_BESIDE_UP_TO_WEEKS,
    )
