"""Which questions come first in a section, and which a session keeps apart."""

from itertools import pairwise

import pytest

from content.material import Material, Weight
from learning.grading import formats
from learning.questions.generators import generate
from learning.questions.question import GeneratedQuestion
from learning.questions.study_order import (
    BY_ROTE,
    OPENERS,
    OPENING_WORDS,
    Apart,
    in_study_order,
    kept_apart,
)
from tests.learning.questions.harbour import harbour


@pytest.fixture(scope="module")
def apart(brief: Material, questions: tuple[GeneratedQuestion, ...]) -> Apart:
    return kept_apart(brief, questions)


def test_each_section_opens_with_short_essentials(
    brief: Material, questions: tuple[GeneratedQuestion, ...], apart: Apart
) -> None:
    sections: dict[str, list[GeneratedQuestion]] = {}
    for one in in_study_order(brief, questions, apart):
        if one.weight is Weight.CORE and one.owns_card:
            sections.setdefault(brief.section_of(one.source.passage), []).append(one)

    assert len(sections) == 6
    for first, *others in sections.values():
        assert first.formats[0] == formats.CHOICE, first.stem
        assert len(first.answer.split()) <= OPENING_WORDS
        for one in (first, *others[: OPENERS - 1]) if len(others) > 10 else (first,):
            assert one.formats[0] == formats.CHOICE, one.stem
            assert one.type not in BY_ROTE


def test_all_others_stay_in_reading_order(
    brief: Material, questions: tuple[GeneratedQuestion, ...], apart: Apart
) -> None:
    ordered = in_study_order(brief, questions, apart)
    reading = {one.uid: place for place, one in enumerate(questions)}
    places = [reading[one.uid] for one in ordered]

    assert sorted(places) == list(range(len(questions)))
    assert sum(one > other for one, other in pairwise(places)) <= 6 * OPENERS


def test_questions_on_one_sentence_are_kept_apart() -> None:
    questions = generate(harbour())
    apart = kept_apart(harbour(), questions)
    who, what = (
        next(one for one in questions if (one.type, one.keys) == (type, ("grain",)))
        for type in ("who-said", "what-said")
    )

    assert what.uid in apart[who.uid]
    assert who.uid in apart[what.uid]
    assert who.uid not in apart[who.uid]


def test_questions_are_kept_apart_from_feedback_that_shows_their_answer(
    questions: tuple[GeneratedQuestion, ...], apart: Apart
) -> None:
    place = next(one for one in questions if one.answer == "Heilongjiang")
    elsewhere = [
        one
        for one in questions
        if "Heilongjiang" in f"{one.explanation} {one.source.text}"
        and one.owns_card
        and one != place
    ]

    assert elsewhere
    assert apart[place.uid].issuperset(one.uid for one in elsewhere)


def test_composites_are_kept_apart_from_nothing(
    questions: tuple[GeneratedQuestion, ...], apart: Apart
) -> None:
    assert not any(apart[one.uid] for one in questions if not one.owns_card)
