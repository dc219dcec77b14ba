"""Quizzes are started, answered and submitted many times at once."""

import re
import threading
from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from learning.models import Attempt, Response, Review, User
from learning.quizzes import answering, card_reviews, corrections, starting, submitting
from learning.quizzes.practice_drawing import Rules, draw_practice
from learning.quizzes.views import quizzes as views
from tests.learning.races.crowd import (
    after_meeting,
    at_once,
    due_card,
    meanwhile,
    slowly,
    statuses,
    without_constraints,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


@pytest.fixture
def attempt(learner: User, client: Client) -> Attempt:
    for _ in range(3):
        due_card(learner, formats=["typed"])
    client.post("/quizzes/", {"focus": "fading"})
    return Attempt.objects.get()


class TestStarting:
    def start_at_once(self, client: Client, learner: User) -> list[HttpResponse]:
        due_card(learner, formats=["typed"])
        return at_once(client, "/quizzes/", {"focus": "fading"})

    def test_one_press_starts_one_quiz_and_every_response_leads_to_it(self, client, learner):
        responses = self.start_at_once(client, learner)

        attempt = Attempt.objects.get()
        assert statuses(responses) == {302}
        assert {response.url for response in responses} == {f"/quizzes/{attempt.pk}/1/"}
        assert attempt.responses.count() == 1

    def test_control_without_the_lock_it_starts_many(self, client, learner, monkeypatch):
        def unlocked(user: User, rules: Rules, now: datetime, rng: Random) -> Attempt:
            drawn = draw_practice(user, rules, now, rng)
            if found := Attempt.objects.filter(user=user).first():
                return found
            return started(user, rules, now, rng, drawn)

        @after_meeting
        def started(user: User, rules: Rules, now: datetime, rng: Random, drawn: Any) -> Attempt:
            quiz = views.Quiz.objects.create(owner=user, title="Many", created_at=now)
            return starting.start_attempt(quiz, user, drawn, now)

        monkeypatch.setattr(views, "practise", unlocked)
        self.start_at_once(client, learner)
        assert Attempt.objects.count() > 1


def token(client: Client, attempt: Attempt) -> str:
    page = client.get(reverse("quiz_question", args=[attempt.pk, 1])).text
    return re.search(r'name="shown" value="([^"]+)"', page)[1]


class TestSaving:
    def save_at_once(self, client: Client, attempt: Attempt) -> list[HttpResponse]:
        form = {"shown": token(client, attempt), "response": "Wang Li"}
        return at_once(client, reverse("quiz_question", args=[attempt.pk, 1]), form)

    def test_an_answer_is_saved_once_and_every_response_says_so(self, client, attempt):
        responses = self.save_at_once(client, attempt)

        assert statuses(responses) == {200}
        assert all("Saved" in response.text for response in responses)
        assert Response.objects.get(position=1).version == 1

    def test_with_immediate_feedback_an_answer_is_reviewed_once(self, client, attempt):
        attempt.feedback = "each"
        attempt.save()

        assert statuses(self.save_at_once(client, attempt)) == {200}
        assert Review.objects.count() == 1

    @pytest.fixture
    def unconstrained_reviews(self, transactional_db: None) -> Iterator[None]:
        yield from without_constraints(Review, "review_once_per_state", "review_once_per_key")

    @pytest.mark.usefixtures("unconstrained_reviews")
    def test_control_without_the_version_check_it_is_reviewed_repeatedly(
        self, client, attempt, monkeypatch
    ):
        @transaction.atomic
        def unchecked(attempt: Attempt, position: int, given: Any, now: datetime) -> Response:
            response = attempt.responses.get(position=position)
            response.given, response.version = dict(given.answer), response.version + 1
            response.answered_at = now
            response.verdict = answering.verdict_on(response).as_json()
            answering.review_cards(attempt.user, [response], now)
            response.save()
            return response

        monkeypatch.setattr(answering, "save_response", unchecked)
        self.save_at_once(client, attempt)
        assert Review.objects.count() > 1


class TestOneWayNavigation:
    def continue_at_once(self, client: Client, attempt: Attempt) -> list[HttpResponse]:
        Attempt.objects.update(one_way=True)
        form = {"shown": token(client, attempt), "response": "Wang Li", "go": "2"}
        address = reverse("quiz_question", args=[attempt.pk, 1])
        return at_once(client, address, form, headers={})

    def test_one_press_advances_one_question(self, client, attempt):
        responses = self.continue_at_once(client, attempt)
        assert {each.url for each in responses} == {reverse("quiz_question", args=[attempt.pk, 2])}
        attempt.refresh_from_db()
        assert attempt.reached == 2

    def test_control_without_the_check_it_advances_many(self, client, attempt, monkeypatch):
        def unchecked_step(attempt: Attempt, position: int) -> None:
            Attempt.objects.filter(pk=attempt.pk).update(reached=models.F("reached") + 1)

        monkeypatch.setattr(answering, "leave_question", after_meeting(unchecked_step))
        self.continue_at_once(client, attempt)
        attempt.refresh_from_db()
        assert attempt.reached > 2


class TestSubmitting:
    @pytest.fixture(autouse=True)
    def _answered(self, client, attempt):
        form = {"shown": token(client, attempt), "response": "Wang Li"}
        client.post(reverse("quiz_question", args=[attempt.pk, 1]), form)

    def submit_at_once(self, client: Client, attempt: Attempt) -> list[HttpResponse]:
        return at_once(client, reverse("quiz_submit", args=[attempt.pk]), {})

    def test_an_attempt_is_submitted_once_and_every_response_leads_to_the_results(
        self, client, attempt
    ):
        responses = self.submit_at_once(client, attempt)

        assert statuses(responses) == {302}
        assert {response.url for response in responses} == {f"/quizzes/{attempt.pk}/results/"}
        assert Review.objects.count() == 1

    @pytest.fixture
    def unconstrained_reviews(self, transactional_db: None) -> Iterator[None]:
        yield from without_constraints(Review, "review_once_per_state", "review_once_per_key")

    @pytest.mark.usefixtures("unconstrained_reviews")
    def test_control_without_the_check_cards_are_reviewed_repeatedly(
        self, client, attempt, monkeypatch
    ):
        @after_meeting
        @transaction.atomic
        def submitted_without_check(attempt: Attempt, now: datetime) -> Attempt:
            responses = list(attempt.responses.filter(given__isnull=False))
            for response in responses:
                response.verdict = answering.verdict_on(response).as_json()
            answering.review_cards(attempt.user, responses, now)
            Attempt.objects.filter(pk=attempt.pk).update(submitted_at=now)
            return attempt

        monkeypatch.setattr(views, "submit_attempt", submitted_without_check)
        self.submit_at_once(client, attempt)
        assert Review.objects.count() > 1


def test_an_answer_during_submission_is_redirected_to_the_results(client, attempt, monkeypatch):
    form = {"shown": token(client, attempt), "response": "Wang Li"}
    question = reverse("quiz_question", args=[attempt.pk, 1])
    reached = threading.Event()
    monkeypatch.setattr(submitting, "_settle", slowly(submitting._settle, reached))

    hand_in = (reverse("quiz_submit", args=[attempt.pk]), {})
    submitted, saved = meanwhile(client, hand_in, (question, form), reached)
    assert (submitted.status_code, saved.status_code) == (302, 200)
    assert saved.headers["HX-Redirect"] == reverse("quiz_results", args=[attempt.pk])
    assert Response.objects.get(position=1).given is None


def test_missed_questions_are_studied_in_one_session_with_one_card_each(client, learner, attempt):
    client.post(reverse("quiz_submit", args=[attempt.pk]))
    learner.cards.all()[0].delete()

    responses = at_once(client, reverse("study_quiz", args=[attempt.pk]), {})

    assert statuses(responses) == {302}
    assert learner.study_sessions.count() == 1
    assert learner.cards.count() == 3


class TestOverruling:
    @pytest.fixture
    def answered(self, client: Client, attempt: Attempt) -> str:
        """The address of *I was right* on a question that was answered wrong."""
        form = {"shown": token(client, attempt), "response": "Zhao Min"}
        client.post(reverse("quiz_question", args=[attempt.pk, 1]), form)
        client.post(reverse("quiz_submit", args=[attempt.pk]))
        return reverse("quiz_override", args=[attempt.pk, 1])

    def overrule_at_once(self, client: Client, url: str) -> list[HttpResponse]:
        page = client.get(reverse("quiz_results", args=[Attempt.objects.get().pk])).text
        shown = re.search(r'name="shown" value="([^"]+)"', page)[1]
        return at_once(client, url, {"shown": shown, "verdict": "right"})

    def test_one_form_replaces_one_review_and_every_response_succeeds(self, client, answered):
        assert statuses(self.overrule_at_once(client, answered)) == {302}

        assert [review.rating for review in Review.objects.standing()] == [3]
        assert Review.objects.count() == 2
        assert Response.objects.get(position=1).version == 2

    def test_control_without_the_check_it_replaces_many(self, client, answered, monkeypatch):
        locked_response = corrections.locked_response

        def as_shown(attempt: Attempt, position: int) -> Response:
            response = locked_response(attempt, position)
            response.version = 1
            return response

        monkeypatch.setattr(corrections, "locked_response", as_shown)
        monkeypatch.setattr(corrections, "_may_override", lambda response, own: True)
        monkeypatch.setattr(card_reviews, "uuid5", lambda key, name: uuid4())
        self.overrule_at_once(client, answered)
        assert Review.objects.count() > 2
