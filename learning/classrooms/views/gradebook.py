"""The grades of a class, of one learner in it, and all of them as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.classrooms.access import learner_in, taught
from learning.classrooms.gradebook import Gradebook, grades_of
from learning.classrooms.gradebook import gradebook as gradebook_of
from learning.classrooms.gradebook_files import as_csv, as_xlsx
from learning.models import Attempt, Classroom
from learning.quizzes.attempts import close_overdue
from learning.requests import LearnerRequest, text_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def gradebook(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """Learners by quizzes; ``?by=`` is the quiz, or "mean", that they are sorted by, with
    ``?down=1`` from the best."""
    by, descending = text_of(request.GET, "by"), "down" in request.GET
    classroom = taught(request, classroom_id)
    book = _book(classroom, by, descending=descending)
    context = {"classroom": classroom, "book": book, "by": by, "descending": descending}
    return render(request, "learning/classrooms/gradebook.html", context)


@require_safe
def as_csv_file(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """The gradebook as a table for any spreadsheet."""
    book = _book(taught(request, classroom_id))
    return HttpResponse(as_csv(book), content_type="text/csv; charset=utf-8", headers=_named("csv"))


@require_safe
def as_xlsx_file(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """The gradebook as a workbook."""
    book = _book(taught(request, classroom_id))
    return HttpResponse(as_xlsx(book), content_type=XLSX, headers=_named("xlsx"))


def _book(classroom: Classroom, by: str = "", *, descending: bool = False) -> Gradebook:
    """With what ran out of time by now."""
    close_overdue(Attempt.objects.filter(assignment__classroom=classroom), timezone.now())
    return gradebook_of(classroom, by=by, descending=descending)


def _named(ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="grades.{ending}"'}


@require_safe
def grades(request: LearnerRequest, classroom_id: int, member_id: int) -> HttpResponse:
    """What one learner has reached, attempt by attempt."""
    classroom, now = taught(request, classroom_id), timezone.now()
    membership = learner_in(classroom, member_id)
    own = Attempt.objects.filter(assignment__classroom=classroom, user=membership.user)
    close_overdue(own, now)
    context = {
        "classroom": classroom,
        "membership": membership,
        "taken": grades_of(membership),
        "now": now,
    }
    return render(request, "learning/classrooms/grades.html", context)
