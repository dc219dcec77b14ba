"""The grades of a class in the quizzes that are set for it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from content.reading.names import word_sort_key
from learning.grading.marks import grade
from learning.models import Assignment, Attempt, Classroom, Membership


@dataclass(frozen=True, slots=True)
class GradeCell:
    """One learner in one quiz. ``percent`` is None before a submission; ``waiting`` means that
    some answer is not marked yet, so that the grade may rise."""

    percent: float | None = None
    attempts: int = 0
    waiting: bool = False
    under_way: bool = False
    passed: bool | None = None


@dataclass(frozen=True, slots=True)
class GradeRow:
    """``mean`` is over the quizzes that the learner has submitted; None if there are none."""

    membership: Membership
    cells: list[GradeCell]
    mean: float | None


@dataclass(frozen=True, slots=True)
class GradeColumn:
    """``mean`` is over the learners who have submitted."""

    assignment: Assignment
    mean: float | None


@dataclass(frozen=True, slots=True)
class Gradebook:
    columns: list[GradeColumn]
    rows: list[GradeRow]
    mean: float | None


def gradebook(classroom: Classroom, *, by: str = "", descending: bool = False) -> Gradebook:
    """Sorted by name, by the grades in the quiz with the id ``by``, or by the means ("mean");
    learners without a grade come last. Three statements, however large the class."""
    assignments = list(
        classroom.assignments.current().filter(brief=None).select_related("quiz").order_by("pk")
    )
    learners = sorted(
        classroom.memberships.learners(), key=lambda one: (word_sort_key(one.name), one.pk)
    )
    attempts = defaultdict(list)
    of_class = Attempt.objects.filter(assignment__in=assignments).order_by("pk")
    for attempt in of_class.defer("name"):
        attempts[attempt.user_id, attempt.assignment_id].append(attempt)
    rows = [
        _row(one, [_cell(task, attempts[one.user_id, task.pk]) for task in assignments])
        for one in learners
    ]
    columns = [
        GradeColumn(task, _mean(row.cells[place].percent for row in rows))
        for place, task in enumerate(assignments)
    ]
    return Gradebook(columns, _sorted(rows, columns, by, descending), _mean(r.mean for r in rows))


def _cell(assignment: Assignment, attempts: list[Attempt]) -> GradeCell:
    quiz = assignment.quiz
    assert quiz, "only quizzes have grades"
    counting = [one for one in attempts if one.counts]
    percents = [one.percent for one in counting if one.percent is not None]
    reached = grade(percents, quiz.grade_by)
    waiting = any(one.graded_at is None for one in counting)
    passed = None
    if reached is not None and quiz.pass_mark is not None and not waiting:
        passed = reached >= quiz.pass_mark
    under_way = any(one.submitted_at is None for one in attempts)
    return GradeCell(reached, len(attempts), waiting, under_way, passed)


def _row(membership: Membership, cells: list[GradeCell]) -> GradeRow:
    return GradeRow(membership, cells, _mean(cell.percent for cell in cells))


def _mean(percents: Iterable[float | None]) -> float | None:
    known = [percent for percent in percents if percent is not None]
    return mean(known) if known else None


def _sorted(
    rows: list[GradeRow], columns: list[GradeColumn], by: str, descending: bool
) -> list[GradeRow]:
    places = {str(column.assignment.pk): place for place, column in enumerate(columns)}

    def percent(row: GradeRow) -> float | None:
        return row.mean if by == "mean" else row.cells[places[by]].percent

    if by != "mean" and by not in places:
        return rows[::-1] if descending else rows
    graded = [row for row in rows if percent(row) is not None]
    graded.sort(key=lambda row: percent(row) or 0.0, reverse=descending)
    return graded + [row for row in rows if percent(row) is None]


@dataclass(frozen=True, slots=True)
class LearnerGrade:
    """One learner's grade and attempts in one assignment."""

    assignment: Assignment
    cell: GradeCell
    attempts: list[Attempt]


def grades_of(membership: Membership) -> list[LearnerGrade]:
    """A learner's grades in all quizzes set for the class; two statements."""
    tasks = membership.classroom.assignments.current().filter(brief=None).select_related("quiz")
    attempts = defaultdict(list)
    own = Attempt.objects.filter(assignment__classroom=membership.classroom_id)
    for attempt in own.filter(user=membership.user_id).order_by("pk"):
        attempts[attempt.assignment_id].append(attempt)
    return [LearnerGrade(task, _cell(task, attempts[task.pk]), attempts[task.pk]) for task in tasks]
