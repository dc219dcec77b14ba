"""The quotes of a brief, grouped by who makes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import Prefetch, QuerySet

from content.models import Brief, Person, Quote


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, several who speak together, or a holder, with their quotes.

    Without speakers and holder the brief itself speaks.
    """

    speakers: list[Person]
    holder: str
    quotes: list[Quote]


def voices(quotes: Iterable[Quote]) -> list[Voice]:
    """The quotes grouped by voice, in the order of each voice's first quote."""
    voices: dict[tuple[object, ...], Voice] = {}
    for quote in quotes:
        speakers = list(quote.speakers.all())
        holder = "" if speakers else quote.holder
        key = (*(speaker.pk for speaker in speakers), holder)
        voices.setdefault(key, Voice(speakers, holder, [])).quotes.append(quote)
    return list(voices.values())


def quotes_to_show(brief: Brief) -> QuerySet[Quote]:
    """The current quotes with their speakers and sections, in two queries."""
    return (
        brief.quotes.current()
        .select_related("passage__section", "passage__brief", "reported_by__brief")
        .prefetch_related(current_speakers())
    )


def current_speakers() -> Prefetch[Literal["speakers"]]:
    return Prefetch("speakers", Person.objects.current().select_related("brief"))
