"""A user's own questions: written, changed, their versions and previews."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.bank import writing
from learning.bank.access import (
    begun_brief_named,
    copyable,
    form_class,
    recorded_body,
    text_named,
    uncovered_original,
    written_question,
)
from learning.bank.forms import FORMS, form_of
from learning.bank.forms.filing import FilingForm
from learning.bank.images import TooManyImages
from learning.bank.previews import is_try, page_of, preview_of, quiz_named
from learning.bank.sent_forms import CHANGED, seen_at, sent_form, status_of, unsent_form
from learning.bank.texts import text_id_of
from learning.bank.versions import versions_of
from learning.cards.seals import SEALED, is_sealed
from learning.models import Question
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form


@require_safe
def new_question(request: LearnerRequest) -> HttpResponse:
    """Choose a kind of question to write."""
    kinds = [(form.slug(), form.kind.label, form.use) for form in FORMS.values()]
    context = {"kinds": kinds, "about": begun_brief_named(request)}
    return render(request, "learning/bank/new_question.html", context)


@page_with_form
@gone_is_404
def own_question(request: LearnerRequest, kind: str) -> HttpResponse:
    """Write a question of a kind."""
    make = form_class(kind)
    if request.method != "POST":
        about, text = begun_brief_named(request), text_named(request)
        filed = {"about": about and about.pk, "reading_text": text and text.pk}
        filing = FilingForm(request.user, initial=filed)
        return page_of(request, unsent_form(request, make), filing)
    form = sent_form(request, make)
    filing = FilingForm(request.user, request.POST)
    if not (form.is_valid() & filing.is_valid()):
        return page_of(request, form, filing, status=status_of(form))
    written = replace(form.question, reading_text=filing.text_name)
    try:
        writing.add_question(
            request.user, written, filing.filing, timezone.now(), picture=form.picture
        )
    except (writing.OverLimit, TooManyImages) as error:
        form.add_error(None, str(error))
        return page_of(request, form, filing, status=422)
    messages.success(request, "Saved. It’s among your cards.")
    return redirect(request.get_full_path() if "another" in request.POST else "questions")


@page_with_form
@gone_is_404
def edit_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Change one of the user's own questions."""
    question = written_question(request, question_id)
    if is_sealed(request.user, question, now=timezone.now()):
        return _sealed(request)
    make = form_of(question.body["formats"][0])
    named = id_of(request.GET.get("version", ""))
    version = recorded_body(question, named)
    kept = version.get("image")
    if request.method != "POST":
        filing = FilingForm(request.user, initial=_filed(question), question=question)
        form = unsent_form(request, make, initial=make.initial_for(version), kept=kept)
        return page_of(request, form, filing, question)
    form = sent_form(request, make, kept=kept)
    filing = FilingForm(request.user, request.POST, question=question)
    if not (form.is_valid() & filing.is_valid()):
        return page_of(request, form, filing, question, status=status_of(form))
    written = replace(form.question, reading_text=filing.text_name)
    try:
        writing.change_question(
            question,
            written,
            filing.filing,
            seen_at(request.POST),
            timezone.now(),
            form.picture,
        )
    except TooManyImages as error:
        form.add_error("image", str(error))
        return page_of(request, form, filing, question, status=422)
    except writing.ChangedMeanwhile:
        form.add_error(None, CHANGED)
        return page_of(request, form, filing, question, status=409)
    messages.success(request, "Saved.")
    quiz = quiz_named(request)
    return redirect("authored_quiz", quiz.pk) if quiz else redirect("questions")


def _sealed(request: LearnerRequest) -> HttpResponse:
    messages.warning(request, SEALED)
    return redirect("questions")


def _filed(question: Question | None) -> dict[str, Any]:
    """A question's brief, subject and tags, as initial values of the form."""
    if question is None:
        return {}
    tags = ", ".join(tag.name for tag in question.tags.all())
    filed = {"about": question.about_id, "subject": question.subject, "tags": tags}
    return filed | {"reading_text": text_id_of(question) or ""}


@require_safe
def question_versions(request: LearnerRequest, question_id: int) -> HttpResponse:
    """The versions of one of the user's own questions."""
    question = written_question(request, question_id)
    if is_sealed(request.user, question, now=timezone.now()):
        return _sealed(request)
    context = {"question": question, "versions": versions_of(question)}
    return render(request, "learning/bank/versions.html", context)


@require_POST
def question_filing(request: LearnerRequest) -> HttpResponse:
    """The filing fields again, after another brief was chosen."""
    sent = request.POST
    kept = ("reading_text", "about", "tags")
    filing = FilingForm(request.user, initial={name: sent.get(name, "") for name in kept})
    return render(request, "learning/bank/write.html#filing", {"filing": filing})


@require_POST
def preview_question(request: LearnerRequest, kind: str) -> HttpResponse:
    """Preview a question and its weaknesses while it is written. ``?of`` names the original of a
    new version, ``?version`` the question being changed. An answer sent with ``try`` is graded,
    but not stored."""
    version = id_of(request.GET.get("version", ""))
    question = original = None
    if version is not None:
        question = written_question(request, version)
        if is_sealed(request.user, question, now=timezone.now()):
            question = None
    elif (named := id_of(request.GET.get("of", ""))) is not None:
        original = uncovered_original(request, copyable(request, named))
    kept = question.body.get("image") if question else None
    sent = request.POST.copy()
    if kept is None:  # a new picture is only sent when saving
        sent.pop("image_alt", None)
    form = form_class(kind)(sent, kept=kept)
    if request.htmx.request_type != "partial" and is_try(request):
        filing = FilingForm(request.user, initial=_filed(question), question=question)
        return page_of(request, form, filing, question, original)
    preview = preview_of(request, form, question, original)
    return render(request, "learning/bank/write.html#preview", preview)
