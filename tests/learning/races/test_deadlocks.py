"""Two that write to one thing at the same moment do not wait for each other in a circle, which
PostgreSQL would break by an error. SQLite has one writer at a time."""

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
from learning.quizzes import attempts, starting
from learning.quizzes.attempts import Given
from learning.results import regrading
from learning.results.regrading import key_of

pytestmark = pytest.mark.django_db(transaction=True)
A_WHILE = 0.5  # seconds, in which the second gets as far as it can

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
    """As the page does it."""
    with attempts.transaction.atomic():
        Quiz.objects.select_for_update().get(pk=quiz.pk).delete()


class TestHandingInWhileAnAnswerComesIn:
    def at_once(self, monkeypatch: pytest.MonkeyPatch, attempt: Attempt) -> list[Any]:
        now, given = timezone.now(), Given(0, {"option": "x"})
        return meet(
            monkeypatch,
            (attempts, "_judge"),
            lambda: attempts.submit_attempt(attempt, now),
            lambda: attempts.save_response(attempt, 1, given, now),
        )

    def test_it_is_handed_in_and_the_answer_is_too_late(self, monkeypatch, attempt):
        submitted, saved = self.at_once(monkeypatch, attempt)
        assert submitted is None
        assert isinstance(saved, attempts.StaleResponse)

    def test_control_where_the_answer_is_held_first_they_wait_in_a_circle(
        self, monkeypatch, attempt
    ):
        def other_way(attempt: Attempt, position: int) -> Response:
            held = Response.objects.select_for_update(of=("self", "attempt"))
            return held.select_related("attempt__quiz", "question").get(
                attempt=attempt.pk, position=position
            )

        monkeypatch.setattr(attempts, "locked_response", other_way)
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
        attempts.submit_attempt(attempt, now)
        question = attempt.responses.get().question
        question.body |= {"explanation": "Mended since."}
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
    def test_waits_for_what_is_done_with_it(self, monkeypatch, attempt, work):
        assert work(self, monkeypatch, attempt) == [None, None]
        assert not Quiz.objects.exists()

    @pytest.mark.parametrize("work", [allow, regrade, begin])
    def test_control_where_nobody_holds_it_they_wait_in_a_circle(self, monkeypatch, attempt, work):
        for module in (allowances, regrading, starting):
            monkeypatch.setattr(module, "lock_quiz", lambda quiz: None)
        errors = work(self, monkeypatch, attempt)
        assert any(isinstance(error, OperationalError) for error in errors)


class TestTakingQuestions:
    @pytest.fixture
    def questions(self) -> list[Question]:
        """Of two who teach a class together, each set for it by its author."""
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

    def both_take(self, monkeypatch: pytest.MonkeyPatch, questions: list[Question]) -> list[Any]:
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

    def test_two_take_each_others(self, monkeypatch, questions):
        assert self.both_take(monkeypatch, questions) == [None, None]
        assert Question.objects.exclude(taken_from=None).count() == 2

    def test_control_where_each_holds_themselves_first_they_wait_in_a_circle(
        self, monkeypatch, questions
    ):
        both = threading.Barrier(2)

        def one_by_one(user: User, ids: list[int]) -> None:
            held = User.objects.select_for_update(no_key=True)
            held.get(pk=user.pk)
            both.wait(timeout=30)
            list(held.filter(questions__in=ids))

        monkeypatch.setattr(colleagues, "_lock_with_authors", one_by_one)
        one, other = questions
        errors = meet(
            monkeypatch,
            (colleagues, "take_over"),
            lambda: colleagues.take_over(one.owner, [other.pk], timezone.now()),
            lambda: colleagues.take_over(other.owner, [one.pk], timezone.now()),
        )
        assert any(isinstance(error, OperationalError) for error in errors)

    def test_an_author_leaves_once_it_is_taken(self, monkeypatch, questions):
        assert self.take_while_its_author_leaves(monkeypatch, questions) == [None, None]
        assert Question.objects.exclude(taken_at=None).get().taken_from is None

    def test_control_where_its_author_is_not_held_it_is_gone(self, monkeypatch, questions):
        monkeypatch.setattr(colleagues, "_lock_with_authors", lambda user, ids: None)
        errors = self.take_while_its_author_leaves(monkeypatch, questions)
        assert any(isinstance(error, IntegrityError) for error in errors)
