"""The shape of a timeline: periods along an axis that runs down, and labels that keep apart."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, islice, takewhile
from textwrap import wrap

WIDTH, AXIS, LABEL = 360, 64, 96  # the picture; where its axis and its labels stand
LINE, GAP = 17, 14  # of the labels' text; between two labels
CHARACTERS, LINES = 35, 5  # that a line and a label hold
LEAST = 240
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)  # months from tick to tick
TICKS = 7


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, as exactly as it is known."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Tick:
    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """What is told of a period: lines of text beside the axis, led to it by a line."""

    lines: list[str]
    top: float
    start: float
    end: float

    @property
    def height(self) -> int:
        return LINE * len(self.lines)

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def length(self) -> float:
        """Of the period on the axis; a day can be seen too."""
        return max(5.0, round(self.end - self.start, 2))

    @property
    def sign_at(self) -> float:
        """Where a sign of 20 by 20 begins that stands on the first line."""
        return self.top - 5

    @property
    def leader(self) -> str:
        """The points of the line from the period to its label."""
        beside = self.top + LINE / 2
        return f"{AXIS + 6},{self.middle:.1f} {AXIS + 18},{beside:.1f} {LABEL - 8},{beside:.1f}"

    @property
    def written(self) -> list[tuple[str, float]]:
        """Each line with the height on which it stands."""
        return [(line, self.top + 13 + LINE * rank) for rank, line in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Axis:
    """A timeline; its labels are in the order in which the periods were given."""

    labels: list[Label]
    ticks: list[Tick]
    height: float

    @property
    def top(self) -> float:
        """Of the picture, whose labels may begin above the axis, with room for half a line."""
        return min([0, *(label.top for label in self.labels)]) - 10

    @property
    def depth(self) -> float:
        """From there to where the last label or the axis ends."""
        ends = (label.top + label.height for label in self.labels)
        return round(max([self.height, *ends]) + 10 - self.top, 2)


def period(when: str) -> Period:
    """What "1998", "1998-03", "1998-03-14" or "1990/2009" stands for.

    Raises ``ValueError`` for anything else.
    """
    first, _, last = when.partition("/")
    return Period(_days(first).first, _days(last or first).last)


def axis(periods: Sequence[Period], texts: Sequence[str]) -> Axis:
    """The periods, which are in order, on a common axis, each with its text beside it."""
    if not periods:
        return Axis([], [], 0)
    lines = [_lines(text) for text in texts]
    heights = [LINE * len(each) for each in lines]
    height = max(LEAST, sum(heights) + GAP * (len(heights) + 1))
    begin = min(each.first for each in periods)
    end = max(each.last for each in periods)
    length = max(1, end.toordinal() + 1 - begin.toordinal())

    def at(day: int) -> float:
        return round(height * (day - begin.toordinal()) / length, 2)

    spans = [(at(each.first.toordinal()), at(each.last.toordinal() + 1)) for each in periods]
    tops = apart([(a + b - LINE) / 2 for a, b in spans], heights)
    labels = [Label(*each) for each in zip(lines, tops, *zip(*spans, strict=True), strict=True)]
    ticks = [Tick(text, at(day.toordinal())) for text, day in _ticks(begin, end)]
    return Axis(labels, ticks, height)


def apart(wished: Sequence[float], heights: Sequence[int]) -> list[float]:
    """Tops as near the wished ones as may be, in the same order, of which none covers another.

    Those that would touch stand together, the mean of their wishes met: they may end up beyond
    both ends of what was wished.
    """
    groups: list[_Group] = []
    for wish, height in zip(wished, heights, strict=True):
        group = _Group(wish, 1, height + GAP)
        while groups and groups[-1].top + groups[-1].size > group.top:
            group = groups.pop().followed_by(group)
        groups.append(group)
    left, tops = iter(heights), []
    for group in groups:
        top = group.top
        for height in islice(left, group.count):
            tops.append(round(top, 2))
            top += height + GAP
    return tops


@dataclass(frozen=True, slots=True)
class _Group:
    """Labels that stand together: ``wishes`` are the sum of where each wants the first to be."""

    wishes: float
    count: int
    size: int

    @property
    def top(self) -> float:
        return self.wishes / self.count

    def followed_by(self, other: "_Group") -> "_Group":
        wishes = self.wishes + other.wishes - other.count * self.size
        return _Group(wishes, self.count + other.count, self.size + other.size)


def _lines(text: str) -> list[str]:
    head, _, rest = text.partition("\n")
    told = wrap(rest, CHARACTERS, max_lines=LINES - 1, placeholder=" …")
    return [*wrap(head, CHARACTERS, max_lines=1, placeholder=" …"), *told]


def _days(text: str) -> Period:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return Period(date(parts[0], 1, 1), date(parts[0], 12, 31))
    if len(parts) == 2:
        year, month = parts
        return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    day = date(*parts)
    return Period(day, day)


def _ticks(begin: date, end: date) -> list[tuple[str, date]]:
    """Round years or months within the axis, as many as can be read; a month names its year only
    if it is the first of them."""
    first, last = 12 * begin.year + begin.month - 1, 12 * end.year + end.month - 1
    step = next((step for step in STEPS if (last - first) / step < TICKS), STEPS[-1])
    months = takewhile(lambda month: month <= last, count(-(-first // step) * step, step))
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    shown = [day for day in days if day >= begin]
    return [(_named(day, first=day == shown[0]), day) for day in shown]


def _named(day: date, *, first: bool) -> str:
    if day.month == 1:
        return f"{day.year}"
    return f"{day:%b} {day.year}" if first else f"{day:%b}"
