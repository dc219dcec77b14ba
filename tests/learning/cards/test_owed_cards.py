"""Cards that an assignment promises for the questions of its quiz: given with the answers to them,
and never before."""

from datetime import timedelta

import pytest
from django.urls import reverse

from learning.cards.owed_cards import bring_owed_cards
from learning.factories import AssignmentFactory, AttemptFactory, ResponseFactory
from learning.models import Assignment, Attempt, Card, Question, Quiz
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import submit_attempt
from learning.results.marking import release

pytestmark = pytest.mark.django_db


@pytest.fixture
def task() -> Assignment:
    made: Assignment = AssignmentFactory.create(quiz__authored=True, adds_cards=True)
    return made


@pytest.fixture
def attempt(task, learner) -> Attempt:
    attempt = AttemptFactory.create(user=learner, quiz=task.quiz, assignment=task)
    for position in (1, 2):
        ResponseFactory.create(attempt=attempt, position=position)
    return attempt


def asked(attempt: Attempt) -> set[int]:
    return set(attempt.responses.values_list("question", flat=True))


def studied(learner) -> set[int]:
    return set(learner.cards.values_list("question", flat=True))


class TestAtOnce:
    def test_they_come_where_the_answers_do(self, attempt, learner, now):
        submit_attempt(attempt, now)
        assert studied(learner) == asked(attempt)
        assert not Attempt.objects.get().owes_cards

    def test_they_are_new_whatever_was_answered(self, attempt, learner, now):
        save_response(attempt, 1, Given(0, {"text": "Zhao Min"}), now)
        submit_attempt(attempt, now)
        assert {card.state for card in learner.cards.all()} == {Card.State.NEW}

    def test_nothing_else_promises_any(self, attempt, learner, now):
        Assignment.objects.update(adds_cards=False)
        submit_attempt(attempt, now)
        assert not learner.cards.exists()

    def test_an_abandoned_attempt_brings_none(self, attempt, learner, now):
        attempt.deadline_at = now
        attempt.save()
        submit_attempt(attempt, now + timedelta(days=2))
        assert not learner.cards.exists()
        assert not Attempt.objects.get().owes_cards


RULES = {
    "disclosed on release": {"feedback": "released"},
    "disclosed after closing": {"feedback": "closed"},
    "verdicts alone": {"tells": "verdicts"},
}


class TestLater:
    @pytest.fixture(params=RULES.values(), ids=RULES.keys())
    def handed_in(self, request, attempt, task, now) -> Attempt:
        """For a class that may take it until tomorrow; answers are disclosed later or never."""
        Quiz.objects.update(**request.param)
        Assignment.objects.update(due_at=now + timedelta(days=1))
        return submit_attempt(attempt, now)

    def test_none_comes_before_the_answers(self, handed_in, learner, now):
        bring_owed_cards(learner, now)
        assert not learner.cards.exists()

    def test_they_come_once_the_answers_do(self, handed_in, learner, now):
        release(handed_in.quiz, now)
        Quiz.objects.update(tells="keys")
        for _ in range(2):
            bring_owed_cards(learner, now + timedelta(days=2))
        assert studied(learner) == asked(handed_in)

    def test_opening_the_first_page_brings_them(self, handed_in, learner, learner_client, now):
        self.disclose_all(now)
        assert learner_client.get(reverse("home")).status_code == 200
        assert studied(learner) == asked(handed_in)

    def test_starting_to_study_brings_them(self, handed_in, learner, learner_client, now):
        self.disclose_all(now)
        learner_client.post(reverse("start_study"))
        assert studied(learner) == asked(handed_in)

    def test_another_brings_nothing(self, handed_in, other_learner, now):
        self.disclose_all(now)
        bring_owed_cards(other_learner, now)
        assert not Card.objects.exists()

    def test_a_retired_question_brings_none(self, handed_in, learner, now):
        self.disclose_all(now)
        Question.objects.update(retired_at=now)
        bring_owed_cards(learner, now)
        assert not learner.cards.exists()

    @staticmethod
    def disclose_all(now) -> None:
        Quiz.objects.update(tells="keys", feedback="end", released_at=now)
