"""Verb phrases and other longer answers are graded by their content words."""

import pytest

from learning.grading import Outcome, Verdict, grade_set, grade_typed
from learning.grading.expects import Expects

INNOVATION = "run on tech innovation"
INPUTS = "need no massive resource inputs"
MODEL = "leave the traditional growth model"


def grade(answer: str, response: str, *pool: str) -> Verdict:
    return grade_typed(
        answer=answer, accepted=(), expects=Expects.TERM, response=response, pool=pool
    )


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        (INNOVATION, "tech innovation"),
        (INNOVATION, "they run on tech innovation"),
        (INPUTS, "no massive resource inputs"),
        (INPUTS, "do not need massive resource inputs"),
        (INPUTS, "no massive inputs of resources"),
        (MODEL, "they leave the traditional growth models"),
        ("leaders of industry", "industry leaders"),
        ("Party leader", "leader of the Party"),
        ("industry leaders in China", "leaders of industry in China"),
        ("national development model", "national model of development"),
        ("ownership system reform", "reform of the system of ownership"),
        (INNOVATION, "techinnovation"),
        ("cadres at all levels", "cadres of all levels"),
        ("supply and demand", "supply, demand"),
    ],
)
def test_function_words_and_light_verbs_may_be_missing(answer: str, response: str) -> None:
    others = {INNOVATION, INPUTS, MODEL} - {answer}
    assert grade(answer, response, *others).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        (INNOVATION, "innovation"),
        (INNOVATION, "run on"),
        (INNOVATION, "need tech innovation"),
        (INNOVATION, "innovation tech"),
        (INNOVATION, "no tech innovation"),
        (INNOVATION, "run on tech innovation and reform"),
        (INPUTS, "massive resource inputs"),
        (INPUTS, "need massive resource inputs"),
        (MODEL, "traditional growth model"),
        (MODEL, "keep the traditional growth model"),
        ("help for developing countries", "help for developed countries"),
        ("exports to China", "exports from China"),
        ("sets allocation going", "allocation"),
        ("cadres at all levels", "cadres at levels"),
        ("Party leader", "party of the leader"),
        ("Party leader", "leader Party"),
        ("traditional growth model", "growth of the traditional model"),
        ("ownership system reform", "system of the ownership of reform"),
    ],
)
def test_no_content_word_may_be_missing_added_or_changed(answer: str, response: str) -> None:
    assert not grade(answer, response).outcome.is_right


def test_every_word_of_a_short_answer_counts() -> None:
    assert grade("in operation", "operation").outcome is Outcome.NEAR


def test_a_response_that_fits_another_answer_as_well_is_wrong() -> None:
    assert grade(INNOVATION, "tech innovation", "get to tech innovation").outcome is Outcome.WRONG


def test_a_typing_error_in_a_content_word_is_accepted() -> None:
    assert grade(INNOVATION, "tech inovation").outcome is Outcome.TYPO
    near = grade(INNOVATION, "tech inovation", "reach for tech novation")
    assert near.outcome is Outcome.WRONG


def test_function_words_are_never_reported_as_missing() -> None:
    verdict = grade(INNOVATION, "on with the old model")
    assert verdict.missing == ("tech", "innovation")
    assert (verdict.present, verdict.extra) == ((), ("old", "model"))
    assert grade("leaders of industry", "leaders").missing == ("industry",)


def test_entries_of_a_list_are_graded_by_their_content_words() -> None:
    verdict = grade_set(
        elements=(INNOVATION, INPUTS, MODEL),
        response="tech innovation; leave the growth model; no massive inputs of resources",
    )
    assert verdict.present == (INNOVATION, INPUTS)
    assert verdict.missing == (MODEL,)
