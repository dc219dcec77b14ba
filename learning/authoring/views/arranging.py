"""Building a quiz for others: its order, its sections, its points, and what comes into it."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from content.models import Brief
from content.reading.searching import LONGEST_QUERY
from learning.authoring import arranging
from learning.authoring.access import authored_item, authored_quiz_of, to_draft
from learning.authoring.arranging_forms import SectionForm, points_in
from learning.authoring.editing import new_quiz as make_new_quiz
from learning.authoring.editing import pickable, pickable_from
from learning.authoring.proposals import format_in_quiz
from learning.cards.making import begun_briefs
from learning.cards.seals import sealed_questions
from learning.kinds import kind_of
from learning.models import Question, Quiz, QuizSection
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of

OFFERED = 50


@require_POST
def new_quiz(request: LearnerRequest) -> HttpResponse:
    """An empty quiz, to be filled from what one has written or from a brief."""
    return to_draft(request, make_new_quiz(request.user, timezone.now()))


@require_POST
@gone_is_404
def move_entry(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Put a question or a heading ``to`` another place of the quiz."""
    quiz = authored_quiz_of(request, quiz_id)
    name, place = text_of(request.POST, "entry"), id_of(request.POST.get("to", ""))
    if place is not None:
        arranging.move(quiz, name, place)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#{name}")


@require_POST
@gone_is_404
def set_points(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """What the questions are worth; a field that holds no such number changes nothing."""
    quiz = authored_quiz_of(request, quiz_id)
    points, wrong = points_in(request.POST)
    arranging.set_points(quiz, points)
    if wrong:
        messages.warning(request, wrong)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#questions")


@require_POST
@gone_is_404
def add_section(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """A heading at the end."""
    quiz = authored_quiz_of(request, quiz_id)
    form = SectionForm(request.POST)
    if not form.is_valid():
        messages.warning(request, form.first_error)
        return redirect("authored_quiz", quiz_id)
    try:
        section = arranging.add_section(quiz, form.cleaned_data["title"])
    except arranging.TooMany as error:
        messages.warning(request, str(error))
        return redirect("authored_quiz", quiz_id)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#section-{section.pk}")


@require_POST
@gone_is_404
def quiz_section(request: LearnerRequest, quiz_id: int, section_id: int) -> HttpResponse:
    """The title of a section and how many of its questions are drawn, or no heading here."""
    quiz = authored_quiz_of(request, quiz_id)
    section = get_object_or_404(QuizSection, quiz=quiz, pk=section_id)
    section.quiz = quiz
    if "remove" in request.POST:
        arranging.remove_section(section)
        return redirect("authored_quiz", quiz_id)
    form = SectionForm(request.POST)
    if form.is_valid():
        arranging.change_section(section, form.cleaned_data["title"], form.cleaned_data["draws"])
    else:
        messages.warning(request, form.first_error)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#section-{section.pk}")


@require_POST
@gone_is_404
def remove_question(request: LearnerRequest, quiz_id: int, number: int) -> HttpResponse:
    """Take a question out, where it is still the one that was shown."""
    item = authored_item(request, quiz_id, number)
    if item.question_id == id_of(request.POST.get("question", "")):
        arranging.remove_question(item.quiz, item)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#questions")


@page_with_form
@gone_is_404
def add_questions(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Take questions that one has written, or those of the brief that ``?brief=`` names."""
    quiz = authored_quiz_of(request, quiz_id)
    own = quiz.briefs.filter(pk__in=Brief.objects.open_to(request.user))
    briefs = list(dict.fromkeys([*own, *begun_briefs(request.user)]))
    named = id_of(request.GET.get("brief", ""))
    brief = next((one for one in briefs if one.pk == named), None)
    query = text_of(request.GET, "q").strip()[:LONGEST_QUERY]
    found = pickable_from(quiz, brief, query) if brief else pickable(quiz, query)
    sealed = sealed_questions(request.user, timezone.now())
    offered = [one for one in found if one.pk not in sealed]
    if request.method == "POST":
        ids = {id_of(text) for text in request.POST.getlist("question")[: 10 * OFFERED]}
        return _add(request, quiz, [one for one in offered if one.pk in ids])
    context = {
        "quiz": quiz,
        "briefs": briefs,
        "brief": brief,
        "query": query,
        "has_more": len(offered) > OFFERED,
        "offered": [(one, kind_of(format).label) for one, format in _asked(offered[:OFFERED])],
    }
    part = "#offered" if request.htmx.request_type == "partial" else ""
    return render(request, f"learning/authoring/add_questions.html{part}", context)


def _add(request: LearnerRequest, quiz: Quiz, chosen: list[Question]) -> HttpResponse:
    if not chosen:
        messages.warning(request, "Nothing was ticked.")
        return redirect(request.get_full_path())
    try:
        number = arranging.add_questions(quiz, _asked(chosen))
    except arranging.TooMany as error:
        messages.warning(request, str(error))
        return redirect(request.get_full_path())
    messages.success(request, f"{number} question{'' if number == 1 else 's'} added.")
    return redirect(f"{reverse('authored_quiz', args=[quiz.pk])}#questions")


def _asked(questions: Iterable[Question]) -> list[tuple[Question, str]]:
    formats = ((one, format_in_quiz(one)) for one in questions)
    return [(one, format) for one, format in formats if format]
