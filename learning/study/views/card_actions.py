"""What a learner does with a card beside answering it: not today, not again, this is wrong."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from learning.cards import suspension
from learning.cards.characters import choose_characters
from learning.cards.reports import report_question
from learning.models import Card, User
from learning.requests import LearnerRequest, id_of, page_with_form
from learning.study.access import own_session
from learning.study.forms import ReportForm
from learning.study.pages import show_next
from learning.study.shown import name_of

CHARACTERS: dict[str, str] = {
    User.Characters.RECOGNISE: "You will be asked to recognise characters.",
    User.Characters.WRITE: "You will be asked to write characters too.",
    User.Characters.OFF: "Cards about characters are left out.",
}


@require_POST
def card_action(request: LearnerRequest, pk: int) -> HttpResponse:
    """Bury, suspend or hide the card that is shown, or bring one back."""
    session = own_session(request, pk)
    card = _own_card(request, id_of(request.POST.get("card", "")))
    match request.POST.get("action"):
        case "bury":
            _, tomorrow = request.user.study_day_bounds(request.user.study_day(timezone.now()))
            suspension.bury(card, tomorrow)
            notice = "Skipped until tomorrow."
        case "suspend":
            suspension.suspend(card, Card.Suspension.LEARNER)
            notice = "Paused."
        case "hide":
            suspension.suspend(card, Card.Suspension.HIDDEN)
            notice = "You won’t be asked this again."
        case "bring-back":
            suspension.bring_back(card, timezone.now())
            return show_next(request, session, notice="The card is back.", named=name_of(card))
        case _:
            raise Http404
    return show_next(request, session, notice=notice, put_away=str(card.pk))


@require_POST
def characters(request: LearnerRequest, pk: int) -> HttpResponse:
    """What the learner wants of Chinese characters, asked at the end of the first session."""
    session = own_session(request, pk)
    choice = request.POST.get("characters", "")
    if choice not in CHARACTERS:
        raise Http404
    choose_characters(request.user, choice)
    return show_next(request, session, notice=CHARACTERS[choice])


@page_with_form
def report(request: LearnerRequest, pk: int, card_id: int) -> HttpResponse:
    """Say what is wrong with a question; whoever edits the brief reads it in the admin."""
    session = own_session(request, pk)
    card = _own_card(request, card_id)
    form = ReportForm(request.POST or None)
    if form.is_valid():
        report_question(request.user, card, **form.cleaned_data)
        messages.success(request, "Thanks, sent to the editor.")
        return redirect("study_session", session.pk)
    context = {"form": form, "session": session, "card": card}
    return render(
        request, "learning/study/report.html", context, status=422 if form.errors else 200
    )


def _own_card(request: LearnerRequest, card_id: int | None) -> Card:
    own = Card.objects.filter(user=request.user).of_open_briefs().select_related("question")
    return get_object_or_404(own, pk=card_id)
