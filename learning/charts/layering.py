"""The columns and rows of a concept map, as the ``fast_sugiyama`` package lays them out.

The package ends the process if a graph has a cycle, so cycles are removed first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from fast_sugiyama import from_edges

type GridPlace = tuple[float, float]
type Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """``places`` are the column and row of each thing and of the words of each pair; ``ways`` are
    the ways of the pairs, from left to right."""

    places: dict[int, GridPlace]
    ways: list["Way"]

    @property
    def size(self) -> GridPlace:
        columns, rows = zip(*self.places.values(), strict=True) if self.places else ((-1,), (-1,))
        return max(columns) + 1, max(rows) + 1


@dataclass(frozen=True, slots=True)
class Way:
    """The places that an arrow passes before and after its words."""

    before: list[GridPlace]
    words: GridPlace
    after: list[GridPlace]


def plan(pairs: Sequence[Edge], things: int) -> Plan:
    """The plan for things 0 to ``things`` - 1, each of which is in a pair with another.

    Words have columns of their own, between those of the things that they join. Parts that are not
    connected stand below one another.
    """
    if not pairs:
        return Plan({}, [])
    pairs = without_cycles(pairs)
    halves = [
        half
        for rank, (source, target) in enumerate(pairs)
        for half in ((source, things + rank), (things + rank, target))
    ]
    places: dict[int, GridPlace] = {}
    ways: dict[Edge, list[GridPlace]] = {}
    below, known = 0.0, things + len(pairs)
    for part in _parts(halves):
        positions, edges = _laid_out(part, known)
        left, last = min(x for x, _ in positions.values()), max(y for _, y in positions.values())
        here = {key: (last - y, below + x - left) for key, (x, y) in positions.items()}
        places |= {key: place for key, place in here.items() if key < known}
        ways |= _ways(edges, here, known)
        below = max(row for _, row in here.values()) + 1
    return Plan(
        places,
        [
            Way(
                ways.get((source, things + rank), []),
                places[things + rank],
                ways.get((things + rank, target), []),
            )
            for rank, (source, target) in enumerate(pairs)
        ],
    )


def _parts(edges: Iterable[Edge]) -> list[list[Edge]]:
    """The edges by connected part, in the order of their first edges."""
    parts: list[list[Edge]] = []
    for edge in edges:
        joined = [part for part in parts if any(not {*edge}.isdisjoint(other) for other in part)]
        parts = [part for part in parts if part not in joined]
        parts.append([*chain(*joined), edge])
    return sorted(parts, key=min)


def _laid_out(edges: Sequence[Edge], known: int) -> tuple[dict[int, GridPlace], list[Edge]]:
    """The places of the ends of a part, and its edges split where they pass a column.

    There the package adds a number of its own, which is returned as ``known`` or higher. To tell
    these numbers apart, the ends of the part must be numbered 0, 1, 2 and so on.
    """
    names = list(dict.fromkeys(chain(*edges)))
    numbers = {name: number for number, name in enumerate(names)}

    def name(number: Any) -> int:
        return names[number] if number < len(names) else known + int(number)

    ((positions, _, _, passing),) = from_edges(
        [(numbers[source], numbers[target]) for source, target in edges],
        vertex_spacing=1,
        dummy_vertices=True,
        check_layout=False,
    )
    return (
        {name(number): place for number, place in positions},
        [(name(source), name(target)) for source, target in passing or ()],
    )


def _ways(
    edges: Sequence[Edge], here: dict[int, GridPlace], known: int
) -> dict[Edge, list[GridPlace]]:
    """The places between two ends below ``known``."""
    onward = {source: target for source, target in edges if source >= known}
    ways = {}
    for source, target in edges:
        way = []
        while target >= known:
            way.append(here[target])
            target = onward[target]
        if source < known and way:
            ways[source, target] = way
    return ways


def without_cycles(pairs: Sequence[Edge]) -> list[Edge]:
    """The pairs, each reversed if it would close a cycle with those before it."""
    after: dict[int, set[int]] = {}
    turned = []
    for source, target in pairs:
        first, then = (target, source) if _leads(after, target, source) else (source, target)
        after.setdefault(first, set()).add(then)
        turned.append((first, then))
    return turned


def _leads(after: dict[int, set[int]], start: int, goal: int) -> bool:
    seen, ahead = {start}, [start]
    while ahead:
        for each in after.get(ahead.pop(), ()):
            if each == goal:
                return True
            if each not in seen:
                seen.add(each)
                ahead.append(each)
    return False
