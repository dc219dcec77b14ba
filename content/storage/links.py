"""Saves and loads the many-to-many relations of a material, by slug and in order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import ManyToManyField, Model

from content import models
from content.storage.rows import LINKS, Links, Slugs

type LinkField = ManyToManyField[Any, Any]


def stored_links(model: type[Model], brief: models.Brief, slugs: Slugs) -> dict[str, Links]:
    """The slugs to which the rows of a brief are related, field by field."""
    return {field.name: _read(field, brief, slugs) for field in _link_fields(model)}


def save_links(
    model: type[Model], brief: models.Brief, slugs: Slugs, entries: Mapping[int, object]
) -> None:
    """Relate each row to what its entry names, in that order; ``entries`` are by primary key."""
    for field in _link_fields(model):
        stored = _read(field, brief, slugs)
        wanted = {pk: getattr(entry, field.name) for pk, entry in entries.items()}
        changed = {pk: named for pk, named in wanted.items() if stored.get(pk, ()) != named}
        if not changed:
            continue
        through, owner, target = _through(field)
        through.filter(**{f"{owner}__in": changed}).delete()
        through.bulk_create(
            through.model(**{owner: pk, target: slugs.pk(LINKS[field.name], slug)})
            for pk, named in changed.items()
            for slug in named
        )


def _link_fields(model: type[Model]) -> Iterator[LinkField]:
    yield from (field for field in model._meta.many_to_many if field.name in LINKS)


def _through(field: LinkField) -> tuple[Any, str, str]:
    """The manager of the intermediate rows, and the names of their two columns."""
    through = field.remote_field.through
    assert through is not None
    return through._default_manager, field.m2m_column_name(), field.m2m_reverse_name()


def _read(field: LinkField, brief: models.Brief, slugs: Slugs) -> Links:
    through, owner, target = _through(field)
    path = "person__brief" if field.model is models.Biography else "brief"
    rows = through.filter(**{f"{field.m2m_field_name()}__{path}": brief}).order_by("pk")
    found: dict[int, list[str]] = defaultdict(list)
    for owner_pk, target_pk in rows.values_list(owner, target):
        found[owner_pk].append(slugs.slug(LINKS[field.name], target_pk))
    return {pk: tuple(linked) for pk, linked in found.items()}
