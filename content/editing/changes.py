"""Changes that staff make to single rows of a brief: what they break, and what depends on them."""

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
    """The brief would be invalid after the change; the message says where."""


def row_faults(row: models.BriefRow, rest: Mapping[str, Links]) -> list[Fault]:
    """The faults that an unsaved row would cause; their paths start at its fields.

    ``rest`` has the slugs of its many-to-many fields and its nested entries, by field name.
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
    """The slugs of the rows that a row's foreign keys point at."""
    targets = [getattr(row, field.name) for field in row._meta.concrete_fields if field.many_to_one]
    slugs = Slugs()
    slugs.learn(target for target in targets if isinstance(target, models.BriefRow))
    return slugs


@transaction.atomic
def set_retired(rows: QuerySet[Any], retired_at: datetime | None, now: datetime) -> None:
    """Retire rows of one model, or restore them if ``retired_at`` is None, and propagate it.

    Raises ``ChangeBreaksBrief`` if a current row would then refer to a retired one.
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
    for fault in faults(material, Hints(0)):  # without hints the messages can be compared
        family, index, *_ = (*fault.path, "", 0)
        slug = getattr(material, str(family))[index].slug if family in FAMILIES else material.slug
        yield f"{family} “{slug}”: {fault.message}"


def propagate_change(brief: models.Brief, now: datetime) -> None:
    """Update what depends on a brief's rows, in the transaction that changed them."""
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
