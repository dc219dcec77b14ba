"""Answers whose spelling matters."""

import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from learning.grading.verdict import BLANK, Outcome, Verdict
from learning.grading.words import capped, normalise


class Spelling(StrEnum):
    """How exact a typed answer has to be."""

    FREE = "free"  # typing errors pass, as many as a word allows
    EXACT = "exact"
    CASE = "case"  # exact, including case


def grade_to_the_letter(*, forms: Sequence[str], response: str, case: bool) -> Verdict:
    """Right if the response is one of the forms, letter by letter.

    Spacing is ignored, and so is case unless ``case`` is set.
    """
    given = _spaced(capped(response))
    if not given:
        return BLANK
    for form in forms:
        if _folded(form, case=case) == _folded(given, case=case):
            return Verdict.right(form)
    alike = any(_folded(form, case=False) == _folded(given, case=False) for form in forms)
    note = "Mind the capitals." if alike else ""
    return Verdict(outcome=Outcome.WRONG, note=note)


def compared_as(text: str, spelling: Spelling) -> str:
    """The form in which two answers are the same answer."""
    if spelling is Spelling.FREE:
        return normalise(text) or _spaced(text)
    return _folded(text, case=spelling is Spelling.CASE)


def _folded(text: str, *, case: bool) -> str:
    spaced = _spaced(text)
    return spaced if case else spaced.casefold()


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").split())
