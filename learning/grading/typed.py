"""One typed answer: which way of comparing it takes."""

from collections.abc import Callable, Mapping

from learning.grading.asked import Asked
from learning.grading.characters import grade_characters
from learning.grading.expects import Expects
from learning.grading.names import grade_name, grade_pinyin
from learning.grading.organisations import grade_organisation, grade_place
from learning.grading.parsing.dates import grade_date
from learning.grading.parsing.numbers import grade_number
from learning.grading.terms import grade_term
from learning.grading.verdict import BLANK, Verdict
from learning.grading.words import capped, normalise

GRADERS: dict[Expects, Callable[[Asked, str], Verdict]] = {
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
    """How a typed response compares with the answer and all else that is accepted.

    ``pool`` holds the answers to other questions of the kind: what is one of them, or as near to
    one as to the answer, is no misspelling of it. ``surnames`` are those of all these people, by
    their names: one that a single person bears is enough. Of a response only the first 500
    characters count. Raises ``KeyError`` for a set and for a statement, which are not graded so.
    """
    grade = GRADERS[expects]
    response = capped(response)
    if not normalise(response):
        return BLANK
    return grade(Asked(answer, accepted, pool, surnames or {}), response)
