"""Allowances, marks and results of a quiz for others are sent many times at once."""

import threading
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    QuestionFactory,
    QuizFactory,
    ResponseFactory,
    question_body,
)
from learning.kinds.response_fields import opaque
from learning.limits import allowances
from learning.models import (
    Allowance,
    Assignment,
    Attempt,
    Card,
    Question,
    Quiz,
    Regrade,
    Response,
    User,
)
from learning.quizzes import submitting
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import submit_attempt
from learning.results import regrading
from tests.learning.races.crowd import (
    after_meeting,
    at_once,
    meanwhile,
    slowly,
    statuses,
    together,
    without_locks,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]
OPEN = question_body(stem="Why?", formats=["open", "recall"], rubric=[])


@pytest.fixture
def quiz(learner: User) -> Quiz:
    """A published quiz of the signed-in user."""
    made: Quiz = QuizFactory.create(authored=True, published=True, owner=learner)
    return made


@pytest.fixture
def attempt(quiz: Quiz, now: datetime) -> Attempt:
    """An unsubmitted attempt with a wrong choice and an open answer."""
    task = AssignmentFactory.create(quiz=quiz, adds_cards=True)
    made: Attempt = AttemptFactory.create(quiz=quiz, points=2, assignment=None, name="Mei")
    Attempt.objects.update(assignment=task)
    own = {"own": True, "owner": quiz.owner}
    choice = QuestionFactory.create(**own, body=question_body(formats=["choice"]))
    why = QuestionFactory.create(**own, body=OPEN)
    first = ResponseFactory.create(attempt=made, position=1, question=choice, format="choice")
    ResponseFactory.create(attempt=made, position=2, question=why, format="open")
    made.refresh_from_db()
    option = {"option": opaque(first.body, "Zhao Min")}
    save_response(made, 1, Given(0, option), now)
    save_response(made, 2, Given(0, {"text": "Because"}), now)
    return made


