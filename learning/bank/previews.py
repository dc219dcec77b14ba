"""The page on which a question is written, with a preview that can be answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from learning.bank.access import text_named
from learning.bank.copies import worded
from learning.bank.forms import WrittenForm, forms_for_copies
from learning.bank.forms.filing import FilingForm
from learning.kinds import Body
from learning.kinds.adapted import shares_card
from learning.models import Attempt, Question, Quiz, Response
from learning.models.texts import standing_text
from learning.quality.weaknesses import weaknesses
from learning.rendering.fields import response_fields
from learning.rendering.question import AskedQuestion
from learning.rendering.source import adapted_source
from learning.rendering.texts import ShownText, text_over
from learning.rendering.tryouts import TryOut, try_out
from learning.requests import LearnerRequest, id_of


def quiz_named(request: LearnerRequest) -> Quiz | None:
    """The author's quiz that the address names: a question was opened there, to be changed."""
    named = id_of(request.GET.get("quiz", ""))
    return Quiz.objects.authored().filter(owner=request.user, pk=named).first() if named else None


def is_try(request: LearnerRequest) -> bool:
    """Whether the form sends an answer to the preview."""
    return "try" in request.POST or "give_up" in request.POST


def page_of(
    request: LearnerRequest,
    form: WrittenForm,
    filing: FilingForm,
    question: Question | None = None,
    original: Question | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page on which a question is written or changed, or an ``original`` is adapted."""
    quiz = quiz_named(request) if question else None
    context: dict[str, Any] = {
        "form": form,
        "filing": filing,
        "question": question,
        "original": original,
        "name": form.kind.label,
        "preview_address": _preview_address(form, question, original, quiz),
        "keep_address": _keep_address(form, question, original, quiz) if is_try(request) else "",
        "quiz": quiz,
    }
    if original:
        forms = forms_for_copies(original.body)
        context["kinds"] = [(one.slug(), one.kind.label) for one in forms]
        context["slug"] = form.slug()
    if form.is_bound or question or original:
        filled = form if form.is_bound else type(form)(form.initial, kept=form.kept)
        context |= preview_of(request, filled, question, original)
    return render(request, "learning/bank/write.html", context, status=status)


def preview_of(
    request: LearnerRequest,
    form: WrittenForm,
    question: Question | None = None,
    original: Question | None = None,
) -> dict[str, Any]:
    """The context of a preview: the question as a learner would get it with the answer that was
    sent, if one was, or why it cannot be asked yet."""
    if not form.is_valid():
        open_key = form.errors.get("right", ()) if len(form.errors) == 1 else ()
        return {"unready": open_key or form.non_field_errors()}
    quiz = quiz_named(request) if question else None
    made_of = original or (question.copy_of if question else None)
    body = worded(form.question, made_of, question.body if question else None)
    shown = form.kind.shown("preview", body, presentation=0)
    tried = _tried(request, form, body, shown) if is_try(request) else None
    answer = tried.answer if tried else None
    fields = response_fields(shown, answer, takes_focus=False)
    context: dict[str, Any] = {
        "previewed": AskedQuestion(body, fields, text=_text(request, question)),
        "sent": _sent(form),
        "try_address": _preview_address(form, question, original, quiz),
        "tried": tried,
        "weaknesses": weaknesses(body, form.kind.name),
    }
    if "adapted" in body:
        passage = (made_of or question or Question()).passage
        context["source"] = adapted_source(body, passage, request.user.pk)
        context["shares"] = shares_card(body)
    return context


def _text(request: LearnerRequest, question: Question | None) -> ShownText | None:
    """The text that the form names, or that of the question while it has not been sent."""
    if request.method != "POST":
        named = text_named(request)
        if named or question is None:
            return ShownText(named) if named else None
        return text_over(question.body)
    text = standing_text(request.user, id_of(request.POST.get("reading_text", "")))
    return ShownText(text) if text else None


def _tried(request: LearnerRequest, form: WrittenForm, body: Body, shown: dict[str, Any]) -> TryOut:
    attempt = Attempt(quiz=Quiz(purpose=Quiz.Purpose.AUTHORED), user=request.user)
    response = Response(
        attempt=attempt, uid="preview", format=form.kind.name, body=body, shown=shown, points=1
    )
    return try_out(response, request.POST, timezone.now())


def _sent(form: WrittenForm) -> list[tuple[str, str]]:
    """The values of the fields, for the form that tries the question out."""
    data = {name: form.data.get(name) for name in form.fields if name != "image"}
    sent = {name: "on" if value is True else value for name, value in data.items()}
    return [(name, str(value)) for name, value in sent.items() if value not in (None, False, "")]


def _preview_address(
    form: WrittenForm, question: Question | None, original: Question | None, quiz: Quiz | None
) -> str:
    query = {"version": question.pk} if question else {"of": original.pk} if original else {}
    if quiz:
        query["quiz"] = quiz.pk
    return reverse("preview_question", args=[form.slug()], query=query)


def _keep_address(
    form: WrittenForm, question: Question | None, original: Question | None, quiz: Quiz | None
) -> str:
    """The address that saves the question, for a form on another page."""
    if question:
        query = {"quiz": quiz.pk} if quiz else {}
        return reverse("edit_question", args=[question.pk], query=query)
    if original:
        return reverse("copy_question", args=[original.pk], query={"kind": form.slug()})
    return reverse("own_question", args=[form.slug()])
