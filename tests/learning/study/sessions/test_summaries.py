"""The summary of a session: how much was right, how long it took, and what is known by it."""

import uuid

import pytest

from content.factories import BriefFactory, ConceptFactory, PersonFactory, QuoteFactory
from learning.factories import CardFactory, ReviewFactory, StudySessionFactory
from learning.study.summaries import MOST_MOVED, Movement, session_summary

pytestmark = pytest.mark.django_db
MISSED, FADING, KNOWN = Movement


@pytest.fixture
def session(learner):
    return StudySessionFactory.create(user=learner)


@pytest.fixture
def brief():
    return BriefFactory.create(visibility="public")


def answered(session, brief, subject, *ratings, **fields):
    """A card on a subject, answered with these ratings."""
    card = CardFactory.create(
        user=session.user, in_review=True, question__brief=brief, question__subject=subject
    )
    for seq, rating in enumerate(ratings, 1):
        ReviewFactory.create(card=card, session=session, rating=rating, seq=seq, **fields)
    return card


def moved(session, **sealed):
    return {str(one.item): one.movement for one in session_summary(session, **sealed).moved}


def test_it_counts_what_was_right_at_first(session, brief):
    easy = answered(session, brief, "facts/a", 3)
    answered(session, brief, "facts/b", 1, 1, 3)
    read = CardFactory.create(user=session.user)
    ReviewFactory.create(card=read, session=session, rating=None, verdict={})

    summary = session_summary(session)

    assert (summary.right_at_first, summary.cards) == (1, 2)
    assert (summary.moved, summary.brief) == ([], easy.brief)


@pytest.mark.parametrize(
    ("ratings", "movement"), [((3,), KNOWN), ((1, 3), FADING), ((1,), MISSED), ((3, 1), KNOWN)]
)
def test_a_concept_is_known_fading_or_missed_by_its_answers(session, brief, ratings, movement):
    concept = ConceptFactory.create(brief=brief)
    answered(session, brief, f"concepts/{concept.slug}", *ratings)

    assert moved(session) == {str(concept): movement}


def test_a_person_moves_by_their_cards_and_their_quotes_and_the_least_counts(session, brief):
    person = PersonFactory.create(brief=brief)
    quote = QuoteFactory.create(brief=brief)
    quote.speakers.set([person])
    answered(session, brief, f"people/{person.slug}", 3)
    answered(session, brief, f"quotes/{quote.slug}", 1)

    assert moved(session) == {str(person): MISSED}


def test_the_same_slug_in_another_brief_is_another_thing(session, brief):
    mine = ConceptFactory.create(brief=brief, slug="port", term="Port")
    ConceptFactory.create(slug="port", term="Wine")
    answered(session, brief, "concepts/port", 3)

    assert moved(session) == {str(mine): KNOWN}


def test_what_is_sealed_or_closed_is_counted_but_not_named(session, brief):
    concept, other = ConceptFactory.create_batch(2, brief=brief)
    sealed = answered(session, brief, f"concepts/{concept.slug}", 3)
    answered(session, brief, f"concepts/{other.slug}", 3)
    assert moved(session, sealed=(sealed.pk,)) == {str(other): KNOWN}

    brief.visibility = "private"
    brief.save()

    summary = session_summary(session)
    assert (summary.cards, summary.moved, summary.brief) == (2, [], None)


def test_the_best_known_come_first_and_a_long_list_is_cut(session, brief):
    for n in range(MOST_MOVED + 2):
        concept = ConceptFactory.create(brief=brief)
        answered(session, brief, f"concepts/{concept.slug}", 1 if n == 0 else 3)

    summary = session_summary(session)

    assert summary.moved[-1].movement == MISSED
    assert (len(summary.listed), summary.unlisted) == (MOST_MOVED, 2)


def test_the_time_of_a_composite_counts_once(session, brief):
    key = uuid.uuid4()
    for subject in ("facts/a", "facts/b"):
        answered(session, brief, subject, 3, key=key, seconds=90)
    answered(session, brief, "facts/c", 3, seconds=60)

    assert session_summary(session).minutes == 2  # 150 seconds, rounded to the even
