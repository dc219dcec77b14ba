"""Which passage of a text became which of its new version."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.material import Passage, PassageKind
from content.revision.passages import aligned

LONG = "Short quays lose ships, and every pilot of the coast knows which of them will be next."
SECOND = "The state pays its pilots badly, so that most of them leave the harbours after a year."
THIRD = "Deep water is rare on this coast and dear on every other one that has a port at all."


def passages(*texts: str) -> list[Passage]:
    """A text that starts with "#" is a heading."""
    return [
        Passage(
            slug=f"p{n}",
            text=text.lstrip("# "),
            kind=PassageKind.HEADING if text.startswith("#") else PassageKind.PARAGRAPH,
        )
        for n, text in enumerate(texts)
    ]


def test_the_same_text_is_the_same():
    found = aligned(passages(LONG, SECOND), passages(LONG, SECOND))
    assert (found.same, found.edited, found.moved, found.parts) == (
        {0: 0, 1: 1},
        {},
        frozenset(),
        (),
    )


@pytest.mark.parametrize("other", [LONG.replace(" ", "  "), LONG.replace(",", ",\u00a0")])
def test_spaces_are_no_difference(other):
    assert aligned(passages(LONG), passages(other)).same == {0: 0}


def test_forms_of_quotes_are_no_difference():
    assert aligned(passages("a “b” – c’s"), passages('a "b" - c\'s')).same == {0: 0}


def test_what_moved_is_followed():
    found = aligned(passages(LONG, SECOND, THIRD), passages(SECOND, THIRD, LONG))
    assert found.same == {0: 2, 1: 0, 2: 1}
    assert found.moved == {0}


def test_an_edited_passage_is_found_between_others():
    found = aligned(passages(LONG, SECOND, THIRD), passages(LONG, SECOND + " So it goes.", THIRD))
    assert found.edited == {1: 1}


def test_an_edited_passage_that_moved_is_found():
    found = aligned(passages(LONG, SECOND, THIRD), passages(SECOND + " So it goes.", LONG, THIRD))
    assert (found.edited, found.moved) == ({1: 0}, {0})


def test_one_passage_moved_past_two_edited_ones_and_not_they_past_it():
    edited = SECOND + " So it goes.", THIRD + " So it goes."
    found = aligned(passages(SECOND, THIRD, "The sea."), passages("The sea.", *edited))
    assert (found.moved, found.edited) == ({2}, {0: 1, 1: 2})


def test_another_passage_in_its_place_is_another():
    found = aligned(passages(LONG, "The sea is wide."), passages(LONG, "Bees sleep at night."))
    assert (found.same, found.edited) == ({0: 0}, {})


def test_a_heading_in_its_place_is_renamed():
    found = aligned(passages("# Growth", LONG), passages("# Prospects", LONG))
    assert found.edited == {0: 0}


def test_repeated_headings_keep_to_their_sections():
    old = passages("# Sources", LONG, "# Sources", SECOND)
    found = aligned(old, passages("# Sources", LONG, THIRD, "# Sources", SECOND))
    assert (found.same, found.moved) == ({0: 0, 1: 1, 2: 3, 3: 4}, frozenset())


def test_a_passage_that_is_split_keeps_its_name_once():
    found = aligned(passages(f"{LONG} {SECOND}", THIRD), passages(LONG, SECOND, THIRD))
    [(old, new)] = found.edited.items()
    assert (old, {new, *(place for _, place in found.parts)}) == (0, {0, 1})


def test_passages_that_are_joined_both_lead_to_the_new_one():
    found = aligned(passages(LONG, SECOND, THIRD), passages(f"{LONG} {SECOND}", THIRD))
    assert {*found.edited.items(), *found.parts} == {(0, 0), (1, 0)}


TEXTS = st.lists(
    st.sampled_from([LONG, SECOND, THIRD, "# Sources", "Yes.", "The sea."]), max_size=8
)


@given(TEXTS, TEXTS)
def test_each_passage_has_one_place_and_equal_ones_find_each_other(old, new):
    before, after = passages(*old), passages(*new)
    found = aligned(before, after)
    pairs = found.pairs
    assert len(set(pairs.values())) == len(pairs)
    assert found.same.keys().isdisjoint(found.edited)
    for one, other in found.same.items():
        assert before[one].text == after[other].text
    for text in {*old} & {*new}:
        alike = [n for n, one in enumerate(old) if one == text and n in found.same]
        assert len(alike) == min(old.count(text), new.count(text))
