"""Attempts at quizzes are started: those at authored ones in a class, or by a link with a name and
no account.

Both kinds of attempts count together. A learner of a class that has the quiz takes it there, by the
terms of the class.
"""

from datetime import datetime
from random import Random
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from content.storage.bulk import add_rows
from learning.grading.marks import most
from learning.kinds import kind_of
from learning.limits.allowances import Limits, limits_by, limits_of, lock_quiz
from learning.models import Assignment, Attempt, Classroom, Membership, Quiz, Response, User
from learning.models.people import TWICE, lock_user
from learning.prepared import prepared
from learning.quizzes.drawing import Drawn, draw_quiz

CLOSED = "It is closed."
NO_QUESTIONS = "It has no questions any more."
IN_CLASS = "This quiz is set for your class. Take it there."


class QuizClosed(Exception):
    """The quiz cannot be started now, or not by this learner; the text says why."""


def attempts_at(quiz: Quiz, user: User) -> list[Attempt]:
    """All of the learner's attempts at a quiz, by its link and in classes, oldest first; without
    those in live sessions, which do not count against the attempts allowed."""
    return _attempts_at(quiz.pk, user.pk)


@prepared
def _attempts_at(quiz: int, user: int) -> QuerySet[Attempt]:
    return Attempt.objects.filter(quiz=quiz, user=user, live=None).order_by("pk")


def assignment_of(quiz: Quiz, user: User, now: datetime) -> Assignment | None:
    """The assignment for which a learner takes the quiz, None if it is not set in their classes.
    If several classes have it, the first in which it is open."""
    tasks = _tasks_with(quiz.pk, user.pk)
    open_now = (one for one in tasks if not limits_by(quiz, one, None).refusal(0, now))
    return next(open_now, tasks[0] if tasks else None)


@prepared
def _tasks_with(quiz: int, user: int) -> QuerySet[Assignment]:
    return Assignment.objects.set_for(User(pk=user)).filter(quiz=quiz).select_related("quiz")


def begin(quiz: Quiz, user: User, name: str, now: datetime, rng: Random) -> Attempt:
    """The learner's attempt under way, or a new one if the rules allow it. Within a minute of its
    start, this returns even a submitted attempt, so that a form sent twice starts only one.

    Raises ``QuizClosed``, also if the quiz is set for one of the learner's classes.
    """
    with transaction.atomic():
        lock_user(user)
        attempts = attempts_at(quiz, user)
        for attempt in reversed(attempts):
            if attempt.submitted_at is None or now - attempt.started_at < TWICE:
                return attempt
        if assignment_of(quiz, user, now):
            raise QuizClosed(IN_CLASS)
        # Drawn under the lock, so that a change or regrade of the quiz never comes in between.
        quiz = Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
        limits = limits_of(quiz, user)
        refusal = limits.refusal(len(attempts), now) if quiz.is_open else CLOSED
        if refusal:
            raise QuizClosed(refusal)
        drawn = _drawn(quiz, user, rng)
        return start_attempt(quiz, user, drawn, now, name=name, limits=limits)


def begin_assigned(
    membership: Membership, assignment: Assignment, now: datetime, rng: Random
) -> Attempt:
    """The learner's attempt under way, or a new one if the terms of the class allow it. Raises
    ``QuizClosed``."""
    quiz, user = assignment.quiz, membership.user
    assert quiz, "a brief is read, not begun"
    with transaction.atomic():
        lock_user(user)
        lock_quiz(quiz)
        locked = Assignment.objects.select_for_update(of=("self",), no_key=True)
        assignment = locked.select_related("quiz").get(pk=assignment.pk)
        attempts = attempts_at(quiz, user)
        if under_way := next((one for one in attempts if one.submitted_at is None), None):
            return under_way
        limits = limits_of(quiz, user, assignment)
        if refusal := why_not(membership.classroom, limits, len(attempts), now):
            raise QuizClosed(refusal)
        return start_attempt(
            quiz,
            user,
            _drawn(quiz, user, rng),
            now,
            name=membership.name,
            assignment=assignment,
            limits=limits,
        )


def why_not(classroom: Classroom, limits: Limits, made: int, now: datetime) -> str:
    """Why a learner in the class with ``made`` attempts may not start another; "" if they may."""
    return "The class is over." if classroom.archived_at else limits.refusal(made, now)


def _drawn(quiz: Quiz, user: User, rng: Random) -> list[Drawn]:
    if drawn := draw_quiz(quiz, user, rng):
        return drawn
    raise QuizClosed(NO_QUESTIONS)


def start_attempt(
    quiz: Quiz,
    user: User,
    drawn: list[Drawn],
    now: datetime,
    *,
    name: str = "",
    assignment: Assignment | None = None,
    limits: Limits | None = None,
) -> Attempt:
    """Start an attempt with these questions, by the current rules of the quiz. Wording and order
    stay fixed for the whole attempt. It ends by ``limits``, or after the minutes of the quiz.

    Raises ``IntegrityError`` if one is open already.
    """
    limits = limits or Limits(minutes=quiz.minutes)
    responses = [_unsaved_response(quiz, position, one) for position, one in enumerate(drawn, 1)]
    with transaction.atomic():
        attempt = Attempt.objects.create(
            quiz=quiz,
            user=user,
            name=name,
            assignment=assignment,
            started_at=now,
            deadline_at=limits.deadline(now),
            feedback=quiz.feedback,
            one_way=quiz.one_way,
            certainty=quiz.certainty,
            points=sum(response.points for response in responses),
            sealed=quiz.purpose == Quiz.Purpose.AUTHORED,
        )
        seed = attempt.pk if quiz.shuffles_options else 0
        for response in responses:
            kind, response.attempt = kind_of(response.format), attempt
            response.shown = kind.shown(response.uid, response.body, seed)
        add_rows(Response, responses)
    return attempt


def _unsaved_response(quiz: Quiz, position: int, drawn: Drawn) -> Response:
    return Response(
        position=position,
        question=drawn.question,
        uid=drawn.question.uid,
        format=drawn.format,
        body=drawn.question.body,
        section=drawn.section,
        points=most(drawn.points, certainty=quiz.certainty),
        key=uuid4(),
    )