@pytest.fixture
def handed_in(attempt: Attempt, now: datetime) -> Attempt:
    """Submitted by link, so that the author can read it; then the key of the choice is changed."""
    Attempt.objects.update(assignment=None)
    done = submit_attempt(attempt, now)
    choice = Question.objects.get(responses__position=1)
    wrong = [{"text": name, "source": None, "truth": ""} for name in ("Wang Li", "Sun Tao")]
    choice.body = choice.body | {"answer": "Zhao Min", "distractors": wrong}
    choice.save()
    return done


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is locked."""
    without_locks(monkeypatch)


class TestAllowing:
    @pytest.fixture
    def form(self, attempt: Attempt) -> dict[str, Any]:
        """The form for somebody who took the quiz by link, so that the author can choose them."""
        Attempt.objects.update(assignment=None)
        return {"user": attempt.user_id, "attempts_allowed": 3}

    def test_one_form_creates_one_allowance(
        self, client: Client, quiz: Quiz, form: dict[str, Any]
    ) -> None:
        responses = at_once(client, reverse("allowances", args=[quiz.pk]), form)
        assert statuses(responses) == {302}
        assert Allowance.objects.get().attempts_allowed == 3

    def test_control_without_locks_a_constraint_fails(
        self, client: Client, quiz: Quiz, form: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch, allowances)
        monkeypatch.setattr(allowances, "lock_quiz", lambda quiz: None)
        create = after_meeting(Allowance.objects.create)
        monkeypatch.setattr(
            Allowance.objects,
            "update_or_create",
            lambda **row: (create(quiz=row["quiz"], user=row["user"]), True),
        )
        with pytest.raises(IntegrityError):
            at_once(client, reverse("allowances", args=[quiz.pk]), form)

    def test_an_allowance_is_withdrawn_once(
        self, client: Client, quiz: Quiz, attempt: Attempt
    ) -> None:
        Attempt.objects.update(assignment=None)
        AllowanceFactory.create(quiz=quiz, user=attempt.user)
        address = reverse("take_allowance_back", args=[quiz.pk, attempt.user_id])
        assert {302} <= statuses(at_once(client, address, {})) <= {302, 404}
        assert not Allowance.objects.exists()


def test_releasing_results_creates_one_card_for_each_question(
    client: Client, quiz: Quiz, attempt: Attempt, now: datetime
) -> None:
    Question.objects.update(owner=None, origin="generated")
    Quiz.objects.update(feedback="released")
    submit_attempt(attempt, now)
    assert not Card.objects.exists()
    responses = at_once(client, reverse("release_results", args=[quiz.pk]), {"released": "1"})
    assert statuses(responses) == {302}
    assert Quiz.objects.get().released_at
    client.force_login(attempt.user)
    assert statuses(at_once(client, reverse("start_study"), {})) == {302}
    assert Card.objects.count() == 2
    assert not Attempt.objects.get().owes_cards


class TestMarking:
    def form(self, handed_in: Attempt) -> tuple[str, dict[str, Any]]:
        answer = handed_in.responses.get(position=2)
        address = reverse("mark_answers", args=[handed_in.quiz_id, answer.question_id])
        prefix = f"answer-{answer.pk}"
        return address, {
            "answer": answer.pk,
            f"{prefix}-points": "1",
            f"{prefix}-seen": "",
            f"{prefix}-comment": "Good",
        }

    def test_one_form_marks_once(self, client: Client, handed_in: Attempt) -> None:
        responses = at_once(client, *self.form(handed_in))
        assert statuses(responses) == {302}
        assert "Somebody else" not in client.get(responses[0].url).text
        handed_in.refresh_from_db()
        assert (handed_in.mark, handed_in.graded_at is None) == (1, False)

    def test_the_first_of_two_marks_is_kept(self, client: Client, handed_in: Attempt) -> None:
        address, form = self.form(handed_in)
        other = {name: "0" if name.endswith("points") else value for name, value in form.items()}
        assert statuses(together(client, [(address, form), (address, other)])) == {302}
        answer = Response.objects.get(position=2)
        handed_in.refresh_from_db()
        assert handed_in.mark == answer.mark
        assert answer.mark in (0, 1)

    @pytest.mark.usefixtures("unlocked")
    def test_control_without_locks_both_marks_are_stored(
        self, client: Client, handed_in: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given: list[float] = []

        @after_meeting
        def note(response: Response, verdict: Any) -> float:
            given.append(verdict.score)
            return float(verdict.score)

        monkeypatch.setattr(Response, "mark_for", note)
        address, form = self.form(handed_in)
        other = {name: "0" if name.endswith("points") else value for name, value in form.items()}
        together(client, [(address, form), (address, other)])
        assert len(given) > 1


class TestRegrading:
    def form(self, quiz: Quiz) -> tuple[str, dict[str, Any]]:
        (correction,) = regrading.key_corrections(quiz, quiz.owner)
        address = reverse("regrade_quiz", args=[quiz.pk])
        return address, {"question": correction.question.pk, "key": correction.key}

    def test_one_press_regrades_once_and_records_it_once(
        self, client: Client, quiz: Quiz, handed_in: Attempt
    ) -> None:
        assert statuses(at_once(client, *self.form(quiz))) == {302}
        assert Regrade.objects.get().changes == [
            {"attempt": handed_in.pk, "before": 0.0, "after": 1.0}
        ]
        handed_in.refresh_from_db()
        assert (handed_in.mark, handed_in.graded_at) == (1, None)

    @pytest.mark.usefixtures("unlocked")
    def test_control_without_locks_it_is_recorded_repeatedly(
        self, client: Client, quiz: Quiz, handed_in: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form = self.form(quiz)
        monkeypatch.setattr(regrading, "key_of", after_meeting(regrading.key_of))
        at_once(client, *form)
        assert Regrade.objects.count() > 1


class TestMarkingDuringRegrading:
    def send(self, client: Client, quiz: Quiz, handed_in: Attempt) -> list[HttpResponse]:
        return together(client, [TestMarking().form(handed_in), TestRegrading().form(quiz)])

    def test_the_result_is_the_sum_of_both(
        self, client: Client, quiz: Quiz, handed_in: Attempt
    ) -> None:
        assert statuses(self.send(client, quiz, handed_in)) == {302}
        handed_in.refresh_from_db()
        assert (handed_in.mark, handed_in.graded_at is None) == (2, False)

    @pytest.mark.usefixtures("unlocked")
    def test_control_without_locks_one_stores_an_outdated_sum(
        self, client: Client, quiz: Quiz, handed_in: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The sum with the mark is computed first and stored last."""
        added, stored, add = threading.Event(), threading.Event(), submitting._settle
        settle = submitting.settle

        def late(attempt: Attempt, marks: list[float | None], now: datetime) -> None:
            add(attempt, marks, now)
            if not added.is_set():
                added.set()
                assert stored.wait(timeout=30)

        def soon(attempts: Any, now: datetime) -> None:
            settle(attempts, now)
            stored.set()

        monkeypatch.setattr(submitting, "_settle", late)
        monkeypatch.setattr(regrading, "settle", soon)
        marks, corrections = TestMarking().form(handed_in), TestRegrading().form(quiz)
        meanwhile(client, marks, corrections, added)
        handed_in.refresh_from_db()
        assert handed_in.mark == 1


class TestDeleting:
    """A quiz is deleted while others write to its attempts."""

    def delete_meanwhile(
        self, client: Client, quiz: Quiz, form: tuple[str, Any], reached: threading.Event
    ) -> set[int]:
        delete = (reverse("delete_quiz", args=[quiz.pk]), {})
        return statuses(meanwhile(client, form, delete, reached))

    def test_deleting_waits_for_a_submission(
        self, client: Client, quiz: Quiz, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Assignment.objects.all().delete()
        Attempt.objects.update(user=quiz.owner)
        reached = threading.Event()
        monkeypatch.setattr(submitting, "verdict_on", slowly(submitting.verdict_on, reached))
        form = (reverse("quiz_submit", args=[attempt.pk]), {})
        assert self.delete_meanwhile(client, quiz, form, reached) == {302}
        assert not Quiz.objects.exists()

    def test_deleting_waits_for_a_regrading(
        self, client: Client, quiz: Quiz, handed_in: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form, reached = TestRegrading().form(quiz), threading.Event()
        monkeypatch.setattr(regrading, "key_of", slowly(regrading.key_of, reached))
        assert self.delete_meanwhile(client, quiz, form, reached) == {302}
        assert not Quiz.objects.exists()
