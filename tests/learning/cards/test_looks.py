"""How cards look: known until they are due, fading after, missed, or new."""

from datetime import timedelta

import pytest

from content.factories import BriefFactory
from learning.cards.looks import look_of
from learning.factories import CardFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SUBJECT = "concepts/port"


@pytest.fixture
def brief():
    return BriefFactory.create(visibility="public")


def make(user, brief, now, *looks, **fields):
    states = {
        "new": {},
        "learning": {"in_learning": True},
        "known": {"in_review": True, "due_at": now + DAY},
        "fading": {"in_review": True, "due_at": now},
        "missed": {"in_review": True, "state": 3},
    }
    of_subject = {"question__brief": brief, "question__subject": SUBJECT} | fields
    for look in looks:
        CardFactory.create(user=user, **states[look], **of_subject)


@pytest.mark.parametrize(
    ("cards", "look"),
    [
        ((), ""),
        (("new",), "new"),
        (("new", "known"), "known"),
        (("learning",), "fading"),
        (("known", "fading"), "fading"),
        (("known", "fading", "missed", "new"), "missed"),
    ],
)
def test_several_cards_look_as_the_worst_that_was_met(learner, brief, now, cards, look):
    make(learner, brief, now, *cards)

    assert look_of(learner, brief, SUBJECT, now) == look


def test_cards_that_are_put_away_of_others_or_on_something_else_do_not_count(learner, brief, now):
    make(learner, brief, now, "missed", suspended=True)
    make(CardFactory.create().user, brief, now, "missed")
    make(learner, brief, now, "missed", question__subject="people/port")
    make(learner, BriefFactory.create(visibility="public"), now, "missed")

    assert look_of(learner, brief, SUBJECT, now) == ""
