"""Answers that are nearly right, and what they lack."""

import pytest

from learning.grading import Outcome, Verdict, grade_typed
from learning.grading.expects import Expects

TERM, ROLE, ORGANISATION = Expects.TERM, Expects.ROLE, Expects.ORGANISATION
PERSON, DATE, PLACE, NUMBER = Expects.PERSON, Expects.DATE, Expects.PLACE, Expects.NUMBER
SURNAMES = {"Liu Dian": "Liu", "Ma Xiaohe": "Ma"}


def grade(expects: Expects, answer: str, response: str, *pool: str) -> Verdict:
    return grade_typed(
        answer=answer,
        accepted=(),
        expects=expects,
        response=response,
        pool=pool,
        surnames=SURNAMES if expects is PERSON else None,
    )


@pytest.mark.parametrize(
    ("expects", "answer", "response", "lacking"),
    [
        (TERM, "strategic emerging industries", "emerging industries", "the whole answer?"),
        (TERM, "tech innovation", "constant tech innovation", "in fewer words?"),
        (TERM, "doctrinal framework", "doctrine framework", "in which form?"),
        (TERM, "no reliance on huge inputs", "not relying on huge inputs", "in which form?"),
        (TERM, "infrastructure", "infarstuctre", "how is it spelt?"),
        (TERM, "total factor productivity", "TFP", "the whole answer?"),
        (ROLE, "former vice-president", "vice-president", "the whole answer?"),
        (PERSON, "Ma Xiaohe", "Xiaohe", "the full name?"),
        (PERSON, "Liu Dian", "Lui Dian", "how is it spelt?"),
        (ORGANISATION, "Fudan University School of Law", "Fudan University", "the full name?"),
        (ORGANISATION, "Fudan University", "Fudan Institute", "the full name?"),
        (PLACE, "Dali, Shaanxi", "Dali", "the full name?"),
        (DATE, "September 2023", "2023", "which month?"),
        (DATE, "September 2023", "autumn 2023", "which month?"),
        (DATE, "September 2023", "September", "which year?"),
        (DATE, "after lunar new year 2024", "early 2024", "when exactly?"),
        (NUMBER, "18.3 per cent", "18 per cent", "how many exactly?"),
    ],
)
def test_is_near_and_asks_for_the_rest(
    expects: Expects, answer: str, response: str, lacking: str
) -> None:
    verdict = grade(expects, answer, response)
    assert (verdict.outcome, verdict.lacking) == (Outcome.NEAR, lacking)
    assert 0 < verdict.score < 1


@pytest.mark.parametrize(
    ("expects", "answer", "response", "pool"),
    [
        (TERM, "new productive forces", "productive forces", ("productive forces",)),
        (TERM, "productive forces", "forces", ("new productive forces", "market forces")),
        (TERM, "tech innovation", "tech reform", ()),
        (TERM, "tech innovation", "tech innovation and reform", ()),
        (TERM, "no massive inputs", "massive inputs", ()),
        (TERM, "developing countries", "developed countries", ()),
        (TERM, "socialism", "social", ()),
        (ROLE, "president", "vice-president", ()),
        (ROLE, "Party leader", "former Party leader", ()),
        (PERSON, "Ma Xiaohe", "Ma Wei", ()),
        (ORGANISATION, "Shanghai University of Finance", "Shanghai University", ()),
        (DATE, "September 2023", "early 2023", ()),
        (DATE, "after lunar new year 2024", "late 2024", ()),
        (NUMBER, "9,200", "9,000", ()),
    ],
)
def test_is_wrong(expects: Expects, answer: str, response: str, pool: tuple[str, ...]) -> None:
    assert grade(expects, answer, response, *pool).outcome is Outcome.WRONG


def test_asks_for_nothing_when_it_is_wrong() -> None:
    assert grade(TERM, "tech innovation", "looms").lacking == ""
