"""Importing files of questions."""

import re
from collections import Counter
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from learning.bank import tasks
from learning.bank.access import own_import
from learning.bank.forms import FORMS
from learning.bank.forms.exchange import ImportFilingForm, ImportForm, LayoutForm
from learning.bank.images import TooManyImages
from learning.bank.imports.beginning import (
    begin_import,
    describe_pictures,
    read_again,
    remove_old_imports,
)
from learning.bank.imports.making import NotPlaced, make_imported
from learning.bank.imports.preview import DESCRIPTION, IN_TEXT, Found, ImportPreview
from learning.bank.pages import A_PAGE
from learning.bank.texts import TooManyTexts
from learning.bank.writing import OverLimit, no_room
from learning.exchange import READ, format_named
from learning.exchange.tables.rows import COLUMNS
from learning.kinds.limits import LONGEST_ANSWER
from learning.limits import uploads
from learning.models import QuestionImport, Quiz
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of

_IN_TEXT = re.compile(rf"{IN_TEXT}(\d{{1,6}})-(\d{{1,3}})")
MOST_SHOWN = 200  # unreadable items


@page_with_form
def import_questions(request: LearnerRequest) -> HttpResponse:
    """Upload a file of questions, or paste its text."""
    if request.method != "POST":
        return _import_page(request, ImportForm(user=request.user))
    now = timezone.now()
    if uploads.is_spent(request.user, now):
        form = ImportForm(initial={"text": text_of(request.POST, "text")}, user=request.user)
        return _import_page(request, form, uploads.SPENT, status=429)
    with uploads.drawn_on_by(request.user, now):
        return _import(request, now)


def _import(request: LearnerRequest, now: datetime) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES, user=request.user)
    if not form.is_valid():
        return _import_page(request, form, status=422)
    remove_old_imports(now)
    tasks.remove_import_later(now)
    begun = begin_import(request.user, form.reading, form.file_name, form.found_in, now)
    return redirect(_with_quiz(request, reverse("import_preview", args=[begun.pk])))


def _with_quiz(request: LearnerRequest, address: str) -> str:
    """The address with the quiz that this one names, if any."""
    quiz = id_of(request.GET.get("quiz", ""))
    return f"{address}?quiz={quiz}" if quiz else address


def _import_page(
    request: LearnerRequest, form: ImportForm, problem: str = "", status: int = 200
) -> HttpResponse:
    endings = ["txt", "md", *(ending for one in READ for ending in one.endings)]
    accepted = ",".join(f".{ending}" for ending in endings)
    context = {"form": form, "formats": READ, "accepted": accepted, "problem": problem}
    context |= {"columns": COLUMNS}
    return render(request, "learning/bank/import.html", context, status=status)


@page_with_form
@gone_is_404
def import_preview(
    request: LearnerRequest, import_id: int, filing: type[ImportFilingForm] = ImportFilingForm
) -> HttpResponse:
    """Preview an import item by item; the form makes its questions, or discards it."""
    now = timezone.now()
    pending = own_import(request, import_id, now)
    initial = {"quiz": request.GET.get("quiz", "")}
    sent = request.POST if request.method == "POST" else None
    form = filing(request.user, sent, initial=initial)
    if request.method != "POST":
        return _preview_page(request, ImportPreview(pending), form)
    if "leave" in request.POST:
        pending.delete()
        return redirect(_with_quiz(request, reverse("import_questions")))
    if "read-again" in request.POST:
        return _read_again(request, pending, filing(request.user, initial=initial), now)
    descriptions, in_texts = _descriptions(request), _descriptions_in_texts(request)
    if descriptions or in_texts:
        describe_pictures(pending, descriptions, in_texts)
    if "describe" in request.POST:
        return redirect(request.get_full_path())
    if not form.is_valid():
        return _preview_page(request, ImportPreview(pending), form, status=422)
    try:
        with uploads.drawn_on_by(request.user, now):
            make_imported(
                pending,
                now,
                about=form.cleaned_data["about"],
                tags=form.cleaned_data["tags"],
                with_known=form.cleaned_data["known"],
                with_cards=form.cleaned_data["study"],
                place=lambda made: form.place(made, pending.file_name, now),
            )
    except (OverLimit, TooManyImages, TooManyTexts, NotPlaced) as error:
        form.add_error(None, str(error))
        return _preview_page(request, ImportPreview(pending), form, status=422)
    return _to_made(request, own_import(request, import_id, now))


