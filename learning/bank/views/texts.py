"""The texts that a user's questions stand under."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.reading.search import LONGEST_QUERY
from learning.bank.access import own_text
from learning.bank.forms.reading_text import ReadingTextForm
from learning.bank.images import TooManyImages
from learning.bank.pages import A_PAGE
from learning.bank.sent_forms import sent_text_form, status_of
from learning.bank.texts import (
    TextChanged,
    TooManyTexts,
    add_text,
    change_text,
    numbers_under,
    questions_under,
    texts_of,
)
from learning.bank.texts import delete_text as delete_own_text
from learning.models import ReadingText
from learning.rendering.texts import ShownText
from learning.requests import LearnerRequest, gone_is_404, page_with_form, text_of

MOST_SHOWN = 100  # questions under a text
CHANGED = "It was changed elsewhere since you opened it."


@require_safe
def texts(request: LearnerRequest) -> HttpResponse:
    """The user's texts, searched with ``?q=``."""
    query = text_of(request.GET, "q").strip()[:LONGEST_QUERY]
    page = Paginator(texts_of(request.user, query), A_PAGE).get_page(request.GET.get("page"))
    rest = request.GET.copy()
    rest.pop("page", None)
    numbers = numbers_under(request.user) if page.object_list else {}
    context = {
        "page": page,
        "rows": [(text, numbers.get(text.sha256, 0)) for text in page],
        "query": query,
        "rest": rest.urlencode(),
    }
    return render(request, "learning/bank/texts.html", context)


@page_with_form
def new_text(request: LearnerRequest) -> HttpResponse:
    """Write a text."""
    if request.method != "POST":
        return _page(request, ReadingTextForm(takes_pictures=not request.user.is_guest))
    form = sent_text_form(request)
    if not form.is_valid():
        return _page(request, form, status=status_of(form))
    try:
        text = add_text(request.user, form.written, form.pictures, timezone.now())
    except (TooManyImages, TooManyTexts) as error:
        form.add_error(None, str(error))
        return _page(request, form, status=422)
    messages.success(request, "Saved.")
    return redirect("edit_text", text.pk)


@page_with_form
@gone_is_404
def edit_text(request: LearnerRequest, text_id: int) -> HttpResponse:
    """Change a text, and see the questions under it."""
    text = own_text(request, text_id)
    if request.method != "POST":
        if text.replaced_by_id:
            return redirect("edit_text", text.replaced_by_id)
        initial = {"title": text.title, "text": text.text}
        takes_pictures = not request.user.is_guest
        form = ReadingTextForm(initial=initial, kept=text.images, takes_pictures=takes_pictures)
        return _page(request, form, text)
    form = sent_text_form(request, kept=text.images)
    if not form.is_valid():
        return _page(request, form, text, status=status_of(form))
    try:
        changed = change_text(text, form.written, form.pictures, timezone.now())
    except TextChanged as meanwhile:
        form.add_error(None, CHANGED)
        return _page(request, form, text, status=409, instead=meanwhile.text)
    except (TooManyImages, TooManyTexts) as error:
        form.add_error(None, str(error))
        return _page(request, form, text, status=422)
    messages.success(request, "Saved.")
    return redirect("edit_text", changed.pk)


@page_with_form
@gone_is_404
def delete_text(request: LearnerRequest, text_id: int) -> HttpResponse:
    """Delete a text, after asking; its questions stay."""
    text = own_text(request, text_id)
    if text.replaced_by_id:
        return redirect("delete_text", text.replaced_by_id)
    if request.method == "POST":
        try:
            delete_own_text(text, timezone.now())
        except TextChanged:
            messages.warning(request, CHANGED)
            return redirect("edit_text", text.pk)
        messages.success(request, f"“{text.name}” is deleted.")
        return redirect("texts")
    context = {"text": text, "questions": questions_under(text).count()}
    return render(request, "learning/bank/delete_text.html", context)


def _page(
    request: LearnerRequest,
    form: ReadingTextForm,
    text: ReadingText | None = None,
    *,
    status: int = 200,
    instead: ReadingText | None = None,
) -> HttpResponse:
    """The page of a text; ``instead`` is what it was changed to elsewhere."""
    context: dict[str, Any] = {"form": form, "text": text, "instead": instead}
    if text:
        under = questions_under(text)
        context["questions"] = list(under[:MOST_SHOWN])
        context["number"] = under.count()
        context["shown"] = ShownText(text)
    return render(request, "learning/bank/text.html", context, status=status)
