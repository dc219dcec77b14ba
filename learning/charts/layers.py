"""A concept map as boxes in columns, with labelled arrows from one to another."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from learning.charts.layering import GridPlace, Way, plan

BOX, WORDS, FAN = 150, 132, 34  # width of a box and of words; room for lines to fan out between
BETWEEN = WORDS + 2 * FAN
ROW, EDGE = 84, 16  # from box to box in a column; around the picture
LINE, IN_BOX, IN_WORDS = 15, 20, 18  # of text: its height, characters in a line
PAD, POINT = 9, 7  # within a box; length of an arrow's point


@dataclass(frozen=True, slots=True)
class Arrow[K: Hashable]:
    """``words`` say how the source is related to the target, and ``voice`` who says so."""

    source: K
    target: K
    words: str
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text around the point ``x``, ``y``."""

    lines: list[str]
    x: float
    y: float

    @property
    def written(self) -> list[tuple[str, float]]:
        """Each line with its y."""
        first = self.y - LINE * (len(self.lines) - 1) / 2 + 4
        return [(line, first + LINE * rank) for rank, line in enumerate(self.lines)]

    @property
    def height(self) -> int:
        return LINE * len(self.lines) + 2 * PAD

    @property
    def width(self) -> float:
        """An estimate from the longest line."""
        return 7.2 * max(map(len, self.lines), default=0) + 4

    @property
    def left(self) -> float:
        return round(self.x - self.width / 2, 1)

    @property
    def right(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def top(self) -> float:
        return self.y - self.height / 2


@dataclass(frozen=True, slots=True)
class Box[K]:
    key: K
    text: Text

    @property
    def left(self) -> float:
        return self.text.x - BOX / 2

    @property
    def top(self) -> float:
        return self.text.top


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """``path`` is the line and ``point`` the head of the arrow, as SVG has them."""

    path: str
    point: str
    text: Text


@dataclass(frozen=True, slots=True)
class Drawing[K]:
    """``lines`` are in the order of the arrows; both lists may be empty."""

    boxes: list[Box[K]]
    lines: list[DrawnArrow]
    width: float
    height: float


def drawing[K: Hashable](names: dict[K, str], arrows: Sequence[Arrow[K]]) -> Drawing[K]:
    """A map of the things that an arrow touches.

    Raises ``ValueError`` for an arrow from a thing to itself.
    """
    if any(arrow.source == arrow.target for arrow in arrows):
        raise ValueError("An arrow leads from one thing to another.")
    keys = list(dict.fromkeys(end for arrow in arrows for end in (arrow.source, arrow.target)))
    number = {key: rank for rank, key in enumerate(keys)}
    pairs = [(number[arrow.source], number[arrow.target]) for arrow in arrows]
    planned = plan(pairs, len(keys))
    boxes = [
        Box(key, Text(wrap(names[key], IN_BOX), *_middle(planned.places[rank])))
        for rank, key in enumerate(keys)
    ]
    lines = [
        _line(arrow, boxes[source], boxes[target], planned.ways[rank])
        for rank, (arrow, (source, target)) in enumerate(zip(arrows, pairs, strict=True))
    ]
    columns, rows = planned.size
    width = columns * (BOX + BETWEEN) / 2 + (BOX - BETWEEN) / 2 + 2 * EDGE
    return Drawing(boxes, lines, round(width, 1) if boxes else 0, rows * ROW + 2 * EDGE)


def _middle(place: GridPlace) -> GridPlace:
    column, row = place
    return EDGE + BOX / 2 + column * (BOX + BETWEEN) / 2, EDGE + ROW / 2 + row * ROW


def _line[K: Hashable](arrow: Arrow[K], source: Box[K], target: Box[K], way: Way) -> DrawnArrow:
    """A curve from the side of one box through its words to the side of the other."""
    lines = [*wrap(arrow.words, IN_WORDS), *wrap(arrow.voice, IN_WORDS)]
    text = Text(lines, *_middle(way.words))
    forward = target.text.x >= source.text.x
    left, right = (source, target) if forward else (target, source)
    start, end = (left.text.x + BOX / 2, left.text.y), (right.text.x - BOX / 2, right.text.y)
    tip, step = (end, -POINT) if forward else (start, POINT)
    if forward:
        end = (end[0] - POINT, end[1])
    else:
        start = (start[0] + POINT, start[1])
    before = [start, *_along(way.before), (text.x - WORDS / 2, text.y)]
    after = [(text.x + WORDS / 2, text.y), *_along(way.after), end]
    path = f"{_curve(before)} H{text.left:.1f} M{text.right:.1f} {text.y:.1f} L{_curve(after)[1:]}"
    wings = (f"{tip[0] + step:.1f},{tip[1] + wing:.1f}" for wing in (-4.5, 4.5))
    return DrawnArrow(path, " ".join((f"{tip[0]:.1f},{tip[1]:.1f}", *wings)), text)


def _along(places: Iterable[GridPlace]) -> Iterator[GridPlace]:
    """Both ends of a straight line through each column that the arrow passes: boxes stand in even
    columns, words in odd ones."""
    for place in places:
        x, y = _middle(place)
        half = (BOX if int(place[0]) % 2 == 0 else WORDS) / 2
        yield from ((x - half, y), (x + half, y))


def _curve(points: Sequence[GridPlace]) -> str:
    """A path that is horizontal at each point, so that its pieces join smoothly."""
    path = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (ax, ay), (bx, by) in pairwise(points):
        middle = (ax + bx) / 2
        path.append(f"C{middle:.1f} {ay:.1f} {middle:.1f} {by:.1f} {bx:.1f} {by:.1f}")
    return " ".join(path)
