"""How people come to quizzes for others: by a link, with a name and no account, or by a class."""

from datetime import datetime

from django.db import IntegrityError, transaction

from learning.accounts import GUEST_PREFIX, TWICE, hold, start_guest
from learning.drawing import Drawn
from learning.models import Assignment, Attempt, Membership, Quiz, User
from learning.questions.question import Format
from learning.quizzes import start_attempt

NO_QUESTIONS = "It has no questions any more."
ELSEWHERE = "You have begun this quiz in another way. Hand that in first: it is under Quizzes."


class QuizClosed(Exception):
    """Nobody may begin the quiz now, or this learner may not; the text says why."""


def attempt_at(quiz: Quiz, user: User) -> Attempt | None:
    """The learner's attempt by the link of the quiz: each has one."""
    return quiz.attempts.filter(user=user, assignment=None).order_by("-pk").first()


def begin(quiz: Quiz, user: User, name: str, now: datetime) -> Attempt:
    """The learner's attempt by the link, begun now where there was none. Raises ``QuizClosed``."""
    with transaction.atomic():
        hold(user)
        if attempt := attempt_at(quiz, user):
            return attempt
        if not Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk).is_open:
            raise QuizClosed("It is closed.")
        return start_attempt(quiz, user, _drawn(quiz, user), now, name=name)


def begin_assigned(membership: Membership, assignment: Assignment, now: datetime) -> Attempt:
    """The attempt that the learner has under way for it, or a new one, as its terms allow.

    Raises ``QuizClosed``.
    """
    quiz, user = assignment.quiz, membership.user
    assert quiz, "a brief is read, not begun"
    with transaction.atomic():
        hold(user)
        Assignment.objects.select_for_update(no_key=True).get(pk=assignment.pk)
        own = assignment.attempts.filter(user=user)
        if attempt := own.open().first():
            return attempt
        if refusal := why_not(assignment, own.count(), now):
            raise QuizClosed(refusal)
        return start_attempt(
            quiz,
            user,
            _drawn(quiz, user),
            now,
            name=membership.name,
            assignment=assignment,
            until=assignment.due_at,
        )


def why_not(assignment: Assignment, made: int, now: datetime) -> str:
    """Why a learner who has made so many attempts may not begin another; "" where they may."""
    if assignment.classroom.archived_at:
        return "The class is over."
    if assignment.opens_at and now < assignment.opens_at:
        return "It is not open yet."
    if assignment.due_at and now >= assignment.due_at:
        return "It is closed."
    if assignment.attempts_allowed is not None and made >= assignment.attempts_allowed:
        return "You have had all your attempts at it."
    return ""


def _drawn(quiz: Quiz, user: User) -> list[Drawn]:
    """Its questions, for a learner who has no attempt at it under way."""
    if quiz.attempts.open().filter(user=user).exists():
        raise QuizClosed(ELSEWHERE)
    items = quiz.items.readable().select_related("question").order_by("position")
    drawn = [Drawn(item.question, Format(item.format)) for item in items]
    if not drawn:
        raise QuizClosed(NO_QUESTIONS)
    return drawn


def guest_of_form(key: str, now: datetime, *, time_zone: str) -> User:
    """The guest who came by a form with this key, however often it is sent within a minute; later,
    whoever sends it is somebody else."""
    try:
        with transaction.atomic():
            return start_guest(now, time_zone=time_zone, key=key)
    except IntegrityError:
        guests = User.objects.filter(is_guest=True, is_active=True, date_joined__gt=now - TWICE)
        guest = guests.filter(username=GUEST_PREFIX + key).first()
        return guest or start_guest(now, time_zone=time_zone)
