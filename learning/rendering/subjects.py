"""What of a brief a question that somebody writes may be on, and where that stands."""

from collections.abc import Iterable

from django.utils.text import Truncator

from content.material import HEADINGS
from content.models import Brief, Concept, Passage, Person, Quote
from learning.models import Question

type Item = Concept | Passage | Person | Quote
type Named = list[tuple[str, list[tuple[str, str]]]]

FAMILIES: dict[str, tuple[str, type[Item], dict[str, object]]] = {
    "sections": ("Sections", Passage, {"kind__in": HEADINGS}),
    "concepts": ("Concepts", Concept, {}),
    "people": ("People", Person, {}),
    "quotes": ("Quotes", Quote, {}),
}
LONGEST = 80  # characters of a name


def subjects_in(brief: Brief) -> Named:
    """The subjects of a brief with their names, family by family; a statement for each."""
    return [
        (label, [(f"{family}/{item.slug}", _name(item)) for item in _items(brief, family)])
        for family, (label, _, _) in FAMILIES.items()
    ]


def subjects_of(questions: Iterable[Question], user_id: int) -> dict[int, Item]:
    """What questions that somebody wrote are on, by their ids, of the briefs that are open to this
    person; what names nothing (any more) is left out. A statement for each family."""
    on: dict[str, dict[tuple[Brief, str], list[int]]] = {family: {} for family in FAMILIES}
    for question in questions:
        family, _, slug = question.subject.partition("/")
        about = question.about
        if family in on and about and about.is_open_to(user_id):
            on[family].setdefault((about, slug), []).append(question.pk)
    found: dict[int, Item] = {}
    for family, wanted in on.items():
        for item in _named(family, wanted) if wanted else ():
            found |= dict.fromkeys(wanted.get((item.brief, item.slug), ()), item)
    return found


def _named(family: str, wanted: Iterable[tuple[Brief, str]]) -> Iterable[Item]:
    """With others of the same briefs that have one of these slugs."""
    _, model, filters = FAMILIES[family]
    briefs = {brief.pk: brief for brief, _ in wanted}
    slugs = {slug for _, slug in wanted}
    for item in model.objects.filter(brief__in=briefs, slug__in=slugs, **filters):
        item.brief = briefs[item.brief_id]
        yield item


def _items(brief: Brief, family: str) -> Iterable[Item]:
    _, model, filters = FAMILIES[family]
    found: list[Item] = list(model.objects.filter(brief=brief, **filters))
    for item in found:
        item.brief = brief
    return found


def _name(item: Item) -> str:
    text = item.text if isinstance(item, Passage | Quote) else str(item)
    return Truncator(text).chars(LONGEST)
