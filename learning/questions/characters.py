"""Types 4 and 5: which characters write a name or term, and whose name they write."""

from collections.abc import Iterator
from typing import Any

from content.characters import is_chinese
from content.extraction.names.pinyin import is_spelt_as_japanese, spells
from content.material import Concept, Material, Person, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import (
    concept_affinity,
    confusable_concepts,
    confusable_people,
    hubs,
    others,
    person_affinity,
    person_distractor,
    post,
    surname,
    who,
    wordings,
)
from learning.questions.drafts import ONE_WAY, Made, asked, draft, in_order, skip
from learning.questions.grammar import capitalised
from learning.questions.naming import names_of_person
from learning.questions.pools import NAMES, Candidate, offer
from learning.questions.question import GeneratedQuestion, Source

type Named = Person | Concept

SAME_LENGTH = 16  # more than any affinity: syllables can be counted
TO_WRITE, TO_RECOGNISE = "characters-of-name", "name-of-characters"
TYPES = frozenset({TO_WRITE, TO_RECOGNISE})  # the types that a learner can switch off


def characters_of_name(material: Material) -> Iterator[Made]:
    for item in _named(material):
        reason = _unasked(material, item, write=True)
        if reason:
            yield skip(TO_WRITE, item, reason)
            continue
        question = _draft(
            material,
            item,
            type=TO_WRITE,
            stem=f"How is {_quoted(item)} written in {_script(item)}?",
            answer=item.characters,
            expects=Expects.CHARACTERS,
        )
        yield asked(
            material, offer(question, _distractors(material, item, written=True), ratio=NAMES)
        )


def _script(item: Named) -> str:
    """ "Chinese" where the characters are read so; a Japanese name is written in characters too."""
    words = _name(item).split()
    japanese = isinstance(item, Person) and is_spelt_as_japanese(words)
    is_read = spells(words, item.characters) or (item.pinyin and not japanese)
    return "Chinese" if is_read else "characters"


def name_of_characters(material: Material) -> Iterator[Made]:
    for item in _named(material):
        reason = _unasked(material, item, write=False)
        if reason:
            yield skip(TO_RECOGNISE, item, reason)
            continue
        person = isinstance(item, Person)
        question = _draft(
            material,
            item,
            type=TO_RECOGNISE,
            stem=f"Whose name is {item.characters}?"
            if person
            else f"Which term is written {item.characters}?",
            answer=_name(item),
            accepted=others((*_names(item), item.pinyin), _name(item)),
            expects=Expects.PERSON if person else Expects.TERM,
        )
        ratio = NAMES if person else 1.6
        yield asked(
            material, offer(question, _distractors(material, item, written=False), ratio=ratio)
        )


def _draft(material: Material, item: Named, **fields: Any) -> GeneratedQuestion:
    extra = "characters" in item.added and item.slug not in hubs(material)
    added = " (added by an editor; the source does not give them)"
    return draft(
        material,
        item,
        sibling=f"{'people' if isinstance(item, Person) else 'concepts'}/{item.slug}/characters",
        confusable=confusable_people(material, item)
        if isinstance(item, Person)
        else confusable_concepts(material, item),
        formats=(formats.TYPED, formats.RECALL),
        weight=Weight.DETAIL if extra else item.weight,
        explanation=f"{capitalised(_name(item))} is written {item.characters}"
        f"{added if 'characters' in item.added else ''}.",
        **fields,
    )


def _unasked(material: Material, item: Named, *, write: bool) -> str:
    """A reason not to ask: characters that an editor added are asked for people only, and only to
    be recognised; those of terms other than the brief's subject are shown, not asked.
    """
    if not item.characters:
        return "the brief has no characters for it"
    if write and item.weight is Weight.DETAIL:
        return ONE_WAY
    if "characters" not in item.added or item.slug in hubs(material):
        return ""
    if write:
        return "its characters were added by an editor: they are to be recognised only"
    if isinstance(item, Concept):
        return "its characters were added by an editor, to be read: the source has none"
    return ""


def _distractors(material: Material, item: Named, *, written: bool) -> Iterator[Candidate]:
    """Others in the same script. There are none if nothing else is written in as many characters:
    whoever counts syllables would know the answer.
    """
    found = [
        other
        for other in _named(material)
        if type(other) is type(item) and other.slug != item.slug and other.characters
        if is_chinese(other.characters) == is_chinese(item.characters)
    ]
    many = len(item.characters)
    if all(len(other.characters) != many for other in found):
        return
    for other in found:
        alike = len(other.characters) == many
        yield Candidate(
            text=other.characters if written else _name(other),
            source=Source.of(material, other.span),
            truth=f"{other.characters} is {_name(other)}. {_known(material, other)}".rstrip(),
            affinity=2 * _affinity(material, item, other) + SAME_LENGTH * alike,
        )


def _known(material: Material, item: Named) -> str:
    """Who a person is; of one without a post or a life, what they said."""
    if not isinstance(item, Person):
        return ""
    told = post(item) or item.biography
    return who(item) if told else person_distractor(material, item).truth


def _affinity(material: Material, item: Named, other: Named) -> int:
    if isinstance(item, Person) and isinstance(other, Person):
        syllables = set(other.name.casefold().split()) & set(item.name.casefold().split())
        same = surname(item) == surname(other)
        told_alike = bool(post(item)) == bool(post(other))
        near = person_affinity(material, item, other) + 2 * told_alike
        return near + (bool(syllables) and not same)
    if isinstance(item, Concept) and isinstance(other, Concept):
        return concept_affinity(material, item, other)
    return 0


def _named(material: Material) -> list[Named]:
    return [*in_order(material, material.people), *in_order(material, material.concepts)]


def _name(item: Named) -> str:
    return item.name if isinstance(item, Person) else item.term


def _quoted(item: Named) -> str:
    """A name, or a term between quotation marks, unless it has its own."""
    return f"‘{_name(item).strip('‘’')}’" if isinstance(item, Concept) else item.name


def _names(item: Named) -> tuple[str, ...]:
    names = names_of_person(item) if isinstance(item, Person) else wordings(item)
    return (*names, *item.accepted)
