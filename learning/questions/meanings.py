"""What a text speaks of, whatever words it takes for it."""

import re

from content.material import Material
from learning.questions.distractors import wordings
from learning.questions.words import content_stems, normalised

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def meanings(material: Material, text: str) -> frozenset[str]:
    """The concepts that a text names, by any of their names; its numbers; and the stems of its
    other words of four letters or more.
    """
    rest, named = f" {normalised(text)} ", set[str]()
    for name, slug in _names(material):
        if f" {name} " in rest:
            named.add(f"concept {slug}")
            rest = rest.replace(f" {name} ", " ")
    return frozenset(named | content_stems(rest) | {*_NUMBER.findall(text)})


def _names(material: Material) -> list[tuple[str, str]]:
    """The names of all concepts with their slugs, the longest first."""
    names = {
        (normalised(name), concept.slug)
        for concept in material.concepts
        for name in wordings(concept)
    }
    return sorted(names, key=lambda each: (-len(each[0]), each))
