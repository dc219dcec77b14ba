"""Changes to single rows of a brief, as staff make them: what they would break, what follows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from content import models
from content.checking.checks import faults
from content.checking.hints import Hints
from content.checking.limits import Fault
from content.fields import fields_of
from content.material import Material, in_sections
from content.signals import brief_saved
from content.storage.rows import FAMILIES, Links, Slugs, entry_from_row
from content.storage.store import load

_TYPES = {field.name: field.type for field in fields_of(Material) if field.many}


class ChangeBreaksBrief(ValueError):
    """A change after which the brief would make no sense; its text says where."""


def row_faults(row: models.BriefRow, rest: Mapping[str, Links]) -> list[Fault]:
    """What would be wrong with a row if it were saved as it is; paths start at its fields.

    ``rest`` holds, by field, the slugs that the row shall link to and its nested entries.
    """
    family = next(family for family, model in FAMILIES.items() if isinstance(row, model))
    entry = entry_from_row(_TYPES[family], row, slugs_of(row), rest)
    material = load(row.brief)
    others = [other for other in getattr(material, family) if other.slug != entry.slug]
    changed: Any = {family: (*others, entry)}
    return [
        Fault(fault.path[2:], fault.message)
        for fault in faults(replace(material, **changed))
        if fault.path[:2] == (family, len(others))
    ]


def slugs_of(row: Model) -> Slugs:
    """The slugs of what a row points at by its own columns."""
    targets = [getattr(row, field.name) for field in row._meta.concrete_fields if field.many_to_one]
    slugs = Slugs()
    slugs.learn(target for target in targets if isinstance(target, models.BriefRow))
    return slugs


@transaction.atomic
def set_retired(rows: QuerySet[Any], retired_at: datetime | None, now: datetime) -> None:
    """Retire rows of one model, or bring them back (None), and tell of their briefs.

    Raises ``Breaks`` where something that stays would then point at nothing.
    """
    briefs = list(models.Brief.objects.filter(pk__in=rows.values("brief")))
    before = {brief.pk: set(_described(load(brief))) for brief in briefs}
    model = rows.model
    model._default_manager.filter(pk__in=[row.pk for row in rows]).update(retired_at=retired_at)
    for brief in briefs:
        if broken := [text for text in _described(load(brief)) if text not in before[brief.pk]]:
            raise ChangeBreaksBrief("; ".join(broken))
        propagate_change(brief, now)


def _described(material: Material) -> Iterator[str]:
    for fault in faults(material, Hints(0)):  # a fault's words are the same before and after
        family, index, *_ = (*fault.path, "", 0)
        slug = getattr(material, str(family))[index].slug if family in FAMILIES else material.slug
        yield f"{family} “{slug}”: {fault.message}"


def propagate_change(brief: models.Brief, now: datetime) -> None:
    """Let all that derives from a brief follow a change of its rows; in the same transaction."""
    _place_in_sections(brief.passages.current())
    brief.save(update_fields=["updated_at"])
    brief_saved.send(models.Brief, brief=brief, now=now)


def _place_in_sections(passages: Iterable[models.Passage]) -> None:
    moved = []
    for passage, heading in in_sections(passages):
        section = None if heading is None or heading is passage else heading.pk
        if passage.section_id != section:
            passage.section_id = section
            moved.append(passage)
    models.Passage.objects.bulk_update(moved, ["section"])
