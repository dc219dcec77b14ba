"""What a rule of quality is, and what it finds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from content.material import Item, Material
from learning.grading.formats import Format
from learning.questions.drafts import FAMILIES
from learning.questions.question import GeneratedQuestion

type Questions = Sequence[GeneratedQuestion]
type Faults = Iterable[tuple[GeneratedQuestion | None, str]]
type Find = Callable[[Questions, Material], Faults]


@dataclass(frozen=True, slots=True)
class Rule:
    """``find`` gives a message for each question at fault; None stands for the set as a whole."""

    number: int
    name: str
    find: Find


@dataclass(frozen=True, slots=True)
class Violation:
    """That a question breaks a rule; ``uid`` is empty where all of them together do."""

    rule: int
    uid: str
    message: str


def choices(questions: Questions) -> list[GeneratedQuestion]:
    return [question for question in questions if Format.CHOICE in question.formats]


def option_texts(question: GeneratedQuestion) -> list[str]:
    return [question.answer, *(distractor.text for distractor in question.distractors)]


def item_of(material: Material, question: GeneratedQuestion) -> Item | None:
    """The item that a question is on; None for one that the material does not hold."""
    for item in material.items():
        if question.subject == f"{FAMILIES[type(item)]}/{item.slug}":
            return item
    return None
