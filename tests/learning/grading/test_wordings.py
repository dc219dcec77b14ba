"""Wordings of an answer that count without being listed."""

import pytest

from learning.grading import Outcome, Verdict, grade_typed
from learning.grading.expects import Expects


def grade(answer: str, response: str, *pool: str, stem: str = "") -> Verdict:
    return grade_typed(
        answer=answer, accepted=(), expects=Expects.TERM, response=response, pool=pool, stem=stem
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R&D", "research and development"),
        ("R&D and innovation", "research and development and innovation"),
        ("R&D and innovation", "innovation and R&D"),
        ("scitech autonomy", "science and technology autonomy"),
        ("science & technology", "S&T"),
        ("Marxist doctrine", "Marxism"),
        ("Marxism", "doctrine of Marxism"),
        ("artificial intelligence", "AI"),
        ("reform and opening", "opening and reform"),
        ("reform and opening", "reform and opening up"),
        ("the fourth industrial revolution", "4th industrial revolution"),
        ("twenty-first century", "21st century"),
        ("three stages", "3 stages"),
        ("30 per cent of output", "30% of output"),
        ("innovation in technology", "tech innovation"),
        ("innovation-driven economy", "economy driven by innovation"),
        ("organisational behaviour", "organizational behavior"),
        ("modelling programme", "modeling program"),
        ("anaesthesia", "anesthesia"),
        ("production processes", "production process"),
        ("crisis", "crises"),
        ("vice-chairman", "vice chair"),
    ],
)
def test_both_ways_are_right(one: str, other: str) -> None:
    assert grade(one, other).outcome is Outcome.RIGHT
    assert grade(other, one).outcome is Outcome.RIGHT


def test_the_wording_of_the_question_is_no_answer_to_it() -> None:
    asked = "What does R&D stand for?"
    assert grade("research and development", "R&D", stem=asked).outcome is Outcome.WRONG
    assert grade("research and development", "R&D").outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Marxism", "Maoist doctrine"),
        ("Marxist doctrine", "anti-Marxist doctrine"),
        ("fourth industrial revolution", "14th industrial revolution"),
        ("fourth industrial revolution", "4 industrial revolutions"),
        ("reform and opening", "reform or opening"),
        ("two stages", "2nd stage"),
    ],
)
def test_what_only_resembles_them_is_wrong(answer: str, response: str) -> None:
    assert not grade(answer, response).outcome.is_right


class TestOtherWords:
    """A typing error is not another English word."""

    @pytest.mark.parametrize(
        ("answer", "response"),
        [
            ("tech innovation", "tech renovation"),
            ("policy", "police"),
            ("high quality", "high equality"),
            ("investment", "divestment"),
            ("corporation", "cooperation"),
            ("more socialised", "more specialised"),
            ("production of goods", "productive of goods"),
        ],
    )
    def test_is_not_right(self, answer: str, response: str) -> None:
        assert not grade(answer, response).outcome.is_right

    @pytest.mark.parametrize("response", ["tech inovation", "tech innovaiton", "techinnovaton"])
    def test_a_typing_error_still_is(self, response: str) -> None:
        assert grade("tech innovation", response).outcome is Outcome.TYPO
