"""Questions of a quiz edited on its paper: changed, written, removed and put back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from learning.authoring import arranging, editing
from learning.authoring.access import authored_item, authored_quiz_of
from learning.authoring.forms import TitleForm
from learning.authoring.paper import Writing, form_for, removal, removed_in, render_paper
from learning.bank import writing as bank
from learning.bank.access import form_class
from learning.bank.forms import WrittenForm
from learning.bank.images import TooManyImages
from learning.bank.sent_forms import CHANGED, seen_at, sent_form, status_of, unsent_form
from learning.cards.seals import SEALED, is_sealed
from learning.models import Question, QuizItem
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of

NEW_IDS = "id_new_%s"
IN_QUIZ = "Your version of this question is in the quiz already."


@require_POST
def quiz_title(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Rename a quiz."""
    quiz = authored_quiz_of(request, quiz_id)
    form = TitleForm(request.POST, instance=quiz)
    if form.is_valid():
        editing.change_rules(quiz, form.cleaned_data)
        return redirect("authored_quiz", quiz.pk)
    quiz = authored_quiz_of(request, quiz_id)  # only the form shows the invalid value
    return render_paper(request, quiz, title=form, status=422)


@page_with_form
@gone_is_404
def edit_item(request: LearnerRequest, quiz_id: int, number: int) -> HttpResponse:
    """Edit a question in its place on the paper; one of a brief becomes a version of the author's
    own. A partial request gets the question alone."""
    item = authored_item(request, quiz_id, number)
    make, version = form_for(item), editing.version_of(item)
    if is_sealed(request.user, item.question, now=timezone.now()):
        messages.warning(request, SEALED)
        return redirect("authored_quiz", quiz_id)
    if make is None:
        return redirect("pick_question", quiz_id, number)
    is_partial = request.htmx.request_type == "partial"
    part = "entry.html" if is_partial else "quiz.html"
    kept = version.body.get("image") if version else None
    ids = f"id_{number}_%s"  # several can be open at once
    if request.method == "POST":
        form = sent_form(request, make, kept=kept, auto_id=ids)
        if form.is_valid() and _reworded(request, item, form):
            if is_partial:
                return render_paper(request, item.quiz, part=part, number=number)
            return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#question-{number}")
        status = status_of(form)
    else:
        initial = make.initial_for((version or item.question).body)
        form = unsent_form(request, make, initial=initial, kept=kept, auto_id=ids)
        status = 200
    seen = version.changed_at.isoformat() if version and version.changed_at else ""
    opened = Writing(form, number, text_of(request.POST, "seen") or seen)
    return render_paper(request, item.quiz, writing=opened, part=part, number=number, status=status)


def _reworded(request: LearnerRequest, item: QuizItem, form: WrittenForm) -> bool:
    """Store the question, or add the reason why not to the form."""
    shown = id_of(request.POST.get("question", ""))
    # A form that is sent twice finds the version in the place of the brief's question.
    if shown is None or shown not in (item.question_id, item.question.copy_of_id):
        form.add_error(None, CHANGED)
        return False
    now, seen = timezone.now(), seen_at(request.POST)
    try:
        editing.reword_question(item, form.question, form.picture, seen, now)
    except (bank.ChangedMeanwhile, editing.ItemChanged, bank.CopiedBefore):
        form.add_error(None, CHANGED)
    except Question.DoesNotExist:
        form.add_error(None, IN_QUIZ)
    except bank.OverLimit as error:
        form.add_error(None, str(error))
    except TooManyImages as error:
        form.add_error("image", str(error))
    return not form.errors


@page_with_form
@gone_is_404
def write_item(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Write a question of ``?kind=`` at the end of the paper."""
    quiz = authored_quiz_of(request, quiz_id)
    make = form_class(text_of(request.GET, "kind") or "choice")
    part = "quiz.html#written" if request.htmx.request_type == "partial" else "quiz.html"
    if request.method != "POST":
        return render_paper(
            request, quiz, writing=Writing(unsent_form(request, make, auto_id=NEW_IDS)), part=part
        )
    form = sent_form(request, make, auto_id=NEW_IDS)
    if form.is_valid() and _written(request, quiz_id, form):
        if "another" in request.POST:
            return redirect(request.get_full_path())
        return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#written")
    return render_paper(request, quiz, writing=Writing(form), status=status_of(form))


def _written(request: LearnerRequest, quiz_id: int, form: WrittenForm) -> bool:
    """Store a new question at the end, or add the reason why not to the form."""
    quiz = authored_quiz_of(request, quiz_id)
    try:
        with transaction.atomic():
            question = bank.add_question(
                request.user, form.question, bank.UNFILED, timezone.now(), picture=form.picture
            )
            arranging.append_questions(quiz, [(question, form.kind.name)])
    except (bank.OverLimit, arranging.QuizFull, TooManyImages) as error:
        form.add_error(None, str(error))
    return not form.errors


@require_POST
@gone_is_404
def remove_question(request: LearnerRequest, quiz_id: int, number: int) -> HttpResponse:
    """Remove a question, if its place still has the one that the page showed."""
    item = authored_item(request, quiz_id, number)
    address = reverse("authored_quiz", args=[quiz_id])
    if item.question_id == id_of(request.POST.get("question", "")):
        place = arranging.remove_question(item.quiz, item)
        if place is not None:
            note = removal(item.quiz, item, place)
            address = reverse("authored_quiz", args=[quiz_id], query={"removed": note})
    return redirect(f"{address}#questions")


@require_POST
@gone_is_404
def restore_question(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Put a question back that was removed just now."""
    quiz, found = authored_quiz_of(request, quiz_id), removed_in(text_of(request.POST, "removed"))
    if found and found[0] == quiz.pk:
        _, question_id, format, points, place = found
        question = get_object_or_404(Question, pk=question_id)
        try:
            arranging.restore_question(quiz, question, format, points, place)
        except arranging.QuizFull as error:
            messages.warning(request, str(error))
    return redirect(f"{reverse('authored_quiz', args=[quiz_id])}#questions")
