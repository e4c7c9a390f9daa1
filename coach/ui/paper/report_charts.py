"""Two small charts of the report: pain over the period, and walks by week."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF

from coach.application.report_sums import PainSummary, Walking
from coach.domain.adherence import Week
from coach.domain.pain import WORST, Moment
from coach.domain.trends import PainTrend
from coach.ui import day_words
from coach.ui.paper import report_days as days
from coach.ui.paper import report_details as details
from coach.ui.paper.report_ink import HEADING, INK, INK_2, SMALL, SMALL_STRONG, Ink, broken, width_pt
from coach.ui.paper.report_words import tr

_CHART_PT = 64.0
_AXIS_PT = 14.0
_HEAD_PT = HEADING.line_pt + 4
_MOST_POINTS = 140
"""Answers drawn one by one; more are drawn by week, from the lowest to the highest."""

_MOST_LABELS = 10
"""Bars that carry their numbers; of more only the highest and the last do."""


@dataclass(frozen=True, slots=True)
class PainChart:
    """Every answer with the mean of four through them, and what they come to in words."""

    trend: PainTrend
    summary: PainSummary | None
    first: date
    last: date

    def height_pt(self, room_pt: float) -> float:
        """Heading, legend, chart, dates and words."""
        words = sum(broken(text, SMALL, room_pt).height_pt for text in self._sentences())
        if self.summary is None:
            return _HEAD_PT + words
        return _HEAD_PT + SMALL.line_pt + 5 + _CHART_PT + _AXIS_PT + words

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        ink.write(at, tr("Back pain, 0 to 10"), HEADING)
        y = at.y() + _HEAD_PT
        if self.summary is not None:
            self._legend(ink, QPointF(at.x(), y))
            y += SMALL.line_pt + 5
            place = QRectF(at.x() + _AXIS_PT, y, room_pt - 2 * _AXIS_PT, _CHART_PT)
            self._chart(ink, place)
            y += _CHART_PT + _AXIS_PT
        for text in self._sentences():
            lines = broken(text, SMALL, room_pt)
            ink.write_lines(QPointF(at.x(), y), lines)
            y += lines.height_pt

    def _sentences(self) -> list[str]:
        if self.summary is None:
            return [tr("No answers about pain in this period.")]
        found = [
            details.pain_span(self.summary),
            details.pain_medians(self.summary),
            details.pain_trend(self.trend, self.summary),
        ]
        return [text for text in found if text]

    @property
    def _is_weekly(self) -> bool:
        return len(self.trend.points) > _MOST_POINTS

    def _legend(self, ink: Ink, at: QPointF) -> None:
        if self._is_weekly:
            ink.write(at, tr("line: mean of a week, bar: lowest to highest"), SMALL, INK_2)
            return
        seen = {point.moment for point in self.trend.points}
        x = at.x()
        for which in Moment:
            if which in seen:
                _point(ink, QPointF(x + 2.5, at.y() + SMALL.line_pt / 2), which)
                word = details.moment(which)
                ink.write(QPointF(x + 8, at.y()), word, SMALL, INK_2)
                x += 8 + width_pt(word, SMALL) + 9
        ink.rule(QPointF(x, at.y() + 5), QPointF(x + 9, at.y() + 5), INK, 1.4)
        ink.write(QPointF(x + 12, at.y()), tr("mean of 4"), SMALL, INK_2)

    def _chart(self, ink: Ink, place: QRectF) -> None:
        for value in (0, WORST // 2, WORST):
            y = _height(place, value)
            ink.rule(QPointF(place.left(), y), QPointF(place.right(), y))
            at = QPointF(place.left() - 4, y - SMALL.line_pt / 2)
            ink.write(at, str(value), SMALL, INK_2, is_right=True)
        self._weekly(ink, place) if self._is_weekly else self._each(ink, place)
        if self.trend.now is not None:
            at = QPointF(place.right() + 2, _height(place, self.trend.now) - SMALL.line_pt / 2)
            ink.write(at, f"{self.trend.now:.1f}", SMALL_STRONG)
        below = place.bottom() + 3
        ink.write(QPointF(place.left(), below), days.day_of(self.first, self.last), SMALL, INK_2)
        ink.write(QPointF(place.right(), below), day_words.short_day(self.last), SMALL, INK_2, is_right=True)

    def _each(self, ink: Ink, place: QRectF) -> None:
        where = [
            QPointF(self._across(place, point.on), _height(place, point.value)) for point in self.trend.points
        ]
        means = [
            QPointF(spot.x(), _height(place, it)) for spot, it in zip(where, self.trend.means, strict=True)
        ]
        ink.curve(means, 1.4)
        for spot, point in zip(where, self.trend.points, strict=True):
            _point(ink, spot, point.moment)

    def _weekly(self, ink: Ink, place: QRectF) -> None:
        means = []
        for week in self.trend.weeks:
            x = self._across(place, week.monday + timedelta(days=3))
            ink.rule(QPointF(x, _height(place, week.low)), QPointF(x, _height(place, week.high)), INK_2, 1.2)
            means.append(QPointF(x, _height(place, week.mean)))
        ink.curve(means, 1.4)

    def _across(self, place: QRectF, on: date) -> float:
        days = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (on - self.first).days / days))
        return place.left() + 3 + share * (place.width() - 6)


def _height(place: QRectF, value: float) -> float:
    return place.bottom() - value / WORST * place.height()


def _point(ink: Ink, middle: QPointF, which: Moment) -> None:
    """Before is an open circle, after a full one, the next morning a square; the rest is small."""
    if which is Moment.NEXT:
        ink.dot(middle, 1.7, is_square=True)
    elif which in (Moment.BEFORE, Moment.AFTER):
        ink.dot(middle, 2.0, is_open=which is Moment.BEFORE)
    else:
        ink.dot(middle, 1.1, is_open=which is Moment.NOW)


@dataclass(frozen=True, slots=True)
class WalkChart:
    """A bar a week with what was walked, weeks of rest named, and the sum; below it the symptom check."""

    walking: Walking | None
    weeks: tuple[Week, ...]
    check: str

    def height_pt(self, room_pt: float) -> float:
        """Heading, bars, dates and words."""
        words = broken(self._sentence(), SMALL, room_pt).height_pt
        words += 5 + broken(self.check, SMALL, room_pt).height_pt
        if self.walking is None:
            return _HEAD_PT + words
        return _HEAD_PT + SMALL.line_pt + 5 + _CHART_PT + _AXIS_PT + words

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        y = at.y() + _HEAD_PT
        if self.walking is None:
            ink.write(at, tr("Walking"), HEADING)
        else:
            ink.write(at, details.walking_title(self.walking), HEADING)
            has_rest = not self._has_labels and any(week.is_paused for week in self.weeks)
            legend = details.walking_legend(has_labels=self._has_labels, has_rest=has_rest)
            ink.write(QPointF(at.x(), y), legend, SMALL, INK_2)
            y += SMALL.line_pt + 5
            self._chart(ink, QRectF(at.x(), y, room_pt, _CHART_PT), self.walking)
            y += _CHART_PT + _AXIS_PT
        sentence = broken(self._sentence(), SMALL, room_pt)
        ink.write_lines(QPointF(at.x(), y), sentence)
        y += sentence.height_pt + 5
        ink.write_lines(QPointF(at.x(), y), broken(self.check, SMALL, room_pt))

    @property
    def _has_labels(self) -> bool:
        return self.walking is not None and len(self.walking.weeks) <= _MOST_LABELS

    def _label(self, ink: Ink, bar: QRectF, edge_pt: float, text: str) -> None:
        right = min(edge_pt, bar.center().x() + width_pt(text, SMALL) / 2)
        ink.write(QPointF(right, bar.top() - SMALL.line_pt), text, SMALL, is_right=True)

    def _sentence(self) -> str:
        if self.walking is None:
            return tr("No walks are recorded in this period.")
        return details.walking_sum(self.walking)

    def _chart(self, ink: Ink, place: QRectF, walking: Walking) -> None:
        weeks = walking.weeks
        highest = max(week.amount for week in weeks)
        step_pt = place.width() / len(weeks)
        rests = {week.monday: week.pause for week in self.weeks if week.is_paused}
        labelled = set(range(len(weeks)))
        if not self._has_labels:
            labelled = {max(labelled, key=lambda it: weeks[it].amount)}
        for number, week in enumerate(weeks):
            tall = float(week.amount / highest) * place.height() if highest else 0.0
            wide = min(18.0, step_pt * 0.62)
            middle = place.left() + (number + 0.5) * step_pt
            bar = QRectF(middle - wide / 2, place.bottom() - tall, wide, tall)
            is_current = number == len(weeks) - 1
            if tall:
                ink.box(bar, INK_2, dashed=True) if is_current else ink.grey(bar)
            rest = rests.get(week.monday)
            if number in labelled:
                self._label(ink, bar, place.right(), details.walked(week, walking.unit, rest))
            elif rest is not None:
                half = QPointF(step_pt / 2, 0)
                line = QPointF(middle, place.bottom() + 2.2)
                ink.rule(line - half, line + half, INK, 1.6)
        ink.rule(place.bottomLeft(), place.bottomRight(), INK, 0.7)
        below = place.bottom() + 3
        ink.write(QPointF(place.left(), below), days.day_of(weeks[0].monday, weeks[-1].monday), SMALL, INK_2)
        ink.write(QPointF(place.right(), below), tr("this week"), SMALL, INK_2, is_right=True)
