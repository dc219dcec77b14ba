"""What the learners of a class have reached in the quizzes that are set for it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from content.reading.names import by_words
from learning.grading.marks import grade
from learning.models import Assignment, Attempt, Classroom, Membership


@dataclass(frozen=True, slots=True)
class GradeCell:
    """One learner at one quiz: ``percent`` is None where nothing is handed in yet; ``waiting`` says
    that some answer has to be read, so that it may still rise."""

    percent: float | None = None
    attempts: int = 0
    waiting: bool = False
    under_way: bool = False
    passed: bool | None = None


@dataclass(frozen=True, slots=True)
class GradeRow:
    """``mean`` is over the quizzes that the learner has handed in; None where there are none."""

    membership: Membership
    cells: list[GradeCell]
    mean: float | None


@dataclass(frozen=True, slots=True)
class GradeColumn:
    """``mean`` is over the learners who have handed in."""

    assignment: Assignment
    mean: float | None


@dataclass(frozen=True, slots=True)
class Gradebook:
    columns: list[GradeColumn]
    rows: list[GradeRow]
    mean: float | None


def gradebook(classroom: Classroom, *, by: str = "", descending: bool = False) -> Gradebook:
    """Three statements, however large the class. Sorted by name, or by the grades in the quiz with
    the id ``by`` or in all of them ("mean"); who has none comes last."""
    assignments = list(
        classroom.assignments.current().filter(brief=None).select_related("quiz").order_by("pk")
    )
    learners = sorted(
        classroom.memberships.learners(), key=lambda one: (by_words(one.name), one.pk)
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
    """What a learner has done of one assignment."""

    assignment: Assignment
    cell: GradeCell
    attempts: list[Attempt]


def grades_of(membership: Membership) -> list[LearnerGrade]:
    """All that is set for a learner, with their attempts; two statements."""
    tasks = membership.classroom.assignments.current().filter(brief=None).select_related("quiz")
    attempts = defaultdict(list)
    own = Attempt.objects.filter(assignment__classroom=membership.classroom_id)
    for attempt in own.filter(user=membership.user_id).order_by("pk"):
        attempts[attempt.assignment_id].append(attempt)
    return [LearnerGrade(task, _cell(task, attempts[task.pk]), attempts[task.pk]) for task in tasks]
