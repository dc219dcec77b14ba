"""Compares versions of a brief, and stores one unless it would undo edits."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from content.formats import lilun
from content.material import Material, Span
from content.models import Brief
from content.sharing import Visibility
from content.storage.rows import FAMILIES
from content.storage.store import load, save

LONGEST_SHOWN = 300  # characters of a value in a list of changes


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an entry with its text before and after the change."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is new, changed or retired; the family "brief" is the head of the file."""

    family: str
    slug: str
    what: str  # "new", "changed" or "retired"
    fields: tuple[FieldChange, ...] = ()

    def __str__(self) -> str:
        fields = "; ".join(f"{one.name}: “{one.before}” → “{one.after}”" for one in self.fields)
        return f"{self.what} in {self.family}: {self.slug}{f' ({fields})' if fields else ''}"


class OverwritesEdits(ValueError):
    """The version would undo edits that its author has not seen; ``changes`` lists them."""

    def __init__(self, slug: str, changes: list[EntryChange]) -> None:
        super().__init__(f"the brief “{slug}” was edited since")
        self.changes = changes


def material_digest(material: Material) -> str:
    """A digest that identifies this version: equal for equal materials."""
    return hashlib.sha256(lilun.write_brief(material).encode()).hexdigest()


def material_changes(before: Material, after: Material) -> list[EntryChange]:
    """The changes from one version to another, in the order of a file."""
    found = list(_head_changes(before, after))
    for family in FAMILIES:
        old = {entry.slug: entry for entry in getattr(before, family)}
        new = {entry.slug: entry for entry in getattr(after, family)}
        for slug, entry in new.items():
            if slug not in old:
                found.append(EntryChange(family, slug, "new"))
            elif differing := tuple(_field_changes(old[slug], entry, before, after)):
                found.append(EntryChange(family, slug, "changed", differing))
        found += [EntryChange(family, slug, "retired") for slug in old if slug not in new]
    return found


def store_version(
    material: Material,
    *,
    owner: AbstractBaseUser | None,
    visibility: Visibility | None = None,
    seen: str | None = None,
    force: bool = False,
    now: datetime,
    made: object = None,
) -> Brief:
    """Store a version of a brief, in one transaction, unless it would undo unseen edits.

    ``seen`` is the digest of the version that the user edited, "" for a new brief. Without it this
    is an import, and the version that was imported last counts as seen. Raises ``OverwritesEdits``
    if the brief has changed since, unless ``force``, and ``store.SlugTaken``. ``made`` is passed to
    ``store.save``.
    """
    own = Brief.objects.filter(slug=material.slug, owner=owner.pk if owner else None)
    # Digests take long, so they are made before the write lock is taken.
    new_digest = material_digest(material)
    present = own.first()
    before = load(present) if present else None
    before_digest = material_digest(before) if before else ""
    with transaction.atomic():
        brief = own.select_for_update().first()
        if brief and not force:
            stored = load(brief)
            expected = brief.imported_digest if seen is None else seen
            stored_digest = before_digest if stored == before else material_digest(stored)
            is_known = stored_digest == expected or (seen is None and not expected)
            if stored != material and not is_known:
                raise OverwritesEdits(brief.slug, material_changes(stored, material))
        saved = save(material, owner=owner, visibility=visibility, now=now, made=made)
        if seen is None or brief is None:
            Brief.objects.filter(pk=saved.pk).update(imported_digest=new_digest)
    return saved


def _head_changes(before: Material, after: Material) -> Iterator[EntryChange]:
    head = ("title", "subtitle", "source", "source_date")
    differing = tuple(
        FieldChange(name, getattr(before, name), getattr(after, name))
        for name in head
        if getattr(before, name) != getattr(after, name)
    )
    if differing:
        yield EntryChange("brief", after.slug, "changed", differing)


def _field_changes(old: Any, new: Any, before: Material, after: Material) -> Iterator[FieldChange]:
    for field in fields(old):
        was, becomes = getattr(old, field.name), getattr(new, field.name)
        if was != becomes:
            yield FieldChange(field.name, _readable(was, before), _readable(becomes, after))


def _readable(value: object, material: Material) -> str:
    """A value for people: a span as its words, an entry as its text."""
    if isinstance(value, Span):
        text = material.words(value)
    elif isinstance(value, tuple):
        text = "; ".join(_readable(one, material) for one in value)
    elif is_dataclass(value):
        text = str(getattr(value, "text", value))
    else:
        text = "" if value is None else str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
