"""A year of days as squares: a column for each week, the larger the square the more in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

CELL, LEFT, HEAD = 13, 30, 18  # in the chart's own units
SIDES = (2, 5, 7, 9, 11)  # of the square for each level, none first
HALF = 27  # weeks in one picture, two of which show a year on a phone as well
DAYS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Half:
    """``paths`` has all squares of each level as one path; ``months`` say where each begins."""

    paths: list[str]
    months: list[tuple[int, str]]
    first: date
    last: date
    left: int = LEFT
    width: int = LEFT + HALF * CELL
    height: int = HEAD + 7 * CELL


@dataclass(frozen=True, slots=True)
class HeatMap:
    """``keys`` are those of its squares that days have, from the smallest on, each with the counts
    that it stands for; ``weeks`` the same days as numbers, the latest first and none that has
    nothing in it."""

    halves: list[Half]
    keys: list[tuple[str, str]]
    weeks: list[tuple[date, list[str]]]
    filled: int
    days: int


def heat_map(counts: Mapping[date, int], today: date) -> HeatMap:
    """The 54 weeks to the end of this one; days that are to come are left out."""
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
    """0 for nothing; where there are fewer levels than four they are the upper ones."""
    reached = sum(count >= step for step in steps)
    return len(SIDES) - 1 - len(steps) + reached if count else 0


def steps_of(given: Sequence[int]) -> list[int]:
    """The least counts of each level from the second on; the first begins with 1.

    Four levels have about as many of the days each: the others begin with the count that is a
    quarter, half and three quarters of the way up, or with the next higher one that there is, where
    a level has begun there already. Where there is none there are fewer levels: no level is without
    a day, and days that are all alike have one.
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
    """Of each week its days; "" for those that are to come."""
    found = []
    for week in weeks:
        days = [week + row * DAYS for row in range(7)]
        if any(counts.get(day) for day in days):
            told = [f"{counts.get(day, 0)}" if day <= today else "" for day in days]
            found.append((week, told))
    return found


def _square(column: int, row: int, side: int, *, left: int = LEFT, head: int = HEAD) -> str:
    inset = (CELL - side) // 2
    x, y = left + column * CELL + inset, head + row * CELL + inset
    return f"M{x} {y}h{side}v{side}h-{side}z"
