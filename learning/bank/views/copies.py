"""The questions of briefs, and the user's own versions of them."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.bank import writing
from learning.bank.access import copyable
from learning.bank.forms import WrittenForm, forms_for_copies
from learning.bank.forms.filing import FilingForm
from learning.bank.images import TooManyImages
from learning.bank.pages import page_context, selection_in
from learning.bank.previews import page_of
from learning.bank.search import generated_questions, readable_briefs, sections_of
from learning.bank.sent_forms import sent_form, status_of, unsent_form
from learning.cards.brief_cards import is_in_open_quiz, still_covered, uncover
from learning.kinds import KINDS, Grader
from learning.models import Question
from learning.requests import LearnerRequest, gone_is_404, page_with_form, text_of

IN_QUIZ = "You are asked this in a quiz: hand it in first, then wait for its results."
COPIED_BEFORE = "You have a version of this question already. Here it is."


@require_safe
def brief_questions(request: LearnerRequest) -> HttpResponse:
    """The generated questions that the user may make versions of."""
    selection = selection_in(request.GET)
    briefs = readable_briefs(request.user)
    found = generated_questions(request.user, selection)
    context = page_context(request, found, selection) | {
        "formats": [
            (kind.name, kind.label)
            for kind in KINDS.values()
            if kind.grader in (Grader.APP, Grader.PERSON)
        ],
        "briefs": briefs.only("slug", "title", "copied_from"),
        "sections": sections_of(briefs),
    }
    part = "#results" if request.htmx.request_type == "partial" else ""
    return render(request, f"learning/bank/brief_questions.html{part}", context)


@page_with_form
@gone_is_404
def copy_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Make a version of a question of a brief. While the user may still be asked it, they have to
    uncover its answer first."""
    now, original = timezone.now(), copyable(request, question_id)
    make = _form_for(request, original)
    if is_in_open_quiz(request.user, original, now=now):
        messages.warning(request, IN_QUIZ)
        return redirect("brief_questions")
    covered = still_covered(request.user, original, now)  # before adding: a version may add a card
    if copy := Question.objects.filter(owner=request.user, copy_of=original).first():
        if request.method == "POST":  # the same form again, or that of another tab
            return _copied(request, original, sent_form(request, make))
        messages.info(request, COPIED_BEFORE)
        return redirect("edit_question", copy.pk)
    if covered:
        if "uncover" not in request.POST:
            return render(request, "learning/bank/uncover_question.html", {"original": original})
        uncover(covered, now)
        return redirect(request.get_full_path())
    if request.method != "POST" or "uncover" in request.POST:
        filed = {"about": original.brief_id, "subject": original.subject}
        form = unsent_form(request, make, initial=make.initial_for(original.body))
        return page_of(request, form, FilingForm(request.user, initial=filed), original=original)
    return _copied(request, original, sent_form(request, make))


def _form_for(request: LearnerRequest, original: Question) -> type[WrittenForm]:
    """The form for the kind that the address names, or for the first that fits the question."""
    forms = forms_for_copies(original.body)
    named = text_of(request.GET, "kind")
    chosen = [form for form in forms if form.slug() == named] if named else forms
    if not chosen:
        raise Http404
    return chosen[0]


def _copied(request: LearnerRequest, original: Question, form: WrittenForm) -> HttpResponse:
    filing = FilingForm(request.user, request.POST)
    if not (form.is_valid() & filing.is_valid()):
        return page_of(request, form, filing, original=original, status=status_of(form))
    written = replace(form.question, reading_text=filing.text_name)
    try:
        copy = writing.add_question(
            request.user, written, filing.filing, timezone.now(), original, form.picture
        )
    except writing.CopiedBefore as before:
        messages.info(request, COPIED_BEFORE)
        return redirect("edit_question", before.copy.pk)
    except (writing.OverLimit, TooManyImages) as error:
        form.add_error(None, str(error))
        return page_of(request, form, filing, original=original, status=422)
    if copy.owns_card:
        messages.success(request, "Saved. It’s among your cards.")
    else:
        messages.success(request, "Saved. It shares the brief’s card.")
    return redirect("questions")
