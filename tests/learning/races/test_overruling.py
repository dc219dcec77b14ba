"""*I was right* on one card and on a composite question, sent many times at once."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.factories import CompositeFactory, composite_cards
from learning.models import Card, Review, StudySession, User
from learning.study import corrections
from learning.study.answering import Answer, record_answer
from learning.study.shown import shown_now
from tests.learning.races.crowd import at_once, due_card, statuses, without_constraints

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]
KEY = "1f0a9a1e-2f5b-4b9e-8d43-3a3f2a1b7c55"


@pytest.fixture
def unconstrained_reviews(transactional_db: None) -> Iterator[None]:
    yield from without_constraints(Review, "review_once_per_state", "review_once_per_key")


@pytest.fixture
def unchecked_state(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers count as not yet overruled, even if they are."""
    monkeypatch.setattr(corrections, "_is_final", lambda reviews, cards, own: False)
    monkeypatch.setattr(corrections, "_replaced_before", lambda cards, key: [])


@pytest.fixture
def answered_composite(learner: User, session: StudySession) -> None:
    """A matching of three parts that was left blank."""
    now, composite = timezone.now(), CompositeFactory.create()
    cards = composite_cards(composite, learner, reviewed_at=now)
    shown = shown_now(cards, "matching", session, now, composite=composite.pk)
    record_answer(learner, shown, Answer(response={"pairs": {}}), now)


def overrule_at_once(client: Client, session: StudySession) -> list[HttpResponse]:
    url = reverse("override", args=[session.pk, Review.objects.latest("pk").pk])
    return at_once(client, url, {"key": KEY, "verdict": "right"})


def test_one_form_replaces_one_review_and_every_response_succeeds(client, learner, session):
    now, card = timezone.now(), due_card(learner)
    shown = shown_now([card], "typed", session, now)
    record_answer(learner, shown, Answer(response={"text": ""}), now)

    assert statuses(overrule_at_once(client, session)) == {200}

    assert [review.rating for review in Review.objects.standing()] == [3]
    assert Review.objects.count() == 2


@pytest.mark.usefixtures("answered_composite")
class TestComposite:
    def test_one_form_replaces_each_part_once(self, client, session):
        assert statuses(overrule_at_once(client, session)) == {200}

        assert [review.rating for review in Review.objects.standing()] == [3, 3, 3]
        assert Review.objects.count() == 6
        assert set(Card.objects.values_list("seq", flat=True)) == {4}

    @pytest.mark.usefixtures("unconstrained_reviews")
    def test_the_state_check_alone_suffices(self, client, session):
        assert statuses(overrule_at_once(client, session)) == {200}
        assert Review.objects.count() == 6

    @pytest.mark.usefixtures("unchecked_state")
    def test_the_constraints_alone_suffice(self, client, session):
        assert statuses(overrule_at_once(client, session)) <= {200, 409}
        assert Review.objects.count() == 6
        assert Review.objects.standing().count() == 3

    @pytest.mark.usefixtures("unconstrained_reviews", "unchecked_state")
    def test_control_without_both_one_form_replaces_them_repeatedly(self, client, session):
        overrule_at_once(client, session)
        assert Review.objects.count() > 6
