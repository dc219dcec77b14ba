"""The grades of a class in the quizzes that are set for it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import mean

from content.reading.names import word_sort_key
from learning.classrooms.totals import Rules, Total, total_of
from learning.grading.marks import grade
from learning.models import Assignment, Attempt, AttemptQuerySet, Classroom, Membership

A_PAGE = 100  # learners
type Percents = list[float | None]


@dataclass(frozen=True, slots=True)
class GradeCell:
    """One learner in one quiz. ``percent`` is None before a submission; ``waiting`` means that
    some answer is not marked yet, so that the grade may rise. A ``dropped`` grade does not count
    for the total."""

    percent: float | None = None
    attempts: int = 0
    waiting: bool = False
    under_way: bool = False
    passed: bool | None = None
    dropped: bool = False


@dataclass(slots=True)
class GradeRow:
    """``total`` is None if nothing counts; ``cells`` are those of the page that is shown."""

    membership: Membership
    percents: Percents
    total: Total | None
    cells: Sequence[GradeCell] = ()


@dataclass(frozen=True, slots=True)
class GradeColumn:
    """``mean`` is over the learners who have submitted."""

    assignment: Assignment
    mean: float | None


@dataclass(frozen=True, slots=True)
class Gradebook:
    """All learners of a class in ``rows``, sorted; ``mean`` is that of the totals."""

    columns: list[GradeColumn]
    rows: list[GradeRow]
    mean: float | None


def rules_of(classroom: Classroom) -> Rules:
    return Rules(classroom.drop_lowest, classroom.missing_is_zero)


def graded_tasks(classroom: Classroom) -> list[Assignment]:
    """The quizzes that are set for a class, in the order in which they were set."""
    tasks = classroom.assignments.current().filter(brief=None).select_related("quiz")
    return list(tasks.order_by("pk"))


def gradebook(classroom: Classroom, *, by: str = "", descending: bool = False) -> Gradebook:
    """Sorted by name, by the grades in the quiz with the id ``by``, or by the totals ("total");
    learners without a grade come last. Three statements, however large the class, and no cells."""
    tasks = graded_tasks(classroom)
    learners = sorted(
        classroom.memberships.learners(), key=lambda one: (word_sort_key(one.name), one.pk)
    )
    attempts, unmarked = _counting(tasks)
    rules, weights = rules_of(classroom), [task.weight for task in tasks]
    rows = []
    for learner in learners:
        keys = [(learner.user_id, task.pk) for task in tasks]
        percents = [
            _grade(task, attempts.get(key, ())) for task, key in zip(tasks, keys, strict=True)
        ]
        counted = [
            0.0 if percent is None and key in unmarked else weight
            for percent, key, weight in zip(percents, keys, weights, strict=True)
        ]
        rows.append(GradeRow(learner, percents, total_of(percents, counted, rules)))
    columns = [
        GradeColumn(task, _mean(row.percents[place] for row in rows))
        for place, task in enumerate(tasks)
    ]
    middle = _mean(row.total.percent if row.total else None for row in rows)
    return Gradebook(columns, _sorted(rows, columns, by, descending), middle)


def _counting(
    tasks: Iterable[Assignment],
) -> tuple[dict[tuple[int, int], list[float]], set[tuple[int, int]]]:
    """The percentages of the attempts that count, by learner and assignment, and where some are
    still without a mark."""
    counting = Attempt.objects.counting().filter(assignment__in=tasks).order_by("pk")
    found, unmarked = dict[tuple[int, int], list[float]](), set[tuple[int, int]]()
    for user, task, mark, points in counting.values_list("user", "assignment", "mark", "points"):
        if mark is None or not points:
            unmarked.add((user, task))
        else:
            found.setdefault((user, task), []).append(100 * mark / points)
    return found, unmarked


def _grade(task: Assignment, percents: Sequence[float]) -> float | None:
    if len(percents) == 1:  # nearly always
        return percents[0]
    assert task.quiz, "only quizzes have grades"
    return grade(percents, task.quiz.grade_by)


def fill_cells(book: Gradebook, rows: Sequence[GradeRow]) -> None:
    """Give the rows of one page their cells; one statement."""
    tasks = [column.assignment for column in book.columns]
    users = [row.membership.user_id for row in rows]
    attempts = _by_learner(Attempt.objects.filter(assignment__in=tasks, user__in=users))
    for row in rows:
        cells = [_cell(task, attempts[row.membership.user_id, task.pk]) for task in tasks]
        row.cells = _with_dropped(cells, row.total)


def _by_learner(of_class: AttemptQuerySet) -> defaultdict[tuple[int, int | None], list[Attempt]]:
    found = defaultdict[tuple[int, int | None], list[Attempt]](list)
    for attempt in of_class.order_by("pk").defer("name"):
        found[attempt.user_id, attempt.assignment_id].append(attempt)
    return found


def _with_dropped(cells: Sequence[GradeCell], total: Total | None) -> Sequence[GradeCell]:
    if total is None or not total.dropped:
        return cells
    return [
        replace(cell, dropped=True) if place in total.dropped else cell
        for place, cell in enumerate(cells)
    ]


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


def _mean(percents: Iterable[float | None]) -> float | None:
    known = [percent for percent in percents if percent is not None]
    return mean(known) if known else None


def _sorted(
    rows: list[GradeRow], columns: list[GradeColumn], by: str, descending: bool
) -> list[GradeRow]:
    places = {str(column.assignment.pk): place for place, column in enumerate(columns)}
    if by != "total" and by not in places:
        return rows[::-1] if descending else rows
    percent: Callable[[GradeRow], float | None] = (
        (lambda row: row.total.percent if row.total else None)
        if by == "total"
        else (lambda row: row.percents[places[by]])
    )
    graded = [row for row in rows if percent(row) is not None]
    graded.sort(key=lambda row: percent(row) or 0.0, reverse=descending)
    return graded + [row for row in rows if percent(row) is None]


@dataclass(frozen=True, slots=True)
class LearnerGrade:
    """One learner's grade and attempts in one assignment."""

    assignment: Assignment
    cell: GradeCell
    attempts: list[Attempt]


