"""The bank: all questions that somebody has written, found again, and several handled at once."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet, TextChoices
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from content.models import Brief
from content.reading.searching import LONGEST_QUERY
from learning.bank import writing
from learning.bank.forms import FORMS
from learning.bank.search import (
    Author,
    Facility,
    Selection,
    Used,
    authors_named,
    authors_of,
    briefs_of,
    questions_of,
    quizzes_of,
    sections_of,
    tags_of,
)
from learning.cards.making import begun_briefs
from learning.cards.seals import sealed_questions
from learning.kinds.limits import LONGEST_TAG
from learning.kinds.names import FORMAT_NAMES
from learning.models import Question, User
from learning.requests import LearnerRequest, id_of, page_with_form, text_of

A_PAGE = 30


@page_with_form
def questions(request: LearnerRequest) -> HttpResponse:
    """The questions that the learner has written; a form does something with several at once."""
    selection = selection_in(request.GET)
    if request.POST.get("action") == "export":
        return _to_export(request)
    if request.method == "POST":
        try:
            messages.success(request, _act(request))
        except writing.TooMany as error:
            messages.warning(request, str(error))
        return redirect(request.get_full_path())
    sealed = sealed_questions(request.user, timezone.now())
    found = questions_of(request.user, selection)
    if selection.query:  # finding one by its answer would tell it
        found = found.exclude(pk__in=sealed)
    context = page_context(request, found, selection) | {
        "sealed": sealed,
        "briefs": briefs_of(request.user),
        "targets": begun_briefs(request.user).only("slug", "title"),
    }
    if request.htmx.request_type == "partial":
        return render(request, "learning/bank/bank.html#results", context)
    return render(request, "learning/bank/bank.html", context | _choices(request.user))


def page_context(
    request: LearnerRequest, found: QuerySet[Question, Any], selection: Selection
) -> dict[str, Any]:
    """A page of what was found, and what was looked for."""
    rest = request.GET.copy()
    rest.pop("page", None)
    return {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "selection": selection,
        "query": selection.query,
        "formats": [(form.format, FORMAT_NAMES[form.format]) for form in FORMS],
        "rest": rest.urlencode(),
    }


def _choices(user: User) -> dict[str, Any]:
    """What the bank may be narrowed to, beside a kind and a brief."""
    quizzes = [(str(quiz.pk), quiz.title) for quiz in quizzes_of(user)]
    return {
        "tags": [(tag.name, tag.name) for tag in tags_of(user)],
        "authors": [*Author.choices, *authors_named(authors_of(user))],
        "sections": sections_of(briefs_of(user)),
        "facilities": Facility.choices,
        "uses": [*Used.choices, *quizzes],
    }


def selection_in(asked: QueryDict) -> Selection:
    format = text_of(asked, "kind")
    return Selection(
        query=text_of(asked, "q").strip()[:LONGEST_QUERY],
        format=format if format in {form.format for form in FORMS} else "",
        tag=text_of(asked, "tag")[:LONGEST_TAG],
        author=_choice_or_id(Author, asked.get("author", "")),
        about=id_of(asked.get("about", "")),
        section=id_of(asked.get("section", "")),
        used=_choice_or_id(Used, asked.get("used", "")),
        facility=_one_of(Facility, asked.get("facility", "")),
        retired="retired" in asked,
    )


def _one_of(choices: type[TextChoices], text: str) -> str:
    return text if text in choices.values else ""


def _choice_or_id(choices: type[TextChoices], text: str) -> str:
    """A choice, or the id of what may stand in its place."""
    number = id_of(text)
    return str(number) if number is not None else _one_of(choices, text)


def _to_export(request: LearnerRequest) -> HttpResponse:
    """To the page that gives the chosen ones out."""
    ids = [str(pk) for text in request.POST.getlist("question")[:A_PAGE] if (pk := id_of(text))]
    if not ids:
        messages.success(request, "Nothing was chosen.")
        return redirect(request.get_full_path())
    return redirect(f"{reverse('export_questions')}?{urlencode({'question': ids}, doseq=True)}")


def _act(request: LearnerRequest) -> str:
    """Do with the chosen ones what the button says, and tell."""
    ids = [id_of(text) or 0 for text in request.POST.getlist("question")[:A_PAGE]]
    chosen = Question.objects.written_by(request.user).filter(pk__in=ids)
    now, number = timezone.now(), chosen.count()
    if not number:
        return "Nothing was chosen."
    match request.POST.get("action", ""):
        case "tag":
            names = writing.tag_names(text_of(request.POST, "tags"))
            if not names:
                return "No tag was given."
            cut = [name[:LONGEST_TAG].strip() for name in names]
            writing.tag_questions(request.user, chosen, cut, now)
            done = "tagged"
        case "move":
            writing.file_under(chosen, _target(request), now)
            done = "moved"
        case "retire":
            writing.retire_questions(chosen, now)
            done = "put away"
        case "bring-back":
            writing.bring_back_questions(request.user, chosen, now)
            done = "brought back"
        case _:
            raise Http404
    return f"{number} question{'s' if number > 1 else ''} {done}."


def _target(request: LearnerRequest) -> Brief | None:
    """The brief to file questions under, if any; one that the learner has not begun is a 404."""
    named = request.POST.get("about", "")
    if not named:
        return None
    return get_object_or_404(begun_briefs(request.user), pk=id_of(named) or 0)
