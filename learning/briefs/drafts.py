"""A draft brief: its text is read and its questions are generated. Pure, and run in a child
process.

Both take seconds for a long brief, so both happen before anything is saved.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from content.checking.checks import RESERVED_SLUGS
from content.formats import lilun
from content.formats.problems import Problem
from content.material import Material
from learning.quality.fairness import broken_rules, fair
from learning.questions.bank_rows import BankRow, bank_rows
from learning.questions.generators import made_of
from learning.questions.question import Skip

MOST_ITEMS = 400  # generating from more takes too long
UNFAIR = "it would break the rule “{}”"
MOST_SKIPS = 200  # lines about skipped questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How a brief gets its slug. An existing brief keeps its slug, ``kept``; a new one ends in its
    ``key``, so that the slugs of two people never collide. Only staff may choose a slug, unless it
    is among ``taken``, which is None for everybody else.
    """

    kept: str
    key: str
    taken: tuple[str, ...] | None

    def slug(self, wished: str) -> str:
        if self.kept:
            return self.kept
        if self.taken is not None and wished not in (*self.taken, *RESERVED_SLUGS):
            return wished
        return f"{wished[:89].rstrip('-')}-{self.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The content of a text and its questions; without a material, its ``problems``.

    Nothing is generated from more than ``MOST_ITEMS`` ``items``. ``left_out`` counts the questions
    that were not made, of which ``skipped`` are the first.
    """

    problems: tuple[Problem, ...] = ()
    material: Material | None = None
    items: int = 0
    questions: tuple[BankRow, ...] = ()
    skipped: tuple[Skip, ...] = ()
    left_out: int = 0


def draft_of(
    data: bytes, naming: Naming, with_questions: bool, asked: Collection[str] = ()
) -> Draft:
    """Questions that break a rule are not made, unless they are ``asked`` (their uids) already: the
    file of a text that was checked at the desk gives the same ones as there.
    """
    try:
        material = lilun.read_brief(data)
    except lilun.BriefError as error:
        return Draft(problems=error.problems)
    items = sum(1 for _ in material.items()) + sum(1 for _ in material.nested_items())
    material = replace(material, slug=naming.slug(material.slug))
    if items > MOST_ITEMS or not with_questions:
        return Draft(material=material, items=items)
    made, skipped = made_of(material)
    broken = broken_rules(made, material)
    kept = fair(made, broken, asked)
    skipped += tuple(
        Skip(type=one.type, item=one.subject, reason=UNFAIR.format(broken[one.uid]))
        for one in made
        if one.uid in broken and one.uid not in asked
    )
    return Draft(
        material=material,
        items=items,
        questions=bank_rows(material, kept),
        skipped=skipped[:MOST_SKIPS],
        left_out=len(skipped),
    )
