"""What all generators share: drafting a question on an item, and rejecting what cannot be asked."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from content.material import (
    Concept,
    Fact,
    KnowledgeItem,
    Listing,
    Material,
    Person,
    Quote,
    Relation,
    Span,
    Weight,
)
from learning.questions.question import GeneratedQuestion, Skip, Source
from learning.questions.words import contains, leaks, normalised, word_count

type Made = GeneratedQuestion | Skip

FAMILIES: dict[type[KnowledgeItem], str] = {
    Concept: "concepts",
    Person: "people",
    Quote: "quotes",
    Listing: "listings",
    Fact: "facts",
    Relation: "relations",
}
ONE_WAY = "a detail is asked in one direction only"
ANSWER_WORDS, DEFINITION_WORDS, CARD_WORDS = 15, 25, 60
STEM_WORDS = range(3, 31)


def reference(item: KnowledgeItem) -> str:
    """An item's family and slug: "quotes/port"."""
    return f"{FAMILIES[type(item)]}/{item.slug}"


def draft(
    material: Material, item: KnowledgeItem, span: Span | None = None, **fields: Any
) -> GeneratedQuestion:
    """A question on ``item``, whose source is at ``span``, or else where the item is."""
    place = span or item.span
    given: dict[str, Any] = {
        "brief": material.slug,
        "keys": (item.slug,),
        "subject": reference(item),
        "sibling": reference(item),
        "weight": item.weight,
        "source": Source.of(material, place),
        "rank": material.position_of(item.span),
    }
    return GeneratedQuestion(**given | fields)


def skip(type: str, item: KnowledgeItem, reason: str) -> Skip:
    return Skip(type=type, item=reference(item), reason=reason)


def in_order[T: KnowledgeItem](material: Material, items: tuple[T, ...]) -> list[T]:
    """Items in the order of the text, whatever order they are stored in."""
    return sorted(items, key=lambda item: (material.position_of(item.span), item.slug))


def given_away(material: Material, question: GeneratedQuestion) -> frozenset[str]:
    """The words of the answer that the question contains, except for the topic it asks about."""
    shown = f"{question.frame}: {question.stem}"
    hidden = "; ".join(part.answer for part in question.parts if part.answer) or question.answer
    whole = {hidden} if contains(shown, hidden) else set()
    return (leaks(hidden, shown) | whole) - excused(material, question)


def excused(material: Material, question: GeneratedQuestion) -> frozenset[str]:
    if question.type == "contributions":
        # The speakers and the heading of the section are given.
        return leaks(question.answer, f"{question.frame}: {question.stem}")
    if question.type != "what-said":
        return frozenset()
    topic = material.quote(question.keys[0]).topic
    return leaks(question.answer, topic)


def fault(material: Material, question: GeneratedQuestion) -> str:
    """Why a question cannot be asked as worded; "" if it can."""
    limit = DEFINITION_WORDS if question.type == "definition-of-term" else ANSWER_WORDS
    leaked = given_away(material, question)
    if not normalised(question.answer):
        return "the answer would have no words"
    if leaked:
        return f"the question gives away {', '.join(sorted(leaked))}"
    if word_count(question.stem) not in STEM_WORDS:
        return f"the question would have {word_count(question.stem)} words"
    if word_count(question.answer) > limit and not question.elements and not question.parts:
        return f"the answer would have {word_count(question.answer)} words"
    words = word_count(question.stem) + word_count(question.answer)
    if words > CARD_WORDS and not question.parts:
        return "the card would be too long"
    return ""


def asked(material: Material, question: GeneratedQuestion) -> Made:
    """The question, or the reason for not asking it."""
    reason = fault(material, question)
    return Skip(type=question.type, item=question.subject, reason=reason) if reason else question


def asked_already[T: KnowledgeItem](
    material: Material, item: T, other_way: Callable[[Material, T], Made]
) -> str:
    """A reason to skip a detail that is asked in the other direction; else ""."""
    if item.weight is Weight.CORE:
        return ""
    return ONE_WAY if isinstance(other_way(material, item), GeneratedQuestion) else ""


def questions_in(made: Iterator[Made]) -> Iterator[GeneratedQuestion]:
    return (one for one in made if isinstance(one, GeneratedQuestion))


def blanked(text: str, gap: str, mark: str) -> str:
    """The text with its only ``gap`` replaced by ``mark``; "" unless the gap occurs
    exactly once.
    """
    pattern = re.compile(rf"(?<!\w){re.escape(gap)}(?!\w)")
    return pattern.sub(lambda _: mark, text) if len(pattern.findall(text)) == 1 else ""
