"""Who has answered what in a session in which everybody goes at their own speed."""

from dataclasses import dataclass
from typing import NamedTuple

from learning.grading import Verdict
from learning.live.outcomes import LABELS, look_of
from learning.models import LiveSession, Response

MOST = 40  # people shown at first: the grid is made anew with each answer
SIGNS = {"right": "✓", "near": "~", "wrong": "×", "ungraded": "•", "polled": "•"}


class Cell(NamedTuple):
    """An answer: how right it was, a sign for that and its name; all empty without one."""

    look: str = ""
    sign: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    name: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """A row for each person, the latest first, with ``others`` that are not shown."""

    numbers: range
    rows: list[GridRow]
    others: int


def grid_of(session: LiveSession, *, shows_all: bool = False) -> Grid:
    """Four statements."""
    numbers = range(1, session.questions.count() + 1)
    joined = session.attempts.count()
    people = session.attempts.order_by("-pk").values_list("pk", "name")
    shown = list(people if shows_all else people[:MOST])
    given = Response.objects.filter(
        attempt__in=[pk for pk, _ in shown], answered_at__isnull=False
    ).order_by()
    cells = {
        (attempt, position): _cell(verdict)
        for attempt, position, verdict in given.values_list("attempt", "position", "verdict")
    }
    rows = [GridRow(name, [cells.get((pk, n), Cell()) for n in numbers]) for pk, name in shown]
    return Grid(numbers, rows, joined - len(rows))


def _cell(verdict: dict[str, object]) -> Cell:
    look = look_of(Verdict.from_json(verdict).outcome)
    return Cell(look, SIGNS[look], LABELS[look])
