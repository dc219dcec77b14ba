"""Lists of which the order is free: graded item by item."""

import re
from collections.abc import Sequence

from learning.grading.asked import Asked
from learning.grading.names import grade_name
from learning.grading.terms import grade_term
from learning.grading.verdict import BLANK, Outcome, Verdict, f1
from learning.grading.words import LIMIT, normalise

MOST = 20  # items of a response that are looked at
NEARLY = 0.8  # F1: two of three, three of four
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\(?\d{1,2}[.)])\s+")


def split_items(text: str) -> list[str]:
    """The items of a response: its lines, or what commas, semicolons and "and" keep apart."""
    lines = [_BULLET.sub("", line) for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        lines = re.split(
            r"[;；]" if re.search("[;；]", text) else r"(?<!\d)[,，、]|[,，、](?!\d)", text
        )
    items = [line.strip(" \t.,;") for line in lines]
    return [item for item in items if normalise(item)]


def grade_set(
    *,
    elements: Sequence[str],
    response: str | Sequence[str],
    needed: int = 0,
    pool: tuple[str, ...] = (),
) -> Verdict:
    """By item F1: all right, nearly from 0.8 on, else wrong.

    ``needed`` elements must be named (0: all). An element named twice counts once; what is no
    element counts against the answer. ``missing`` is empty where any few of many were asked for
    and enough were named.
    """
    items = split_items(response) if isinstance(response, str) else list(response)
    items = [item[:LIMIT] for item in _parted(items[:MOST], elements) if normalise(item)]
    if not items:
        return BLANK
    found: dict[str, Outcome] = {}
    extra = []
    for item in items:
        element, outcome = _element(item, elements, pool)
        if element:
            found.setdefault(element, outcome)
        else:
            extra.append(item)
    wanted = needed or len(elements)
    hits = min(len(found), wanted)
    score = f1(hits, wanted, hits + len(extra))
    return Verdict(
        outcome=_outcome(score, Outcome.TYPO in found.values()),
        present=tuple(element for element in elements if element in found),
        missing=tuple(e for e in elements if e not in found) if hits < wanted else (),
        extra=tuple(extra),
        score=score,
    )


def _outcome(score: float, misspelt: bool) -> Outcome:
    if score == 1:
        return Outcome.TYPO if misspelt else Outcome.RIGHT
    return Outcome.NEAR if score >= NEARLY else Outcome.WRONG


def _element(
    item: str, elements: Sequence[str], pool: tuple[str, ...]
) -> tuple[str | None, Outcome]:
    """Which element an item names, as a term or as a person's name."""
    for grade in (grade_term, grade_name):
        for element in elements:
            others = tuple(other for other in elements if other != element)
            outcome = grade(Asked(element, (), others + pool), item).outcome
            if outcome.is_right:
                return element, outcome
    return None, Outcome.WRONG


def _parted(items: Sequence[str], elements: Sequence[str]) -> list[str]:
    """The items, with those that are none themselves parted at "and"."""
    parted: list[str] = []
    for item in items:
        halves = re.split(r"(?i)\s+(?:and|&)\s+|^(?:and|&)\s+", item)
        whole = len(halves) == 1 or _element(item, elements, ())[0]
        parted += [item] if whole else halves
    return parted
