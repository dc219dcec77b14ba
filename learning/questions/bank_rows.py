"""Generated questions as the bank stores them, independent of the material."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.material import Material, Weight
from learning.questions.question import GeneratedQuestion
from learning.questions.study_order import in_study_order, kept_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class BankRow:
    """``passage`` is a slug; ``parts`` are the uids of the questions that the parts review, and
    ``apart`` those of the questions that it is kept apart from.
    """

    uid: str
    type: str
    passage: str
    subject: str
    sibling: str
    confusable: str
    weight: Weight
    body: Mapping[str, Any]
    owns_card: bool
    parts: tuple[str, ...]
    apart: tuple[str, ...]


def bank_rows(material: Material, questions: Sequence[GeneratedQuestion]) -> tuple[BankRow, ...]:
    """The rows of all questions on a brief, in the order in which they are studied."""
    apart = kept_apart(material, questions)
    return tuple(
        BankRow(
            uid=question.uid,
            type=question.type,
            passage=question.source.passage,
            subject=question.subject,
            sibling=f"{question.brief}/{question.sibling}",
            confusable=question.confusable,
            weight=question.weight,
            body=question.body(),
            owns_card=question.owns_card,
            parts=tuple(part.uid for part in question.parts),
            apart=tuple(sorted(apart[question.uid])),
        )
        for question in in_study_order(material, questions, apart)
    )
