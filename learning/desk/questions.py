"""The questions on what the desk has. Pure, and run in a child process: it may take seconds."""

from collections.abc import Collection

from content.material import Material
from learning.quality.fairness import broken_rules, fair
from learning.questions.bank_rows import BankRow, bank_rows
from learning.questions.generators import generate


def questions_on(
    material: Material, stored: Material | None = None, asked: Collection[str] = ()
) -> tuple[BankRow, ...]:
    """Those that break no rule: nobody has worded these entries with the questions in mind.

    Of the ``stored`` brief some are ``asked`` (their uids) although they broke a rule before:
    somebody wrote it so, and they stay.
    """
    made = generate(material)
    broken = broken_rules(made, material)
    staying: set[str] = set()
    if stored and not broken.keys().isdisjoint(asked):
        staying = broken_rules(generate(stored), stored).keys() & set(asked)
    return bank_rows(material, fair(made, broken, staying))
