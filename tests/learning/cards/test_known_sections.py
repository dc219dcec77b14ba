"""How many sections of a brief a learner knows."""

from datetime import timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.cards.known_sections import known_sections, section_strokes
from learning.charts.strokes import SectionStrokes
from learning.factories import CardFactory, QuestionFactory

DAY = timedelta(days=1)


@pytest.fixture
def brief(db):
    return BriefFactory.create(visibility="public")


def section(brief, position, questions):
    """A section with a text, and its questions."""
    heading = PassageFactory.create(brief=brief, heading=True, position=position)
    text = PassageFactory.create(brief=brief, section=heading, position=position + 1)
    return QuestionFactory.create_batch(questions, brief=brief, passage=text)


def know(user, questions, now, **besides):
    for question in questions:
        fields = {"in_review": True, "due_at": now + DAY} | besides
        CardFactory.create(user=user, question=question, **fields)


def test_a_section_is_known_with_four_of_five_of_its_cards(
    learner, other_learner, brief, now, django_assert_num_queries
):
    known, partly, _ = (section(brief, place, 5) for place in (1, 11, 21))
    know(learner, known[:4], now)
    know(learner, partly[:3], now)
    know(other_learner, partly, now)

    with django_assert_num_queries(1):
        assert known_sections(learner, brief, now) == SectionStrokes(1, 3)


def test_what_has_come_due_is_not_known(learner, brief, now):
    know(learner, section(brief, 1, 2), now, due_at=now - DAY)

    assert known_sections(learner, brief, now) == SectionStrokes(0, 1)


def test_a_suspended_card_counts_neither_way(learner, brief, now):
    first, second = section(brief, 1, 2)
    know(learner, [first], now)
    know(learner, [second], now, suspended=True, suspension="learner")

    assert known_sections(learner, brief, now) == SectionStrokes(1, 1)


def test_a_brief_without_questions_has_no_strokes(learner, brief, now):
    PassageFactory.create(brief=brief, heading=True)

    assert known_sections(learner, brief, now) is None


def test_a_section_without_cards_does_not_count():
    assert section_strokes([(0, 0), (4, 5)]) == SectionStrokes(1, 1)
