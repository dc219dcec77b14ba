"""The questions of a copied brief. Pure, and run in a child process: it may take seconds."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from content.material import Material
from learning.questions.bank_rows import BankRow, bank_rows
from learning.questions.generators import generate


@dataclass(frozen=True, slots=True)
class CopiedQuestions:
    """The ``rows`` of a copy, and ``originals``: the uids of the same questions in the brief that
    it was copied from, in the same order.
    """

    rows: tuple[BankRow, ...]
    originals: tuple[str, ...]


def copied_questions(material: Material, original: str, asked: Collection[str]) -> CopiedQuestions:
    """``material`` is the copy's; of the brief whose slug is ``original`` these uids are asked."""
    made = generate(material)
    before = {question.uid: replace(question, brief=original).uid for question in made}
    kept = [
        question
        for question in made
        if before[question.uid] in asked
        and all(before.get(part.uid) in asked for part in question.parts)
    ]
    rows = bank_rows(material, kept)
    return CopiedQuestions(rows, tuple(before[row.uid] for row in rows))
