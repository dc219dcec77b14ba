"""The bank: a user's own questions, searched, and changed several at once."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from content.models import Brief
from learning.bank import writing
from learning.bank.access import begun_brief
from learning.bank.pages import A_PAGE, choices_for, page_context, selection_in
from learning.bank.search import (
    briefs_of,
    questions_of,
)
from learning.cards.making import begun_briefs
from learning.cards.seals import sealed_questions
from learning.kinds.limits import LONGEST_TAG
from learning.models import Question
from learning.requests import LearnerRequest, id_of, page_with_form, text_of


@page_with_form
def questions(request: LearnerRequest) -> HttpResponse:
    """The user's own questions; a form acts on those that are ticked."""
    selection = selection_in(request.GET)
    if request.POST.get("action") == "export":
        return _to_export(request)
    if request.method == "POST":
        try:
            messages.success(request, _act(request))
        except writing.OverLimit as error:
            messages.warning(request, str(error))
        return redirect(request.get_full_path())
    sealed = sealed_questions(request.user, timezone.now())
    found = questions_of(request.user, selection)
    if selection.query:  # finding one by its answer would tell it
        found = found.exclude(pk__in=sealed)
    context = page_context(request, found, selection) | {
        "sealed": sealed,
        "briefs": briefs_of(request.user),
        "targets": begun_briefs(request.user).only("slug", "title", "copied_from"),
    }
    if request.htmx.request_type == "partial":
        return render(request, "learning/bank/bank.html#results", context)
    return render(request, "learning/bank/bank.html", context | choices_for(request.user))


def _to_export(request: LearnerRequest) -> HttpResponse:
    """Redirect to the export of the ticked questions."""
    ids = [str(pk) for text in request.POST.getlist("question")[:A_PAGE] if (pk := id_of(text))]
    if not ids:
        messages.success(request, "Nothing selected.")
        return redirect(request.get_full_path())
    return redirect(f"{reverse('export_questions')}?{urlencode({'question': ids}, doseq=True)}")


def _act(request: LearnerRequest) -> str:
    """Do what the button says with the ticked questions, and return a message."""
    ids = [id_of(text) or 0 for text in request.POST.getlist("question")[:A_PAGE]]
    chosen = Question.objects.written_by(request.user).filter(pk__in=ids)
    now, number = timezone.now(), chosen.count()
    if not number:
        return "Nothing selected."
    match request.POST.get("action", ""):
        case "tag":
            names = writing.tag_names(text_of(request.POST, "tags"))
            if not names:
                return "No tag was given."
            cut = [name[:LONGEST_TAG].strip() for name in names]
            writing.tag_questions(request.user, chosen, cut, now)
            done = "tagged"
        case "move":
            writing.file_under(chosen, _target(request), now)
            done = "moved"
        case "retire":
            writing.retire_questions(chosen, now)
            done = "hidden"
        case "bring-back":
            writing.bring_back_questions(request.user, chosen, now)
            done = "brought back"
        case _:
            raise Http404
    return f"{number} question{'s' if number > 1 else ''} {done}."


def _target(request: LearnerRequest) -> Brief | None:
    """The brief to file questions under; None for no brief."""
    named = request.POST.get("about", "")
    if not named:
        return None
    return begun_brief(request, id_of(named) or 0)
