"""A timeline: periods along an axis from top to bottom, and labels that do not overlap."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, islice, takewhile
from textwrap import wrap

WIDTH, AXIS, LABEL = 360, 64, 96  # of the picture; x of its axis and of its labels
LINE, GAP = 17, 14  # height of a line of text; between two labels
CHARACTERS, LINES = 35, 5  # most in a line and in a label
LEAST = 240
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)  # months from tick to tick
TICKS = 7


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, as exactly as they are known."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Tick:
    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """The text of a period beside the axis, with a line that leads to it."""

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
        """Of the period on the axis; at least so much that a day can be seen."""
        return max(5.0, round(self.end - self.start, 2))

    @property
    def leader(self) -> str:
        """The points of the line from the period to its label."""
        beside = self.top + LINE / 2
        return f"{AXIS + 6},{self.middle:.1f} {AXIS + 18},{beside:.1f} {LABEL - 8},{beside:.1f}"

    @property
    def written(self) -> list[tuple[str, float]]:
        """Each line with its y."""
        return [(line, self.top + 13 + LINE * rank) for rank, line in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Axis:
    """``labels`` are in the order of the periods."""

    labels: list[Label]
    ticks: list[Tick]
    height: float

    @property
    def top(self) -> float:
        """The top of the picture, half a line above the axis or the first label."""
        return min([0, *(label.top for label in self.labels)]) - 10

    @property
    def depth(self) -> float:
        """The height of the picture, from ``top`` to the end of the last label or of the axis."""
        ends = (label.top + label.height for label in self.labels)
        return round(max([self.height, *ends]) + 10 - self.top, 2)


def period(when: str) -> Period:
    """The period that "1998", "1998-03", "1998-03-14" or "1990/2009" names.

    Raises ``ValueError`` for anything else.
    """
    first, _, last = when.partition("/")
    return Period(_days(first).first, _days(last or first).last)


def axis(periods: Sequence[Period], texts: Sequence[str]) -> Axis:
    """The periods, which must be in order, on one axis, each with its text."""
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
    """Tops as near to the wished ones as possible, in the same order, so that no label covers
    another.

    Labels that would overlap form a group around the mean of their wishes, which may reach beyond
    the first and the last wish.
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
    """Labels without room between them; ``wishes`` is the sum of the tops that each of them wishes
    for the first."""

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
    body = wrap(rest, CHARACTERS, max_lines=LINES - 1, placeholder=" …")
    return [*wrap(head, CHARACTERS, max_lines=1, placeholder=" …"), *body]


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
    """Round years or months within the axis, fewer than ``TICKS`` or as few as ``STEPS`` allow.
    Only the first month has its year."""
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
