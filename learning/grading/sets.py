"""Unordered lists, graded item by item."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from learning.grading.additions import trimmed
from learning.grading.answer_key import AnswerKey
from learning.grading.expects import Expects
from learning.grading.naming.names import grade_name
from learning.grading.terms import grade_term
from learning.grading.verdict import BLANK, Outcome, Verdict, f1
from learning.grading.words import Phrase, capped, known, normalise

MOST = 20  # items of a response that are graded
MOST_TRIMMED = 2  # shorter readings of an item
LONGEST = 3  # parts of an element joined by "and"
NEARLY = 0.65  # F1: half of them, or two of three beside a wrong one
HALF = 0.5  # of the marks, where each element brings its share
PASSES = 0.8  # F1 from which the list counts as remembered: two of three, three of four
_AND = re.compile(r"(?i)(?:^|\s+)(?:and|&|\+)(?=\s|$)")
_NUMBERED = re.compile(r"(?:^|\s)\(?\d{1,2}[.)]\s")
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\(?\d{1,2}[.)])\s+")
WRONG = Verdict(outcome=Outcome.WRONG)


def split_items(text: str) -> list[str]:
    """The items of a response: its lines, or in a single line, the parts between semicolons or else
    commas.
    """
    lines = [_BULLET.sub("", line) for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and len(_NUMBERED.findall(text)) > 1:
        lines = [part for part in _NUMBERED.split(text) if part.strip()]
    elif len(lines) == 1:
        comma = r"(?<!\d)[,，、]|[,，、](?!\d)|\s/\s"
        lines = re.split(r"[;；]" if re.search("[;；]", text) else comma, lines[0])
    items = [line.strip(" \t.,;") for line in lines]
    return [item for item in items if normalise(capped(item))]


def grade_set(
    *,
    elements: Sequence[str],
    response: str | Sequence[str],
    needed: int = 0,
    pool: tuple[str, ...] = (),
    aliases: Sequence[Sequence[str]] = (),
    surnames: Mapping[str, str] | None = None,
    stem: str = "",
    share: bool = False,
) -> Verdict:
    """Grades by the F1 of the items: right at 1, nearly right from 0.65, else wrong.

    With ``share``, each element brings its part of the marks, and the answer is nearly right from
    half of them; what is no element costs nothing up to the number that is asked for, and as much
    as an element brings beyond that.

    ``aliases`` lists the other names of each element, in the same order. ``needed`` elements must
    be named (0 for all). Naming an element twice counts once; an item that is no element counts
    against the answer. ``missing`` is empty if only some of many were asked for and enough were
    named. For a list of people, ``pool`` holds other people and ``surnames`` everybody's surnames:
    a surname that several people share asks which is meant, and counts as none where nobody can be
    expected.
    """
    lines = split_items(response) if isinstance(response, str) else response
    names: dict[str, tuple[str, ...]] = dict.fromkeys(elements, ())
    names.update((one, tuple(others)) for one, others in zip(elements, aliases, strict=False))
    whole = {known(name).squeezed for one in elements for name in (one, *names[one])}
    items = [item for line in lines[:MOST] for item in _parted(capped(line), whole)][:MOST]
    if not items:
        return BLANK
    found: dict[str, Outcome] = {}
    extra = []
    asks_back = ""
    for item in items:
        shorter = islice(trimmed(item, stem, Expects.SET), MOST_TRIMMED)
        graded = (_element(text, names, pool, surnames or {}) for text in (item, *shorter))
        element, verdict = next((one for one in graded if one[0] or one[1].note), (None, WRONG))
        if element:
            found.setdefault(element, verdict.outcome)
        else:
            extra.append(item)
            asks_back = asks_back or verdict.note
    wanted = needed or len(elements)
    hits = min(len(found), wanted)
    if share:
        too_many = max(0, hits + len(extra) - wanted)
        score, near = max(0, hits - too_many) / wanted, HALF
    else:
        score, near = f1(hits, wanted, hits + len(extra)), NEARLY
    verdict = Verdict(
        outcome=_outcome(score, near, misspelt=Outcome.TYPO in found.values()),
        present=tuple(element for element in elements if element in found),
        missing=tuple(e for e in elements if e not in found) if hits < wanted else (),
        extra=tuple(extra),
        score=score,
    )
    return replace(verdict, outcome=Outcome.WHICH, note=asks_back) if asks_back else verdict


def _outcome(score: float, near: float, *, misspelt: bool) -> Outcome:
    if score == 1:
        return Outcome.TYPO if misspelt else Outcome.RIGHT
    return Outcome.NEAR if score >= near else Outcome.WRONG


def _element(
    item: str,
    names: Mapping[str, tuple[str, ...]],
    pool: tuple[str, ...],
    surnames: Mapping[str, str],
) -> tuple[str | None, Verdict]:
    """The element that an item names, as a term or as a person's name. Without one, the note holds
    the question to ask back, if any.
    """
    which = WRONG
    for grade in (grade_term, grade_name):
        for element, aliases in names.items():
            rest = (name for other in names if other != element for name in (other, *names[other]))
            verdict = grade(AnswerKey(element, aliases, (*rest, *pool), surnames), item)
            if verdict.outcome.is_right:
                return element, verdict
            if verdict.outcome is Outcome.WHICH and pool:
                which = verdict
    return None, which


def _parted(item: str, whole: Collection[str]) -> list[str]:
    """An item split at each "and" that is not part of an element; ``whole`` holds the elements
    without spaces.
    """
    parts = [part for part in _AND.split(item) if normalise(part)]
    parted = []
    while parts:
        spans = range(min(len(parts), LONGEST), 0, -1)
        joined = {end: " and ".join(parts[:end]) for end in spans}
        end = next((n for n in spans if Phrase.of(joined[n]).squeezed in whole), 1)
        parted.append(joined[end])
        parts = parts[end:]
    return parted