@dataclass(frozen=True, slots=True)
class LearnerGrades:
    """``total`` leaves out what is ``hidden``: handed in, but not told to the learner yet."""

    taken: list[LearnerGrade]
    total: Total | None
    hidden: int = 0


def grades_of(membership: Membership, *, told_by: datetime | None = None) -> LearnerGrades:
    """A learner's grades in all quizzes set for the class; with ``told_by`` only those that the
    learner may see then. Two statements."""
    tasks = graded_tasks(membership.classroom)
    own = Attempt.objects.filter(assignment__in=tasks, user=membership.user_id)
    if told_by:
        own = own.with_disclosed(told_by)
    attempts = _by_learner(own)
    cells, weights, hidden = list[GradeCell](), list[float](), 0
    for task in tasks:
        mine = attempts[membership.user_id, task.pk]
        handed_in = [one for one in mine if one.counts]
        is_told = not told_by or all(one.is_disclosed for one in handed_in)  # type: ignore[attr-defined]
        cell = _cell(task, mine)
        if not is_told:
            cell, hidden = GradeCell(attempts=len(mine), under_way=cell.under_way), hidden + 1
        unmarked = cell.percent is None and handed_in
        cells.append(cell)
        weights.append(0.0 if unmarked else task.weight)
    total = total_of([cell.percent for cell in cells], weights, rules_of(membership.classroom))
    taken = [
        LearnerGrade(task, cell, attempts[membership.user_id, task.pk])
        for task, cell in zip(tasks, _with_dropped(cells, total), strict=True)
    ]
    return LearnerGrades(taken, total, hidden)
