"""Words around an answer that add nothing to it."""

import pytest

from learning.grading import Outcome, Verdict, grade_typed
from learning.grading.expects import Expects

DRIVES = "What drives new productive forces?"
FUNDS = "Policy and ____ must solve the issues left in basic research."
WORK = "Where does Liu Dian work?"
POST = "Which post does Huang Kunming hold in Guangdong?"
TERM, ROLE, ORGANISATION = Expects.TERM, Expects.ROLE, Expects.ORGANISATION


def grade(expects: Expects, stem: str, answer: str, response: str, *pool: str) -> Verdict:
    return grade_typed(
        answer=answer, accepted=(), expects=expects, response=response, pool=pool, stem=stem
    )


@pytest.mark.parametrize(
    ("expects", "stem", "answer", "response"),
    [
        (TERM, DRIVES, "tech innovation", "It is tech innovation, I think."),
        (TERM, DRIVES, "tech innovation", "tech innovation drives them"),
        (TERM, FUNDS, "funds", "policy and funds must solve the issues"),
        (TERM, FUNDS, "funds", "funds (policy)"),
        (TERM, "Which term means doctrine?", "lilun", "the term lilun"),
        (TERM, "It liberates ____.", "productive forces", "society’s productive forces"),
        (ORGANISATION, WORK, "Fudan University", "he works at Fudan University"),
        (ORGANISATION, WORK, "Fudan University", "Fudan University, Shanghai"),
        (ROLE, POST, "party secretary", "the party secretary of Guangdong province"),
        (ROLE, POST, "party secretary", "Guangdong party secretary"),
        (Expects.PLACE, "Where was it?", "Heilongjiang", "in Heilongjiang province"),
        (Expects.PLACE, "Where was it?", "Strasbourg", "Strasbourg, France"),
        (Expects.DATE, "When was it?", "September 2023", "it was in September 2023"),
        (Expects.PERSON, "Who said so?", "Liu Dian", "Liu Dian of Fudan University"),
    ],
)
def test_are_ignored(expects: Expects, stem: str, answer: str, response: str) -> None:
    assert grade(expects, stem, answer, response).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("expects", "stem", "answer", "response"),
    [
        (TERM, DRIVES, "industrial capital", "new industrial capital"),
        (TERM, DRIVES, "tech innovation", "it is not tech innovation"),
        (TERM, DRIVES, "tech innovation", "tech innovation or reform"),
        (ROLE, POST, "party secretary", "deputy party secretary of Guangdong"),
        (ORGANISATION, WORK, "Fudan University", "Fudan Hospital"),
        (ORGANISATION, WORK, "Fudan University", "not at Fudan University"),
        (Expects.PLACE, "Where was it?", "Heilongjiang", "near Heilongjiang"),
        (Expects.DATE, "When was it?", "September 2023", "before September 2023"),
        (Expects.DATE, "When was it?", "September 2023", "not in September 2023"),
        (Expects.NUMBER, "How many?", "9,000", "under 9,000"),
    ],
)
def test_words_with_a_meaning_are_not(
    expects: Expects, stem: str, answer: str, response: str
) -> None:
    assert not grade(expects, stem, answer, response).outcome.is_right


def test_another_answer_in_the_addition_is_wrong() -> None:
    both = "Liu Dian, Ma Xiaohe"
    verdict = grade(Expects.PERSON, "Who said so?", "Liu Dian", both, "Ma Xiaohe")
    assert verdict.outcome is Outcome.WRONG
    verdict = grade(TERM, DRIVES, "funds", "funds (reform)", "reform")
    assert not verdict.outcome.is_right
