"""What a brief says about a person, for the person's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Prefetch, Q

from content.models import Biography, Brief, Passage, Person, Quote
from content.reading.elsewhere import people_elsewhere
from content.reading.excerpts import PassageExcerpt, passage_excerpt
from content.reading.mentions import Lexicon
from content.reading.quotes import quotes_to_show


@dataclass(frozen=True, slots=True)
class PersonDetails:
    life: list[Biography]
    named_in: list[Biography]
    quotes: list[Quote]
    places: list[PassageExcerpt]
    elsewhere: list[Person]

    @property
    def topics(self) -> list[Quote]:
        """The first quote on each topic."""
        first: dict[str, Quote] = {}
        for quote in self.quotes:
            if quote.topic:
                first.setdefault(quote.topic, quote)
        return list(first.values())


def person_details(brief: Brief, person: Person, user: AbstractBaseUser) -> PersonDetails:
    """Eight queries, whatever the size of the brief."""
    life = list(
        person.biography.prefetch_related(
            Prefetch("people", Person.objects.current().select_related("brief"))
        )
    )
    quotes = list(
        quotes_to_show(brief).filter(Q(speakers=person) | Q(reported_by=person)).distinct()
    )
    others = {other for event in life for other in event.people.all()}
    named_in = person.named_in.filter(person__retired_at=None).exclude(person__in=others)
    return PersonDetails(
        life,
        list(named_in.select_related("person__brief")),
        quotes,
        _places(brief, person, [*life, *quotes]),
        people_elsewhere(person, user),
    )


def _places(
    brief: Brief, person: Person, items: Iterable[Biography | Quote]
) -> list[PassageExcerpt]:
    """Excerpts of all passages about the person, around their name or the first words of a span."""
    spans = [(each.passage_id, each.start, each.end) for each in (person, *items)]
    if person.post_passage_id and person.post_start is not None and person.post_end is not None:
        spans.append((person.post_passage_id, person.post_start, person.post_end))
    first: dict[int, tuple[int, int]] = {}
    for passage, start, end in sorted(spans):
        first.setdefault(passage, (start, end))
    passages = brief.passages.current().filter(pk__in=first).select_related("section")
    lexicon = Lexicon({person.pk: [person.name, *person.aliases]})
    return [
        passage_excerpt(passage, *_named(passage, lexicon, first[passage.pk]))
        for passage in passages
    ]


def _named(passage: Passage, lexicon: Lexicon[int], fallback: tuple[int, int]) -> tuple[int, int]:
    mention = next(lexicon.mentions(passage.text), None)
    return (mention.start, mention.end) if mention else fallback
