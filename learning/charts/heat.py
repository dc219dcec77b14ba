"""A year as a heat map: a column for each week, a square for each day, larger for more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

CELL, LEFT, HEAD = 13, 30, 18  # in the units of the chart
SIDES = (2, 5, 7, 9, 11)  # of the square at each level; the first is for no answer
HALF = 27  # weeks; a phone has no room for a whole year side by side
DAYS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Half:
    """``paths`` are the squares, one path for each level; ``months`` are the names of the months
    with the x where each begins."""

    paths: list[str]
    months: list[tuple[int, str]]
    first: date
    last: date
    left: int = LEFT
    width: int = LEFT + HALF * CELL
    height: int = HEAD + 7 * CELL


@dataclass(frozen=True, slots=True)
class HeatMap:
    """``keys`` explain the squares that occur, the smallest first: each square with the counts that
    it stands for. ``weeks`` are the same days as numbers, the latest week first, without weeks that
    have no answer."""

    halves: list[Half]
    keys: list[tuple[str, str]]
    weeks: list[tuple[date, list[str]]]
    filled: int
    days: int


def heat_map(counts: Mapping[date, int], today: date) -> HeatMap:
    """The 54 weeks up to this one, without the days after ``today``."""
    last = today - today.weekday() * DAYS
    weeks = [last - 7 * back * DAYS for back in range(2 * HALF - 1, -1, -1)]
    days = [week + day * DAYS for week in weeks for day in range(7)]
    given = [counts[day] for day in days if day <= today and counts.get(day)]
    steps = steps_of(given)
    return HeatMap(
        halves=[_half(weeks[start : start + HALF], counts, steps, today) for start in (0, HALF)],
        keys=_keys(steps),
        weeks=_numbers(reversed(weeks), counts, today),
        filled=len(given),
        days=(today - weeks[0]).days + 1,
    )


def level(count: int, steps: Sequence[int]) -> int:
    """0 for a count of 0. If there are fewer than four levels, they are the upper ones."""
    reached = sum(count >= step for step in steps)
    return len(SIDES) - 1 - len(steps) + reached if count else 0


def steps_of(given: Sequence[int]) -> list[int]:
    """The smallest count of each level but the first, which begins at 1.

    The levels begin at the quartiles of the counts, so that each has about as many days. If a level
    begins at that count already, the next higher count is taken; if there is none, the level is
    left out. So each level has a day, and equal counts make a single level.
    """
    ordered = sorted(given)
    steps = ordered[:1]
    for quarter in (1, 2, 3):
        upper = ordered[len(ordered) * quarter // 4 :]
        steps += [count for count in upper if count > steps[-1]][:1]
    return steps[1:]


def _half(
    weeks: Sequence[date], counts: Mapping[date, int], steps: Sequence[int], today: date
) -> Half:
    drawn: list[list[str]] = [[] for _ in SIDES]
    months = []
    for column, week in enumerate(weeks):
        for row in range(7):
            day = week + row * DAYS
            if day <= today:
                which = level(counts.get(day, 0), steps)
                drawn[which].append(_square(column, row, SIDES[which]))
            if day.day == 1 and column < len(weeks) - 1:
                months.append((LEFT + column * CELL, f"{day:%b}"))
    last = min(weeks[-1] + 6 * DAYS, today)
    return Half(["".join(each) for each in drawn], months, weeks[0], last)


def _keys(steps: Sequence[int]) -> list[tuple[str, str]]:
    least = (1, *steps)
    names = [
        f"{low}" if following == low + 1 else f"{low} to {following - 1}"
        for low, following in pairwise(least)
    ]
    sides = (SIDES[0], *SIDES[-len(least) :])
    squares = (_square(0, 0, side, left=0, head=0) for side in sides)
    return list(zip(squares, ["none", *names, f"{least[-1]} and more"], strict=True))


def _numbers(
    weeks: Iterable[date], counts: Mapping[date, int], today: date
) -> list[tuple[date, list[str]]]:
    """The counts of each week with an answer; "" for days after ``today``."""
    found = []
    for week in weeks:
        days = [week + row * DAYS for row in range(7)]
        if any(counts.get(day) for day in days):
            numbers = [f"{counts.get(day, 0)}" if day <= today else "" for day in days]
            found.append((week, numbers))
    return found


def _square(column: int, row: int, side: int, *, left: int = LEFT, head: int = HEAD) -> str:
    inset = (CELL - side) // 2
    x, y = left + column * CELL + inset, head + row * CELL + inset
    return f"M{x} {y}h{side}v{side}h-{side}z"
