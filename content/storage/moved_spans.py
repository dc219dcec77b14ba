"""Moves the spans in a passage when its text is edited."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from content import models
from content.formats.spans import occurrences
from content.storage.rows import FAMILIES

# Every span in the tables: its model, and the prefix of its columns.
POINTERS: tuple[tuple[type[Model], str], ...] = (
    *((model, "") for family, model in FAMILIES.items() if family != "passages"),
    (models.Concept, "definition_"),
    (models.Person, "post_"),
    (models.Biography, ""),
    (models.ListingItem, ""),
)


def moved_start(start: int, end: int, old: str, new: str) -> int | None:
    """Where the words ``start:end`` of ``old`` start in ``new``; None if lost or ambiguous.

    If the words occur as often as before, the same occurrence is meant; else the span must lie
    outside of what has changed.
    """
    before = list(occurrences(old, old[start:end]))
    after = list(occurrences(new, old[start:end]))
    if start not in before:
        return None
    if len(before) == len(after):
        return after[before.index(start)]
    if new.startswith(old[:end]):
        return start
    if new.endswith(old[start:]):
        return start + len(new) - len(old)
    return None


def lost_words(passage: models.Passage, old: str) -> list[str]:
    """The words, with the rows that use them, that are lost or ambiguous in the new text.

    ``old`` is the text before the edit. Retired rows may lose their words.
    """
    return [
        f"“{old[start:end]}” ({row._meta.verbose_name} “{row.slug}”)"
        for row, prefix, start, end in _pointing_at(passage)
        if moved_start(start, end, old, passage.text) is None and not _is_retired(row)
    ]


def move_spans(passage: models.Passage, old: str) -> None:
    """Move the spans of all rows from the passage's ``old`` text to its present one."""
    for row, prefix, start, end in _pointing_at(passage):
        moved = moved_start(start, end, old, passage.text)
        if moved is not None and moved != start:
            span = {f"{prefix}start": moved, f"{prefix}end": moved + end - start}
            type(row)._default_manager.filter(pk=row.pk).update(**span)


def _pointing_at(passage: models.Passage) -> Iterator[tuple[Any, str, int, int]]:
    for model, prefix in POINTERS:
        for row in model._default_manager.filter(**{f"{prefix}passage": passage}):
            yield row, prefix, getattr(row, f"{prefix}start"), getattr(row, f"{prefix}end")


def _is_retired(row: models.BriefRow | models.Biography | models.ListingItem) -> bool:
    if isinstance(row, models.Biography):
        return row.person.retired_at is not None
    if isinstance(row, models.ListingItem):
        return row.listing.retired_at is not None
    return row.retired_at is not None
