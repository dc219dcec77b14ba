"""Practice quizzes as they are wished for: drawn, begun, and begun anew."""

from datetime import timedelta
from random import Random

import pytest

from learning.factories import AttemptFactory, CardFactory, ResponseFactory, question_body
from learning.grading import Outcome, Verdict
from learning.models import Attempt, Card, Quiz
from learning.quizzes.answering import Given, flag, save_response
from learning.quizzes.drawing import NothingToAsk
from learning.quizzes.practice import practise, study_missed
from learning.quizzes.practice_drawing import Rules

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cards(learner):
    for _ in range(3):
        CardFactory.create(user=learner, in_review=True)


def begin(learner, now, **rules) -> Attempt:
    return practise(learner, Rules(**rules), now, Random(1))


def test_the_questions_are_kept_as_they_are_worded_and_shuffled_now(learner, now):
    attempt = begin(learner, now, formats=("choice",))
    shown = [response.shown for response in attempt.responses.all()]
    for response in attempt.responses.select_related("question"):
        response.question.body = question_body(stem="Who?", answer="Ma Yun")
        response.question.save()

    kept = attempt.responses.all()
    assert [response.position for response in kept] == [1, 2, 3]
    assert [response.shown for response in kept] == shown
    assert {response.body["answer"] for response in kept} == {"Wang Li"}


def test_a_time_limit_gives_it_a_deadline(learner, now):
    assert begin(learner, now, minutes=5).deadline_at == now + timedelta(minutes=5)
    assert begin(learner, now).deadline_at is None


def test_the_same_wish_twice_within_a_minute_is_one(learner, now):
    first = begin(learner, now)
    assert begin(learner, now + timedelta(seconds=59)) == first
    assert begin(learner, now + timedelta(seconds=61)) != first


def test_a_quiz_in_which_nothing_was_done_gives_way_to_the_next(learner, now):
    begin(learner, now)
    other = begin(learner, now, size=2)

    assert Attempt.objects.get() == other
    assert Quiz.objects.get() == other.quiz


@pytest.mark.parametrize("answered", [True, False])
def test_one_in_which_something_was_answered_or_flagged_stays(learner, now, answered):
    first = begin(learner, now)
    if answered:
        save_response(first, 1, Given(0, {"text": "Sun Tao"}), now)
    else:
        flag(first, 1, flagged=True)
    begin(learner, now)

    assert Attempt.objects.open().count() == 2


def test_where_there_is_nothing_to_ask_nothing_is_begun(learner, now):
    with pytest.raises(NothingToAsk):
        begin(learner, now, focus="missed")
    assert not Quiz.objects.exists()


def test_what_waits_for_its_mark_is_not_studied(learner, now):
    attempt = AttemptFactory.create(user=learner, submitted_at=now)
    outcomes = (Outcome.WRONG, Outcome.UNGRADED)
    missed, _ = (
        ResponseFactory.create(
            attempt=attempt, position=place, verdict=Verdict(outcome=outcome).as_json()
        )
        for place, outcome in enumerate(outcomes, 1)
    )
    session = study_missed(attempt, now)
    cards = Card.objects.filter(pk__in=session.chosen)
    assert [card.question_id for card in cards] == [missed.question_id]
