"""Generated questions as the bank stores them, independent of the material."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from content.material import Weight
from learning.questions.question import GeneratedQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class BankRow:
    """``passage`` is a slug; ``parts`` are the uids of the questions that the parts review."""

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


def bank_rows(questions: Iterable[GeneratedQuestion]) -> tuple[BankRow, ...]:
    """The rows, in the order of the questions."""
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
        )
        for question in questions
    )
