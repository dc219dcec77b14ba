"""Typed answers, graded by the sort of answer expected."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from learning.grading.additions import trimmed, unowned
from learning.grading.answer_key import AnswerKey
from learning.grading.characters import grade_characters
from learning.grading.expects import Expects
from learning.grading.naming.names import grade_name, grade_pinyin
from learning.grading.naming.organisations import grade_organisation, grade_place
from learning.grading.parsing.dates import grade_date
from learning.grading.parsing.number_answers import grade_number
from learning.grading.spelling.polarity import is_negated
from learning.grading.terms import grade_term
from learning.grading.verdict import BLANK, Outcome, Verdict
from learning.grading.words import Phrase, capped, known, normalise

GRADERS: dict[Expects, Callable[[AnswerKey, str], Verdict]] = {
    Expects.TERM: grade_term,
    Expects.ROLE: grade_term,
    Expects.PERSON: grade_name,
    Expects.PINYIN: grade_pinyin,
    Expects.ORGANISATION: grade_organisation,
    Expects.PLACE: grade_place,
    Expects.CHARACTERS: grade_characters,
    Expects.NUMBER: grade_number,
    Expects.DATE: grade_date,
}
_GLOSSED = re.compile(r"\s*(?P<text>[^()\[\]]+?)\s*[(\[](?P<gloss>[^()\[\]]*)[)\]]\s*")
ORDER = (Outcome.RIGHT, Outcome.TYPO, Outcome.WHICH, Outcome.NEAR)


def grade_typed(
    *,
    answer: str,
    accepted: tuple[str, ...],
    expects: Expects,
    response: str,
    pool: tuple[str, ...] = (),
    surnames: Mapping[str, str] | None = None,
    stem: str = "",
) -> Verdict:
    """Compares a typed response with the answer and everything else that is accepted.

    ``pool`` holds the answers to similar questions: a response that is one of them, or as close to
    one as to the answer, is not a misspelling. ``surnames`` maps people to surnames; a surname that
    only one person has is enough. ``stem`` is the question: its words around an answer add nothing.
    Only the first 500 characters of a response count. Raises ``KeyError`` for sets and statements,
    which are graded elsewhere.
    """
    grade = GRADERS[expects]
    response = capped(response)
    if not normalise(response):
        return BLANK
    expected = AnswerKey(answer, accepted, pool, surnames or {}, stem)
    verdict = _unless_denied(grade(expected, response), expected, response)
    if verdict.outcome in ORDER[:3] or verdict.matched in pool:
        return verdict
    for text, may_be_near in _shortened(response, expected, expects):
        other = _unless_denied(grade(expected, text), expected, response)
        counts = may_be_near or other.outcome.is_right
        if counts and _place(other) < _place(verdict):
            verdict = other
        if verdict.outcome is Outcome.RIGHT:
            break
    return verdict


def _shortened(response: str, expected: AnswerKey, expects: Expects) -> Iterator[tuple[str, bool]]:
    """The response without its additions, or without a gloss in brackets, and whether what is left
    may be nearly right.
    """
    if expects in (Expects.CHARACTERS, Expects.NUMBER):
        return
    is_worded = expects in (Expects.TERM, Expects.ROLE, Expects.ORGANISATION)
    yield from ((text, True) for text in trimmed(response, expected.stem, expects))
    if is_worded:
        before = set(trimmed(response, expected.stem, expects))
        more = trimmed(response, expected.stem, expects, expected.forms)
        rest = (*unowned(response), *(text for text in more if text not in before))
        yield from ((text, False) for text in rest)
    glossed = _GLOSSED.fullmatch(response)
    if glossed and not any(_names(glossed["gloss"], other) for other in expected.pool):
        yield glossed["text"], False


def _names(gloss: str, other: str) -> bool:
    return f" {normalise(other)} " in f" {normalise(gloss)} "


def _place(verdict: Verdict) -> int:
    return ORDER.index(verdict.outcome) if verdict.outcome in ORDER else len(ORDER)


def _unless_denied(verdict: Verdict, expected: AnswerKey, response: str) -> Verdict:
    """The verdict, or wrong if the response denies what the answer says, or the other way round."""
    if verdict.outcome not in ORDER:
        return verdict
    form = known(verdict.matched or expected.answer)
    if is_negated(form) == is_negated(Phrase.of(response)):
        return verdict
    return replace(verdict, outcome=Outcome.WRONG, matched="", note="", score=0.0)
