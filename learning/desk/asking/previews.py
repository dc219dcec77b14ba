"""The questions that an entry gives if it is accepted, before they are made. Pure.

Making all questions of a brief takes seconds, so they are made of the entry and of those near it
alone, by the generators of its family. What differs from the later ones are wrong options.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from content.drafting import FAMILIES, material_with
from content.material import AttributedItem, KnowledgeItem, Listing, Material, Person
from learning.desk.reasons import complaint
from learning.quality import RULES
from learning.quality.fairness import OF_ALL_TOGETHER
from learning.questions.abbreviations import abbreviation_of_term, expansion_of_abbreviation
from learning.questions.altered import altered_word
from learning.questions.biographies import who_is_it
from learning.questions.causes import cause, means
from learning.questions.characters import characters_of_name, name_of_characters
from learning.questions.claims import what_said, who_said
from learning.questions.cloze import cloze
from learning.questions.contributions import contributions
from learning.questions.definitions import definition_of_term, term_for_definition
from learning.questions.drafts import reference
from learning.questions.examples import example, term_for_case
from learning.questions.facts import date, figure, place
from learning.questions.generators import Generator, made_of
from learning.questions.listings import missing_item, name_all, odd_one_out, one_of
from learning.questions.posts import affiliation_of_person, holder_of_post, role_of_person
from learning.questions.question import GeneratedQuestion, Skip
from learning.questions.relations import source_of_relation, target_of_relation
from learning.questions.vouching import who_vouches

MOST = 6
NEAR = 12  # entries of each family
NEAR_ITEMS = 40  # of lists: the time grows with their square

_CHARACTERS = (characters_of_name, name_of_characters)
GENERATORS_OF: dict[str, tuple[Generator, ...]] = {
    "people": (*_CHARACTERS, affiliation_of_person, role_of_person, holder_of_post, who_is_it),
    "concepts": (
        *(definition_of_term, term_for_definition, term_for_case),
        *(expansion_of_abbreviation, abbreviation_of_term, *_CHARACTERS),
    ),
    "quotes": (
        *(who_said, what_said, who_vouches, cloze, cause, means),
        *(example, contributions, altered_word),
    ),
    "listings": (missing_item, odd_one_out, one_of, name_all),
    "facts": (figure, date, place, cloze, altered_word),
    "relations": (source_of_relation, target_of_relation),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """A question, and in plain words why it would not be asked after all."""

    question: GeneratedQuestion
    complaints: tuple[str, ...]


def previews(
    material: Material, entries: Iterable[KnowledgeItem], entry: KnowledgeItem
) -> list[Preview]:
    """The first questions on ``entry``. The passages are those of ``material``; ``entries`` are the
    others that count, or would with it.
    """
    near, made, _ = _made(material, entries, entry)
    subject = reference(entry)
    shown = [one for one in made if one.subject == subject and one.owns_card][:MOST]
    complaints: dict[str, list[str]] = {one.uid: [] for one in shown}
    for rule in RULES:
        if rule.name not in OF_ALL_TOGETHER:
            for question, message in rule.find(shown, near):
                if question:
                    complaints[question.uid].append(complaint(rule.name, message))
    return [Preview(one, tuple(dict.fromkeys(complaints[one.uid]))) for one in shown]


def refusals(
    material: Material, entries: Iterable[KnowledgeItem], entry: KnowledgeItem
) -> list[Skip]:
    """What the generators tell of an ``entry`` that they do not ask about."""
    *_, skipped = _made(material, entries, entry)
    return [one for one in skipped if one.item == reference(entry)]


def _made(
    material: Material, entries: Iterable[KnowledgeItem], entry: KnowledgeItem
) -> tuple[Material, tuple[GeneratedQuestion, ...], tuple[Skip, ...]]:
    near = material_with(material, _near(material, entries, entry))
    family = next(name for name, kind in FAMILIES.items() if kind is type(entry))
    return near, *made_of(near, GENERATORS_OF[family])


def _near(
    material: Material, entries: Iterable[KnowledgeItem], entry: KnowledgeItem
) -> list[KnowledgeItem]:
    """The entry with those of each family that stand next to it, and all who speak in them."""
    place = {passage.slug: n for n, passage in enumerate(material.passages)}
    here = place[entry.span.passage]

    def distance(one: KnowledgeItem) -> tuple[int, int]:
        far = abs(one.span.start - entry.span.start)
        return abs(place[one.span.passage] - here), far

    others = [one for one in entries if (type(one), one.slug) != (type(entry), entry.slug)]
    others.sort(key=distance)
    near = [entry]
    for kind in FAMILIES.values():
        beside = [one for one in others if type(one) is kind][:NEAR]
        items = accumulate(len(one.items) if isinstance(one, Listing) else 0 for one in beside)
        near += [one for one, count in zip(beside, items, strict=True) if count <= NEAR_ITEMS]
    speakers = {slug for one in near if isinstance(one, AttributedItem) for slug in one.speakers}
    known = {one.slug for one in near if isinstance(one, Person)}
    near += [one for one in others if isinstance(one, Person) and one.slug in speakers - known]
    return sorted(near, key=lambda one: list(FAMILIES.values()).index(type(one)))
