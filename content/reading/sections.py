"""The list of briefs, and the sections of a brief."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from content.material import HEADINGS
from content.models import Brief, BriefRow, Concept, Passage, Person, Quote


@dataclass(frozen=True, slots=True)
class Section:
    """The heading of a section with the numbers of its items."""

    passage: Passage
    concepts: int
    people: int
    quotes: int


def with_item_counts(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """The briefs, each with ``concept_count``, ``person_count`` and ``quote_count``."""
    return briefs.annotate(
        concept_count=_count(Concept), person_count=_count(Person), quote_count=_count(Quote)
    )


def headings(brief: Brief) -> list[Passage]:
    return list(brief.passages.current().filter(kind__in=HEADINGS))


def table_of_contents(brief: Brief, headings: Iterable[Passage]) -> list[Section]:
    """Every section with the numbers of items that it introduces."""
    counts = [
        _count_by_section(items.current().values_list("passage__section", "passage"))
        for items in (brief.concepts, brief.people, brief.quotes)
    ]
    return [Section(heading, *(count[heading.pk] for count in counts)) for heading in headings]


def section_passages(brief: Brief, heading: Passage | None) -> list[Passage]:
    """A heading with the passages of its section; for None, those before the first heading."""
    passages = brief.passages.current()
    if heading is None:
        return list(passages.filter(section=None).exclude(kind__in=HEADINGS))
    return list(passages.filter(Q(pk=heading.pk) | Q(section=heading)))


def _count(model: type[BriefRow]) -> Coalesce:
    counted = model._default_manager.filter(brief=OuterRef("pk"), retired_at=None)
    numbers = counted.order_by().values("brief").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(numbers, output_field=IntegerField()), 0)


def _count_by_section(places: Iterable[tuple[int | None, int]]) -> Counter[int]:
    """The number of items by the heading's key, from pairs of an item's section and passage."""
    return Counter(section or passage for section, passage in places)
