"""Terms, marks and results of a quiz for others, sent many times at once."""

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
from learning.quizzes import attempts
from learning.quizzes.attempts import Given, save_response, submit_attempt
from learning.results import regrading
from tests.learning.races.crowd import (
    after_meeting,
    at_once,
    meanwhile,
    nobody_waits,
    slowly,
    statuses,
    together,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]
OPEN = question_body(stem="Why?", formats=["open", "recall"], rubric=[])


@pytest.fixture
def quiz(learner: User) -> Quiz:
    """Of the one who is signed in."""
    made: Quiz = QuizFactory.create(authored=True, published=True, owner=learner)
    return made


@pytest.fixture
def attempt(quiz: Quiz, now: datetime) -> Attempt:
    """With one choice answered wrongly, and an open answer; not handed in."""
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
    """By link, so that the author of the quiz reads it; its choice has another key since."""
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
    nobody_waits(monkeypatch)


class TestAllowing:
    @pytest.fixture
    def form(self, attempt: Attempt) -> dict[str, Any]:
        """For somebody who came by the link, whom the author of the quiz can choose."""
        Attempt.objects.update(assignment=None)
        return {"user": attempt.user_id, "attempts_allowed": 3}

    def test_one_form_gives_terms_once(
        self, client: Client, quiz: Quiz, form: dict[str, Any]
    ) -> None:
        responses = at_once(client, reverse("allowances", args=[quiz.pk]), form)
        assert statuses(responses) == {302}
        assert Allowance.objects.get().attempts_allowed == 3

    def test_control_where_nobody_waits_the_database_has_to_refuse(
        self, client: Client, quiz: Quiz, form: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        nobody_waits(monkeypatch, allowances)
        monkeypatch.setattr(allowances, "lock_quiz", lambda quiz: None)
        create = after_meeting(Allowance.objects.create)
        monkeypatch.setattr(
            Allowance.objects,
            "update_or_create",
            lambda **row: (create(quiz=row["quiz"], user=row["user"]), True),
        )
        with pytest.raises(IntegrityError):
            at_once(client, reverse("allowances", args=[quiz.pk]), form)

    def test_they_are_taken_back_once(self, client: Client, quiz: Quiz, attempt: Attempt) -> None:
        Attempt.objects.update(assignment=None)
        AllowanceFactory.create(quiz=quiz, user=attempt.user)
        address = reverse("take_allowance_back", args=[quiz.pk, attempt.user_id])
        assert {302} <= statuses(at_once(client, address, {})) <= {302, 404}
        assert not Allowance.objects.exists()


def test_results_are_released_once_and_bring_one_card_of_each_question(
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

    def test_of_two_marks_the_first_stands(self, client: Client, handed_in: Attempt) -> None:
        address, form = self.form(handed_in)
        other = {name: "0" if name.endswith("points") else value for name, value in form.items()}
        assert statuses(together(client, [(address, form), (address, other)])) == {302}
        answer = Response.objects.get(position=2)
        handed_in.refresh_from_db()
        assert handed_in.mark == answer.mark
        assert answer.mark in (0, 1)

    @pytest.mark.usefixtures("unlocked")
    def test_control_where_nobody_waits_each_stands_in_turn(
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
        (mending,) = regrading.key_corrections(quiz, quiz.owner)
        address = reverse("regrade_quiz", args=[quiz.pk])
        return address, {"question": mending.question.pk, "key": mending.key}

    def test_one_press_marks_anew_once_and_writes_it_down_once(
        self, client: Client, quiz: Quiz, handed_in: Attempt
    ) -> None:
        assert statuses(at_once(client, *self.form(quiz))) == {302}
        assert Regrade.objects.get().changes == [
            {"attempt": handed_in.pk, "before": 0.0, "after": 1.0}
        ]
        handed_in.refresh_from_db()
        assert (handed_in.mark, handed_in.graded_at) == (1, None)

    @pytest.mark.usefixtures("unlocked")
    def test_control_where_nobody_waits_it_is_written_down_often(
        self, client: Client, quiz: Quiz, handed_in: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form = self.form(quiz)
        monkeypatch.setattr(regrading, "key_of", after_meeting(regrading.key_of))
        at_once(client, *form)
        assert Regrade.objects.count() > 1


class TestAMarkAndAMendedKeyAtOnce:
    def send(self, client: Client, quiz: Quiz, handed_in: Attempt) -> list[HttpResponse]:
        return together(client, [TestMarking().form(handed_in), TestRegrading().form(quiz)])

    def test_they_leave_their_sum(self, client: Client, quiz: Quiz, handed_in: Attempt) -> None:
        assert statuses(self.send(client, quiz, handed_in)) == {302}
        handed_in.refresh_from_db()
        assert (handed_in.mark, handed_in.graded_at is None) == (2, False)

    @pytest.mark.usefixtures("unlocked")
    def test_control_where_neither_waits_one_adds_up_what_is_past(
        self, client: Client, quiz: Quiz, handed_in: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The mark is added up first and stored last."""
        added, stored, add = threading.Event(), threading.Event(), attempts._settle
        settle = attempts.settle

        def late(attempt: Attempt, marks: list[float | None], now: datetime) -> None:
            add(attempt, marks, now)
            if not added.is_set():
                added.set()
                assert stored.wait(timeout=30)

        def soon(attempts: Any, now: datetime) -> None:
            settle(attempts, now)
            stored.set()

        monkeypatch.setattr(attempts, "_settle", late)
        monkeypatch.setattr(regrading, "settle", soon)
        marks, mends = TestMarking().form(handed_in), TestRegrading().form(quiz)
        meanwhile(client, marks, mends, added)
        handed_in.refresh_from_db()
        assert handed_in.mark == 1


class TestDeleting:
    """Others write to what is deleted with the quiz."""

    def delete_meanwhile(
        self, client: Client, quiz: Quiz, form: tuple[str, Any], reached: threading.Event
    ) -> set[int]:
        delete = (reverse("delete_quiz", args=[quiz.pk]), {})
        return statuses(meanwhile(client, form, delete, reached))

    def test_while_somebody_hands_in(
        self, client: Client, quiz: Quiz, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Assignment.objects.all().delete()
        Attempt.objects.update(user=quiz.owner)
        reached = threading.Event()
        monkeypatch.setattr(attempts, "verdict_on", slowly(attempts.verdict_on, reached))
        form = (reverse("quiz_submit", args=[attempt.pk]), {})
        assert self.delete_meanwhile(client, quiz, form, reached) == {302}
        assert not Quiz.objects.exists()

    def test_while_somebody_marks_anew(
        self, client: Client, quiz: Quiz, handed_in: Attempt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form, reached = TestRegrading().form(quiz), threading.Event()
        monkeypatch.setattr(regrading, "key_of", slowly(regrading.key_of, reached))
        assert self.delete_meanwhile(client, quiz, form, reached) == {302}
        assert not Quiz.objects.exists()
