"""Saves a material's rows, with a few statements for each table and none for unchanged rows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from content import models
from content.material import ListingItem, Material
from content.storage.bulk import insert_rows, update_rows
from content.storage.links import save_links
from content.storage.rows import FAMILIES, Slugs, column_values

type Place = tuple[int | None, str]  # an owner's primary key and a slug
type Values[Key] = Mapping[Key, dict[str, Any]]


def save_rows(material: Material, brief: models.Brief, now: datetime) -> None:
    """Create, update and retire the brief's rows; runs inside the caller's transaction."""
    slugs = Slugs()
    for family, model in FAMILIES.items():
        entries = {entry.slug: entry for entry in getattr(material, family)}
        rows = {row.slug: row for row in model._default_manager.filter(brief=brief)}
        wanted: dict[str, dict[str, Any]] = {
            slug: {"retired_at": now}
            for slug, row in rows.items()
            if slug not in entries and row.retired_at is None
        }
        for position, entry in enumerate(entries.values()):
            place = {"brief_id": brief.pk, "position": position, "retired_at": None}
            wanted[entry.slug] = column_values(entry, slugs) | place
        if model is models.Passage:
            _merge_headings(material, rows, wanted, slugs)
        _merge(model, rows, wanted)
        slugs.learn(rows.values())
        if model is models.Concept:
            _merge(model, rows, _wholes(material, slugs))
        save_links(model, brief, slugs, {rows[slug].pk: entry for slug, entry in entries.items()})
    _save_biographies(material, brief, slugs)
    _save_listing_items(material, slugs)


def _merge_headings(
    material: Material, rows: dict[str, Any], wanted: dict[str, dict[str, Any]], slugs: Slugs
) -> None:
    """Save the headings, and move the other passages into the sections that these open."""
    headings = {entry.slug for entry in material.passages if entry.opens_section}
    for slug in headings:
        wanted[slug]["section_id"] = None
    _merge(models.Passage, rows, {slug: wanted[slug] for slug in wanted if slug in headings})
    slugs.learn(rows.values())
    for entry in material.passages:
        section = material.section_of(entry.slug)
        if entry.slug not in headings:
            wanted[entry.slug]["section_id"] = slugs.pk(models.Passage, section)


def _wholes(material: Material, slugs: Slugs) -> Values[str]:
    """What concepts are part of, once all of them have their keys."""
    return {
        entry.slug: {"part_of_id": slugs.pk(models.Concept, entry.part_of)}
        for entry in material.concepts
    }


def _save_biographies(material: Material, brief: models.Brief, slugs: Slugs) -> None:
    people = {slugs.pk(models.Person, person.slug): person for person in material.people}
    entries = {
        (pk, entry.slug): (position, entry)
        for pk, person in people.items()
        for position, entry in enumerate(person.biography)
    }
    stored = models.Biography.objects.filter(person__in=people)
    rows: dict[Place, models.Biography] = {(row.person_id, row.slug): row for row in stored}
    wanted = {
        key: column_values(entry, slugs) | {"person_id": key[0], "position": position}
        for key, (position, entry) in entries.items()
    }
    _merge(models.Biography, rows, wanted)
    save_links(models.Biography, brief, slugs, {rows[key].pk: entries[key][1] for key in entries})
    _delete_all_but(wanted, rows)


def _save_listing_items(material: Material, slugs: Slugs) -> None:
    listings = {slugs.pk(models.Listing, listing.slug): listing for listing in material.listings}
    entries = {
        (pk, item.slug): (position, item, parent)
        for pk, listing in listings.items()
        for position, item, parent in _flat(listing.items)
    }
    stored = models.ListingItem.objects.filter(listing__in=listings)
    rows: dict[Place, models.ListingItem] = {(row.listing_id, row.slug): row for row in stored}
    wanted = {
        key: column_values(item, slugs) | {"listing_id": key[0], "position": position}
        for key, (position, item, _) in entries.items()
    }
    _merge(models.ListingItem, rows, wanted)
    parents = {
        key: {"parent_id": rows[key[0], parent].pk if parent else None}
        for key, (_, _, parent) in entries.items()
    }
    _merge(models.ListingItem, rows, parents)
    _delete_all_but(wanted, rows)


def _flat(items: Iterable[ListingItem], parent: str = "") -> Iterator[tuple[int, ListingItem, str]]:
    """Every item with its position among its siblings and the slug of its parent."""
    for position, item in enumerate(items):
        yield position, item, parent
        yield from _flat(item.items, item.slug)


def _merge[Key](model: type[Model], rows: dict[Key, Any], wanted: Values[Key]) -> None:
    """Create and update rows so that each wanted one has its values; updates ``rows`` as well."""
    new = {key: model(**values) for key, values in wanted.items() if key not in rows}
    changed: list[Any] = []
    names: set[str] = set()
    for key, values in wanted.items():
        row = rows.get(key)
        differing = {name for name in values if row and getattr(row, name) != values[name]}
        for name in differing:
            setattr(row, name, values[name])
        if differing:
            changed.append(row)
            names |= differing
    insert_rows(model, new.values())
    rows |= new
    update_rows(model, changed, tuple(sorted(names)))


def _delete_all_but[Key](wanted: Values[Key], rows: Mapping[Key, Model]) -> None:
    """Delete the other rows; learners have no history of biographies and listing items."""
    vanished = [row for key, row in rows.items() if key not in wanted]
    if vanished:
        type(vanished[0])._default_manager.filter(pk__in=[row.pk for row in vanished]).delete()
