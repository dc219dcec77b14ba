"""Steps at the desk: each changes findings under a lock on their brief, and can be undone.

A step names the version of the finding that its author has seen; on another one it is refused.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from content.checking.checks import faults
from content.drafting import FAMILIES, material_with
from content.json_values import to_json
from content.material import AttributedItem, KnowledgeItem, Material, Person, Quote, Span
from content.models import Brief
from content.storage.rows import FAMILIES as ROWS
from content.storage.store import load
from learning.desk.entries import (
    MADE_BY_HAND,
    entry_of_words,
    following,
    merged,
    speaking_instead,
    title_of,
)
from learning.desk.findings import entry_of
from learning.desk.marks import spans_of
from learning.desk.slugs import new_slug
from learning.desk.speakers.beside import speakers_beside
from learning.models import DeskStep, Finding, User

BY_HAND = "by hand"
STORED = ("family", "slug", "entry", "state")
ACCEPTED, UNSURE, REJECTED = (
    Finding.State.ACCEPTED,
    Finding.State.UNSURE,
    Finding.State.REJECTED,
)
SPEAKER_REJECTED = "{} was rejected. Choose somebody else."
IS_SOMEBODY = "That is the same person."
NOT_ACCEPTED = "What it refers to is not accepted."

MOST_STEPS = 100  # of a brief that can be undone


class Changed(Exception):
    """The finding is not as its author has seen it: somebody changed it meanwhile."""


class Refused(ValueError):
    """The entry would not be valid; ``messages`` are by the name of the field, "" for none."""

    def __init__(self, messages: dict[str, str]) -> None:
        super().__init__("; ".join(messages.values()))
        self.messages = messages


def accept(
    brief: Brief, finding_id: int, seen: str, entry: KnowledgeItem, by: User, now: datetime
) -> Finding:
    """Counts a finding as ``entry``, its own one or an edited one. Whoever makes an accepted
    statement is accepted with it. Raises ``Changed`` and ``Refused``.
    """
    with at_desk(brief) as desk:
        finding = desk.seen(finding_id, seen)
        old = entry_of(finding)
        desk.change(finding, entry=to_json(entry), state=ACCEPTED)
        desk.let_follow(old, entry)
        desk.accept_speakers(entry)
        desk.refuse_faults(finding)
        desk.record(finding, by, now)
    return finding


def reject(brief: Brief, finding_id: int, seen: str, by: User, now: datetime) -> Finding:
    with at_desk(brief) as desk:
        finding = desk.seen(finding_id, seen)
        desk.change(finding, state=REJECTED)
        desk.record(finding, by, now)
    return finding


def change_kind(
    brief: Brief, finding_id: int, seen: str, family: str, by: User, now: datetime
) -> Finding:
    """Counts the words of a finding as something else: a term that was taken for a name."""
    if family not in MADE_BY_HAND:
        raise Refused({"": "Choose another kind."})
    with at_desk(brief) as desk:
        finding = desk.seen(finding_id, seen)
        if family == finding.family:
            return finding
        span = spans_of(desk.base, entry_of(finding))[0]
        entry = desk.made_by_hand(family, span)
        values = {"family": family, "slug": entry.slug, "entry": to_json(entry)}
        desk.change(finding, **values, state=ACCEPTED)
        desk.refuse_faults(finding)
        desk.record(finding, by, now)
    return finding


def merge(
    brief: Brief, finding_id: int, seen: str, into_id: int, by: User, now: datetime
) -> Finding:
    """Counts two people as one: what the first says goes to the other, who is returned, and who
    also has its names.
    """
    with at_desk(brief) as desk:
        finding, other = desk.seen(finding_id, seen), desk.rows.get(into_id)
        gone, kept = entry_of(finding), other and entry_of(other)
        if other is None or other is finding or other.state == REJECTED:
            raise Refused({"": IS_SOMEBODY})
        if not isinstance(gone, Person) or not isinstance(kept, Person):
            raise Refused({"": IS_SOMEBODY})
        desk.change(other, entry=to_json(merged(kept, gone)), state=ACCEPTED)
        desk.change(finding, state=REJECTED)
        for row in desk.rows.values():
            entry = entry_of(row)
            if (changed := speaking_instead(entry, gone.slug, kept.slug)) != entry:
                desk.change(row, entry=to_json(changed))
        desk.refuse_faults(other)
        desk.record(other, by, now)
    return other


def add(brief: Brief, family: str, span: Span, by: User, now: datetime) -> Finding:
    """Adds what somebody marked in the text; raises ``Refused``."""
    if family not in MADE_BY_HAND:
        raise Refused({"family": "Choose a kind."})
    with at_desk(brief) as desk:
        entry = desk.made_by_hand(family, span)
        for row in desk.rows.values():
            if row.family == family and spans_of(desk.base, entry_of(row))[:1] == (span,):
                return row  # sent twice
        finding = desk.add(family, entry)
        desk.accept_speakers(entry)
        desk.refuse_faults(finding)
        finding.save()
        desk.rows[finding.pk] = finding
        desk.before[finding.pk] = None
        desk.record(finding, by, now)
    return finding


def undo(brief: Brief, by: User) -> Finding | None:
    """Takes back the last step of a person, and returns what to show; None if there is no step or
    its finding is gone with it. Raises ``Changed`` where somebody has changed its findings since:
    what they did stays, and the step is forgotten.
    """
    with at_desk(brief) as desk:
        step = DeskStep.objects.filter(brief=brief, by=by).last()
        if step is None:
            return None
        is_last = desk.is_as_after(step)
        in_hand: Finding | None = desk.rows.get(step.finding_id)
        if is_last:
            for pk, before, _ in step.before:
                if before is None:
                    in_hand = None if pk == step.finding_id else in_hand
                    desk.rows.pop(pk).delete()
                else:
                    desk.change(desk.rows[pk], **before)
            desk.save()
        if step.pk:
            DeskStep.objects.filter(pk=step.pk).delete()
    if not is_last:
        raise Changed
    return in_hand


@dataclass(slots=True)
class DeskRows:
    """The findings of a locked brief, and what those that change were before."""

    brief: Brief
    base: Material
    rows: dict[int, Finding]
    before: dict[int, dict[str, Any] | None] = field(default_factory=dict)

    def seen(self, finding_id: int, version: str) -> Finding:
        finding = self.rows.get(finding_id)
        if finding is None:
            raise Finding.DoesNotExist
        if finding.version != version:
            raise Changed
        return finding

    def change(self, row: Finding, **values: Any) -> None:
        was = {name: getattr(row, name) for name in STORED}
        if any(was[name] != value for name, value in values.items()):
            self.before.setdefault(row.pk, was)
            for name, value in values.items():
                setattr(row, name, value)

    def let_follow(self, old: KnowledgeItem, new: KnowledgeItem) -> None:
        """Gives the figures within a statement to whoever makes it now."""
        for row in self.rows.values() if isinstance(new, Quote) else ():
            entry = entry_of(row)
            if (changed := following(entry, old, new)) != entry:
                self.change(row, entry=to_json(changed))

    def speakers_of(self, entry: KnowledgeItem) -> list[Finding]:
        """The people who make a statement."""
        slugs = entry.speakers if isinstance(entry, AttributedItem) else ()
        return [row for row in self.rows.values() if row.family == "people" and row.slug in slugs]

    def refuse_rejected_speakers(self, entry: KnowledgeItem) -> None:
        for row in self.speakers_of(entry):
            if row.state == REJECTED:
                name = title_of(entry_of(row))
                raise Refused({"speaker": SPEAKER_REJECTED.format(name)})

    def accept_speakers(self, entry: KnowledgeItem) -> None:
        """Accepts whoever makes a statement; raises ``Refused`` for somebody who was rejected."""
        self.refuse_rejected_speakers(entry)
        for row in self.speakers_of(entry):
            if row.state == UNSURE:
                self.change(row, state=ACCEPTED)

    def made_by_hand(self, family: str, span: Span) -> KnowledgeItem:
        title = self.base.words(span)
        stored = ROWS[family]._default_manager.filter(brief=self.brief)
        taken = set(stored.values_list("slug", flat=True))
        taken |= {row.slug for row in self.rows.values() if row.family == family}
        slug = new_slug(title, family, taken)
        rows = [row for row in self.rows.values() if row.state != REJECTED]
        known = [entry_of(row) for row in rows if row.is_counted or row.family == "people"]
        speakers = speakers_beside(self.base, span, known)
        return entry_of_words(family, self.base, span, slug, speakers)

    def add(self, family: str, entry: KnowledgeItem) -> Finding:
        """A finding at its place in the order of the text, not stored yet."""
        place = self.base.position_of(entry.span)
        position = sum(
            self.base.position_of(entry_of(row).span) <= place for row in self.rows.values()
        )
        Finding.objects.filter(brief=self.brief, position__gte=position).update(
            position=F("position") + 1
        )
        finding = Finding(
            brief=self.brief,
            family=family,
            slug=entry.slug,
            position=position,
            entry=to_json(entry),
            rule=BY_HAND,
            confidence=1,
            state=ACCEPTED,
        )
        self.rows[0] = finding
        return finding

    def refuse_faults(self, finding: Finding) -> None:
        """Raises ``Refused`` if the brief could not be saved with the finding as it is now."""
        if messages := self.faults_of([finding])[0]:
            raise Refused(messages)

    def faults_of(
        self, findings: Sequence[Finding], besides: Collection[Finding] = ()
    ) -> list[dict[str, str]]:
        """What is wrong with each of these findings, by the name of the field, "" for none, if
        those ``besides`` count too.
        """
        counted = [entry_of(r) for r in self.rows.values() if r.is_counted or r in besides]
        material = material_with(self.base, counted)
        found: dict[tuple[str, str], dict[str, str]] = {
            (family, entry.slug): {} for family in FAMILIES for entry in getattr(material, family)
        }
        for fault in faults(material):
            match fault.path:
                case (str(family), int(n), *rest) if family in FAMILIES:
                    messages = found[family, getattr(material, family)[n].slug]
                    told = fault.message[:1].upper() + fault.message[1:] + "."
                    messages.setdefault(str(rest[0]) if rest else "", told)
        return [found.get((row.family, row.slug), {"": NOT_ACCEPTED}) for row in findings]

    def record(self, finding: Finding, by: User, now: datetime) -> None:
        """Stores what has changed, with a step that can take it back."""
        if self.before:
            self.save()
            before = [[pk, was, self.rows[pk].version] for pk, was in self.before.items()]
            DeskStep.objects.create(brief=self.brief, finding=finding, by=by, before=before, at=now)
            steps = DeskStep.objects.filter(brief=self.brief)
            steps.exclude(pk__in=steps.order_by("-pk").values("pk")[:MOST_STEPS]).delete()

    def is_as_after(self, step: DeskStep) -> bool:
        """Whether nobody has changed what the step did, nor taken the place that it left."""
        touched = {pk for pk, _, _ in step.before}
        places = {(row.family, row.slug) for pk, row in self.rows.items() if pk not in touched}
        return all(
            (row := self.rows.get(pk)) is not None
            and row.version == after
            and (was is None or (was["family"], was["slug"]) not in places)
            for pk, was, after in step.before
        )

    def save(self) -> None:
        changed = [self.rows[pk] for pk, was in self.before.items() if was is not None]
        Finding.objects.bulk_update(changed, STORED)


@contextmanager
def at_desk(brief: Brief) -> Iterator[DeskRows]:
    """The findings of a brief under a lock, for one step."""
    with transaction.atomic():
        locked = Brief.objects.select_for_update().get(pk=brief.pk)
        rows = {row.pk: row for row in Finding.objects.filter(brief=locked)}
        yield DeskRows(locked, load(locked), rows)
