"""Maps the material's dataclasses to rows, field by field.

A ``Span`` is three columns, a tuple of texts a JSON list, the slug of another item a foreign key,
and a tuple of slugs a many-to-many relation.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django.db.models import Model

from content import models
from content.fields import MaterialField, fields_of
from content.material import Span

FAMILIES: dict[str, type[models.BriefRow]] = {
    "passages": models.Passage,
    "people": models.Person,
    "concepts": models.Concept,
    "quotes": models.Quote,
    "listings": models.Listing,
    "facts": models.Fact,
    "relations": models.Relation,
}
REFERENCES: dict[str, type[models.BriefRow]] = {
    "part_of": models.Concept,
    "reported_by": models.Person,
    "source": models.Concept,
    "target": models.Concept,
}
LINKS: dict[str, type[models.BriefRow]] = {
    "speakers": models.Person,
    "people": models.Person,
    "shares_point_with": models.Quote,
}
NESTED = frozenset({"biography", "items"})

type Links = Mapping[int, tuple[Any, ...]]  # slugs or nested entries by the row's primary key


class Slugs:
    """The slugs and primary keys of a brief's rows, looked up in both directions."""

    def __init__(self) -> None:
        self._by_pk: dict[type[Model], dict[int | None, str]] = defaultdict(dict)
        self._by_slug: dict[type[Model], dict[str, int]] = defaultdict(dict)

    def learn(self, rows: Iterable[models.BriefRow]) -> None:
        for row in rows:
            self._by_pk[type(row)][row.pk] = row.slug
            self._by_slug[type(row)][row.slug] = row.pk

    def slug(self, model: type[Model], pk: int | None) -> str:
        return self._by_pk[model][pk] if pk else ""

    def pk(self, model: type[Model], slug: str) -> int | None:
        return self._by_slug[model][slug] if slug else None


def column_values(entry: object, slugs: Slugs) -> dict[str, Any]:
    """The values of an entry's columns, without links and nested entries, which have other rows.

    Foreign keys into the same table are left out too, as those rows may not have their keys yet.
    """
    cls: type = type(entry)
    found: dict[str, Any] = {}
    for field in fields_of(cls):
        value = getattr(entry, field.name)
        if field.is_span:
            prefix = field.name.removesuffix("span")
            found[f"{prefix}passage_id"] = value and slugs.pk(models.Passage, value.passage)
            found[f"{prefix}start"] = value and value.start
            found[f"{prefix}end"] = value and value.end
        elif field.name == "part_of":
            continue
        elif field.name in REFERENCES:
            found[f"{field.name}_id"] = slugs.pk(REFERENCES[field.name], value)
        elif field.name not in LINKS and field.name not in NESTED:
            found[field.name] = _stored(value)
    return found


def entry_from_row(cls: type, row: Model, slugs: Slugs, rest: Mapping[str, Links]) -> Any:
    """The dataclass of a row; ``rest`` has links and nested entries, field by field."""
    return cls(**{field.name: _value(field, row, slugs, rest) for field in fields_of(cls)})


def _value(field: MaterialField, row: Model, slugs: Slugs, rest: Mapping[str, Links]) -> object:
    if field.is_span:
        prefix = field.name.removesuffix("span")
        passage = slugs.slug(models.Passage, getattr(row, f"{prefix}passage_id"))
        start, end = getattr(row, f"{prefix}start"), getattr(row, f"{prefix}end")
        return Span(passage=passage, start=start, end=end) if passage else None
    if field.name in REFERENCES:
        return slugs.slug(REFERENCES[field.name], getattr(row, f"{field.name}_id"))
    if field.name in LINKS or field.name in NESTED:
        return rest.get(field.name, {}).get(row.pk, ())
    value = getattr(row, field.name)
    if field.many:
        return tuple(value)
    return field.type(value) if issubclass(field.type, StrEnum) else value


def _stored(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
