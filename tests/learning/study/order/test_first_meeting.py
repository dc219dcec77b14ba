"""Which new cards show their answer first."""

import pytest

from content.factories import PassageFactory
from learning.factories import CardFactory, ReadingFactory, question_body
from learning.study.order.first_meeting import study_format
from learning.study.order.queue import next_turn, session_progress
from learning.study.shown import ANSWER_FIRST

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(db):
    return PassageFactory.create(kind="heading")


def format_shown(session, now) -> str:
    turn = next_turn(session_progress(session, session.user, now))
    return study_format(turn.card, session.user, was_read=turn.was_read)


def new_card(user, section, type="date", formats=("typed", "recall")):
    return CardFactory.create(
        user=user,
        question__type=type,
        question__brief=section.brief,
        question__passage=PassageFactory.create(brief=section.brief, section=section),
        question__body=question_body(formats=list(formats)),
    )


@pytest.mark.parametrize(
    ("formats", "asked"),
    [
        (("choice", "typed", "recall"), "choice"),
        (("typed", "recall"), "typed"),
        (("recall",), "recall"),
    ],
)
def test_what_was_read_is_asked_at_once(session, learner, section, now, formats, asked):
    new_card(learner, section, formats=formats)
    ReadingFactory.create(user=learner, section=section)

    assert format_shown(session, now) == asked


@pytest.mark.parametrize("type", ["characters-of-name", "expansion-of-abbreviation"])
def test_what_nobody_knows_from_reading_once_shows_its_answer(session, learner, section, now, type):
    new_card(learner, section, type)
    ReadingFactory.create(user=learner, section=section)

    assert format_shown(session, now) == ANSWER_FIRST


def test_a_section_that_was_not_read_shows_answers_but_not_of_choices(
    session, learner, other_learner, section, now
):
    ReadingFactory.create(user=learner, section=section, read_at=None)
    ReadingFactory.create(user=other_learner, section=section)
    card = new_card(learner, section)
    assert format_shown(session, now) == ANSWER_FIRST

    card.delete()
    new_card(learner, section, formats=["choice", "typed"])
    assert format_shown(session, now) == "choice"


def test_what_belongs_to_no_section_is_asked_at_once(session, learner, now):
    CardFactory.create(user=learner, question__body=question_body(formats=["typed"]))

    assert format_shown(session, now) == "typed"


def test_a_card_that_is_known_never_shows_its_answer_first(session, learner, section, now):
    card = new_card(learner, section)
    card.state, card.stability, card.show_at = 2, 5.0, now
    card.save()

    assert format_shown(session, now) == "typed"
