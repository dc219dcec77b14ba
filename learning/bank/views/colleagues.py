"""Colleagues' questions, which can be copied into one's own bank."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning.bank.colleagues import AskedNow, colleagues_of, shared_questions, take_over
from learning.bank.images import TooManyImages
from learning.bank.pages import A_PAGE, page_context, selection_in
from learning.bank.search import BankSelection, authors_named
from learning.bank.texts import TooManyTexts
from learning.bank.writing import OverLimit
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form

IN_QUIZ = "You are asked one of these in a quiz: hand it in first, then wait for its results."


@page_with_form
@gone_is_404
def colleague_questions(request: LearnerRequest) -> HttpResponse:
    """Questions that colleagues set for a shared class; a form copies those that are ticked."""
    if request.method == "POST":
        _take_over(request)
        return redirect(request.get_full_path())
    asked = selection_in(request.GET)
    author = asked.author if asked.author.isdecimal() else ""
    selection = BankSelection(query=asked.query, format=asked.format, author=author)
    now = timezone.now()
    found = shared_questions(request.user, selection, now)
    context = page_context(request, found, selection)
    if request.htmx.request_type == "partial":
        return render(request, "learning/bank/colleague_questions.html#results", context)
    context["authors"] = authors_named(colleagues_of(request.user, now))
    return render(request, "learning/bank/colleague_questions.html", context)


def _take_over(request: LearnerRequest) -> None:
    """Copy the ticked questions, and add a message."""
    ids = [id_of(text) or 0 for text in request.POST.getlist("question")[:A_PAGE]]
    try:
        number = take_over(request.user, ids, timezone.now())
    except AskedNow:
        messages.warning(request, IN_QUIZ)
    except (OverLimit, TooManyImages, TooManyTexts) as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _copied_message(number))


def _copied_message(number: int) -> str:
    if not number:
        return "Nothing was taken."
    if number == 1:
        return "1 question taken. It stands among yours, and waits among your cards."
    return f"{number} questions taken. They stand among yours, and wait among your cards."
