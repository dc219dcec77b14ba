"""Building a quiz: its order, sections, points, and the questions added to it."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from content.models import Brief
from learning.authoring import arranging
from learning.authoring.access import authored_quiz_of, authored_section, to_draft
from learning.authoring.editing import new_quiz as make_new_quiz
from learning.authoring.editing import pickable, pickable_from
from learning.authoring.forms import SectionForm, points_in
from learning.authoring.proposals import format_in_quiz
from learning.bank.pages import filters_of, selection_in
from learning.bank.search import BankSelection
from learning.cards.making import begun_briefs
from learning.cards.seals import sealed_questions
from learning.kinds import kind_of
from learning.models import Question, Quiz
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of

OFFERED = 50


@require_POST
def new_quiz(request: LearnerRequest) -> HttpResponse:
    """Make an empty quiz."""
    return to_draft(request, make_new_quiz(request.user, timezone.now()))


@require_POST
@gone_is_404
def move_entry(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Move a question or a heading to the place that ``to`` gives."""
    quiz = authored_quiz_of(request, quiz_id)
    name, place = text_of(request.POST, "entry"), id_of(request.POST.get("to", ""))
    if place is not None:
        arranging.move(quiz, name, place)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#{name}")


@require_POST
@gone_is_404
def set_points(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Set what the questions are worth; a field without a valid number changes nothing."""
    quiz = authored_quiz_of(request, quiz_id)
    points, wrong = points_in(request.POST)
    arranging.set_points(quiz, points)
    if wrong:
        messages.warning(request, wrong)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#questions")


@require_POST
@gone_is_404
def add_section(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Add a heading at the end."""
    quiz = authored_quiz_of(request, quiz_id)
    form = SectionForm(request.POST)
    if not form.is_valid():
        messages.warning(request, form.first_error)
        return redirect("authored_quiz", quiz_id)
    try:
        section = arranging.add_section(quiz, form.cleaned_data["title"])
    except arranging.QuizFull as error:
        messages.warning(request, str(error))
        return redirect("authored_quiz", quiz_id)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#section-{section.pk}")


@require_POST
@gone_is_404
def quiz_section(request: LearnerRequest, quiz_id: int, section_id: int) -> HttpResponse:
    """Change a section's title and how many of its questions are drawn, or remove it."""
    quiz = authored_quiz_of(request, quiz_id)
    section = authored_section(quiz, section_id)
    if "remove" in request.POST:
        arranging.remove_section(section)
        return redirect("authored_quiz", quiz_id)
    form = SectionForm(request.POST)
    if form.is_valid():
        arranging.change_section(section, form.cleaned_data["title"], form.cleaned_data["draws"])
    else:
        messages.warning(request, form.first_error)
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#section-{section.pk}")


@page_with_form
@gone_is_404
def add_questions(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Add the author's own questions, or those of the brief that ``?brief=`` names."""
    quiz = authored_quiz_of(request, quiz_id)
    own = quiz.briefs.filter(pk__in=Brief.objects.open_to(request.user))
    briefs = list(dict.fromkeys([*own, *begun_briefs(request.user)]))
    named = id_of(request.GET.get("brief", ""))
    brief = next((one for one in briefs if one.pk == named), None)
    selection = selection_in(request.GET)
    found = _offered(request, quiz, brief, selection)
    if request.method == "POST":
        if "all" in request.POST:
            return _add(request, quiz, list(found[: arranging.MOST_ITEMS + 1]))
        ids = {id_of(text) or 0 for text in request.POST.getlist("question")[: 10 * OFFERED]}
        chosen = found.filter(pk__in=ids) if isinstance(found, QuerySet) else found
        return _add(request, quiz, [one for one in chosen if one.pk in ids])
    rest = request.GET.copy()
    for name in ("page", "ticked"):
        rest.pop(name, None)
    page = Paginator(found, OFFERED).get_page(request.GET.get("page"))
    context = {
        "quiz": quiz,
        "briefs": briefs,
        "brief": brief,
        "query": selection.query,
        "selection": selection,
        "narrowed": selection.narrowed,
        "page": page,
        "rest": rest.urlencode(),
        "most": arranging.MOST_ITEMS,
        "ticked": "ticked" in request.GET,
        "offered": [(one, kind_of(format).label) for one, format in _with_formats(page)],
    }
    if request.htmx.request_type == "partial":
        return render(request, "learning/authoring/add_questions.html#offered", context)
    context |= filters_of(request.user)
    return render(request, "learning/authoring/add_questions.html", context)


def _offered(
    request: LearnerRequest, quiz: Quiz, brief: Brief | None, selection: BankSelection
) -> QuerySet[Question] | list[Question]:
    """What can be added: of a brief, or else of the author's own."""
    sealed = sealed_questions(request.user, timezone.now())
    if brief:
        found = pickable_from(quiz, brief, selection.query)
        return [one for one in found if one.pk not in sealed]
    return pickable(quiz, selection).exclude(pk__in=sealed)


def _add(request: LearnerRequest, quiz: Quiz, chosen: list[Question]) -> HttpResponse:
    if not chosen:
        messages.warning(request, "Nothing selected.")
        return redirect(request.get_full_path())
    try:
        number = arranging.append_questions(quiz, _with_formats(chosen))
    except arranging.QuizFull as error:
        messages.warning(request, str(error))
        return redirect(request.get_full_path())
    messages.success(request, f"{number} question{'' if number == 1 else 's'} added.")
    return redirect(f"{reverse('authored_quiz', args=[quiz.pk])}#questions")


def _with_formats(questions: Iterable[Question]) -> list[tuple[Question, str]]:
    formats = ((one, format_in_quiz(one)) for one in questions)
    return [(one, format) for one, format in formats if format]
