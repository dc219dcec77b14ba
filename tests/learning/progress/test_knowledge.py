"""Expected recall is checked against the chance of each card."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.factories import BriefFactory, ConceptFactory, PassageFactory, PersonFactory
from content.models import Brief
from learning.factories import NOON, CardFactory, UserFactory
from learning.models import Card
from learning.progress.knowledge import DAYS_FORWARD, knowledge
from learning.scheduling import recall_chances, retrievability
from learning.study.memory import memory_of

pytestmark = pytest.mark.django_db

memories = st.lists(
    st.tuples(st.floats(0.05, 900), st.integers(0, 80 * 24 * 4)), min_size=1, max_size=8
)
few = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def remembered(user, stability: float, **fields) -> Card:
    return CardFactory.create(user=user, in_review=True, **{"stability": stability} | fields)


def check(given_memories) -> None:
    user = UserFactory.create()
    cards = [
        remembered(user, stability, reviewed_at=NOON - quarters * timedelta(minutes=15))
        for stability, quarters in given_memories
    ]

    found = knowledge(user, NOON)

    plain = [
        sum(retrievability(memory_of(card), NOON + timedelta(days=days)) for card in cards)
        for days in DAYS_FORWARD
    ]
    assert found.ahead == pytest.approx(plain)
    assert found.studied == len(cards)
    assert found.shares == pytest.approx([known / len(cards) for known in plain])


@few
@given(memories)
def test_expected_knowledge_is_the_sum_of_the_chances(given_memories):
    check(given_memories)


@pytest.mark.soak
@settings(few, max_examples=300)
@given(memories)
def test_expected_knowledge_is_the_sum_of_many_chances(given_memories):
    check(given_memories)


def test_mastery_of_a_subject_is_the_mean_of_its_cards(learner, now):
    brief = BriefFactory.create()
    section = PassageFactory.create(brief=brief, heading=True, text="Ports")
    passage = PassageFactory.create(brief=brief, section=section)
    person = PersonFactory.create(brief=brief, passage=passage)
    concept = ConceptFactory.create(brief=brief, passage=passage)
    place = {"question__brief": brief, "question__passage": passage}
    ago = {"reviewed_at": now - timedelta(days=10)}
    about = f"people/{person.slug}"
    remembered(learner, 5, **place, **ago, question__subject=about)
    remembered(learner, 50, **place, **ago, question__subject=about)
    CardFactory.create(user=learner, **place, question__subject=about)
    heading = {"question__brief": brief, "question__passage": section}
    remembered(learner, 2, **heading, **ago, question__subject=f"concepts/{concept.slug}")

    found = knowledge(learner, now)

    weak, strong, term = (recall_chances(days, 10)[0] for days in (5, 50, 2))
    (of_person,), (of_concept,) = found.people, found.concepts
    assert (of_person.name, of_person.studied, of_person.cards) == (person.name, 2, 3)
    assert of_person.mean == pytest.approx((weak + strong) / 2)
    assert (of_concept.name, of_concept.mean) == (concept.term, pytest.approx(term))
    for (mastery,) in (found.briefs, found.sections):
        assert mastery.mean == pytest.approx((weak + strong + term) / 3)
        assert (mastery.studied, mastery.cards) == (3, 4)
    assert found.sections[0].name == "Ports"
    assert found.sections[0].address == section.get_absolute_url()


def test_the_weakest_come_first(learner, now):
    for stability in (30, 3, 10):
        remembered(learner, stability, question__brief=BriefFactory.create(title=str(stability)))
    assert [brief.name for brief in knowledge(learner, now).briefs] == ["3", "10", "30"]


def test_two_briefs_may_use_the_same_name_for_a_person(learner, now):
    for stability in (3, 30):
        person = PersonFactory.create(slug="wang-li")
        about = {"question__brief": person.brief, "question__subject": "people/wang-li"}
        remembered(learner, stability, **about)
    first, second = knowledge(learner, now).people
    assert first.mean < second.mean
    assert (first.studied, second.studied) == (1, 1)


def test_suspended_new_and_closed_cards_do_not_count_as_known(learner, now):
    closed = BriefFactory.create(visibility=Brief.Visibility.PRIVATE)
    remembered(learner, 10, suspended=True)
    remembered(learner, 10, question__brief=closed)
    remembered(UserFactory.create(), 10)
    CardFactory.create(user=learner)

    found = knowledge(learner, now)

    assert (found.studied, found.cards, found.briefs, found.shares) == (0, 1, [], [])


def test_a_missed_card_is_not_known_until_it_is_recalled(learner, now):
    remembered(learner, 10, state=Card.State.RELEARNING, recall_due=True, reviewed_at=now)

    found = knowledge(learner, now)

    assert (found.studied, found.briefs[0].mean, found.ahead[-1]) == (1, 0, 0)


def test_a_lucky_click_does_not_lower_what_is_known(learner, now):
    remembered(learner, 10, recall_due=True, reviewed_at=now)
    assert knowledge(learner, now).briefs[0].mean == 1
