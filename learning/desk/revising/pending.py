"""A new version that waits for the owner of its brief, compared with what the desk has now."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from content.extraction.entries import Evidence
from content.json_values import from_json, to_json
from content.material import Material
from content.models import Brief
from content.revision.compare import compare
from content.revision.comparison import Comparison, Known
from content.revision.outcome import Chosen
from content.sandbox import LONG_SECONDS, run_limited
from content.storage.rows import FAMILIES as ROWS
from learning.desk.findings import ChangedMeanwhile
from learning.desk.prose import Prose
from learning.desk.revising.choices import kept_choices
from learning.desk.state import DeskState
from learning.limits import uploads
from learning.models import Finding, Revision, User

FORM = 3  # of a stored comparison; one of another form is made again
SAME_NAME_SAME_SLUG = ("people", "concepts")  # whoever comes back is the same person


class Unchanged(Exception):
    """The new text is the old one."""


class Spent(Exception):
    """No processing time is left to compare anew."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A waiting version with its comparison with the ``desk``; ``seen`` changes with the version,
    with each step at the desk and with the brief, but not with what is chosen.
    """

    row: Revision
    desk: DeskState
    comparison: Comparison
    seen: str

    @property
    def chosen(self) -> dict[str, Chosen]:
        """What was chosen so far, by the names of the decisions."""
        return kept_choices(self.row.choices, self.comparison)

    def is_still(self, row: Revision, brief: Brief) -> bool:
        """Whether ``row`` is the version that waited, with the same choices and the same desk."""
        now, then = ((one.pk, one.made_at, one.choices) for one in (row, self.row))
        return now == then and self.desk.is_still(brief)


def _compared(desk: DeskState, new: Material, evidence: Iterable[Evidence]) -> Comparison:
    """Runs in a child process, since a long text takes seconds; raises ``LimitExceeded``."""
    known = tuple(map(_known, desk.rows))
    sent = (desk.stored, known, new, tuple(evidence), _taken(desk.brief))
    return run_limited(compare, *sent, seconds=LONG_SECONDS)


def _taken(brief: Brief) -> dict[str, frozenset[str]]:
    """The slugs that entries and passages of the brief have or had."""
    return {
        family: frozenset(model._default_manager.filter(brief=brief).values_list("slug", flat=True))
        for family, model in ROWS.items()
        if family not in SAME_NAME_SAME_SLUG
    }


def _known(row: Finding) -> Known:
    return Known(
        family=row.family,
        slug=row.slug,
        entry=row.entry,
        is_counted=row.is_counted,
        is_rejected=row.state == Finding.State.REJECTED,
    )


def put_forward(brief: Brief, prose: Prose, now: datetime) -> None:
    """Stores a text as the one that waits, in place of another. Raises ``Unchanged``,
    ``LimitExceeded`` and ``Brief.DoesNotExist``.
    """
    assert prose.material is not None
    desk = DeskState(brief)
    comparison = _compared(desk, prose.material, prose.evidence)
    if not comparison.changes and comparison.title == desk.stored.title:
        raise Unchanged
    values = {
        "sent": to_json([prose.material, prose.evidence]),
        "compared": to_json(comparison),
        "against": desk.digest(FORM),
        "made_at": now,
    }
    with transaction.atomic():
        Brief.objects.select_for_update().get(pk=brief.pk)  # it may be deleted by now
        Revision.objects.update_or_create(brief=brief, applied_at=None, defaults=values)


def pending_revision(brief: Brief, by: User, now: datetime) -> Pending | None:
    """The version that waits; it is compared again once if the desk has changed since, in the time
    of ``by``. Raises ``LimitExceeded`` and ``Spent``.
    """
    desk = DeskState(brief)
    # Only now, or it would be compared with itself once somebody has applied it meanwhile.
    row = Revision.objects.pending().filter(brief=brief).first()
    if row is None or row.sent is None:
        return None
    digest = desk.digest(FORM)
    if row.against == digest:
        comparison = from_json(Comparison, row.compared)
    else:
        if uploads.is_spent(by, now):
            raise Spent
        material, evidence = row.sent
        with uploads.drawn_on_by(by, now):
            comparison = _compared(
                desk, from_json(Material, material), from_json(tuple[Evidence, ...], evidence)
            )
        same = Revision.objects.pending().filter(pk=row.pk, made_at=row.made_at)
        same.update(compared=to_json(comparison), against=digest)
    return Pending(row, desk, comparison, seen_of(row, digest))


def drop(brief: Brief, seen: str) -> None:
    """Deletes the version that waits, if it is the one that was ``seen``. Raises
    ``ChangedMeanwhile`` if another one waits by now, or the desk has changed.
    """
    desk = DeskState(brief)
    with transaction.atomic():
        brief = Brief.objects.select_for_update().get(pk=brief.pk)
        row = Revision.objects.pending().filter(brief=brief).first()
        if row is None:
            return
        if seen_of(row, desk.digest(FORM)) != seen or not desk.is_still(brief):
            raise ChangedMeanwhile
        row.delete()


def seen_of(row: Revision, digest: str) -> str:
    of_row = f"{row.pk} {row.made_at.isoformat()} {digest}"
    return hashlib.sha256(of_row.encode()).hexdigest()[:32]
