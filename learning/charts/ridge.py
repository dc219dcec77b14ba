"""A year as a ridge of hills: as high as much was answered in a week, with a boat where the longest
time was empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

WEEKS = 53
WIDTH, TALLEST, ABOVE = 700.0, 96.0, 8.0  # in the units of the chart
STEP = WIDTH / (WEEKS - 1)
BASE = ABOVE + TALLEST
BOAT_FROM = 8  # empty weeks together that have room for a boat
SMOOTH = 2  # weeks on either side that the further hills are the mean of
EVERY = 2  # months between two labels
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ridge:
    """``near`` and ``far`` are the hills as closed paths, ``crest`` the line on top of the near
    ones; ``labels`` are months with their places. ``boat_at`` is None without room for one.
    """

    near: str
    far: str
    crest: str
    labels: list[tuple[float, str]]
    boat_at: float | None
    days: int
    width: float = WIDTH
    base: float = BASE


def ridge(counts: Mapping[date, int], today: date) -> Ridge:
    """The ridge of the 53 weeks up to this one, by the answers of each day."""
    last = today - timedelta(days=today.weekday())
    mondays = [last - WEEK * back for back in range(WEEKS - 1, -1, -1)]
    weeks = [sum(counts.get(day + timedelta(days=n), 0) for n in range(7)) for day in mondays]
    near, far = _heights(weeks), _heights(_smoothed(weeks))
    return Ridge(
        near=_closed(near),
        far=_closed(far),
        crest=_curve(near),
        labels=_labels(mondays),
        boat_at=_boat_at(weeks),
        days=sum(1 for on, count in counts.items() if count and on >= mondays[0]),
    )


def _heights(values: Sequence[float]) -> list[float]:
    """The values as y, on a root so that small weeks are seen beside large ones."""
    highest = max(values, default=0) or 1
    return [round(BASE - TALLEST * (value / highest) ** 0.7, 1) for value in values]


def _smoothed(values: Sequence[float]) -> list[float]:
    return [
        sum(values[max(0, n - SMOOTH) : n + SMOOTH + 1]) / (2 * SMOOTH + 1)
        for n in range(len(values))
    ]


def _curve(ys: Sequence[float]) -> str:
    """A smooth line through the points, which is level at each summit and in each valley, so that
    it never swings past them.
    """
    steps = [after - before for before, after in pairwise(ys)]
    slopes = [0.0, *map(_slope, steps, steps[1:]), 0.0]
    pieces = [f"M0 {ys[0]:g}"]
    for n, (start, end) in enumerate(pairwise(ys)):
        x, third = n * STEP, STEP / 3
        pieces.append(
            f"C{x + third:.1f} {start + slopes[n] / 3:.1f} "
            f"{x + 2 * third:.1f} {end - slopes[n + 1] / 3:.1f} {x + STEP:.1f} {end:g}"
        )
    return "".join(pieces)


def _slope(before: float, after: float) -> float:
    """The slope between two steps: the flatter of them, or none where they turn."""
    return min(before, after, key=abs) if before * after > 0 else 0.0


def _closed(ys: Sequence[float]) -> str:
    return f"{_curve(ys)}V{BASE:g}H0Z"


def _labels(mondays: Sequence[date]) -> list[tuple[float, str]]:
    """The name of every second month where its first week is."""
    labels = []
    for n, (before, on) in enumerate(pairwise(mondays), 1):
        if on.month != before.month and on.month % EVERY == mondays[-1].month % EVERY:
            labels.append((round(n * STEP, 1), f"{on:%b}"))
    return labels


def _boat_at(weeks: Sequence[int]) -> float | None:
    """The middle of the longest time without an answer, if it is long."""
    longest, start = (0, 0), 0
    for n, count in enumerate([*weeks, 1]):
        if count:
            longest = max(longest, (n - start, start))
            start = n + 1
    length, first = longest
    return round((first + length / 2) * STEP, 1) if length >= BOAT_FROM else None
