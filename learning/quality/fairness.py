"""Which of the questions on a brief are asked: those that break no rule, and those that somebody is
asked already.
"""

from collections.abc import Collection, Mapping, Sequence

from content.material import Material
from learning.quality import RULES
from learning.questions.bank_rows import BankRow, bank_rows
from learning.questions.generators import generate
from learning.questions.question import GeneratedQuestion

# These compare all questions, and take longer than making them.
OF_ALL_TOGETHER = ("Guess-bot", "Determinism")


def broken_rules(made: Sequence[GeneratedQuestion], material: Material) -> dict[str, str]:
    """The name of the first rule that a question breaks, by its uid; without these none is broken,
    though others may be too many of a kind once some are left out.
    """
    found: dict[str, str] = {}
    while broken := _broken_at_first(fair(made, found), material):
        found |= broken
    return found


def _broken_at_first(made: Sequence[GeneratedQuestion], material: Material) -> dict[str, str]:
    found: dict[str, str] = {}
    for rule in RULES:
        if rule.name not in OF_ALL_TOGETHER:
            for question, _ in rule.find(made, material):
                if question:
                    found.setdefault(question.uid, rule.name)
    return found


def fair(
    made: Sequence[GeneratedQuestion], broken: Mapping[str, str], asked: Collection[str] = ()
) -> list[GeneratedQuestion]:
    """The questions but for those with ``broken`` rules, and those made of them; what is ``asked``
    (uids) stays.
    """
    unfair = broken.keys() - set(asked)
    return [
        one
        for one in made
        if one.uid not in unfair and unfair.isdisjoint(part.uid for part in one.parts)
    ]


def fair_rows(material: Material, asked: Collection[str] = ()) -> tuple[BankRow, ...]:
    made = generate(material)
    return bank_rows(material, fair(made, broken_rules(made, material), asked))
