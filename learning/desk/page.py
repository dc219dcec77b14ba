"""The page of the desk: the text with its findings, and the one in hand beside it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from content.material import Material
from content.models import Brief
from learning.briefs.forms import visibilities
from learning.cards.seals import SEALED, sealed_questions
from learning.desk.asking.refusals import OTHERS
from learning.desk.desk import UNSURE, Desk, FoundEntry, beside, place_among
from learning.desk.entries import MADE_BY_HAND, NAMES
from learning.desk.entry_forms import EntryForm
from learning.desk.marks import (
    Mark,
    further_spans,
    marked_passages,
    passages_around,
    spans_of,
)
from learning.models import DeskStep, Finding, Question, User
from learning.requests import LearnerRequest, id_of

SURE_ONES, ALL = "sure", "all"  # what may be listed instead of what waits, as in the address
MOST_QUESTIONS = 6
IF_ACCEPTED, NOT_YET = "if accepted", "not asked yet"
KINDS = [(family, NAMES[family]) for family in MADE_BY_HAND]


def desk_address(brief: Brief, finding: Finding | None, *, show: str, edit: bool = False) -> str:
    query: dict[str, Any] = {"finding": finding.pk} if finding else {}
    query |= {"show": show} if show else {}
    query |= {"edit": "1"} if edit else {}
    anchor = f"#mark-{finding.pk}" if finding else ""
    return f"{reverse('desk', args=[brief.slug], query=query)}{anchor}"


def shown_list(request: LearnerRequest) -> str:
    """Which findings are listed: ``SURE_ONES``, ``ALL``, or "" for those that wait."""
    show = request.GET.get("show", "")
    return show if show in (SURE_ONES, ALL) else ""


def render_desk(
    request: LearnerRequest,
    desk: Desk,
    *,
    form: EntryForm | None = None,
    troubles: Sequence[str] = (),
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page; a partial request gets the desk alone. A sent ``form`` that was refused keeps what
    was typed into it; if ``is_stale``, what the finding is now is said above it.
    """
    show = shown_list(request)
    asked_for = request.POST.get("finding") or request.GET.get("finding", "")
    listed = {ALL: desk.all, SURE_ONES: desk.sure}.get(show, desk.unsure)
    first = desk.unsure or listed if show == ALL else listed
    in_hand = desk.one(id_of(asked_for)) or (first[0].lead if first else None)
    place = place_among(listed, in_hand)
    previous, following = beside(listed, in_hand)

    def address(one: FoundEntry | None) -> str:
        return desk_address(desk.brief, one.row, show=show) if one else ""

    context: dict[str, Any] = {
        "brief": desk.brief,
        "desk": desk,
        "in_hand": in_hand,
        "form": form or (desk.form(in_hand) if in_hand else None),
        "is_open": bool(form) or "edit" in request.GET,
        "choice": desk.speaker_choice(in_hand) if in_hand else None,
        "is_stale": is_stale,
        "troubles": troubles,
        "show": show,
        "listed": [(address(one.lead), one, n == place) for n, one in enumerate(listed)],
        "place": None if place is None else place + 1,
        "next": address(following),
        "previous": address(previous),
        "edit": desk_address(desk.brief, in_hand.row, show=show, edit=True) if in_hand else "",
        "here": address(in_hand) or desk_address(desk.brief, None, show=show),
        "kinds": [one for one in KINDS if not in_hand or one[0] != in_hand.row.family],
        "all_kinds": KINDS,
        "others": [one for one in desk.people() if one is not in_hand],
        "passages": _passages(desk, in_hand, desk.stored),
        "asked": _questions_on(desk, in_hand, request.user) if in_hand else {},
        "is_undoable": DeskStep.objects.filter(brief=desk.brief, by=request.user).exists(),
        "visibilities": visibilities(request.user, desk.brief),
        "link": link_of(desk.brief),
    }
    shown = context["passages"]
    context["starts_before"] = shown and shown[0].passage != desk.stored.passages[0]
    context["goes_on"] = shown and shown[-1].passage != desk.stored.passages[-1]
    part = "#desk" if request.htmx.request_type == "partial" else ""
    return render(request, f"learning/desk/desk.html{part}", context, status=status)


def link_of(brief: Brief) -> str:
    """The link that opens it for anyone who has it; "" if none does."""
    return settings.LILUN_URL + brief.get_absolute_url() if brief.is_open_to_all else ""


def _questions_on(desk: Desk, one: FoundEntry, user: User) -> dict[str, Any]:
    """What is asked about a finding, or would be, as far as a panel has room for it; ``none_why``
    says why there is nothing to ask. A quiz on the original may ask what a copy asks.
    """
    row = one.row
    if row.state == Finding.State.REJECTED:
        return {}
    asked = Question.objects.current().filter(
        brief=desk.brief, subject=f"{row.family}/{row.slug}", owns_card=True
    )
    sealed = sealed_questions(user, timezone.now())
    if sealed and asked.filter(pk__in=sealed).exists():
        return {"sealed": SEALED}
    is_as_stored = desk.is_as_stored(one)
    if is_as_stored and (stored := list(asked.order_by("position")[:MOST_QUESTIONS])):
        return {"shown": stored}
    made = desk.previews(one)
    faults = [complaint for each in made for complaint in each.complaints]
    if not made:
        return {"none_why": desk.why_none(one)}
    if is_as_stored:
        return {"none_why": faults[0] if faults else OTHERS}
    return {
        "shown": [{"body": each.question.body(), "complaints": each.complaints} for each in made],
        "when": IF_ACCEPTED if row.state == UNSURE or one.is_left_out else NOT_YET,
        "complaints": sum(bool(each.complaints) for each in made),
    }


def _passages(desk: Desk, in_hand: FoundEntry | None, material: Material) -> list[Any]:
    marks = []
    for one in desk.found:
        spans = spans_of(material, one.entry)
        if one is in_hand:
            spans += further_spans(one.entry)
        marks.append(
            Mark(one.row.pk, one.row.family, one.row.state, spans, is_in_hand=one is in_hand)
        )
    slug = in_hand.entry.span.passage if in_hand else ""
    return marked_passages(passages_around(material, slug), marks)
