"""The harbour brief with single items changed, and the questions made from it."""

from dataclasses import replace
from typing import Any

from content.material import Material
from learning.questions.generators import generate, reasons
from learning.questions.question import GeneratedQuestion

type Keyed = dict[tuple[str, ...], GeneratedQuestion]


def with_item(material: Material, family: str, slug: str, **fields: Any) -> Material:
    """The material with one of its items changed."""
    items = getattr(material, family)
    assert any(item.slug == slug for item in items)
    new = tuple(replace(item, **fields) if item.slug == slug else item for item in items)
    return replace(material, **{family: new})


def without(material: Material, family: str, slug: str) -> Material:
    kept = tuple(item for item in getattr(material, family) if item.slug != slug)
    return replace(material, **{family: kept})


def asked(material: Material, type: str) -> Keyed:
    """The questions of a type by their keys."""
    return {one.keys: one for one in generate(material) if one.type == type}


def shown(question: GeneratedQuestion) -> str:
    """The frame and the stem of a question, in one line."""
    return f"{question.frame} | {question.stem}"


def reason(material: Material, type: str, item: str) -> str:
    """Why a generator asks nothing of an item; "" where it does."""
    return "; ".join(s.reason for s in reasons(material) if (s.type, s.item) == (type, item))


def options(question: GeneratedQuestion) -> set[str]:
    return {distractor.text for distractor in question.distractors}
