"""The report on a class for its teachers: progress with assignments, and what the class knows.

It reads nothing else about its learners: of a brief, only cards answered since it was set.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count

from content.models import Brief, Concept, Person
from content.reading.names import word_sort_key
from learning.classrooms.confusions import (
    ConfusionMatrices,
    Confusions,
    confusion_matrices,
    confusions,
)
from learning.limits.allowances import ClassTerms, terms_of
from learning.models import Assignment, Attempt, Card, Classroom, Membership, Question, User
from learning.progress.knowledge import Remembered
from learning.questions import characters
from learning.study.memory import recall_chances

MOST_WEAK = 8
FEWEST_CARDS = 5  # of all learners together; fewer are not representative
LEARNT = 0.9  # this share of the essential questions makes a brief done


@dataclass(frozen=True, slots=True)
class Done:
    """A learner's progress with one assignment. For a brief, ``done`` of ``of`` essential questions
    are learnt and the share ``known`` of these would be recalled now; for a quiz, ``done`` of
    ``of`` are right in the best attempt."""

    begun: bool = False
    finished: bool = False
    done: int = 0
    of: int = 0
    known: float | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether a quiz is started and not submitted yet."""
        return self.begun and not self.finished and self.known is None


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner, with ``done`` for each assignment."""

    membership: Membership
    done: list[Done]


@dataclass(frozen=True, slots=True)
class AssignmentProgress:
    """How many learners have begun and finished an assignment, and who has not begun; for a quiz,
    also the ``terms`` for the class."""

    assignment: Assignment
    terms: ClassTerms | None
    begun: int
    finished: int
    not_begun: list[str]


@dataclass(frozen=True, slots=True)
class ClassroomReport:
    assignments: list[AssignmentProgress]
    teachers: list[Membership]
    learners: list[Learner]
    concepts: list[Remembered]
    people: list[Remembered]
    confusions: Confusions


class Reached(NamedTuple):
    """An attempt, ordered so that the best is the greatest: submitted, with most answers right."""

    submitted: bool
    right: int
    questions: int


@dataclass(frozen=True, slots=True)
class _Studied:
    """Probabilities of recall over the cards of a class: of essential questions by learner and
    brief, and of all questions by subject."""

    essential: defaultdict[tuple[int, int], list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )
    subjects: defaultdict[tuple[int, str], Remembered] = field(
        default_factory=lambda: defaultdict(Remembered)
    )


def classroom_report(classroom: Classroom, viewer: User, now: datetime) -> ClassroomReport:
    """Leaves out briefs that are closed to ``viewer`` now. Nine statements, however large the
    class."""
    found = classroom.memberships.current().select_related("user")
    members = sorted(found, key=lambda one: (word_sort_key(one.name), one.pk))
    learners = [one for one in members if not one.teaches]
    users = [one.user_id for one in learners]
    assignments = _assignments(classroom)
    readable = _readable(assignments, viewer)
    briefs = [one.brief for one in readable if one.brief]
    since = _since(readable)
    studied = _studied(users, since, now)
    asked, sittings = _essential_questions(briefs), _sittings(users, assignments)

    def done(assignment: Assignment, user: int) -> Done:
        if assignment.quiz_id:
            return _taken(sittings[user, assignment.pk])
        brief = assignment.brief_id or 0
        return _learnt(studied.essential[user, brief], asked.get(brief, 0))

    rows = [Learner(one, [done(task, one.user_id) for task in assignments]) for one in learners]
    return ClassroomReport(
        assignments=[_progress(one, place, rows) for place, one in enumerate(assignments)],
        teachers=[one for one in members if one.teaches],
        learners=rows,
        concepts=_weakest(Concept, "concepts", briefs, studied),
        people=_weakest(Person, "people", briefs, studied),
        confusions=confusions(users, since, assignments),
    )


def classroom_confusions(classroom: Classroom, viewer: User) -> ConfusionMatrices:
    """What the class mixes up in its assignments; four statements."""
    users = list(classroom.memberships.learners().values_list("user", flat=True))
    assignments = _assignments(classroom)
    return confusion_matrices(users, _since(_readable(assignments, viewer)), assignments)


def _assignments(classroom: Classroom) -> list[Assignment]:
    return list(classroom.assignments.current().select_related("brief", "quiz"))


def _readable(assignments: list[Assignment], viewer: User) -> list[Assignment]:
    """Assignments of briefs that are open to the viewer, as those are that this class shares."""
    shared = Brief.Visibility.CLASS
    return [
        one
        for one in assignments
        if (it := one.brief) and (it.visibility == shared or it.is_open_to(viewer.pk))
    ]


def _since(assignments: list[Assignment]) -> dict[int, datetime]:
    """When each brief was set, by its id; teachers see nothing from before."""
    return {one.brief_id: one.set_at for one in assignments if one.brief_id}


def _studied(users: list[int], since: dict[int, datetime], now: datetime) -> _Studied:
    """``since`` has the time at which each brief was set, by id."""
    found = _Studied()
    cards = Card.objects.filter(
        user__in=users, brief__in=list(since), suspended=False, question__retired_at=None
    ).exclude(state=Card.State.NEW)
    columns = ("user", "brief", "position", "question__type", "question__subject")
    memory = ("state", "recall_due", "stability", "reviewed_at")
    for row in cards.values_list(*columns, *memory):
        user, brief, position, type, subject, state, due, stability, at = row
        chances = recall_chances(state, due, stability, at, now, (0,))
        if not chances or at < since[brief]:
            continue
        found.subjects[brief, subject].count(chances[0])
        if position < Question.DETAILS_FROM and type not in characters.TYPES:
            found.essential[user, brief].append(chances[0])
    return found


def _essential_questions(briefs: list[Brief]) -> dict[int, int]:
    """The number of essential questions by brief, without those about characters, which learners
    may leave out."""
    questions = Question.objects.current().filter(
        brief__in=briefs, owns_card=True, position__lt=Question.DETAILS_FROM
    )
    wanted = questions.exclude(type__in=characters.TYPES)
    return dict(wanted.order_by().values_list("brief").annotate(Count("pk")))


def _sittings(
    users: list[int], assignments: list[Assignment]
) -> defaultdict[tuple[int, int], list[Reached]]:
    """By learner and assignment."""
    taken = Attempt.objects.filter(assignment__in=assignments, user__in=users)
    attempts = taken.filter(beyond_allowed=False, abandoned=False).scored()
    rows = attempts.values_list("user", "assignment", "submitted_at", "right", "questions")
    found = defaultdict(list)
    for user, assignment, submitted_at, count, questions in rows:
        submitted = submitted_at is not None
        found[user, assignment].append(Reached(submitted, count if submitted else 0, questions))
    return found


def _taken(sittings: list[Reached]) -> Done:
    if not sittings:
        return Done()
    best = max(sittings)
    return Done(True, best.submitted, best.right, best.questions)


def _learnt(chances: list[float], of: int) -> Done:
    if not chances:
        return Done(of=of)
    known = sum(chances) / len(chances)
    return Done(True, len(chances) >= LEARNT * of, len(chances), of, known)


def _progress(assignment: Assignment, place: int, rows: list[Learner]) -> AssignmentProgress:
    return AssignmentProgress(
        assignment,
        terms=terms_of(assignment) if assignment.quiz_id else None,
        begun=sum(row.done[place].begun for row in rows),
        finished=sum(row.done[place].finished for row in rows),
        not_begun=[row.membership.name for row in rows if not row.done[place].begun],
    )


def _weakest(
    model: type[Concept] | type[Person], family: str, briefs: list[Brief], studied: _Studied
) -> list[Remembered]:
    """What the class would recall worst, by the mean over learners and questions."""
    of_briefs, found = {brief.pk: brief for brief in briefs}, []
    for item in model.objects.filter(brief__in=briefs):
        one = studied.subjects.get((item.brief_id, f"{family}/{item.slug}"))
        if one and one.studied >= FEWEST_CARDS:
            item.brief = of_briefs[item.brief_id]
            one.name, one.address = str(item), item.get_absolute_url()
            found.append(one)
    return sorted(found, key=lambda one: (one.mean, one.name))[:MOST_WEAK]
