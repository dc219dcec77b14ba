"""Terms that open the items of a list."""

import pytest

from content.extraction.concepts import find_concepts
from content.readers.plain_text import read_plain_text


def of_items(*items: str) -> list[tuple[str, str]]:
    listed = "\n".join(f"• {item}" for item in items)
    document = read_plain_text(f"Ports try this:\n\n{listed}\n\nMud stays.")
    return [(one.term, one.definition) for one in find_concepts(document, ())]


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (
            (
                "Silt roofs, coated in tar so that mud slides off.",
                "Mud sponges, which hold silt and release it.",
                "Shade. Trees are best.",
            ),
            [
                ("Silt roofs", "coated in tar so that mud slides off"),
                ("Mud sponges", "hold silt and release it"),
                ("Shade", ""),
            ],
        ),
        (
            (
                "Silt strips: bands of grass along a quay.",
                "Mud hubs: the places where crews meet.",
                "Nobody dredges.",
                "Silt crops – plants sown to hold the mud.",
            ),
            [
                ("Silt strips", "bands of grass along a quay"),
                ("Mud hubs", "the places where crews meet"),
                ("Silt crops", "plants sown to hold the mud"),
            ],
        ),
        (
            ("Mudding, the removal of reeds.", "A mud trap, in which silt settles for good."),
            [
                ("Mudding", "the removal of reeds"),
                ("mud trap", "in which silt settles for good"),
            ],
        ),
    ],
)
def test_what_items_open_with_and_explain_are_terms(items, found):
    assert of_items(*items) == found


@pytest.mark.parametrize(
    "items",
    [
        ("Silt roofs, which shed mud.", "Nobody dredges.", "Nobody pays.", "Nobody cares."),
        ("Mud roofs, which are cheap, save tar.", "Silt roofs, coated in tar, shed the mud."),
        ("Ana Ruiz, who dredges in Leon.", "Bo Li, a pilot of boats."),
        ("Athens, a city that has mud.", "Naples, a port that has more."),
        ("Dredging: build more quays.", "Pilotage: pay for it."),
        ("The first quay, a disaster for all.", "The next quay, a failure of the state."),
        ("Aim: a quay for boats.", "Monday: a day of rest."),
        ("Better quays. Ports should pay.", "Cheaper boats. Ports should lend."),
        ("Silt roofs, coated in 2019 with tar.", "Mud roofs, which were sold in May."),
    ],
)
def test_sentences_names_and_labels_are_none(items):
    assert of_items(*items) == []
