"""How many cards of each brief and section are known, fading, missed and new."""

from datetime import timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.cards.known_cards import KnownCards, by_brief, by_section
from learning.factories import CardFactory, QuestionFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def figures(cards):
    return cards.known, cards.fading, cards.missed, cards.total


def of_each_look(user, now, **question):
    """A card that is known, one that fades, one that was missed, and one that is new."""
    known = {"in_review": True, "due_at": now + DAY}
    fading = {"in_review": True, "due_at": now - DAY}
    for fields in (known, fading, fading | {"state": 3}, {}):
        CardFactory.create(user=user, **fields, **question)


def test_briefs_count_their_cards_by_look(learner, now):
    brief, other = BriefFactory.create(title="B"), BriefFactory.create(title="A")
    of_each_look(learner, now, question__brief=brief)
    CardFactory.create(user=learner, in_review=True, suspended=True, question__brief=brief)
    CardFactory.create(user=learner, question__brief=other)
    CardFactory.create(question__brief=brief)  # somebody else's

    shown = by_brief(learner, now)

    assert [one.item for one in shown] == [other, brief]
    assert [figures(one) for one in shown] == [(0, 0, 0, 1), (1, 1, 1, 4)]


def test_a_brief_that_was_closed_is_left_out(learner, now):
    of_each_look(learner, now, question__brief=BriefFactory.create(visibility="private"))

    assert by_brief(learner, now) == []


def test_sections_count_the_questions_that_have_no_card_yet(learner, now):
    brief = BriefFactory.create(visibility="public")
    read, unread = (
        PassageFactory.create(brief=brief, heading=True, position=place) for place in (1, 5)
    )
    text = PassageFactory.create(brief=brief, section=read, position=2)
    of_each_look(learner, now, question__brief=brief, question__passage=text)
    CardFactory.create(
        user=learner, in_review=True, due_at=now + DAY,
        question__brief=brief, question__passage=read,
    )  # fmt: skip
    below = PassageFactory.create(brief=brief, section=unread, position=6)
    QuestionFactory.create_batch(2, brief=brief, passage=below)

    shown = by_section(learner, brief, now)

    assert [one.item for one in shown] == [read, unread]
    assert [figures(one) for one in shown] == [(2, 1, 1, 5), (0, 0, 0, 2)]


def test_a_card_that_is_put_away_is_no_question_of_its_section(learner, now):
    brief = BriefFactory.create(visibility="public")
    section = PassageFactory.create(brief=brief, heading=True)
    of_it = {"question__brief": brief, "question__passage": section}
    CardFactory.create(user=learner, suspended=True, **of_it)
    mine = CardFactory.create(user=learner, **of_it)
    CardFactory.create(question=mine.question, suspended=True)  # somebody else's

    [shown] = by_section(learner, brief, now)

    assert figures(shown) == (0, 0, 0, 1)


def test_the_bars_follow_each_other_and_leave_room_for_what_is_new():
    cards = KnownCards(None, total=8, known=4, missed=2)  # type: ignore[arg-type]
    assert cards.shares == [("known", 0, 50), ("missed", 50, 25)]
    assert KnownCards(None, total=0).shares == []  # type: ignore[arg-type]
