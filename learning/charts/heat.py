"""A year of days as squares: a column for each week, the larger the square the more in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
    """``steps`` are the least counts of each level from the second on."""

    halves: list[Half]
    steps: list[int]


def heat_map(counts: Mapping[date, int], today: date) -> HeatMap:
    """The 54 weeks to the end of this one; days that are to come are left out."""
    last = today - today.weekday() * DAYS
    weeks = [last - 7 * back * DAYS for back in range(2 * HALF - 1, -1, -1)]
    days = [week + day * DAYS for week in weeks for day in range(7)]
    steps = _steps([counts[day] for day in days if counts.get(day)])
    halves = [_half(weeks[start : start + HALF], counts, steps, today) for start in (0, HALF)]
    return HeatMap(halves, steps)


def level(count: int, steps: Sequence[int]) -> int:
    return sum(count >= step for step in (1, *steps))


def _steps(given: list[int]) -> list[int]:
    """What parts the days with anything in them into four levels, about as many in each."""
    ordered, steps = sorted(given) or [1], [1]
    for quarter in (1, 2, 3):
        steps.append(max(steps[-1] + 1, ordered[len(ordered) * quarter // 4]))
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


def _square(column: int, row: int, side: int) -> str:
    inset = (CELL - side) // 2
    x, y = LEFT + column * CELL + inset, HEAD + row * CELL + inset
    return f"M{x} {y}h{side}v{side}h-{side}z"
