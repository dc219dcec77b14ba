"""Answers, undos and reveals are sent many times at once."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.models import Card, Reveal, Review, StudySession, User
from learning.study import answering, corrections
from tests.learning.races.crowd import at_once, due_card, statuses, token, without_constraints

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


def answer_at_once(client: Client, session: StudySession) -> list[HttpResponse]:
    data = {"shown": token(client, session), "response": "Wang Li"}
    return at_once(client, reverse("answer", args=[session.pk]), data)


@pytest.fixture
def unconstrained_reviews(transactional_db: None) -> Iterator[None]:
    yield from without_constraints(Review, "review_once_per_state", "review_once_per_key")


@pytest.fixture
def unchecked_state(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards count as unanswered since they were shown, even if they are answered."""
    locked_cards = answering._held

    def as_shown(user: User, shown: Any) -> tuple[list[Card], list[Card]]:
        cards, siblings = locked_cards(user, shown)
        for card in cards:
            card.seq = shown.seqs[card.pk]
        return cards, siblings

    monkeypatch.setattr(answering, "_held", as_shown)


class TestAnswers:
    def test_one_form_stores_one_review_and_every_response_shows_the_verdict(
        self, client, learner, session
    ):
        card = due_card(learner, formats=["typed"])

        responses = answer_at_once(client, session)

        assert statuses(responses) == {200}
        assert all("Right" in response.text for response in responses)
        review = Review.objects.get()
        card.refresh_from_db()
        assert (review.card, card.seq) == (card, review.seq + 1)

    def test_a_rating_counts_once_and_every_response_shows_the_next_card(
        self, client, learner, session
    ):
        card = due_card(learner, formats=["recall"])
        Reveal.objects.create(card=card, seq=card.seq, revealed_at=timezone.now())
        data = {"shown": token(client, session), "rating": "3"}
        due_card(learner, formats=["recall"], stem="What comes after?")

        responses = at_once(client, reverse("answer", args=[session.pk]), data)

        assert statuses(responses) == {200}
        assert all("What comes after?" in response.text for response in responses)
        assert Review.objects.count() == 1

    @pytest.mark.usefixtures("unconstrained_reviews")
    def test_the_state_check_alone_suffices(self, client, learner, session):
        due_card(learner, formats=["typed"])
        assert statuses(answer_at_once(client, session)) == {200}
        assert Review.objects.count() == 1

    @pytest.mark.usefixtures("unchecked_state")
    def test_the_constraints_alone_suffice(self, client, learner, session):
        due_card(learner, formats=["typed"])
        assert statuses(answer_at_once(client, session)) <= {200, 409}
        assert Review.objects.count() == 1

    @pytest.mark.usefixtures("unconstrained_reviews", "unchecked_state")
    def test_control_without_both_one_form_stores_many_reviews(self, client, learner, session):
        due_card(learner, formats=["typed"])
        answer_at_once(client, session)
        assert Review.objects.count() > 1


class TestUndoing:
    @pytest.fixture(autouse=True)
    def _answers(self, client, learner, session):
        for _ in range(3):
            due_card(learner, formats=["typed"])
            data = {"shown": token(client, session), "response": "Wang Li"}
            client.post(reverse("answer", args=[session.pk]), data)

    def undo_at_once(self, client, session):
        data = {"review": Review.objects.latest("pk").pk}
        return at_once(client, reverse("undo", args=[session.pk]), data)

    def test_one_form_undoes_one_answer_and_every_response_shows_its_card(self, client, session):
        card = Review.objects.latest("pk").card

        responses = self.undo_at_once(client, session)

        assert statuses(responses) == {200}
        assert all("Your answer was undone." in response.text for response in responses)
        assert all(str(card.question) in response.text for response in responses)
        assert Review.objects.standing().count() == 2

    def test_control_a_form_without_a_review_undoes_many(self, client, session, monkeypatch):
        named = corrections.undo_answer
        monkeypatch.setattr(
            corrections, "undo_answer", lambda user, now, review_id: named(user, now)
        )
        self.undo_at_once(client, session)
        assert Review.objects.standing().count() == 0


class TestReveals:
    def reveal_at_once(self, client, learner, session):
        due_card(learner, formats=["recall"])
        url = reverse("reveal", args=[session.pk])
        return at_once(client, url, {"shown": token(client, session)})

    def test_a_reveal_is_logged_once_and_every_response_shows_the_answer(
        self, client, learner, session
    ):
        responses = self.reveal_at_once(client, learner, session)

        assert statuses(responses) == {200}
        assert all("Got it" in response.text for response in responses)
        assert Reveal.objects.count() == 1

    @pytest.fixture
    def unconstrained(self, transactional_db):
        yield from without_constraints(Reveal, "reveal_once_per_state")

    @pytest.mark.usefixtures("unconstrained")
    def test_control_without_its_constraint_it_is_logged_repeatedly(self, client, learner, session):
        self.reveal_at_once(client, learner, session)
        assert Reveal.objects.count() > 1
