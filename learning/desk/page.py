"""The page of the desk: the text with its findings, and the one in hand beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from content.material import AttributedItem, KnowledgeItem, Material
from content.models import Brief
from content.storage.store import load
from learning.briefs.forms import visibilities
from learning.cards.seals import SEALED, sealed_questions
from learning.desk.entries import MADE_BY_HAND, NAMES, title_of
from learning.desk.entry_forms import FORMS, EntryForm
from learning.desk.findings import entry_of, material_at_desk, unasked_changes
from learning.desk.marks import (
    Mark,
    further_spans,
    marked_passages,
    passages_around,
    spans_of,
)
from learning.desk.open_speakers import alike, open_speaker
from learning.desk.previews import Preview, previews
from learning.desk.reasons import LEFT_OUT, WHO, reasons, why_none
from learning.models import DeskStep, Finding, Question, User
from learning.requests import LearnerRequest, id_of

SURE, UNSURE = Finding.State.SURE, Finding.State.UNSURE
ALL = "all"
LISTS = {"": UNSURE, "sure": SURE}  # what is listed besides all, by its name in the address
MOST_QUESTIONS = 6
IF_ACCEPTED, NOT_YET = "if accepted", "not asked yet"
KINDS = [(family, NAMES[family]) for family in MADE_BY_HAND]


@dataclass(frozen=True)
class FoundEntry:
    """A finding as the page shows it; ``is_left_out`` if it counts, but what it needs does not."""

    row: Finding
    entry: KnowledgeItem
    is_left_out: bool

    @property
    def kind(self) -> str:
        return NAMES[self.row.family]

    @property
    def title(self) -> str:
        return title_of(self.entry)

    @property
    def reasons(self) -> list[str]:
        if self.is_left_out:
            return [LEFT_OUT]
        if self.row.state != UNSURE:
            return []
        asked = open_speaker(self.row) if self.row.family == "quotes" else None
        if asked is None:
            return reasons(self.row.family, self.row.rule, self.row.guards)
        others = reasons(self.row.family, self.row.rule, self.row.guards) if self.row.guards else []
        return [WHO.format(asked.words), *others]


@dataclass(frozen=True)
class SpeakerChoice:
    """Who may be meant by the words that name a speaker; an answer settles ``count`` findings."""

    words: str
    people: list[FoundEntry]
    count: int


class Desk:
    """What is read once for a page: the stored brief, and its findings in the order of the text."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.stored = load(brief)
        rows = list(Finding.objects.filter(brief=brief))
        self.material = material_at_desk(self.stored, rows)
        counted = {(type(one), one.slug) for one in self.material.items()}
        entries = [(row, entry_of(row)) for row in rows]
        self.found = [
            FoundEntry(row, one, row.is_counted and (type(one), one.slug) not in counted)
            for row, one in entries
        ]

    @cached_property
    def unsure(self) -> list[FoundEntry]:
        return [one for one in self.found if one.row.state == UNSURE]

    @cached_property
    def sure(self) -> list[FoundEntry]:
        """Those that are asked, and that nobody has looked at."""
        return [one for one in self.found if one.row.state == SURE]

    @cached_property
    def unasked(self) -> int:
        return unasked_changes(self.stored, self.material)

    def people(self) -> list[FoundEntry]:
        """Those who can say something."""
        rejected = Finding.State.REJECTED
        return [o for o in self.found if o.row.family == "people" and o.row.state != rejected]

    def speaker_choice(self, one: FoundEntry) -> SpeakerChoice | None:
        """What only somebody who reads the text can say of a claim."""
        asked = open_speaker(one.row) if one.row.family == "quotes" else None
        people = [each for each in self.people() if asked and each.row.slug in asked.people]
        if asked is None or len(people) < 2:
            return None
        return SpeakerChoice(asked.words, people, len(alike((o.row for o in self.found), asked)))

    def previews(self, one: FoundEntry) -> list[Preview]:
        """The questions that a finding gives if it is accepted, and with it whoever says it."""
        said = one.entry
        speakers = said.speakers if isinstance(said, AttributedItem) else ()
        accepted = [each.row.pk for each in self.people() if each.row.slug in speakers]
        others = (
            each.entry for each in self.found if each.row.is_counted or each.row.pk in accepted
        )
        return previews(self.stored, others, said)

    def is_as_stored(self, one: FoundEntry) -> bool:
        """Whether the stored brief has it as the desk has it, and so its questions do."""

        def entry(material: Material) -> KnowledgeItem | None:
            entries = getattr(material, one.row.family)
            return next((each for each in entries if each.slug == one.row.slug), None)

        stored = entry(self.stored)
        return stored is not None and stored == entry(self.material)

    def one(self, pk: int | None) -> FoundEntry | None:
        return next((one for one in self.found if one.row.pk == pk), None)

    def beside(
        self, position: int, among: Sequence[FoundEntry]
    ) -> tuple[FoundEntry | None, FoundEntry | None]:
        """Those before and after a place in the text, round its ends."""
        earlier = [one for one in among if one.row.position < position]
        later = [one for one in among if one.row.position > position]
        ends = (among[-1], among[0]) if among else (None, None)
        return (earlier[-1] if earlier else ends[0]), (later[0] if later else ends[1])

    def form(self, one: FoundEntry, data: QueryDict | None = None) -> EntryForm:
        speakers = [(each.row.slug, each.title) for each in self.people()]
        return FORMS[one.row.family](data, entry=one.entry, speakers=speakers)


def desk_address(brief: Brief, finding: Finding | None, *, show: str, edit: bool = False) -> str:
    query: dict[str, Any] = {"finding": finding.pk} if finding else {}
    query |= {"show": show} if show else {}
    query |= {"edit": "1"} if edit else {}
    anchor = f"#mark-{finding.pk}" if finding else ""
    return f"{reverse('desk', args=[brief.slug], query=query)}{anchor}"


def shown_list(request: LearnerRequest) -> str:
    """Which findings are listed: the key of one of ``LISTS``, or ``ALL``."""
    show = request.GET.get("show", "")
    return show if show in (*LISTS, ALL) else ""


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
    listed = {ALL: desk.found, "sure": desk.sure}.get(show, desk.unsure)
    first = desk.unsure or listed if show == ALL else listed
    in_hand = desk.one(id_of(asked_for)) or next(iter(first), None)
    position = in_hand.row.position if in_hand else -1
    place = listed.index(in_hand) + 1 if in_hand in listed else 0
    previous, following = desk.beside(position, listed)

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
        "listed": [(address(one), one) for one in listed],
        "place": place,
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
    if is_as_stored or not made:
        return {"none_why": faults[0] if faults else why_none(one.entry)}
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
