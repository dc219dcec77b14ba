"""A learner's cards of a brief: browsed, starred, annotated, suspended, reset and printed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from content.checking.limits import LONGEST_NOTE
from content.reading.search import LONGEST_QUERY
from learning.cards import suspension
from learning.cards.access import cards_of_brief, listed_card
from learning.cards.brief_cards import STAGES, BriefCards, CardSelection, ListedCard, Stage, uncover
from learning.models import Card
from learning.requests import LearnerRequest, id_of, page_with_form, text_of

A_PAGE = 30
ON_PAPER = 400  # cards
A_SHEET, A_ROW = 8, 2  # cut-out cards on a page, and side by side


@page_with_form
def brief_cards(request: LearnerRequest, slug: str) -> HttpResponse:
    """The cards that match a selection, page by page; a form uncovers the answers of a page."""
    collected, selection = _selected(request, slug)
    page = Paginator(collected.found(selection), A_PAGE).get_page(request.GET.get("page"))
    listed = [collected.listed(card) for card in page]
    if request.method == "POST":
        _uncover(listed)
        return redirect(request.get_full_path())
    context = _about(request, collected, selection) | {"page": page, "held": listed}
    part = "#results" if request.htmx.request_type == "partial" else ""
    return render(request, f"learning/cards/brief_cards.html{part}", context)


@require_POST
def brief_card(request: LearnerRequest, slug: str, card_id: int) -> HttpResponse:
    """Do something with one card; htmx gets its row, a plain form is redirected to the list."""
    collected = cards_of_brief(request, slug)
    listed = listed_card(collected, card_id)
    action = request.POST.get("action", "")
    notice = _act(request, listed, action)
    if request.htmx.request_type != "partial":
        if notice:
            messages.success(request, notice)
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{reverse('brief_cards', args=[slug])}?{query}#card-{card_id}")
    context = {
        "brief": collected.brief,
        "each": listed_card(collected, card_id),
        "done": action,
        "notice": notice,
    }
    context |= {"now": timezone.now(), "longest_note": LONGEST_NOTE}
    context["here"] = f"?{request.META.get('QUERY_STRING', '')}"
    return render(request, "learning/cards/brief_cards.html#row", context)


@page_with_form
def print_cards(request: LearnerRequest, slug: str) -> HttpResponse:
    """The selection for printing, without covered answers; a form uncovers them."""
    collected, selection = _selected(request, slug)
    listed = [collected.listed(card) for card in collected.found(selection)[:ON_PAPER]]
    if request.method == "POST":
        _uncover(listed)
        return redirect(request.get_full_path())
    shown = [each.card for each in listed if each.uncovered]
    cut_out = request.GET.get("as") == "cards"
    context = _about(request, collected, selection) | {
        "cards": shown,
        "covered": sum(not each.uncovered and not each.sealed for each in listed),
        "sealed": sum(each.sealed for each in listed),
        "cut_out": cut_out,
        "sheets": _sheets(shown) if cut_out else [],
        "most": ON_PAPER,
    }
    return render(request, "learning/cards/print_cards.html", context)


def _selected(request: LearnerRequest, slug: str) -> tuple[BriefCards, CardSelection]:
    collected, asked = cards_of_brief(request, slug), request.GET
    named = text_of(asked, "section")
    section = next((each for each in collected.sections if each.slug == named), None)
    stage = asked.get("stage", "")
    selection = CardSelection(
        query=text_of(asked, "q").strip()[:LONGEST_QUERY],
        stage=stage if stage in set(Stage) else "",
        section=section,
        starred="starred" in asked,
    )
    return collected, selection


def _about(
    request: LearnerRequest, collected: BriefCards, selection: CardSelection
) -> dict[str, object]:
    rest = request.GET.copy()
    rest.pop("page", None)
    rest.pop("as", None)
    return {
        "brief": collected.brief,
        "selection": selection,
        "sections": collected.sections,
        "stages": [(stage, name) for stage, (name, _) in STAGES.items()],
        "query": selection.query,
        "here": f"?{request.GET.urlencode()}",
        "rest": rest.urlencode(),
        "now": timezone.now(),
        "longest_note": LONGEST_NOTE,
    }


def _uncover(listed: list[ListedCard]) -> None:
    covered = [each.card for each in listed if not each.uncovered and not each.sealed]
    uncover(covered, timezone.now())


def _act(request: LearnerRequest, listed: ListedCard, action: str) -> str:
    """Do what the form asks and return a message; "" if the row shows the result."""
    card, now = listed.card, timezone.now()
    match action:
        case "star" | "unstar":
            suspension.star(card, starred=action == "star")
        case "note":
            suspension.write_note(card, _note(request))
        case "suspend":
            suspension.suspend(card, Card.Suspension.LEARNER)
        case "bring-back":
            suspension.bring_back(card, now)
        case "show":
            _uncover([listed])
        case "reset":
            if suspension.reset(card, id_of(request.POST.get("seq", "")) or 0):
                return "The card is new again."
            return "The card has been answered or reset since this page was made: look at it again."
        case _:
            raise Http404
    return ""


def _note(request: LearnerRequest) -> str:
    return text_of(request.POST, "note").replace("\r\n", "\n").strip()


def _sheets(shown: list[Card]) -> list[tuple[list[Card | None], list[Card | None]]]:
    """Fronts and backs, sheet by sheet. Each row is reversed on the back, so that both sides of a
    card meet when the sheet is turned over its long edge."""
    sheets = []
    for start in range(0, len(shown), A_SHEET):
        fronts: list[Card | None] = [*shown[start : start + A_SHEET]]
        fronts += [None] * (A_SHEET - len(fronts))
        rows = [fronts[place : place + A_ROW] for place in range(0, A_SHEET, A_ROW)]
        sheets.append((fronts, [card for row in rows for card in reversed(row)]))
    return sheets
