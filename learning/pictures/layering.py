"""Which column and row everything on a concept map takes.

They come from the ``fast_sugiyama`` package, which this module alone knows. It ends the whole
process on what is no graph without cycles, so it is given none other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fast_sugiyama import from_edges

type Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """Column and row of each thing and of what lies on the ways between them. ``ways`` lead, pair
    by pair, from left to right; ``words`` tells which of its places is that of the words."""

    places: dict[int, Place]
    ways: list["Way"]

    @property
    def size(self) -> Place:
        columns, rows = zip(*self.places.values(), strict=True) if self.places else ((-1,), (-1,))
        return max(columns) + 1, max(rows) + 1


@dataclass(frozen=True, slots=True)
class Way:
    before: list[Place]
    words: Place
    after: list[Place]


def plan(pairs: Sequence[tuple[int, int]], things: int) -> Plan:
    """Where things 0 to ``things`` - 1 stand, each of which has to be in a pair, of two.

    Words stand in columns of their own, between those of the things that they join; parts that
    have nothing to do with one another stand below one another.
    """
    if not pairs:
        return Plan({}, [])
    pairs = without_cycles(pairs)
    halves = [
        half
        for rank, (source, target) in enumerate(pairs)
        for half in ((source, things + rank), (things + rank, target))
    ]
    places: dict[int, Place] = {}
    ways: dict[tuple[int, int], list[Place]] = {}
    below, known = 0.0, things + len(pairs)
    layouts = from_edges(halves, vertex_spacing=1, dummy_vertices=True, check_layout=False)
    for positions, _, _, edges in sorted(layouts, key=lambda each: min(key for key, _ in each[0])):
        left, last = min(x for _, (x, _) in positions), max(y for _, (_, y) in positions)
        here = {int(key): (last - y, below + x - left) for key, (x, y) in positions}
        places |= {key: place for key, place in here.items() if key < known}
        ways |= _ways(edges or (), here, known)
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


def _ways(
    edges: Iterable[tuple[Any, Any]], here: dict[int, Place], known: int
) -> dict[tuple[int, int], list[Place]]:
    """What lies between two known ends: the package puts a number of its own, from ``known`` up,
    into each column that an edge only passes."""
    edges = list(edges)
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


def without_cycles(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs, turned round where they would close a circle with those before them."""
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
