"""The suspended cards that a learner may bring back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning.cards import suspension
from learning.cards.access import card_within_reach
from learning.models import Card
from learning.models.cards import LEECH_LIMIT
from learning.requests import LearnerRequest, page_with_form

A_PAGE = 20


@page_with_form
def suspended_cards(request: LearnerRequest) -> HttpResponse:
    """Cards that the learner suspended or hid, and leeches; a form brings back one of them, or
    all leeches."""
    if request.method == "POST":
        return _bring_back(request)
    away = Card.objects.filter(user=request.user).returnable()
    listed = away.select_related("question__brief").order_by("brief_id", "position")
    page = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    leeches = away.filter(suspension=Card.Suspension.LEECH).count()
    context = {"page": page, "leeches": leeches, "leech_limit": LEECH_LIMIT}
    return render(request, "learning/cards/suspended.html", context)


def _bring_back(request: LearnerRequest) -> HttpResponse:
    now = timezone.now()
    if "leeches" in request.POST:
        back = suspension.bring_back_leeches(request.user, now)
        messages.success(request, f"{back} card{'' if back == 1 else 's'} brought back.")
    else:
        card = card_within_reach(request, request.POST.get("card", ""))
        suspension.bring_back(card, now)
        messages.success(request, f"Brought back: “{card.question}”")
    return redirect(request.get_full_path())
