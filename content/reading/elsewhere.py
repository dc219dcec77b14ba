"""The same person or concept in other briefs."""

import json

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q

from content.models import Brief, Concept, Person

ORDER = ("brief__title", "pk")


def people_elsewhere(person: Person, user: AbstractBaseUser) -> list[Person]:
    """People of the same name in other briefs that the user may see; one query."""
    same = _in_other_briefs(person, user) & _same_names("name", person.name, person)
    return list(Person.objects.current().filter(same).select_related("brief").order_by(*ORDER))


def concepts_elsewhere(concept: Concept, user: AbstractBaseUser) -> list[Concept]:
    """Concepts of the same name in other briefs that the user may see; one query.

    Abbreviations do not count: in two briefs they may stand for different things.
    """
    same = _in_other_briefs(concept, user) & _same_names("term", concept.term, concept)
    return list(Concept.objects.current().filter(same).select_related("brief").order_by(*ORDER))


def _in_other_briefs(item: Person | Concept, user: AbstractBaseUser) -> Q:
    return Q(brief__in=Brief.objects.visible_to(user).exclude(pk=item.brief_id))


def _same_names(field: str, name: str, item: Person | Concept) -> Q:
    """A name or alias in common, without regard to case, or the same characters."""
    same = Q(characters=item.characters) if item.characters else Q()
    for each in (name, *item.aliases):
        same |= Q((f"{field}__iexact", each))
        # SQLite keeps the JSON as it was written, in ASCII; PostgreSQL as plain text.
        for written in {json.dumps(each), json.dumps(each, ensure_ascii=False)}:
            same |= Q(aliases__icontains=written)
    return same
