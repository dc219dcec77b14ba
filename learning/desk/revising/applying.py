"""Puts a new version of a text in the place of the old one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from content.checking.checks import faults
from content.drafting import FAMILIES, material_with
from content.json_values import to_json
from content.material import Material
from content.models import Brief
from content.revision.comparison import Comparison
from content.revision.outcome import Chosen, NotPlaced, chosen_for, decided
from content.sandbox import LONG_SECONDS, run_limited
from content.storage.garbage import garbage_waits
from content.storage.store import save
from learning.briefs.drafts import MOST_ITEMS
from learning.briefs.made import asked_now, made_of_brief
from learning.desk.findings import (
    ChangedMeanwhile,
    entry_of,
    material_at_desk,
    placed_in_order,
    write_in_order,
)
from learning.desk.questions import questions_on
from learning.desk.revising.pending import Pending, Spent
from learning.desk.state import DeskState
from learning.limits import uploads
from learning.models import DeskStep, Finding, Revision, User

MOST_TOLD = 1_000  # changes of a version that readers can look at later
MOST_VERSIONS = 5
STORED = ("changes", "changed", "applied_at", "was_open", "sent", "compared", "choices")


class NotApplied(ValueError):
    """Some decisions make no valid entry; ``troubles`` has the reasons by their names."""

    def __init__(self, troubles: dict[str, str]) -> None:
        super().__init__("; ".join(troubles.values()))
        self.troubles = troubles


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The findings of the new text: those of the desk, changed, and new ones without an id.

    ``base`` is the new text with the entries that are left of the stored brief, in its order.
    """

    base: Material
    rows: list[Finding]
    gone: list[int]


def apply_revision(brief: Brief, pending: Pending, by: User, now: datetime) -> Revision:
    """Stores the new text with what was chosen for its entries, and for the others what is
    proposed; cards follow as with any new version of a brief, and steps at the desk can no longer
    be undone. Draws on the processing time of ``by``.

    Raises ``ChangedMeanwhile`` if the brief, its desk, the waiting text or a choice is another one
    by now, ``Spent``, ``NotApplied``, and ``LimitExceeded`` where making the questions takes too
    long.
    """
    if uploads.is_spent(by, now):
        raise Spent
    desk, changes = pending.desk, pending.comparison.changes
    outcome = _outcome(desk, pending.comparison, pending.chosen)
    material = material_at_desk(outcome.base, outcome.rows)
    about = (material, desk.stored, asked_now(brief))
    with uploads.drawn_on_by(by, now):
        questions = run_limited(questions_on, *about, seconds=LONG_SECONDS)
    made = made_of_brief(material, questions, is_at_desk=True)
    placed = placed_in_order(outcome.base, outcome.rows, outcome.rows)
    told = to_json(changes[:MOST_TOLD])
    # Everything that takes long is done by now: nobody else can write until the end.
    with transaction.atomic(), garbage_waits():
        brief = Brief.objects.select_for_update().get(pk=brief.pk)
        pending_rows = Revision.objects.pending().filter(brief=brief)
        row = pending_rows.defer("sent", "compared").first()
        if row is None or not pending.is_still(row, brief):
            raise ChangedMeanwhile
        DeskStep.objects.filter(brief=brief).delete()
        Finding.objects.filter(pk__in=outcome.gone).delete()
        write_in_order(placed)
        save(material, owner=brief.owner, now=now, made=made, stored=desk.stored)
        row.changes, row.changed = told, len(changes)
        row.applied_at, row.was_open = now, brief.is_open_to_others()
        row.sent, row.compared, row.choices = None, None, {}
        row.save(update_fields=STORED)
        applied = Revision.objects.filter(brief=brief, applied_at__isnull=False)
        older = applied.order_by("-applied_at", "-pk")[MOST_VERSIONS:]
        Revision.objects.filter(pk__in=[one.pk for one in older.only("pk")]).delete()
    return row


def _outcome(desk: DeskState, comparison: Comparison, chosen: Mapping[str, Chosen]) -> _Outcome:
    text = replace(desk.stored, title=comparison.title, passages=comparison.passages)
    text = material_with(text, ())
    rows = {(row.family, row.slug): row for row in desk.rows}
    found: list[Finding] = []
    for kept in comparison.kept:
        row = rows.pop((kept.family, kept.slug))
        row.entry = kept.entry
        found.append(row)
    troubles: dict[str, str] = {}
    for decision in comparison.decisions:
        try:
            entry = decided(comparison, decision, chosen_for(chosen, decision))
        except NotPlaced as reason:
            troubles[decision.name] = str(reason)
            continue
        if entry is not None:
            row = rows.pop((decision.family, decision.slug))
            row.entry, row.state = to_json(entry), Finding.State.ACCEPTED
            found.append(row)
    room = max(MOST_ITEMS, sum(1 for _ in desk.stored.items()))
    room -= sum(row.is_counted for row in found)
    for one in comparison.added:
        # What is new takes no place from what is asked already.
        is_asked = one.is_sure and room > 0
        room -= is_asked
        state = Finding.State.SURE if is_asked else Finding.State.UNSURE
        row = Finding(brief=desk.brief, family=one.family, slug=one.slug, entry=one.entry)
        row.rule, row.confidence, row.doubts = one.rule, one.confidence, list(one.doubts)
        row.open_speaker = to_json(one.open_speaker)
        row.state, row.position = state, 0
        found.append(row)
    decisions = {(one.family, one.slug): one.name for one in comparison.decisions}
    for row, message in _faults(text, found):
        name = decisions.get((row.family, row.slug))
        if name:
            troubles.setdefault(name, message)
        else:  # it waits for somebody to mend it
            row.state = Finding.State.UNSURE
    if troubles:
        raise NotApplied(troubles)
    return _Outcome(_left_of(desk.stored, text, found), found, [row.pk for row in rows.values()])


def _left_of(stored: Material, text: Material, rows: list[Finding]) -> Material:
    """The new text with the stored entries as they are in it now."""
    now = {(row.family, row.slug): entry_of(row) for row in rows}
    keys = ((family, one.slug) for family in FAMILIES for one in getattr(stored, family))
    return material_with(text, [now[key] for key in keys if key in now])


def _faults(text: Material, rows: list[Finding]) -> Iterator[tuple[Finding, str]]:
    counted = {(row.family, row.slug): row for row in rows if row.is_counted}
    material = material_with(text, map(entry_of, counted.values()))
    for fault in faults(material):
        match fault.path:
            case (str(family), int(n), *_):
                entry = getattr(material, family)[n]
                message = fault.message[:1].upper() + fault.message[1:] + "."
                yield counted[family, entry.slug], message
