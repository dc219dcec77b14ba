"""The findings of a brief as rows, and the brief that they make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from content.drafting import FAMILIES, in_order_of, material_with
from content.extraction.entries import Evidence
from content.json_values import from_json, to_json
from content.material import KnowledgeItem, Material
from content.models import Brief
from content.sharing import Visibility
from content.storage.bulk import add_rows, update_rows
from content.storage.garbage import garbage_waits
from content.storage.store import load, save
from learning.briefs.drafts import MOST_ITEMS
from learning.briefs.made import made_of_brief
from learning.desk.prose import Prose
from learning.desk.speakers.open_speakers import decisions
from learning.desk.state import DeskState
from learning.models import Finding, Question, User
from learning.questions.bank_rows import BankRow

SURE, UNSURE = Finding.State.SURE, Finding.State.UNSURE
ELSEWHERE = "elsewhere"  # the rule of an entry that was not added at the desk


def store_prose(prose: Prose, owner: User, now: datetime) -> Brief:
    """The brief of a text, private to its owner, with the sure findings as its entries; all
    findings wait at the desk. The same text sent again leads to the same brief.
    """
    assert prose.material is not None
    rows = list(_rows(prose.material, prose.evidence))
    entries = [entry_of(row) for row in rows if row.state == SURE]
    material = material_with(prose.material, entries[:MOST_ITEMS])
    made = made_of_brief(material, prose.questions, is_at_desk=True)
    with transaction.atomic():
        stored = Brief.objects.filter(owner=owner, slug=prose.material.slug).first()
        if stored is not None:
            return stored
        brief = save(material, owner=owner, now=now, made=made)
        for row in rows:
            row.brief = brief
        add_rows(Finding, rows)
    return brief


def entry_of(row: Finding) -> KnowledgeItem:
    """The entry of a finding, as the value that it is."""
    entry: KnowledgeItem = from_json(FAMILIES[row.family], row.entry)
    return entry


@dataclass(frozen=True, slots=True)
class DeskStanding:
    """How many questions of a brief are ``ready``, and how many decisions wait for its owner."""

    ready: int
    to_check: int


def desk_standing(brief: Brief) -> DeskStanding | None:
    """None for a brief without findings; two statements for one in which people were found."""
    rows = _waiting_or_named(brief)
    if not rows and not Finding.objects.filter(brief=brief).exists():
        return None
    ready = Question.objects.current().filter(brief=brief, owns_card=True).count()
    return DeskStanding(ready, len(decisions(rows)))


def waiting_decisions(brief: Brief) -> list[list[Finding]]:
    """The findings that wait for somebody, those together that one answer settles."""
    return decisions(_waiting_or_named(brief))


def _waiting_or_named(brief: Brief) -> list[Finding]:
    return list(Finding.objects.filter(Q(state=UNSURE) | Q(family="people"), brief=brief))


def material_at_desk(base: Material, findings: Iterable[Finding]) -> Material:
    """The brief with the findings that count: what it is once its questions are updated. Of a brief
    that was imported with more than ``MOST_ITEMS`` entries none is left out.
    """
    counted = [entry_of(row) for row in findings if row.is_counted]
    most = max(MOST_ITEMS, sum(1 for _ in base.items()))
    return material_with(base, in_order_of(base, counted)[:most])


def unasked_changes(base: Material, at_desk: Material) -> int:
    """How many entries the desk has in another way than the stored brief."""
    found = 0
    for family in FAMILIES:
        stored = {one.slug: one for one in getattr(base, family)}
        now = {one.slug: one for one in getattr(at_desk, family)}
        found += sum(stored.get(slug) != now.get(slug) for slug in stored | now)
    return found


class ChangedMeanwhile(Exception):
    """The findings are no longer those that the questions were made from."""


def apply_findings(
    brief: Brief,
    state: DeskState,
    material: Material,
    made: tuple[BankRow, ...],
    visibility: Visibility,
    now: datetime,
) -> Brief:
    """Stores the findings that count as the brief's entries; its cards follow. ``made`` are the
    questions on ``material``, the one at the desk when that was as in ``state``. Raises
    ``ChangedMeanwhile``.
    """
    ready = made_of_brief(material, made, is_at_desk=True)
    with transaction.atomic(), garbage_waits():
        brief = Brief.objects.select_for_update().get(pk=brief.pk)
        if not state.is_still(brief):
            raise ChangedMeanwhile
        return save(
            material,
            owner=brief.owner,
            visibility=visibility,
            now=now,
            made=ready,
            stored=state.stored,
        )


def follow_brief(brief: Brief) -> None:
    """Takes over what was changed elsewhere, in a file or by the admin: else the next update of
    the questions would undo it. What waits at a place that the text no longer has is dropped.
    """
    if brief.owner_id and Finding.objects.filter(brief=brief).exists():
        bring_to_desk(brief)


def bring_to_desk(brief: Brief) -> None:
    """Makes the stored entries accepted findings, and rejects what they have no more."""
    with transaction.atomic():
        _bring_to_desk(Brief.objects.select_for_update().get(pk=brief.pk))


def _bring_to_desk(brief: Brief) -> None:
    rows = {(row.family, row.slug): row for row in Finding.objects.filter(brief=brief)}
    stored = load(brief)
    lost = [row for row in rows.values() if not row.is_counted and not _fits(row, stored)]
    Finding.objects.filter(pk__in=[row.pk for row in lost]).delete()
    left = {key: row for key, row in rows.items() if row not in lost}
    at_desk = material_at_desk(stored, left.values())
    changed = []
    for family in FAMILIES:
        now = {entry.slug: entry for entry in getattr(stored, family)}
        known = {entry.slug: entry for entry in getattr(at_desk, family)}
        for slug in [slug for slug in known if slug not in now]:
            left[family, slug].state = Finding.State.REJECTED
            changed.append(left[family, slug])
        for entry in [entry for slug, entry in now.items() if known.get(slug) != entry]:
            row = left.get((family, entry.slug))
            if row is None:
                row = Finding(brief=brief, family=family, slug=entry.slug, position=0)
                row.rule, row.confidence = ELSEWHERE, 1
                left[family, entry.slug] = row
            row.entry, row.state = to_json(entry), Finding.State.ACCEPTED
            changed.append(row)
    write_in_order(placed_in_order(stored, left.values(), changed))


def _fits(row: Finding, material: Material) -> bool:
    """Whether the text has the places of a finding, as far as their length tells."""
    lengths = {passage.slug: len(passage.text) for passage in material.passages}
    spans = _spans_in(row.entry)
    return all(span["end"] <= lengths.get(span["passage"], 0) for span in spans)


def _spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in the JSON of an entry."""
    if isinstance(value, dict):
        if value.keys() == {"passage", "start", "end"}:
            yield value
        for one in value.values():
            yield from _spans_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from _spans_in(one)


