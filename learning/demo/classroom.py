"""The demo class, made completely or not at all."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from content.models import Brief
from content.reading.sections import headings
from learning.accounts.guests import start_guest
from learning.demo.accounts import Account, new_password
from learning.demo.cast import TEACHER, TERM, Actor, cast_of, visitors
from learning.demo.habits import Student, reading_plan
from learning.demo.quizzes import make_quizzes, mark_essays, take, take_by_link
from learning.demo.sittings import CERTAIN, EXAM, sittings
from learning.factories import (
    AllowanceFactory,
    AssignmentFactory,
    ClassroomFactory,
    MembershipFactory,
    UserFactory,
)
from learning.models import Assignment, Classroom, Membership, User
from learning.models.people import start_teaching
from learning.quizzes.join_codes import new_code

SEED = 3
BRIEF = "new-productive-forces"
TEACHER_NAME = "demo-teacher"
CLASS_NAME = "Reading China’s economy"
GOAL = timedelta(days=21)  # from now
SLOWER = 7  # the learner with half as much time again
WITH_PASSWORDS = 2  # learners with a password
CHARACTERS = (User.Characters.RECOGNISE, User.Characters.OFF, User.Characters.WRITE)


class AlreadyThere(Exception):
    """The class exists already."""


class OthersHere(Exception):
    """Other people have accounts; the text says whose names are in the way, if any."""


class NoBrief(Exception):
    """The brief for the class does not exist, or is not public."""


@dataclass(frozen=True, slots=True)
class Made:
    """The class, the number of its learners, and the accounts to sign in with."""

    classroom: Classroom
    learners: int
    accounts: list[Account]


def make_class(
    size: int,
    now: datetime,
    *,
    seed: int = SEED,
    secrets: Random,
    password: Callable[[], str] = new_password,
    beside_others: bool = False,
) -> Made:
    """Fills a class of ``size`` learners, from ``LEAST`` to ``MOST``, with months that end now. The
    ``seed`` decides everything except codes and passwords, which are random.

    Raises ``AlreadyThere``, ``NoBrief``, and ``OthersHere`` if somebody else has an account and the
    class may not be made beside them.
    """
    rng = Random(seed)  # noqa: S311
    cast = cast_of(size, rng)
    try:
        with transaction.atomic():
            _make_room(cast, beside_others=beside_others)
            brief = Brief.objects.filter(slug=BRIEF, visibility=Brief.Visibility.PUBLIC).first()
            if brief is None:
                raise NoBrief
            room = _room(cast, brief, new_code(secrets), now)
            tasks = make_quizzes(room.teacher, room.classroom, brief, new_code(secrets), now)
            _live(room, tasks, now, rng)
            learners = [member.user for member in room.members[:WITH_PASSWORDS]]
            accounts = [_open_account(user, password()) for user in (room.teacher, *learners)]
    except IntegrityError as error:  # somebody else made it at the same time
        raise AlreadyThere from error
    return Made(room.classroom, size, accounts)


def username_of(actor: Actor) -> str:
    return f"demo-{slugify(actor.given)}"


def _make_room(cast: Iterable[Actor], *, beside_others: bool) -> None:
    names = [TEACHER_NAME, *map(username_of, cast)]
    if Classroom.objects.filter(name=CLASS_NAME, memberships__user__username=TEACHER_NAME).exists():
        raise AlreadyThere
    taken = User.objects.filter(username__in=names).values_list("username", flat=True)
    if taken:
        raise OthersHere(", ".join(sorted(taken)))
    if not beside_others and User.objects.exists():
        raise OthersHere


@dataclass(frozen=True, slots=True)
class _Room:
    """The class as it began: its ``members`` in the order of the ``cast``."""

    teacher: User
    classroom: Classroom
    members: list[Membership]
    cast: list[Actor]
    brief: Brief


def _room(cast: list[Actor], brief: Brief, code: str, now: datetime) -> _Room:
    """The class with all its members, and the brief set for it."""
    began = now - TERM
    given, family, zone = TEACHER
    teacher = _person(TEACHER_NAME, given, family, zone, began - timedelta(days=20))
    classroom = ClassroomFactory.create(name=CLASS_NAME, code=code, created_at=began)
    AssignmentFactory.create(
        classroom=classroom, of_brief=True, brief=brief, set_at=began, due_at=now + GOAL
    )
    MembershipFactory.create(
        classroom=classroom,
        user=teacher,
        teacher=True,
        name=teacher.display_name,
        joined_at=began,
    )
    start_teaching(teacher)
    members = [
        _member(classroom, place, actor, began + timedelta(minutes=20 + 7 * place))
        for place, actor in enumerate(cast)
    ]
    return _Room(teacher, classroom, members, cast, brief)


def _member(classroom: Classroom, place: int, actor: Actor, at: datetime) -> Membership:
    user = _person(
        username_of(actor),
        actor.given,
        actor.family,
        actor.time_zone,
        at,
        characters=CHARACTERS[place % len(CHARACTERS)],
        scope=User.Scope.EVERYTHING if place % 6 == 5 else User.Scope.ESSENTIALS,
        new_per_day=actor.new_cards,
    )
    membership: Membership = MembershipFactory.create(
        classroom=classroom, user=user, name=actor.name, joined_at=at
    )
    return membership


def _person(
    username: str, given: str, family: str, zone: str, at: datetime, **settings: Any
) -> User:
    user: User = UserFactory.create(
        locked=True,
        username=username,
        first_name=given,
        last_name=family,
        time_zone=zone,
        date_joined=at,
        **settings,
    )
    return user


def _open_account(user: User, password: str) -> Account:
    """Lets somebody sign in."""
    user.set_password(password)
    user.save(update_fields=["password"])
    role = "teacher" if user.username == TEACHER_NAME else "learner"
    return Account(role, user.username, password)


def _live(room: _Room, tasks: Mapping[str, Assignment], now: datetime, rng: Random) -> None:
    """Plays the time since: quizzes in the order they were taken, each after its learner has
    studied up to then.
    """
    students, guests = _students(room, now, rng), visitors(rng)
    questions = {one.pk: one for one in room.brief.questions.select_related("passage")}
    exam, open_to_all = tasks[EXAM].quiz, tasks[CERTAIN].quiz
    assert exam
    assert open_to_all
    if len(students) > SLOWER:
        AllowanceFactory.create(quiz=exam, user=students[SLOWER].user, time_factor=1.5)
    for sitting in sittings(room.cast, guests, now, rng):
        die = Random(rng.random())  # noqa: S311  its own: what is answered hangs on nothing else
        if sitting.by_link:
            guest = start_guest(sitting.at)
            take_by_link(sitting, guest, open_to_all, guests[sitting.who], now, die)
            continue
        student, member = students[sitting.who], room.members[sitting.who]
        student.study(sitting.at, questions, now)
        task = tasks[sitting.quiz]
        student.until = take(sitting, member, task, student.actor, now, die)
    for student in students:
        student.study(now, questions, now)
    mark_essays(exam, room.teacher, now, rng)


def _students(room: _Room, now: datetime, rng: Random) -> list[Student]:
    sections = list(headings(room.brief))
    return [
        Student(
            member.user,
            actor,
            Random(rng.random()),  # noqa: S311
            until=now - TERM,
            readings=reading_plan(actor, sections, now, rng),
        )
        for member, actor in zip(room.members, room.cast, strict=True)
    ]
