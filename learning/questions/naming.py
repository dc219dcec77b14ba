"""Other names for a few words of a brief: those of the people and terms in them."""

import re

from content.material import Material, Person
from learning.questions.distractors import wordings
from learning.questions.drafts import in_order
from learning.questions.words import normalised


def names_of_person(person: Person) -> tuple[str, ...]:
    """All that counts as the person's name."""
    return (*person.names, *person.accepted)


def other_names(material: Material, words: str) -> tuple[str, ...]:
    """All other names for what ``words`` mean.

    A person's other names; a term's abbreviation, its expansion, characters and pinyin; and a
    phrase with the term inside it replaced by its other names.
    """
    named = normalised(words)
    for person in in_order(material, material.people):
        if named in map(normalised, names_of_person(person)):
            return _without(words, names_of_person(person))
    for concept in in_order(material, material.concepts):
        if named in map(normalised, wordings(concept)):
            names = (*wordings(concept), *concept.accepted, concept.characters, concept.pinyin)
            return _without(words, names)
    return _rephrased(material, words)


def _rephrased(material: Material, words: str) -> tuple[str, ...]:
    """The phrase with its longest term replaced by each of its other names."""
    found = [
        (name, concept)
        for concept in in_order(material, material.concepts)
        for name in wordings(concept)
        if len(wordings(concept)) > 1 and _pattern(name).search(words)
    ]
    if not found:
        return ()
    name, concept = max(found, key=lambda each: len(each[0]))
    before, after = _pattern(name).split(words, maxsplit=1)
    return _without(words, tuple(f"{before}{other}{after}" for other in wordings(concept)))


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _without(words: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != words))
