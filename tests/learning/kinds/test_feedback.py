"""Feedback on each part of an answer, by kind."""

import pytest

from learning.grading import Verdict, formats
from learning.kinds import KINDS, FeedbackPart, PartMark, kind_of
from learning.kinds.response_fields import opaque
from tests.learning.kinds.bodies import ALTERED, BODIES, LIST, MATCHING, ORDERING, RIGHT_POSTS

RIGHT, WRONG, MISSING = PartMark.RIGHT, PartMark.WRONG, PartMark.MISSING


def feedback(body, post):
    kind = kind_of(body["formats"][0])
    response = kind.parse(post)
    stored = kind.grade(body, response).as_json() | {"overridden": "right"}
    return kind.feedback(body, response, Verdict.from_json(stored))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: str(kind.name))
def test_every_part_of_a_right_response_is_right(kind):
    parts = feedback(BODIES[kind.name], RIGHT_POSTS[kind.name])
    assert all(part.mark == RIGHT for part in parts)
    in_parts = (formats.LIST, formats.ORDERING, formats.MATCHING, formats.ALTERED, formats.SEVERAL)
    assert bool(parts) == (kind.name in in_parts)


@pytest.mark.parametrize("body", [LIST, ORDERING, MATCHING, ALTERED], ids=lambda b: b["formats"][0])
def test_every_part_of_a_blank_response_is_missing(body):
    assert {part.mark for part in feedback(body, {})} == {MISSING}


class TestList:
    def test_entries_keep_their_order_and_extra_ones_come_last(self):
        assert feedback(LIST, {"response": ["steel", "capital", "land"]}) == [
            FeedbackPart(RIGHT, "land"),
            FeedbackPart(MISSING, "labour"),
            FeedbackPart(RIGHT, "capital"),
            FeedbackPart(PartMark.EXTRA, "steel"),
        ]

    def test_entries_beyond_the_needed_number_are_spare(self):
        two = LIST | {"needed": 2}
        marks = [part.mark for part in feedback(two, {"response": ["capital", "land"]})]
        assert marks == [RIGHT, PartMark.SPARE, RIGHT]
        marks = [part.mark for part in feedback(two, {"response": ["land"]})]
        assert marks == [RIGHT, MISSING, MISSING]


def test_each_place_of_an_order_shows_what_was_put_there():
    first, second, third, fourth = (opaque(ORDERING, p["prompt"]) for p in ORDERING["parts"])
    assert feedback(ORDERING, {"order": [second, first, third, fourth]}) == [
        FeedbackPart(WRONG, "accession", given="inspection"),
        FeedbackPart(WRONG, "inspection", given="accession"),
        FeedbackPart(RIGHT, "conference"),
        FeedbackPart(RIGHT, "session"),
    ]


def test_a_place_that_nothing_was_put_in_is_missing():
    first, *_ = (opaque(ORDERING, p["prompt"]) for p in ORDERING["parts"])
    assert [part.mark for part in feedback(ORDERING, {"order": [first]})] == [
        RIGHT,
        *[MISSING] * 3,
    ]


def test_each_wrong_pair_shows_the_chosen_partner():
    npf, sei, _ = (opaque(MATCHING, part["prompt"]) for part in MATCHING["parts"])
    forces, relations = opaque(MATCHING, "forces"), opaque(MATCHING, "relations")
    assert feedback(MATCHING, {f"match-{npf}": [forces], f"match-{sei}": [relations]}) == [
        FeedbackPart(RIGHT, "forces", "NPF"),
        FeedbackPart(WRONG, "industries", "SEI", given="relations"),
        FeedbackPart(MISSING, "productivity", "TFP"),
    ]


class TestAltered:
    def test_found_but_not_corrected(self):
        assert feedback(ALTERED, {"found": ["Future industries"], "corrected": ["looms"]}) == [
            FeedbackPart(RIGHT, "Future industries", "Changed"),
            FeedbackPart(WRONG, "strategic emerging industries", "Should be", "You typed “looms”."),
        ]

    def test_another_word_marked(self):
        parts = feedback(
            ALTERED, {"found": ["growing"], "corrected": ["strategic emerging industries"]}
        )
        assert parts[0] == FeedbackPart(
            WRONG, "Future industries", "Changed", "You typed “growing”."
        )
        assert parts[1].mark is RIGHT
