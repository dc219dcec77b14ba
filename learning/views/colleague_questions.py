"""The questions of colleagues, which one may take into one's own bank."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning import colleagues
from learning.images import TooManyImages
from learning.own_questions import TooMany
from learning.question_bank import authors_named
from learning.question_forms import FORMS
from learning.quiz_forms import FORMAT_NAMES
from learning.requests import LearnerRequest, id_of, page_with_form
from learning.views.question_bank import A_PAGE, selection_in

IN_QUIZ = "You are asked one of these in a quiz that goes on: hand it in first."


@page_with_form
def colleague_questions(request: LearnerRequest) -> HttpResponse:
    """What colleagues have set for a class that one teaches too; a form takes what is ticked."""
    if request.method == "POST":
        _take_over(request)
        return redirect(request.get_full_path())
    selection = selection_in(request.GET)
    found = colleagues.colleague_questions(request.user, selection)
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "selection": selection,
        "query": selection.query,
        "formats": [(form.format, FORMAT_NAMES[form.format]) for form in FORMS],
        "rest": rest.urlencode(),
    }
    if request.htmx.request_type == "partial":
        return render(request, "learning/colleague_questions.html#results", context)
    context["authors"] = authors_named(colleagues.colleagues_of(request.user))
    return render(request, "learning/colleague_questions.html", context)


def _take_over(request: LearnerRequest) -> None:
    """Take the ticked ones that may be taken, and tell."""
    ids = [id_of(text) or 0 for text in request.POST.getlist("question")[:A_PAGE]]
    chosen = colleagues.colleague_questions(request.user, colleagues.EVERYTHING).filter(pk__in=ids)
    try:
        number = colleagues.take_over(request.user, chosen, timezone.now())
    except colleagues.AskedNow:
        messages.warning(request, IN_QUIZ)
    except (TooMany, TooManyImages) as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _told(number))


def _told(number: int) -> str:
    if not number:
        return "Nothing was taken."
    if number == 1:
        return "1 question taken. It stands among yours, and waits among your cards."
    return f"{number} questions taken. They stand among yours, and wait among your cards."