@dataclass(frozen=True, slots=True)
class Placed:
    """Findings with their new positions: ``new`` ones, those that ``changed`` and those that only
    ``moved``.
    """

    new: list[Finding]
    changed: list[Finding]
    moved: list[Finding]


def placed_in_order(
    material: Material, rows: Iterable[Finding], changed: Iterable[Finding]
) -> Placed:
    """Gives the findings their positions in the order of the text."""
    placed = Placed([], [], [])
    differing = set(map(id, changed))
    ordered = sorted(rows, key=lambda row: material.position_of(entry_of(row).span))
    for position, row in enumerate(ordered):
        is_moved, row.position = row.position != position, position
        if row.pk is None:
            placed.new.append(row)
        elif id(row) in differing:
            placed.changed.append(row)
        elif is_moved:
            placed.moved.append(row)
    return placed


def write_in_order(placed: Placed) -> None:
    add_rows(Finding, placed.new)
    update_rows(Finding, placed.changed, ("entry", "state", "position"))
    update_rows(Finding, placed.moved, ("position",))


def _rows(material: Material, evidence: Iterable[Evidence]) -> Iterator[Finding]:
    """The findings in the order of the text."""
    why = {(one.family, one.slug): one for one in evidence}
    entries = [(family, entry) for family in FAMILIES for entry in getattr(material, family)]
    entries.sort(key=lambda one: material.position_of(one[1].span))
    for position, (family, entry) in enumerate(entries):
        reason = why[family, entry.slug]
        yield Finding(
            family=family,
            slug=entry.slug,
            position=position,
            entry=to_json(entry),
            rule=reason.rule,
            confidence=reason.confidence,
            doubts=list(reason.doubts),
            open_speaker=to_json(reason.open_speaker),
            state=SURE if reason.is_sure else UNSURE,
        )
