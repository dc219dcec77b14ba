"""Writing a new question, which may go straight into a quiz.

Its address is one of the bank's, but the bank may not import authoring: so the view is here.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from learning.authoring import arranging
from learning.bank import writing
from learning.bank.access import begun_brief_named, form_class
from learning.bank.forms.filing import FilingForm
from learning.bank.images import TooManyImages
from learning.bank.previews import page_of, quiz_named
from learning.bank.sent_forms import sent_form, status_of, unsent_form
from learning.requests import LearnerRequest, gone_is_404, page_with_form


@page_with_form
@gone_is_404
def own_question(request: LearnerRequest, kind: str) -> HttpResponse:
    """Write a question of a kind; ``?quiz=`` names the author's quiz that it is added to."""
    make = form_class(kind)
    if request.method != "POST":
        about = begun_brief_named(request)
        filing = FilingForm(request.user, initial={"about": about and about.pk})
        return page_of(request, unsent_form(request, make), filing)
    form = sent_form(request, make)
    filing = FilingForm(request.user, request.POST)
    if not (form.is_valid() & filing.is_valid()):
        return page_of(request, form, filing, status=status_of(form))
    quiz = quiz_named(request)
    try:
        question = writing.add_question(
            request.user, form.question, filing.filing, timezone.now(), picture=form.picture
        )
        if quiz:
            arranging.append_questions(quiz, [(question, form.kind.name)])
    except (writing.OverLimit, arranging.QuizFull, TooManyImages) as error:
        form.add_error(None, str(error))
        return page_of(request, form, filing, status=422)
    kept = "It stands in the quiz, and waits" if quiz else "It waits"
    messages.success(request, f"Kept. {kept} among your cards.")
    if "another" in request.POST:
        return redirect(request.get_full_path())
    return redirect("authored_quiz", quiz.pk) if quiz else redirect("questions")
