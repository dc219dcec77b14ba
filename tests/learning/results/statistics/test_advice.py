"""The advice to a teacher, and how many attempts it needs."""

import pytest

from learning.results.statistics import (
    ENOUGH,
    ItemFigures,
    MarkedItem,
    QuizFigures,
    advice_on,
    advice_on_quiz,
)


def advice(facility: float, discrimination: float | None, guess: float = 0.0, n: int = ENOUGH):
    figures = ItemFigures(
        MarkedItem("a", guess=guess), n, facility=facility, discrimination=discrimination
    )
    return advice_on(figures)


def test_too_few_attempts_give_no_advice():
    assert advice(0.2, -0.5, n=ENOUGH - 1) == []
    assert advice_on_quiz(QuizFigures(n=ENOUGH - 1, mean=0.1, consistency=0.1)) == []
    assert advice(0.2, -0.5)


@pytest.mark.parametrize(
    ("facility", "discrimination", "beginning"),
    [
        (0.3, -0.2, "Most missed it, strong learners"),
        (0.7, -0.2, "Strong learners miss it more"),
        (0.0, None, "Nobody got it right"),
        (0.1, 0.4, "Hardly anybody got it right"),
        (0.95, 0.4, "Nearly everybody got it right"),
        (1.0, None, "Everybody got it right"),
    ],
)
def test_a_bad_question_should_be_looked_at_first(facility, discrimination, beginning):
    first, *_ = advice(facility, discrimination)
    assert first.text.startswith(beginning)
    assert first.first


def test_guessing_is_mentioned_only_if_the_question_can_be_guessed():
    (found,) = advice(0.3, 0.25, guess=0.5)
    assert found.text.startswith("Worse than guessing")
    assert not any(one.first for one in advice(0.3, 0.25))


def test_a_question_may_have_two_faults():
    assert [one.first for one in advice(0.05, -0.3)] == [True, True]


def test_a_hard_question_that_does_not_discriminate_is_not_urgent():
    (found,) = advice(0.4, 0.02)
    assert "the best as often as the rest" in found.text
    assert not found.first


@pytest.mark.parametrize(
    ("discrimination", "words"),
    [
        (0.1, "hardly"),
        (0.2, "a little"),
        (0.3, "apart well"),
        (0.5, "very well"),
        (None, "nothing to compare"),
    ],
)
def test_the_advice_on_a_sound_question_says_how_well_it_discriminates(discrimination, words):
    (found,) = advice(0.6, discrimination)
    assert words in found.text
    assert not found.first


@pytest.mark.parametrize(
    ("consistency", "words"), [(0.5, "hardly"), (0.7, "mostly"), (0.8, "reliable")]
)
def test_the_advice_on_a_quiz_says_how_reliable_its_mark_is(consistency, words):
    (found,) = advice_on_quiz(QuizFigures(n=30, mean=0.6, deviation=0.15, consistency=consistency))
    assert words in found.text


@pytest.mark.parametrize(
    ("mean", "deviation", "words"),
    [(0.4, 0.15, "Hard"), (0.8, 0.15, "Easy"), (0.6, 0.1, "close together")],
)
def test_the_advice_on_a_quiz_says_where_its_marks_lie(mean, deviation, words):
    (found,) = advice_on_quiz(QuizFigures(n=30, mean=mean, deviation=deviation))
    assert words in found.text
