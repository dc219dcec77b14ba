"""Between a ``Material`` and its rows: ``load`` and ``save``, exact inverses."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from content import models
from content.fields import fields_of
from content.material import Biography, ListingItem, Material
from content.sharing import Visibility
from content.signals import brief_saved
from content.storage.garbage import garbage_waits
from content.storage.links import stored_links
from content.storage.rows import FAMILIES, Links, Slugs, entry_from_row
from content.storage.saving import save_rows

HEAD = ("title", "subtitle", "source", "source_date")
_TYPES = {field.name: field.type for field in fields_of(Material) if field.many}


class SlugTaken(ValueError):
    """The slug belongs to another owner's brief."""


def save(
    material: Material,
    *,
    owner: AbstractBaseUser | None = None,
    visibility: Visibility | None = None,
    now: datetime,
    made: object = None,
    stored: Material | None = None,
) -> models.Brief:
    """Create or update the brief with the material's slug, in one transaction.

    The material must be valid (``content.checking``). With ``visibility`` None an old brief keeps
    its own, and a new one is private. Rows that the material no longer has are retired as of
    ``now``; retired rows that it has again are restored. Sends ``brief_saved`` with ``made`` at the
    end, unless nothing has changed. ``stored`` is what the brief has now, where the caller has read
    it: reading takes a fifth of the time in which nobody else can write. Raises ``SlugTaken`` if
    the brief is not ``owner``'s.
    """
    with transaction.atomic(), garbage_waits():
        about = {name: getattr(material, name) for name in HEAD}
        brief, created = models.Brief.objects.select_for_update().get_or_create(
            slug=material.slug,
            defaults=about | {"owner": owner, "visibility": visibility or "private"},
        )
        if brief.owner_id != (owner.pk if owner else None):
            raise SlugTaken(f"another brief has the slug “{material.slug}” already: choose another")
        about["visibility"] = visibility or brief.visibility
        is_shown_alike = not created and brief.visibility == about["visibility"]
        if is_shown_alike and (stored or load(brief)) == material:
            return brief
        for name, value in about.items():
            setattr(brief, name, value)
        brief.save()
        save_rows(material, brief, now)
        brief_saved.send(models.Brief, brief=brief, now=now, made=made)
    return brief


def load(brief: models.Brief) -> Material:
    """The material of a brief, without retired rows; 15 queries, whatever its size."""
    slugs = Slugs()
    rows = {family: list(model.objects.filter(brief=brief)) for family, model in FAMILIES.items()}
    for stored in rows.values():
        slugs.learn(stored)
    found: dict[str, Any] = {}
    for family, model in FAMILIES.items():
        rest = stored_links(model, brief, slugs)
        if model is models.Person:
            rest["biography"] = _biographies(brief, slugs)
        elif model is models.Listing:
            rest["items"] = _listing_items(brief, slugs)
        found[family] = tuple(
            entry_from_row(_TYPES[family], row, slugs, rest)
            for row in rows[family]
            if row.retired_at is None
        )
    return Material(slug=brief.slug, **{name: getattr(brief, name) for name in HEAD}, **found)


def _biographies(brief: models.Brief, slugs: Slugs) -> Links:
    """The biographies by the person's primary key."""
    named = stored_links(models.Biography, brief, slugs)
    found: dict[int, list[Biography]] = defaultdict(list)
    for row in models.Biography.objects.filter(person__brief=brief):
        found[row.person_id].append(entry_from_row(Biography, row, slugs, named))
    return {pk: tuple(entries) for pk, entries in found.items()}


def _listing_items(brief: models.Brief, slugs: Slugs) -> Links:
    """The items with their nested ones, by the listing's primary key."""
    children: dict[tuple[int, int | None], list[models.ListingItem]] = defaultdict(list)
    for row in models.ListingItem.objects.filter(listing__brief=brief):
        children[row.listing_id, row.parent_id].append(row)

    def under(listing: int, parent: int | None) -> tuple[ListingItem, ...]:
        return tuple(
            entry_from_row(ListingItem, row, slugs, {"items": {row.pk: under(listing, row.pk)}})
            for row in children[listing, parent]
        )

    return {listing: under(listing, None) for listing, _ in list(children)}
