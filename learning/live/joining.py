"""Who takes part in a live session, and under which name."""

from datetime import datetime
from random import Random
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from learning.grading import formats
from learning.live.board import smallest_team
from learning.live.phases import ENDED, POLL, REVEALED, Stage, first_to_answer
from learning.live.sessions import LONGEST
from learning.models import Attempt, LiveSession, Membership, Quiz, Response, User
from learning.models.people import lock_user

ENDED_ALREADY = "It has ended."
JOINING_CLOSED = "Nobody else can join now."
REMOVED = "The teacher has removed you."
NEARLY_OVER = "There’s no question left to answer."
OWN = "You present this yourself."
FIRST = (
    *("Amber", "Azure", "Bold", "Brisk", "Calm", "Clear", "Cosy", "Eager", "Early", "Fair"),
    *("Gentle", "Golden", "Happy", "Keen", "Kind", "Lively", "Lucky", "Mellow", "Merry", "Nimble"),
    *("Quick", "Quiet", "Silver", "Sunny", "Swift", "Witty"),
)
SECOND = (
    *("Badger", "Bear", "Crane", "Deer", "Eagle", "Falcon", "Finch", "Fox", "Hare", "Heron"),
    *("Ibis", "Koala", "Lark", "Lynx", "Magpie", "Marten", "Otter", "Owl", "Panda", "Puffin"),
    *("Robin", "Seal", "Swan", "Tiger", "Turtle", "Wren"),
)


class NotJoined(Exception):
    """Somebody cannot join the session; the text says why."""


def refusal(session: LiveSession, user: User | None) -> str:
    """Why somebody may not join; "" if they may."""
    if session.phase == ENDED:
        return ENDED_ALREADY
    if user and user.pk == session.owner_id:
        return OWN
    if user and user.pk in session.removed:
        return REMOVED
    return "" if session.joining_open else JOINING_CLOSED


def membership_of(session: LiveSession, user: User | None) -> Membership | None:
    """The membership in the class that the session is for; then the name is known."""
    if user is None or session.classroom_id is None:
        return None
    return Membership.objects.learners().filter(user=user, classroom=session.classroom_id).first()


def join_live(session: LiveSession, user: User, name: str, now: datetime, rng: Random) -> Attempt:
    """The learner's attempt in the session; a new one asks the questions that are still to come,
    and the one at hand while it is open. Without a ``name``, or if names are given to guests, they
    get one of two words. Raises ``NotJoined``.
    """
    with transaction.atomic():
        lock_user(user)
        # Locked, so that the question at hand stays the same until the attempt is stored.
        locked = LiveSession.objects.select_for_update(of=("self",), no_key=True)
        session = locked.select_related("quiz").get(pk=session.pk)
        if attempt := session.attempts.filter(user=user).first():
            return attempt
        if reason := refusal(session, user):
            raise NotJoined(reason)
        member = membership_of(session, user)
        is_given = session.names == LiveSession.Names.GIVEN and user.is_guest
        if member:
            name = member.name
        elif is_given or not name:
            name = given_name(session, rng)
        return _start(session, user, name, now)


def _start(session: LiveSession, user: User, name: str, now: datetime) -> Attempt:
    first = first_to_answer(Stage(session.phase, session.position))
    to_come = list(session.questions.filter(position__gte=first))
    if not to_come and session.phase != POLL:
        raise NotJoined(NEARLY_OVER)
    # Polls that all are asked together keep their answers themselves.
    questions = [one for one in to_come if one.format != formats.POLL or session.is_self_paced]
    attempt = Attempt.objects.create(
        quiz=session.quiz,
        user=user,
        live=session,
        name=name,
        team=smallest_team(session),
        started_at=now,
        deadline_at=session.started_at + LONGEST,
        feedback=Quiz.Feedback.END,
        points=sum(one.points for one in questions),
        sealed=True,
    )
    Response.objects.bulk_create(
        Response(
            attempt=attempt,
            position=one.position,
            question_id=one.question_id,
            uid=one.uid,
            format=one.format,
            body=one.body,
            shown=one.shown,
            section=one.section,
            points=one.points,
            key=uuid4(),
        )
        for one in questions
    )
    return attempt


def given_name(session: LiveSession, rng: Random) -> str:
    """Two words that nobody in the session is called yet."""
    taken = set(session.attempts.values_list("name", flat=True))
    while (name := f"{rng.choice(FIRST)} {rng.choice(SECOND)}") in taken:
        if len(taken) >= len(FIRST) * len(SECOND) // 2:
            return f"{name} {len(taken)}"
    return name


def rename(session: LiveSession, attempt_id: int, rng: Random) -> None:
    """Give somebody a name of two words in place of theirs. Raises ``Attempt.DoesNotExist``."""
    attempt = session.attempts.get(pk=attempt_id)
    attempt.name = given_name(session, rng)
    attempt.save(update_fields=["name"])
    _renew_board(session)


def _renew_board(session: LiveSession) -> None:
    """Show a changed name or none where the board stands on the screen now."""
    shown = LiveSession.objects.filter(pk=session.pk, board=True, phase__in=(REVEALED, ENDED))
    shown.update(version=F("version") + 1)


def remove(session: LiveSession, attempt_id: int) -> None:
    """Take somebody out of the session, with their answers; they cannot join again.

    Raises ``Attempt.DoesNotExist``, ``LiveSession.DoesNotExist`` if it has ended.
    """
    with transaction.atomic():
        locked = LiveSession.objects.select_for_update(of=("self",), no_key=True)
        session = locked.standing().get(pk=session.pk)
        attempt = session.attempts.get(pk=attempt_id)
        session.removed = [*session.removed, attempt.user_id]
        session.save(update_fields=["removed"])
        attempt.delete()
        _renew_board(session)
