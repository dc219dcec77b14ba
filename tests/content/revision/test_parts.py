"""A long comparison comes in parts."""

from itertools import chain

import pytest

from content.revision import parts
from content.revision.comparison import Change, Comparison, Decision
from content.revision.parts import has_any, parts_of


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_DECISIONS", 3)
    monkeypatch.setattr(parts, "MOST_CHANGES", 4)


def change(*old: int) -> Change:
    return Change(what="edited", before=(), after=(), old=old)


def comparison(changes: list[Change], *passages: int) -> Comparison:
    """With a decision on each of these passages."""
    decisions = (
        Decision(family="facts", slug=f"d{n}", before={}, as_is=None, read=None, passage=passage)
        for n, passage in enumerate(passages)
    )
    return Comparison(
        title="Ports",
        passages=(),
        changes=tuple(changes),
        kept=(),
        decisions=tuple(decisions),
        added=(),
        share_left=1.0,
    )


def shown(compared: Comparison) -> list[list[tuple[int, list[str]]]]:
    """The number of each change, and its decisions, by parts."""
    return [
        [(group.number, [one.slug for one in group.decisions]) for group in part]
        for part in parts_of(compared)
    ]


def test_each_decision_stands_with_the_change_of_its_passage():
    found = shown(comparison([change(4), change(0, 1)], 1, 4, 0))
    assert found == [[(1, ["d1"]), (2, ["d2", "d0"])]]


def test_no_part_has_more_decisions_than_it_may():
    found = shown(comparison([change(0), change(1), change(2)], 0, 0, 1, 2, 2))
    assert found == [[(1, ["d0", "d1"]), (2, ["d2"])], [(3, ["d3", "d4"])]]


def test_no_part_has_more_changes_than_it_may():
    found = shown(comparison([change(n) for n in range(5)]))
    assert [len(part) for part in found] == [4, 1]


def test_a_change_with_too_many_decisions_stands_in_several_parts():
    found = shown(comparison([change(0), change(1)], 0, 0, 0, 0, 1))
    assert found == [[(1, ["d0", "d1", "d2"])], [(1, ["d3"]), (2, ["d4"])]]


def test_decisions_without_a_change_come_last_in_the_order_of_their_passages():
    found = shown(comparison([change(2)], 9, 2, 1, 1, 1))
    assert found == [[(1, ["d1"])], [(0, ["d2", "d3", "d4"])], [(0, ["d0"])]]


def test_no_decision_is_lost_or_comes_twice():
    compared = comparison([change(n, n + 1) for n in range(0, 20, 2)], *range(25), *range(25))
    found = [one.name for group in chain(*parts_of(compared)) for one in group.decisions]
    assert sorted(found) == sorted(one.name for one in compared.decisions)


def test_nothing_makes_one_part():
    assert parts_of(comparison([])) == [[]]


def test_a_part_knows_its_decisions():
    first, second = parts_of(comparison([change(0), change(1)], 0, 0, 0, 1))
    assert has_any(first, {"facts/d0"})
    assert not has_any(second, {"facts/d0"})
