"""The questions on what the desk has. Pure, and run in a child process: it may take seconds."""

from content.material import Material
from learning.quality import RULES
from learning.questions.bank_rows import BankRow, bank_rows
from learning.questions.generators import generate

# These compare all questions, and take longer than making them.
OF_ALL_TOGETHER = ("Guess-bot", "Determinism")


def questions_on(material: Material) -> tuple[BankRow, ...]:
    """Those that break no rule: nobody has worded these entries with the questions in mind."""
    made = generate(material)
    unfair = {
        question.uid
        for rule in RULES
        if rule.name not in OF_ALL_TOGETHER
        for question, _ in rule.find(made, material)
        if question
    }
    fair = [
        one
        for one in made
        if one.uid not in unfair and unfair.isdisjoint(part.uid for part in one.parts)
    ]
    return bank_rows(material, fair)
