"""Typed answers, graded by the sort of answer expected."""

from collections.abc import Callable, Mapping

from learning.grading.answer_key import AnswerKey
from learning.grading.characters import grade_characters
from learning.grading.expects import Expects
from learning.grading.names import grade_name, grade_pinyin
from learning.grading.organisations import grade_organisation, grade_place
from learning.grading.parsing.dates import grade_date
from learning.grading.parsing.numbers import grade_number
from learning.grading.terms import grade_term
from learning.grading.verdict import BLANK, Verdict
from learning.grading.words import capped, normalise

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


def grade_typed(
    *,
    answer: str,
    accepted: tuple[str, ...],
    expects: Expects,
    response: str,
    pool: tuple[str, ...] = (),
    surnames: Mapping[str, str] | None = None,
) -> Verdict:
    """Compares a typed response with the answer and everything else that is accepted.

    ``pool`` holds the answers to similar questions: a response that is one of them, or as close to
    one as to the answer, is not a misspelling. ``surnames`` maps people to surnames; a surname that
    only one person has is enough. Only the first 500 characters of a response count. Raises
    ``KeyError`` for sets and statements, which are graded elsewhere.
    """
    grade = GRADERS[expects]
    response = capped(response)
    if not normalise(response):
        return BLANK
    return grade(AnswerKey(answer, accepted, pool, surnames or {}), response)
