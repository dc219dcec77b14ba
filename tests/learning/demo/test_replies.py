"""The answers of the people of the demo class."""

from random import Random
from statistics import correlation, mean

import pytest

from learning.demo.questions import (
    BELIEVED,
    CONTRAST,
    ESSAYS,
    REASON,
    TYPED,
    WRONGLY_KEYED,
)
from learning.demo.replies import (
    FORMATS,
    chance_of_knowing,
    distractor,
    known_answer,
    reply,
    response_of,
    usual_mistake,
)
from learning.factories import question_body
from learning.grading import Outcome, formats
from learning.kinds import kind_of
from learning.kinds.checking import check_written

BODY = question_body()
ABILITIES = [Random(seed).gauss(0, 1) for seed in range(400)]


def test_equal_ability_and_difficulty_give_a_chance_of_one_half() -> None:
    assert chance_of_knowing(0.3, 0.3) == 0.5
    assert chance_of_knowing(1, 0) == pytest.approx(1 - chance_of_knowing(-1, 0))


def test_abler_learners_are_right_more_often() -> None:
    def right(ability: float) -> float:
        rng = Random(1)
        replies = [reply(BODY, formats.CHOICE, ability, rng).response for _ in range(300)]
        grades = (kind_of("choice").grade(BODY, one or {"option": ""}) for one in replies)
        return mean(grade.outcome is Outcome.RIGHT for grade in grades)

    assert right(2) > right(0) > right(-2)


@pytest.mark.parametrize("format", [formats.CHOICE, formats.TYPED])
def test_a_known_answer_is_right_and_a_guess_is_mostly_wrong(format: str) -> None:
    rng = Random(1)
    known = response_of(BODY, format, known_answer(BODY))
    assert kind_of(format).grade(BODY, known).outcome is Outcome.RIGHT
    guesses = [response_of(BODY, format, distractor(BODY, format, rng)) for _ in range(200)]
    outcomes = [kind_of(format).grade(BODY, guess).outcome for guess in guesses]
    assert 0 <= outcomes.count(Outcome.RIGHT) < 40
    assert outcomes.count(Outcome.WRONG) > 100


def test_one_mistake_is_more_frequent_than_all_others() -> None:
    rng = Random(1)
    guesses = [distractor(BODY, formats.CHOICE, rng) for _ in range(200)]
    assert guesses.count(usual_mistake(BODY)) > 120


def test_learners_who_know_the_answer_are_more_certain() -> None:
    rng = Random(1)
    replies = [reply(BODY, formats.CHOICE, 0, rng) for _ in range(400)]
    sure = mean(one.certainty for one in replies if one.known)
    unsure = mean(one.certainty for one in replies if not one.known)
    assert sure > unsure + 0.5


def test_the_questions_of_the_teacher_are_valid() -> None:
    for written in (WRONGLY_KEYED, TYPED, CONTRAST, REASON):
        check_written(written)
        assert written.format in FORMATS
    assert set(ESSAYS) == {CONTRAST.stem, REASON.stem}


def test_less_able_learners_pick_the_wrong_key() -> None:
    body, rng = WRONGLY_KEYED.body(), Random(1)
    marks = []
    for ability in ABILITIES:
        response = reply(body, formats.CHOICE, ability, rng).response
        assert response is not None
        marks.append(kind_of("choice").grade(body, response).score)
    assert BELIEVED[body["stem"]] != body["answer"]
    assert correlation(ABILITIES, marks) < -0.4
