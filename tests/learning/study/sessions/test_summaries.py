"""The summary of a session: how much was right, how long it took, and what is known by it."""

import uuid
from datetime import timedelta

import pytest

from content.factories import BriefFactory, ConceptFactory, PersonFactory, QuoteFactory
from learning.cards.looks import look_of
from learning.factories import NOON, CardFactory, ReviewFactory, StudySessionFactory
from learning.models import Card
from learning.study.summaries import MOST_LISTED, session_summary

pytestmark = pytest.mark.django_db
KNOWN = {"due_at": NOON + timedelta(days=1)}
FADING = {"due_at": NOON}
LEARNING = {"state": Card.State.LEARNING, "step": 1}
MISSED = {"state": Card.State.RELEARNING, "step": 0}


@pytest.fixture
def session(learner):
    return StudySessionFactory.create(user=learner)


@pytest.fixture
def brief():
    return BriefFactory.create(visibility="public")


def answered(session, brief, subject, *ratings, left=KNOWN, **fields):
    """A card on a subject, answered with these ratings, which ``left`` it with these fields."""
    about = {"question__brief": brief, "question__subject": subject}
    card = CardFactory.create(user=session.user, in_review=True, **about, **left)
    for seq, rating in enumerate(ratings, 1):
        ReviewFactory.create(card=card, session=session, rating=rating, seq=seq, **fields)
    return card


def met(session, **sealed):
    return {str(one.item): one.look for one in session_summary(session, NOON, **sealed).met}


def test_it_counts_what_was_right_at_first(session, brief):
    easy = answered(session, brief, "facts/a", 3)
    answered(session, brief, "facts/b", 1, 1, 3)
    read = CardFactory.create(user=session.user)
    ReviewFactory.create(card=read, session=session, rating=None, verdict={})

    summary = session_summary(session, NOON)

    assert (summary.right_at_first, summary.cards) == (1, 2)
    assert (summary.met, summary.brief) == ([], easy.brief)


@pytest.mark.parametrize(
    ("left", "look"),
    [(KNOWN, "known"), (FADING, "fading"), (LEARNING, "fading"), (MISSED, "missed")],
)
def test_a_concept_looks_as_its_card_does_everywhere(session, brief, left, look):
    concept = ConceptFactory.create(brief=brief)
    card = answered(session, brief, f"concepts/{concept.slug}", 3, left=left)

    assert met(session) == {str(concept): look}
    assert session_summary(session, NOON).knows_all == (look == "known")
    assert look_of(card.user, brief, card.question.subject, NOON) == look


def test_a_suspended_card_tells_nothing(session, brief):
    concept = ConceptFactory.create(brief=brief)
    answered(session, brief, f"concepts/{concept.slug}", 3, left={"suspended": True})

    assert met(session) == {}


def test_a_person_looks_like_the_worst_of_their_cards_and_their_quotes(session, brief):
    person = PersonFactory.create(brief=brief)
    quote = QuoteFactory.create(brief=brief)
    quote.speakers.set([person])
    answered(session, brief, f"people/{person.slug}", 3)
    answered(session, brief, f"quotes/{quote.slug}", 1, left=MISSED)

    assert met(session) == {str(person): "missed"}


def test_the_same_slug_in_another_brief_is_another_thing(session, brief):
    mine = ConceptFactory.create(brief=brief, slug="port", term="Port")
    ConceptFactory.create(slug="port", term="Wine")
    answered(session, brief, "concepts/port", 3)

    assert met(session) == {str(mine): "known"}


def test_what_is_sealed_or_closed_is_counted_but_not_named(session, brief):
    concept, other = ConceptFactory.create_batch(2, brief=brief)
    sealed = answered(session, brief, f"concepts/{concept.slug}", 3)
    answered(session, brief, f"concepts/{other.slug}", 3)
    assert met(session, sealed=(sealed.pk,)) == {str(other): "known"}

    brief.visibility = "private"
    brief.save()

    summary = session_summary(session, NOON)
    assert (summary.cards, summary.met, summary.brief) == (2, [], None)


def test_the_best_known_come_first_and_a_long_list_is_cut(session, brief):
    for n in range(MOST_LISTED + 2):
        concept = ConceptFactory.create(brief=brief)
        answered(session, brief, f"concepts/{concept.slug}", 3, left=KNOWN if n else MISSED)

    summary = session_summary(session, NOON)

    assert summary.met[-1].look == "missed"
    assert (len(summary.listed), summary.unlisted) == (MOST_LISTED, 2)


def test_the_time_of_a_composite_counts_once(session, brief):
    key = uuid.uuid4()
    for subject in ("facts/a", "facts/b"):
        answered(session, brief, subject, 3, key=key, seconds=90)
    answered(session, brief, "facts/c", 3, seconds=60)

    assert session_summary(session, NOON).minutes == 2  # 150 seconds, rounded to the even
