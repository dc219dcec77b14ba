"""The subjects of a brief that a question of somebody's own may be on."""

from collections.abc import Iterable
from functools import cache

from django.utils.text import Truncator

from content.material import HEADINGS
from content.models import Brief, Concept, Passage, Person, Quote
from learning.models import Question

type SubjectRow = Concept | Passage | Person | Quote
type NamedSubjects = list[tuple[str, list[tuple[str, str]]]]

FAMILIES: dict[str, tuple[str, type[SubjectRow], dict[str, object]]] = {
    "sections": ("Sections", Passage, {"kind__in": HEADINGS}),
    "concepts": ("Concepts", Concept, {}),
    "people": ("People", Person, {}),
    "quotes": ("Quotes", Quote, {}),
}
LONGEST = 80  # characters of a name


def subjects_in(brief: Brief) -> NamedSubjects:
    """The subjects of a brief with their names, by family; one statement for each family."""
    return [
        (label, [(f"{family}/{item.slug}", _name(item)) for item in _items(brief, family)])
        for family, (label, _, _) in FAMILIES.items()
    ]


def subjects_of(questions: Iterable[Question], user_id: int) -> dict[int, SubjectRow]:
    """The subjects of questions that somebody wrote, by the ids of the questions.

    Left out are those of briefs that are closed to this person, and those that are gone. One
    statement for each family that is named.
    """
    is_open = cache(lambda brief: brief.is_open_to(user_id))
    on: dict[str, dict[tuple[Brief, str], list[int]]] = {family: {} for family in FAMILIES}
    for question in questions:
        family, _, slug = question.subject.partition("/")
        about = question.about
        if family in on and about and is_open(about):
            on[family].setdefault((about, slug), []).append(question.pk)
    found: dict[int, SubjectRow] = {}
    for family, wanted in on.items():
        for item in _named(family, wanted) if wanted else ():
            found |= dict.fromkeys(wanted.get((item.brief, item.slug), ()), item)
    return found


def _named(family: str, wanted: Iterable[tuple[Brief, str]]) -> Iterable[SubjectRow]:
    """The wanted rows, and perhaps others of the same briefs that share a slug with one."""
    _, model, filters = FAMILIES[family]
    briefs = {brief.pk: brief for brief, _ in wanted}
    slugs = {slug for _, slug in wanted}
    for item in model.objects.filter(brief__in=briefs, slug__in=slugs, **filters):
        item.brief = briefs[item.brief_id]
        yield item


def _items(brief: Brief, family: str) -> Iterable[SubjectRow]:
    _, model, filters = FAMILIES[family]
    found: list[SubjectRow] = list(model.objects.filter(brief=brief, **filters))
    for item in found:
        item.brief = brief
    return found


def _name(item: SubjectRow) -> str:
    text = item.text if isinstance(item, Passage | Quote) else str(item)
    return Truncator(text).chars(LONGEST)
