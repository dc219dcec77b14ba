"""A quality rule, and a violation of one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from content.material import KnowledgeItem, Material
from learning.grading import formats
from learning.questions.drafts import FAMILIES
from learning.questions.question import GeneratedQuestion

type Questions = Sequence[GeneratedQuestion]
type Faults = Iterable[tuple[GeneratedQuestion | None, str]]
type Find = Callable[[Questions, Material], Faults]


@dataclass(frozen=True, slots=True)
class Rule:
    """``find`` gives a message for each faulty question, or for None if the set as a whole is at
    fault.
    """

    number: int
    name: str
    find: Find


@dataclass(frozen=True, slots=True)
class Violation:
    """A violation; ``uid`` is empty if it concerns the whole set."""

    rule: int
    uid: str
    message: str


def choices(questions: Questions) -> list[GeneratedQuestion]:
    return [question for question in questions if formats.CHOICE in question.formats]


def option_texts(question: GeneratedQuestion) -> list[str]:
    return [question.answer, *(distractor.text for distractor in question.distractors)]


def item_of(material: Material, question: GeneratedQuestion) -> KnowledgeItem | None:
    """The item that a question is on; None if the material does not have it."""
    for item in material.items():
        if question.subject == f"{FAMILIES[type(item)]}/{item.slug}":
            return item
    return None
