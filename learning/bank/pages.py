"""The context of the pages that list questions, and the filters in their addresses."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet, TextChoices
from django.http import QueryDict

from content.reading.search import LONGEST_QUERY
from learning.bank.forms import FORMS
from learning.bank.search import (
    Author,
    BankSelection,
    Facility,
    Used,
    authors_named,
    authors_of,
    briefs_of,
    quizzes_of,
    sections_of,
    tags_of,
)
from learning.bank.texts import choosable_texts
from learning.kinds.limits import LONGEST_TAG
from learning.models import Question, User
from learning.models.texts import named
from learning.requests import LearnerRequest, id_of, text_of

A_PAGE = 30


def page_context(
    request: LearnerRequest, found: QuerySet[Question, Any], selection: BankSelection
) -> dict[str, Any]:
    """One page of the questions that were found, and the filters that found them."""
    rest = request.GET.copy()
    for name in ("page", "ticked"):
        rest.pop(name, None)
    return {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "selection": selection,
        "query": selection.query,
        "formats": [(name, form.kind.label) for name, form in FORMS.items()],
        "rest": rest.urlencode(),
        "ticked": "ticked" in request.GET,
    }


def choices_for(user: User) -> dict[str, Any]:
    """The choices of the filters other than kind and brief."""
    texts = choosable_texts(user)
    quizzes = [(str(quiz.pk), quiz.title) for quiz in quizzes_of(user)]
    return {
        "tags": [(tag.name, tag.name) for tag in tags_of(user)],
        "authors": [*Author.choices, *authors_named(authors_of(user))],
        "sections": sections_of(briefs_of(user)),
        "facilities": Facility.choices,
        "texts": [(str(one.pk), named(one.title, one.beginning)) for one in texts],
        "uses": [*Used.choices, *quizzes],
    }


def filters_of(user: User) -> dict[str, Any]:
    """The choices of kind, tag and brief alone, for pages where own questions are picked."""
    return {
        "formats": [(name, form.kind.label) for name, form in FORMS.items()],
        "tags": [(tag.name, tag.name) for tag in tags_of(user)],
        "abouts": [(one.pk, one.title) for one in briefs_of(user)],
    }


def selection_in(asked: QueryDict) -> BankSelection:
    format = text_of(asked, "kind")
    return BankSelection(
        query=text_of(asked, "q").strip()[:LONGEST_QUERY],
        format=format if format in FORMS else "",
        tag=text_of(asked, "tag")[:LONGEST_TAG],
        author=_choice_or_id(Author, asked.get("author", "")),
        about=id_of(asked.get("about", "")),
        section=id_of(asked.get("section", "")),
        text=id_of(asked.get("text", "")),
        used=_choice_or_id(Used, asked.get("used", "")),
        facility=_one_of(Facility, asked.get("facility", "")),
        retired="retired" in asked,
    )


def _one_of(choices: type[TextChoices], text: str) -> str:
    return text if text in choices.values else ""


def _choice_or_id(choices: type[TextChoices], text: str) -> str:
    """One of the choices, or an id in its place."""
    number = id_of(text)
    return str(number) if number is not None else _one_of(choices, text)
