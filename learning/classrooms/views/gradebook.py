"""The grades of a class, of one learner in it, and all of them as a file."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.classrooms.access import learner_in, own_membership, taught
from learning.classrooms.forms import TotalForm
from learning.classrooms.gradebook import (
    A_PAGE,
    Gradebook,
    fill_cells,
    graded_tasks,
    grades_of,
)
from learning.classrooms.gradebook import gradebook as gradebook_of
from learning.classrooms.gradebook_files import as_csv, as_xlsx
from learning.classrooms.members import set_total
from learning.classrooms.roster.attaching import NumberTaken, number_member
from learning.models import Attempt, Classroom
from learning.models.classrooms import LONGEST_IDENTIFICATION
from learning.quizzes.submitting import close_overdue
from learning.requests import LearnerRequest, gone_is_404, page_with_form, text_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAKEN = "Somebody else in the class has this number."


@page_with_form
def gradebook(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """A page of learners by quizzes; ``?by=`` is the quiz, or "total", that they are sorted by,
    with ``?down=1`` from the best. POST sets how the total is made."""
    by, descending = text_of(request.GET, "by"), "down" in request.GET
    classroom = taught(request, classroom_id)
    form = None
    if request.method == "POST":
        form = TotalForm(classroom, graded_tasks(classroom), request.POST)
        if form.is_valid():
            set_total(form.instance, form.chosen_weights)
            messages.success(request, "Saved.")
            return redirect(request.get_full_path())
        classroom = taught(request, classroom_id)  # the form has changed its copy
    book = _book(classroom, by, descending=descending)
    page = Paginator(book.rows, A_PAGE).get_page(request.GET.get("page"))
    fill_cells(book, page.object_list)  # type: ignore[arg-type]
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {
        "classroom": classroom,
        "book": book,
        "page": page,
        "rest": rest.urlencode(),
        "by": by,
        "descending": descending,
        "form": form or TotalForm(classroom, [column.assignment for column in book.columns]),
        "has_numbers": any(row.membership.identification for row in book.rows),
    }
    status = 422 if form else 200
    return render(request, "learning/classrooms/gradebook.html", context, status=status)


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


@page_with_form
@gone_is_404
def grades(request: LearnerRequest, classroom_id: int, member_id: int) -> HttpResponse:
    """What one learner has reached, attempt by attempt; POST gives them a number."""
    classroom, now = taught(request, classroom_id), timezone.now()
    membership = learner_in(classroom, member_id)
    if request.method == "POST":
        number = " ".join(text_of(request.POST, "identification").split())
        try:
            number_member(membership, number[:LONGEST_IDENTIFICATION])
        except NumberTaken:
            messages.warning(request, TAKEN)
        return redirect("grades", classroom_id, member_id)
    own = Attempt.objects.filter(assignment__classroom=classroom, user=membership.user)
    close_overdue(own, now)
    context = {
        "classroom": classroom,
        "membership": membership,
        "grades": grades_of(membership),
        "now": now,
    }
    return render(request, "learning/classrooms/grades.html", context)


@require_safe
def own_grades(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """A learner's own grades, as far as they are told; a teacher is led to the gradebook."""
    membership, now = own_membership(request, classroom_id), timezone.now()
    if membership.teaches:
        return redirect("gradebook", classroom_id)
    own = Attempt.objects.filter(assignment__classroom=classroom_id, user=request.user)
    close_overdue(own, now)
    context = {
        "classroom": membership.classroom,
        "grades": grades_of(membership, told_by=now),
        "now": now,
    }
    return render(request, "learning/classrooms/own_grades.html", context)
