"""Concurrent writes do not deadlock on PostgreSQL. SQLite has one writer at a time."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection, connections
from django.utils import timezone

from learning.accounts import belongings
from learning.bank import colleagues
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
)
from learning.limits import allowances
from learning.models import Attempt, Question, Quiz, Response, User
from learning.quizzes import answering, starting, submitting
from learning.quizzes.answering import Given
from learning.results import regrading
from learning.results.regrading import key_of

pytestmark = pytest.mark.django_db(transaction=True)
A_WHILE = 0.5  # seconds in which the second proceeds until it waits for a lock

type Work = Callable[[], Any]


@pytest.fixture(autouse=True)
def postgresql(transactional_db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")


@pytest.fixture
def quiz() -> Quiz:
    made: Quiz = QuizFactory.create(authored=True)
    return made


@pytest.fixture
def attempt(quiz: Quiz) -> Attempt:
    made: Attempt = AttemptFactory.create(quiz=quiz)
    ResponseFactory.create(attempt=made, position=1)
    return made


def meet(monkeypatch: pytest.MonkeyPatch, half_way: tuple[Any, str], first: Work, second: Work):
    """Begins ``second`` while ``first`` is in a function of a module; returns what each raised."""
    there, function = threading.Event(), getattr(*half_way)

    def slow(*args: Any, **kwargs: Any) -> Any:
        there.set()
        time.sleep(A_WHILE)
        return function(*args, **kwargs)

    def run(work: Work) -> Exception | None:
        try:
            work()
        except Exception as error:
            return error
        finally:
            connections.close_all()
        return None

    def then() -> None:
        assert there.wait(timeout=30)
        second()

    monkeypatch.setattr(*half_way, slow)
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, (first, then)))


def delete(quiz: Quiz) -> None:
    """Deletes the quiz as the page does."""
    with starting.transaction.atomic():
        Quiz.objects.select_for_update().get(pk=quiz.pk).delete()


class TestSubmittingDuringASave:
    def at_once(self, monkeypatch: pytest.MonkeyPatch, attempt: Attempt) -> list[Any]:
        now, given = timezone.now(), Given(0, {"option": "x"})
        ResponseFactory.create(attempt=attempt, position=2, given={"text": "x"})
        return meet(
            monkeypatch,
            (submitting, "judge"),
            lambda: submitting.submit_attempt(attempt, now),
            lambda: answering.save_response(attempt, 1, given, now),
        )

    def test_the_attempt_is_submitted_and_the_answer_is_too_late(self, monkeypatch, attempt):
        submitted, saved = self.at_once(monkeypatch, attempt)
        assert submitted is None
        assert isinstance(saved, answering.StaleResponse)

    def test_control_with_the_answer_locked_first_they_deadlock(self, monkeypatch, attempt):
        def other_way(attempt: Attempt, position: int) -> Response:
            locked_rows = Response.objects.select_for_update(of=("self", "attempt"))
            return locked_rows.select_related("attempt__quiz", "question").get(
                attempt=attempt.pk, position=position
            )

        monkeypatch.setattr(answering, "locked_response", other_way)
        errors = self.at_once(monkeypatch, attempt)
        assert any(isinstance(error, OperationalError) for error in errors)


class TestDeletingAQuiz:
    def allow(self, monkeypatch: pytest.MonkeyPatch, attempt: Attempt) -> list[Any]:
        return meet(
            monkeypatch,
            (allowances, "limits_by"),
            lambda: allowances.allow(attempt.quiz, attempt.user),
            lambda: delete(attempt.quiz),
        )

    def regrade(self, monkeypatch: pytest.MonkeyPatch, attempt: Attempt) -> list[Any]:
        quiz, now = attempt.quiz, timezone.now()
        submitting.submit_attempt(attempt, now)
        question = attempt.responses.get().question
        question.body |= {"explanation": "Corrected since."}
        question.save()
        return meet(
            monkeypatch,
            (regrading, "settle"),
            lambda: regrading.regrade(quiz, quiz.owner, question.pk, key_of(question), now),
            lambda: delete(quiz),
        )

    def begin(self, monkeypatch: pytest.MonkeyPatch, attempt: Attempt) -> list[Any]:
        quiz = attempt.quiz
        QuizItemFactory.create(quiz=quiz)
        assignment = AssignmentFactory.create(quiz=quiz)
        membership = MembershipFactory.create(classroom=assignment.classroom)
        now = timezone.now()
        return meet(
            monkeypatch,
            (starting, "start_attempt"),
            lambda: starting.begin_assigned(membership, assignment, now, Random(0)),
            lambda: delete(quiz),
        )

    @pytest.mark.parametrize("work", [allow, regrade, begin])
    def test_deleting_waits_for_other_writes(self, monkeypatch, attempt, work):
        assert work(self, monkeypatch, attempt) == [None, None]
        assert not Quiz.objects.exists()

    @pytest.mark.parametrize("work", [allow, regrade, begin])
    def test_control_without_the_lock_of_the_quiz_they_deadlock(self, monkeypatch, attempt, work):
        for module in (allowances, regrading, starting):
            monkeypatch.setattr(module, "lock_quiz", lambda quiz: None)
        errors = work(self, monkeypatch, attempt)
        assert any(isinstance(error, OperationalError) for error in errors)


class TestTakingQuestionsOver:
    @pytest.fixture
    def questions(self) -> list[Question]:
        """Questions of two teachers of one class, each in a quiz that its author assigned to it."""
        membership = MembershipFactory.create(teacher=True)
        other = MembershipFactory.create(teacher=True, classroom=membership.classroom)
        made = []
        for user in (membership.user, other.user):
            item = QuizItemFactory.create(
                quiz__owner=user, question=QuestionFactory.create(own=True, owner=user)
            )
            AssignmentFactory.create(classroom=membership.classroom, quiz=item.quiz)
            made.append(item.question)
        return made

    def take_each_others(
        self, monkeypatch: pytest.MonkeyPatch, questions: list[Question]
    ) -> list[Any]:
        one, other = questions
        return meet(
            monkeypatch,
            (colleagues, "_wanted"),
            lambda: colleagues.take_over(one.owner, [other.pk], timezone.now()),
            lambda: colleagues.take_over(other.owner, [one.pk], timezone.now()),
        )

    def take_while_its_author_leaves(
        self, monkeypatch: pytest.MonkeyPatch, questions: list[Question]
    ) -> list[Any]:
        one, other = questions
        return meet(
            monkeypatch,
            (colleagues, "bulk_create_with_history"),
            lambda: colleagues.take_over(one.owner, [other.pk], timezone.now()),
            lambda: belongings.delete_account(other.owner_id),
        )

    def test_two_teachers_take_each_others_questions(self, monkeypatch, questions):
        assert self.take_each_others(monkeypatch, questions) == [None, None]
        assert Question.objects.exclude(taken_from=None).count() == 2

    def test_control_with_own_accounts_locked_first_they_deadlock(self, monkeypatch, questions):
        both = threading.Barrier(2)

        def one_by_one(user: User, ids: list[int]) -> None:
            locked_rows = User.objects.select_for_update(no_key=True)
            locked_rows.get(pk=user.pk)
            both.wait(timeout=30)
            list(locked_rows.filter(questions__in=ids))

        monkeypatch.setattr(colleagues, "_lock_with_authors", one_by_one)
        one, other = questions
        errors = meet(
            monkeypatch,
            (colleagues, "take_over"),
            lambda: colleagues.take_over(one.owner, [other.pk], timezone.now()),
            lambda: colleagues.take_over(other.owner, [one.pk], timezone.now()),
        )
        assert any(isinstance(error, OperationalError) for error in errors)

    def test_the_author_can_leave_once_the_question_is_taken(self, monkeypatch, questions):
        assert self.take_while_its_author_leaves(monkeypatch, questions) == [None, None]
        assert Question.objects.exclude(taken_at=None).get().taken_from is None

    def test_control_without_the_lock_of_the_author_a_constraint_fails(
        self, monkeypatch, questions
    ):
        monkeypatch.setattr(colleagues, "_lock_with_authors", lambda user, ids: None)
        errors = self.take_while_its_author_leaves(monkeypatch, questions)
        assert any(isinstance(error, IntegrityError) for error in errors)