def _descriptions(request: LearnerRequest) -> dict[int, str]:
    """What the user typed under the pictures, by the numbers of their questions."""
    names = [name for name in request.POST if name.startswith(DESCRIPTION)]
    numbers = [id_of(name.removeprefix(DESCRIPTION)) for name in names]
    typed = [text_of(request.POST, name) for name in names]
    return {n: text for n, text in zip(numbers, typed, strict=True) if n and text.strip()}


def _descriptions_in_texts(request: LearnerRequest) -> dict[tuple[int, int], str]:
    """The same of the pictures of texts, by the places of the text and of the picture in it."""
    names = (_IN_TEXT.fullmatch(name) for name in request.POST)
    return {(int(one[1]), int(one[2])): text_of(request.POST, one[0]) for one in names if one}


def _to_made(request: LearnerRequest, done: QuestionImport) -> HttpResponse:
    """Redirect to the quiz that the questions are in, or else to the bank."""
    number = f"{done.made} question{'' if done.made == 1 else 's'}"
    quiz = Quiz.objects.authored().filter(pk=done.content.get("quiz"), owner=request.user).first()
    if quiz is None:
        messages.success(request, f"{number} imported.")
        return redirect("questions")
    messages.success(request, f"{number} imported into “{quiz.title}”.")
    return redirect(f"{reverse('authored_quiz', args=[quiz.pk])}#questions")


def _read_again(
    request: LearnerRequest, pending: QuestionImport, form: ImportFilingForm, now: datetime
) -> HttpResponse:
    """Read a table again, in the layout that the user chose."""
    preview = ImportPreview(pending)
    if preview.layout is None:
        return redirect(request.get_full_path())
    chosen = LayoutForm(preview.layout, preview.sample, request.POST)
    if uploads.is_spent(request.user, now):
        chosen.full_clean()
        chosen.add_error(None, uploads.SPENT)
        return _preview_page(request, preview, form, status=429, chosen=chosen)
    if chosen.is_valid():
        with uploads.drawn_on_by(request.user, now):
            chosen.read(pending.source)
    if not chosen.is_valid():
        return _preview_page(request, preview, form, status=422, chosen=chosen)
    read_again(pending, chosen.reading)
    return redirect(request.get_full_path())


def _preview_page(
    request: LearnerRequest,
    preview: ImportPreview,
    form: ImportFilingForm,
    status: int = 200,
    chosen: LayoutForm | None = None,
) -> HttpResponse:
    pending = preview.question_import
    if pending.done_at is not None:
        return _to_made(request, pending)
    format = format_named(pending.format)
    if preview.layout and not chosen:
        chosen = LayoutForm(preview.layout, preview.sample)
    page = Paginator(preview.found, A_PAGE).get_page(request.GET.get("page"))
    before = [None, *(one.text for one in page)]
    above = [_text_above(preview, *both) for both in zip(before, page, strict=False)]
    context = {
        "layout": chosen,
        "brought": pending,
        "format": format and format.label,
        "preview": preview,
        "no_room": no_room(request.user, len(preview.new)),
        "page": page,
        "rest": _with_quiz(request, "").removeprefix("?"),
        "notes": _alike(preview),
        "rows": list(zip(page, above, strict=True)),
        "undescribed": any(one.lacks_description for one in page)
        or any(one["undescribed"] for one in above if one),
        "unread": preview.unread[:MOST_SHOWN],
        "form": form,
        "names": {name: form.kind.label for name, form in FORMS.items()},
        "longest_description": LONGEST_ANSWER,
    }
    return render(request, "learning/bank/import_preview.html", context, status=status)


def _alike(preview: ImportPreview) -> list[tuple[str, int]]:
    """The notes that several questions have, most frequent first, and how many have each."""
    counted = Counter(note for one in preview.found for note in set(one.other_notes))
    return [(note, number) for note, number in counted.most_common() if number > 1]


def _text_above(preview: ImportPreview, before: int | None, one: Found) -> dict[str, Any] | None:
    """The text of a question, unless the one before it stands under the same."""
    if one.text is None or one.text == before:
        return None
    return {"text": preview.texts[one.text], "undescribed": preview.undescribed(one.text)}
