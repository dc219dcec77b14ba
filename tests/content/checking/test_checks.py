"""The check for cycles of ``part_of``, and its cost."""

import pytest

from content.checking.checks import faults
from content.material import Concept, Material, Passage, Span
from tests.content.work import steps

PASSAGE = Passage(slug="first", text="Ningbo lives by its port.")


def of_concepts(parents):
    """A brief with concepts by slug, each with the slug of what it is part of."""
    here = Span(passage="first", start=0, end=6)
    concepts = [
        Concept(slug=slug, span=here, term=slug, part_of=parent) for slug, parent in parents.items()
    ]
    return Material(slug="a", title="A", passages=(PASSAGE,), concepts=tuple(concepts))


def on_a_cycle(parents):
    found = list(faults(of_concepts(parents)))
    assert all("part of itself: break the circle" in fault.message for fault in found)
    return {list(parents)[fault.path[1]] for fault in found}


@pytest.mark.parametrize(
    ("parents", "cycle"),
    [
        ({"a": "", "b": "a", "c": "b", "d": "b"}, ""),
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "a"}, "ab"),
        ({"a": "b", "b": "c", "c": "b"}, "bc"),
        ({"c": "b", "b": "c", "a": "b"}, "bc"),
        ({"a": "b", "b": "a", "c": "d", "d": "e", "e": "c", "f": ""}, "abcde"),
    ],
)
def test_exactly_the_concepts_on_a_cycle_are_parts_of_themselves(parents, cycle):
    assert on_a_cycle(parents) == set(cycle)


def chain(length, last):
    return {f"c{n}": f"c{n + 1}" for n in range(length)} | {f"c{length}": last}


@pytest.mark.parametrize("last", ["", "c{length}", "c0"])
def test_twice_the_parts_take_about_twice_the_work(last):
    def work(length):
        material = of_concepts(chain(length, last.format(length=length)))
        return steps(lambda: list(faults(material)))

    assert work(400) <= 3 * work(200)
