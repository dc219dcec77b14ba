"""What a teacher has running now, with how many have begun and handed in, and the other quizzes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from learning.models import (
    Assignment,
    Attempt,
    Card,
    LiveSession,
    Membership,
    Quiz,
    QuizItem,
    User,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Something set for a class, or a quiz that is open by its link.

    Of ``of`` people, the learners of the class or those who came by the link, ``begun`` have begun
    and ``done`` have handed in. A brief is begun with the first answer since it was set.
    """

    quiz: Quiz | None
    assignment: Assignment | None
    of: int
    begun: int
    done: int
    waiting: int = 0  # open answers without a mark

    @property
    def under_way(self) -> int:
        return self.begun - self.done

    @property
    def begins_at(self) -> datetime | None:
        if self.assignment:
            return self.assignment.begins_at
        return self.quiz.opens_at if self.quiz else None

    @property
    def ends_at(self) -> datetime | None:
        if self.assignment:
            return self.assignment.ends_at
        return self.quiz.closes_at if self.quiz else None


@dataclass(frozen=True, slots=True)
class OtherQuizzes:
    """A teacher's quizzes that do not run, the latest first, each with the number of its
    ``questions`` and of its answers ``waiting`` for a mark."""

    to_mark: list[Any]
    drafts: list[Any]
    past: list[Any]

    def __bool__(self) -> bool:
        return bool(self.to_mark or self.drafts or self.past)


def open_by_link(teacher: User, now: datetime) -> QuerySet[Quiz]:
    """The quizzes that people can begin by their link, now or later."""
    published = Quiz.objects.authored().filter(owner=teacher, closed_at=None)
    lasting = published.filter(Q(closes_at=None) | Q(closes_at__gt=now))
    return lasting.exclude(published_at=None)


def set_for_classes(teacher: User, now: datetime) -> QuerySet[Assignment]:
    """What is set for the classes that somebody teaches, and not over."""
    return Assignment.objects.in_classes_of(teacher).ending_after(now)


def live_now(teacher: User) -> QuerySet[LiveSession]:
    """The sessions that the teacher presents and has not ended, the latest first."""
    standing = LiveSession.objects.standing().filter(owner=teacher).select_related("quiz")
    return standing.with_joined().order_by("-pk")


def runs_of(teacher: User, waiting: dict[int, int], now: datetime) -> list[Run]:
    """What is set for classes, what ends first before others, then what is open by its link.

    ``waiting`` counts the open answers by quiz. Five statements.
    """
    tasks = list(set_for_classes(teacher, now).select_related("classroom", "brief", "quiz"))
    quizzes = list(open_by_link(teacher, now).order_by("-pk"))
    learners, taken = _learners(tasks), _taken(tasks, quizzes)
    studied = _studied(tasks, learners)
    runs = []
    for task in tasks:
        members = learners[task.classroom_id]
        if task.quiz_id:
            sat = {user: done for user, done in taken[None, task.pk].items() if user in members}
            done, left = sum(sat.values()), waiting.get(task.quiz_id, 0)
            runs.append(Run(task.quiz, task, len(members), len(sat), done, left))
        else:
            last = studied[task.brief_id or 0]
            begun = sum(last[user] >= task.set_at for user in members & last.keys())
            runs.append(Run(None, task, len(members), begun, 0))
    for quiz in quizzes:
        sat = taken[quiz.pk, None]
        left = waiting.get(quiz.pk, 0)
        runs.append(Run(quiz, None, len(sat), len(sat), sum(sat.values()), left))
    return runs


def _learners(tasks: Iterable[Assignment]) -> defaultdict[int, set[int]]:
    """The learners of the classes that something is set for, by class."""
    found = defaultdict[int, set[int]](set)
    learners = Membership.objects.learners().filter(
        classroom__in={one.classroom_id for one in tasks}
    )
    for classroom, user in learners.values_list("classroom", "user"):
        found[classroom].add(user)
    return found


def _taken(
    tasks: list[Assignment], quizzes: list[Quiz]
) -> defaultdict[tuple[int | None, int | None], dict[int, bool]]:
    """Who has begun, and whether they have handed in: by quiz for those who came by its link, and
    by assignment."""
    by_link = Q(quiz__in=quizzes, assignment=None)
    attempts = Attempt.objects.filter(by_link | Q(assignment__in=tasks)).order_by()
    sittings = attempts.values("quiz", "assignment", "user").annotate(last=Max("submitted_at"))
    found = defaultdict[tuple[int | None, int | None], dict[int, bool]](dict)
    for row in sittings:
        key = (None, row["assignment"]) if row["assignment"] else (row["quiz"], None)
        found[key][row["user"]] = row["last"] is not None
    return found


def _studied(
    tasks: list[Assignment], learners: dict[int, set[int]]
) -> defaultdict[int, dict[int, datetime]]:
    """When each learner last answered a card of a brief that is set, by brief."""
    briefs = {one.brief_id for one in tasks if one.brief_id}
    cards = Card.objects.filter(brief__in=briefs, user__in=set().union(*learners.values()))
    answered = cards.exclude(reviewed_at=None).order_by().values_list("brief", "user")
    found = defaultdict[int, dict[int, datetime]](dict)
    for brief, user, at in answered.annotate(at=Max("reviewed_at")):
        found[brief][user] = at
    return found


def other_quizzes(teacher: User, waiting: dict[int, int], now: datetime) -> OtherQuizzes:
    """One statement."""
    tasks = Assignment.objects.filter(quiz=OuterRef("pk")).order_by()
    current = tasks.filter(withdrawn_at=None, classroom__archived_at=None)
    items = QuizItem.objects.filter(quiz=OuterRef("pk")).order_by().values("quiz")
    quizzes: QuerySet[Any] = (
        Quiz.objects.authored()
        .filter(owner=teacher)
        .exclude(pk__in=open_by_link(teacher, now).values("pk"))
        .annotate(
            questions=Coalesce(Subquery(items.annotate(number=Count("pk")).values("number")), 0),
            was_set=Exists(tasks),
            runs=Exists(current.ending_after(now)),
        )
        .filter(runs=False)
        .order_by("-pk")
    )
    found = OtherQuizzes([], [], [])
    for quiz in quizzes:
        quiz.waiting = waiting.get(quiz.pk, 0)
        over = found.past if quiz.published_at or quiz.was_set else found.drafts
        (found.to_mark if quiz.pk in waiting else over).append(quiz)
    return found
