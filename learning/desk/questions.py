"""The questions on what the desk has. Pure, and run in a child process: it may take seconds."""

from collections.abc import Collection, Sequence

from content.material import Material
from learning.quality import RULES
from learning.questions.bank_rows import BankRow, bank_rows
from learning.questions.generators import generate
from learning.questions.question import GeneratedQuestion

# These compare all questions, and take longer than making them.
OF_ALL_TOGETHER = ("Guess-bot", "Determinism")


def questions_on(
    material: Material, stored: Material | None = None, asked: Collection[str] = ()
) -> tuple[BankRow, ...]:
    """Those that break no rule: nobody has worded these entries with the questions in mind.

    Of the ``stored`` brief some are ``asked`` (their uids) although they broke a rule before:
    somebody wrote it so, and they stay.
    """
    made = generate(material)
    unfair = _unfair(made, material)
    if stored and not unfair.isdisjoint(asked):
        unfair -= _unfair(generate(stored), stored).intersection(asked)
    fair = [
        one
        for one in made
        if one.uid not in unfair and unfair.isdisjoint(part.uid for part in one.parts)
    ]
    return bank_rows(material, fair)


def _unfair(made: Sequence[GeneratedQuestion], material: Material) -> set[str]:
    """The uids of the questions that break a rule."""
    return {
        question.uid
        for rule in RULES
        if rule.name not in OF_ALL_TOGETHER
        for question, _ in rule.find(made, material)
        if question
    }
