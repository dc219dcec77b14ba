"""A brief as its reader finds the way in it: the library, the sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from content.material import PassageKind
from content.models import Brief, Concept, InBrief, Passage, Person, Quote

HEADINGS = (PassageKind.HEADING, PassageKind.PROFILE)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a brief with how much is told under it."""

    passage: Passage
    concepts: int
    people: int
    quotes: int


def library(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """The briefs, each with ``concept_count``, ``person_count`` and ``quote_count``."""
    return briefs.annotate(
        concept_count=_count(Concept), person_count=_count(Person), quote_count=_count(Quote)
    )


def headings(brief: Brief) -> list[Passage]:
    return list(brief.passages.current().filter(kind__in=HEADINGS))


def contents(brief: Brief, opening_headings: Sequence[Passage]) -> list[Section]:
    """Every section, with what first comes up in it."""
    counts = [
        _by_section(opening_headings, items.current().values_list("passage__position", flat=True))
        for items in (brief.concepts, brief.people, brief.quotes)
    ]
    return [
        Section(heading, *(count[rank] for count in counts))
        for rank, heading in enumerate(opening_headings)
    ]


def passages_from(
    brief: Brief, heading: Passage | None, following: Passage | None
) -> list[Passage]:
    """The passages from a heading up to the next; from the start, or to the end, without them."""
    passages = brief.passages.current()
    if heading is not None:
        passages = passages.filter(position__gte=heading.position)
    if following is not None:
        passages = passages.filter(position__lt=following.position)
    return list(passages)


def _count(model: type[InBrief]) -> Coalesce:
    counted = model._default_manager.filter(brief=OuterRef("pk"), retired_at=None)
    numbers = counted.order_by().values("brief").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(numbers, output_field=IntegerField()), 0)


def _by_section(opening: Sequence[Passage], positions: Iterable[int]) -> list[int]:
    starts = [heading.position for heading in opening]
    counts = [0] * len(starts)
    for position in positions:
        rank = sum(start <= position for start in starts) - 1
        if rank >= 0:
            counts[rank] += 1
    return counts
