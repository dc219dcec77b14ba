"""The rules that a file cannot break alone on a single line, and how their cost grows."""

import pytest

from content.checking.checks import faults
from content.material import Concept, Material, Passage, Span
from tests.content.work import steps

PASSAGE = Passage(slug="first", text="Ningbo lives by its port.")


def of_concepts(wholes):
    """A brief with a concept for each slug, a part of that which it is given with."""
    here = Span(passage="first", start=0, end=6)
    concepts = [
        Concept(slug=slug, span=here, term=slug, part_of=whole) for slug, whole in wholes.items()
    ]
    return Material(slug="a", title="A", passages=(PASSAGE,), concepts=tuple(concepts))


def circular(wholes):
    found = list(faults(of_concepts(wholes)))
    assert all("part of itself: break the circle" in fault.message for fault in found)
    return {list(wholes)[fault.path[1]] for fault in found}


@pytest.mark.parametrize(
    ("wholes", "circle"),
    [
        ({"a": "", "b": "a", "c": "b", "d": "b"}, ""),
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "a"}, "ab"),
        ({"a": "b", "b": "c", "c": "b"}, "bc"),
        ({"c": "b", "b": "c", "a": "b"}, "bc"),
        ({"a": "b", "b": "a", "c": "d", "d": "e", "e": "c", "f": ""}, "abcde"),
    ],
)
def test_exactly_the_concepts_on_a_cycle_are_parts_of_themselves(wholes, circle):
    assert circular(wholes) == set(circle)


def chain(length, last):
    return {f"c{n}": f"c{n + 1}" for n in range(length)} | {f"c{length}": last}


@pytest.mark.parametrize("last", ["", "c{length}", "c0"])
def test_twice_the_parts_take_about_twice_the_work(last):
    def work(length):
        material = of_concepts(chain(length, last.format(length=length)))
        return steps(lambda: list(faults(material)))

    assert work(400) <= 3 * work(200)
