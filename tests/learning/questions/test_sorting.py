"""Entries of two lists that a relation sets against each other."""

from content.material import Material
from learning.grading import formats
from tests.learning.questions.changes import asked, reason, with_item
from tests.learning.questions.harbour import harbour

LOADS = {"barge-loads": "a towpath brings", "cart-loads": "a dry dock takes"}


def contrasted(label: str = "contrasts-with") -> Material:
    """The harbour with two lists that begin with the ends of a relation."""
    ends = {"label": label, "source": "towpath", "target": "dry-dock"}
    material = with_item(harbour(), "relations", "steam-drives-trade", **ends)
    for slug, lead_in in LOADS.items():
        material = with_item(material, "listings", slug, lead_in=lead_in)
    return material


def test_entries_are_sorted_under_the_ends_of_a_contrast() -> None:
    (question,) = asked(contrasted(), "sort-lists").values()
    assert question.formats == (formats.MATCHING,)
    assert {part.answer for part in question.parts} == {"towpath", "dry dock"}
    assert [part.prompt for part in question.parts][:3] == ["grain", "tea", "silk"]


def test_each_entry_reviews_its_own_gap() -> None:
    (question,) = asked(contrasted(), "sort-lists").values()
    gaps = {one.uid for one in asked(contrasted(), "missing-item").values()}
    assert not question.owns_card
    assert {part.uid for part in question.parts} <= gaps


def test_other_relations_and_ends_without_a_list_are_not_sorted() -> None:
    assert asked(contrasted("drives"), "sort-lists") == {}
    apart = with_item(contrasted(), "listings", "cart-loads", lead_in="a cart carries")
    assert reason(apart, "sort-lists", "relations/steam-drives-trade") == (
        "the brief has no list of either side"
    )
