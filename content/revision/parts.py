"""A long comparison in parts, each short enough for one page."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import batched

from content.revision.comparison import Change, Comparison, Decision

MOST_DECISIONS = 200  # of a part, each with two fields of a form
MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Group:
    """A change with the decisions on its passages; decisions on passages that have not changed
    come without one. ``number`` counts the changes, from 1.
    """

    change: Change | None
    number: int
    decisions: tuple[Decision, ...]


type Part = list[Group]


def parts_of(comparison: Comparison) -> list[Part]:
    """At least one, in the order of the text; decisions without a change come last. A change with
    more decisions than a part can have stands in several parts.
    """
    parts: list[Part] = [[]]
    decisions = 0
    for group in _groups(comparison):
        decisions += len(group.decisions)
        if decisions > MOST_DECISIONS or len(parts[-1]) == MOST_CHANGES:
            parts.append([])
            decisions = len(group.decisions)
        parts[-1].append(group)
    return parts


def has_any(part: Part, names: Container[str]) -> bool:
    """Whether a decision of these names stands in a part."""
    return any(one.name in names for group in part for one in group.decisions)


def _groups(comparison: Comparison) -> Iterator[Group]:
    left: dict[int, list[Decision]] = defaultdict(list)
    for one in comparison.decisions:
        left[one.passage].append(one)
    for number, change in enumerate(comparison.changes, start=1):
        here = [one for passage in change.old for one in left.pop(passage, ())]
        for some in batched(here, MOST_DECISIONS) if here else [()]:
            yield Group(change, number, some)
    elsewhere = [one for passage in sorted(left) for one in left[passage]]
    for some in batched(elsewhere, MOST_DECISIONS):
        yield Group(None, 0, some)
