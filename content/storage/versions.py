"""What another version of a brief would change, and whether it would undo somebody's edits."""

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
from content.storage.rows import FAMILIES
from content.storage.store import load, save

LONGEST_SHOWN = 300  # characters of a value in a list of changes


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an entry with what it says before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry that a version adds, changes or no longer has; "brief" is the family of the title
    and what else stands at the head of the file."""

    family: str
    slug: str
    what: str  # "new", "changed" or "retired"
    fields: tuple[FieldChange, ...] = ()

    def __str__(self) -> str:
        told = "; ".join(f"{one.name}: “{one.before}” → “{one.after}”" for one in self.fields)
        return f"{self.what} in {self.family}: {self.slug}{f' ({told})' if told else ''}"


class OverwritesEdits(ValueError):
    """A version that would undo edits which whoever stores it has not seen."""

    def __init__(self, slug: str, changes: list[EntryChange]) -> None:
        super().__init__(f"the brief “{slug}” was edited since")
        self.changes = changes


def material_digest(material: Material) -> str:
    """A name for just this version: equal for equal materials."""
    return hashlib.sha256(lilun.write_brief(material).encode()).hexdigest()


def material_changes(before: Material, after: Material) -> list[EntryChange]:
    """What becomes of each entry, family by family in the order of a file."""
    found = list(_of_head(before, after))
    for family in FAMILIES:
        old = {entry.slug: entry for entry in getattr(before, family)}
        new = {entry.slug: entry for entry in getattr(after, family)}
        for slug, entry in new.items():
            if slug not in old:
                found.append(EntryChange(family, slug, "new"))
            elif differing := tuple(_differing(old[slug], entry, before, after)):
                found.append(EntryChange(family, slug, "changed", differing))
        found += [EntryChange(family, slug, "retired") for slug in old if slug not in new]
    return found


def store_version(
    material: Material,
    *,
    owner: AbstractBaseUser | None,
    visibility: Brief.Visibility | None = None,
    seen: str | None = None,
    force: bool = False,
    now: datetime,
    made: object = None,
) -> Brief:
    """Store a version of a brief unless it would undo an edit that nobody has seen, in one
    transaction.

    ``seen`` is the digest of the version that the storer has before them, "" for none. Without it
    this is an import: what counts is then the version that was imported last. Raises ``Overwrites``
    where the brief says something else by now, unless ``force``, and ``store.SlugTaken``. ``made``
    is handed to ``store.save``.
    """
    own = Brief.objects.filter(slug=material.slug, owner=owner.pk if owner else None)
    # Before the write lock is held, since to write a brief as a file takes long.
    becomes, before = material_digest(material), _digested(own.first())
    with transaction.atomic():
        brief = own.select_for_update().first()
        if brief and not force:
            stored = load(brief)
            expected = brief.imported_digest if seen is None else seen
            is_digest = before[1] if stored == before[0] else material_digest(stored)
            known = is_digest == expected or (seen is None and not expected)
            if stored != material and not known:
                raise OverwritesEdits(brief.slug, material_changes(stored, material))
        saved = save(material, owner=owner, visibility=visibility, now=now, made=made)
        if seen is None or brief is None:
            Brief.objects.filter(pk=saved.pk).update(imported_digest=becomes)
    return saved


def _digested(brief: Brief | None) -> tuple[Material | None, str]:
    stored = load(brief) if brief else None
    return stored, material_digest(stored) if stored else ""


def _of_head(before: Material, after: Material) -> Iterator[EntryChange]:
    head = ("title", "subtitle", "source", "source_date")
    differing = tuple(
        FieldChange(name, getattr(before, name), getattr(after, name))
        for name in head
        if getattr(before, name) != getattr(after, name)
    )
    if differing:
        yield EntryChange("brief", after.slug, "changed", differing)


def _differing(old: Any, new: Any, before: Material, after: Material) -> Iterator[FieldChange]:
    for field in fields(old):
        was, becomes = getattr(old, field.name), getattr(new, field.name)
        if was != becomes:
            yield FieldChange(field.name, _told(was, before), _told(becomes, after))


def _told(value: object, material: Material) -> str:
    """A value as a person may read it: a span as its words, an entry as what it says."""
    if isinstance(value, Span):
        text = material.words(value)
    elif isinstance(value, tuple):
        text = "; ".join(_told(one, material) for one in value)
    elif is_dataclass(value):
        text = str(getattr(value, "text", value))
    else:
        text = "" if value is None else str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
