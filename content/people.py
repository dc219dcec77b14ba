"""A person with all that their brief tells of them, and who said what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db.models import Prefetch, Q, QuerySet

from content.models import Biography, Brief, Passage, Person, Quote


@dataclass(frozen=True, slots=True)
class AboutPerson:
    life: list[Biography]
    named_in: list[Biography]
    quotes: list[Quote]
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker, several who speak together, or a holder, with what they say.

    With neither, the brief speaks in its own voice.
    """

    speakers: list[Person]
    holder: str
    quotes: list[Quote]


def about_person(brief: Brief, person: Person) -> AboutPerson:
    """Seven queries, whatever the size of the brief."""
    life = list(
        person.biography.prefetch_related(
            Prefetch("people", Person.objects.current().select_related("brief"))
        )
    )
    quotes = list(
        quotes_to_show(brief).filter(Q(speakers=person) | Q(reported_by=person)).distinct()
    )
    others = {other for fact in life for other in fact.people.all()}
    places = {person.passage_id, *(fact.passage_id for fact in life)}
    places |= {quote.passage_id for quote in quotes}
    places |= {person.post_passage_id} if person.post_passage_id else set()
    named_in = person.named_in.filter(person__retired_at=None).exclude(person__in=others)
    passages = brief.passages.current().filter(pk__in=places).select_related("section")
    return AboutPerson(life, list(named_in.select_related("person__brief")), quotes, list(passages))


def voices(brief: Brief) -> list[Voice]:
    """All that is said in the brief, by who says it, in the order in which they first speak."""
    voices: dict[tuple[object, ...], Voice] = {}
    for quote in quotes_to_show(brief):
        speakers = list(quote.speakers.all())
        holder = "" if speakers else quote.holder
        key = (*(speaker.pk for speaker in speakers), holder)
        voices.setdefault(key, Voice(speakers, holder, [])).quotes.append(quote)
    return list(voices.values())


def quotes_to_show(brief: Brief) -> QuerySet[Quote]:
    """The quotes with their speakers and places, in two queries."""
    return (
        brief.quotes.current()
        .select_related("passage__section", "passage__brief", "reported_by__brief")
        .prefetch_related(current_speakers())
    )


def current_speakers() -> Prefetch[Literal["speakers"]]:
    return Prefetch("speakers", Person.objects.current().select_related("brief"))
