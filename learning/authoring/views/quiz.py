"""Making a quiz for others: its questions and rules, its link, and deleting it."""

from random import SystemRandom

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.views.decorators.http import require_POST, require_safe

from learning.authoring import editing
from learning.authoring.access import authored_item, authored_quiz_of, to_draft
from learning.authoring.forms import QuizForm
from learning.authoring.paper import render_paper
from learning.bank.pages import A_PAGE, filters_of, selection_in
from learning.cards.seals import sealed_questions
from learning.limits.allowances import new_deadlines
from learning.models import QuizItem
from learning.quizzes.drawing import NothingToAsk
from learning.quizzes.links import link_context
from learning.requests import (
    LearnerRequest,
    gone_is_404,
    id_of,
    open_brief,
    page_with_form,
)

ITEM_CHANGED = "The question here has changed. Press again to replace it."
EMPTY = "No questions yet. Add one, then publish."
PAST = "Its closing time is past: nobody can begin."
NOTHING = "This brief has no markable questions yet. Choose another."


@require_POST
def make_quiz(request: LearnerRequest, slug: str) -> HttpResponse:
    """Make a draft with questions of a brief. A guest has to claim an account first, and then
    comes back to the draft."""
    brief = open_brief(request, slug)
    try:
        quiz = editing.make_quiz(request.user, brief, timezone.now())
    except NothingToAsk:
        messages.warning(request, NOTHING)
        return redirect(brief)
    return to_draft(request, quiz)


@page_with_form
def authored_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """The questions of a quiz with their answers, its title and its rules."""
    quiz = authored_quiz_of(request, quiz_id)
    with timezone.override(request.user.time_zone):
        form = QuizForm(request.POST if request.method == "POST" else None, instance=quiz)
        if form.is_valid():
            messages.success(request, _saved(editing.change_rules(quiz, form.cleaned_data)))
            if quiz.is_past(timezone.now()):
                messages.warning(request, PAST)
            return redirect("authored_quiz", quiz.pk)
    if form.is_bound:  # only the form shows the invalid values
        quiz = authored_quiz_of(request, quiz_id)
    return render_paper(request, quiz, rules=form, status=422 if form.is_bound else 200)


def _saved(change: editing.RulesChanged) -> str:
    """The message after saving the rules: which classes and deadlines they change."""
    names = get_text_list(change.classrooms, "and")
    changed = f" New terms for {names}." if names else ""
    return f"Saved.{changed}{new_deadlines(change.under_way)}"


@require_POST
@gone_is_404
def replace_question(request: LearnerRequest, quiz_id: int, number: int) -> HttpResponse:
    """Replace a question by another one of the brief."""
    item = authored_item(request, quiz_id, number)
    shown = id_of(request.POST.get("question", ""))
    if shown is not None:
        editing.replace_question(item.quiz, number, shown)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#question-{number}")


@page_with_form
@gone_is_404
def pick_question(request: LearnerRequest, quiz_id: int, number: int) -> HttpResponse:
    """Replace a question by one that the author wrote earlier."""
    item = authored_item(request, quiz_id, number)
    if request.method == "POST":
        return _pick(request, item)
    selection = selection_in(request.GET)
    found = editing.pickable(item.quiz, selection)
    found = found.exclude(pk__in=sealed_questions(request.user, timezone.now()))
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {
        "quiz": item.quiz,
        "item": item,
        "selection": selection,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "rest": rest.urlencode(),
    }
    if request.htmx.request_type == "partial":
        return render(request, "learning/authoring/pick_question.html#offered", context)
    context |= filters_of(request.user)
    return render(request, "learning/authoring/pick_question.html", context)


def _pick(request: LearnerRequest, item: QuizItem) -> HttpResponse:
    picked, shown = (id_of(request.POST.get(name, "")) or 0 for name in ("picked", "question"))
    try:
        editing.pick_question(item.quiz, item.position, picked, shown)
    except editing.ItemChanged:
        messages.warning(request, ITEM_CHANGED)
        return redirect(request.get_full_path())
    return redirect(f"{reverse('authored_quiz', args=[item.quiz_id])}#question-{item.position}")


@require_POST
@gone_is_404
def publish_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Open the quiz to everybody with its link, unless it has no questions."""
    quiz = authored_quiz_of(request, quiz_id)
    if not quiz.items.readable().exists():
        messages.warning(request, EMPTY)
        return redirect("authored_quiz", quiz.pk)
    if request.user.is_guest:
        return to_draft(request, quiz)
    editing.publish(quiz, timezone.now(), SystemRandom())
    return redirect("share_quiz", quiz.pk)


@require_POST
def close_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Stop new attempts by the link."""
    quiz = authored_quiz_of(request, quiz_id)
    editing.close(quiz, timezone.now())
    return redirect("quiz_answers", quiz.pk)


@require_safe
def share_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """The link, large enough for a projector."""
    quiz = authored_quiz_of(request, quiz_id)
    if not quiz.code:
        return redirect("authored_quiz", quiz.pk)
    context = link_context(quiz.code) | {
        "quiz": quiz,
        "answers_address": reverse("quiz_answers", args=[quiz.pk]),
        "past": PAST if quiz.is_past(timezone.now()) else "",
    }
    return render(request, "learning/authoring/share.html", context)


@page_with_form
@gone_is_404
def delete_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Delete a quiz, after its author has confirmed what is lost with it."""
    quiz = authored_quiz_of(request, quiz_id)
    if request.method == "POST":
        editing.delete_quiz(quiz)
        messages.success(request, f"“{quiz.title}” is deleted.")
        return redirect("teach")
    context = {
        "quiz": quiz,
        "learners": quiz.attempts.values("user").distinct().count(),
        "classrooms": quiz.assignments.current().count(),
    }
    return render(request, "learning/authoring/delete.html", context)
