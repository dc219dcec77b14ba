"""Answers to the questions of an attempt: what is kept, and until when."""

from datetime import timedelta

import pytest

from learning.models import Attempt
from learning.quizzes.answering import Given, StaleResponse, flag, leave_question, save_response
from learning.quizzes.submitting import submit_attempt
from tests.learning.quizzes.taking import BLANK, RIGHT, WRONG, attempt_at_two, kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(learner) -> Attempt:
    return attempt_at_two(learner)


class TestSaving:
    def test_an_answer_is_kept_and_can_be_changed(self, attempt, now):
        save_response(attempt, 1, Given(0, WRONG), now)
        save_response(attempt, 1, Given(1, RIGHT, seconds=3.0), now)

        response = kept(attempt)
        assert (response.given, response.version, response.seconds) == (RIGHT, 2, 3.0)
        assert response.answered_at == now
        assert response.verdict == {}

    def test_a_blank_one_clears_it(self, attempt, now):
        save_response(attempt, 1, Given(0, WRONG), now)
        save_response(attempt, 1, Given(1, BLANK), now)

        assert (kept(attempt).given, kept(attempt).answered_at) == (None, None)

    def test_the_same_form_sent_twice_is_kept_once(self, attempt, now):
        for _ in range(2):
            save_response(attempt, 1, Given(0, RIGHT), now)

        assert kept(attempt).version == 1

    def test_an_answer_from_a_stale_page_is_refused(self, attempt, now):
        save_response(attempt, 1, Given(0, RIGHT), now)

        with pytest.raises(StaleResponse):
            save_response(attempt, 1, Given(0, WRONG), now)
        assert kept(attempt).given == RIGHT

    def test_a_submitted_attempt_cannot_change(self, attempt, now):
        submit_attempt(attempt, now)

        with pytest.raises(StaleResponse):
            save_response(attempt, 1, Given(0, RIGHT), now)
        flag(attempt, 1, flagged=True)
        assert (kept(attempt).given, kept(attempt).flagged) == (None, False)

    @pytest.mark.parametrize(("seconds", "counts"), [(-1, True), (0, True), (5, True), (6, False)])
    def test_it_counts_until_five_seconds_after_the_deadline(self, attempt, now, seconds, counts):
        Attempt.objects.update(deadline_at=now)

        try:
            save_response(attempt, 1, Given(0, RIGHT), now + timedelta(seconds=seconds))
        except StaleResponse:
            assert not counts
        assert kept(attempt).given == (RIGHT if counts else None)

    def test_another_certainty_is_another_answer(self, attempt, now):
        Attempt.objects.update(certainty=True)
        save_response(attempt, 1, Given(0, RIGHT, certainty=1), now)
        save_response(attempt, 1, Given(1, RIGHT, certainty=3), now)

        assert (kept(attempt).version, kept(attempt).certainty) == (2, 3)


class TestFeedbackAfterEach:
    @pytest.fixture(autouse=True)
    def _each(self, attempt):
        attempt.feedback = "each"
        attempt.save()

    def test_an_answer_is_judged_at_once_and_stands(self, attempt, now):
        save_response(attempt, 1, Given(0, WRONG), now)

        with pytest.raises(StaleResponse):
            save_response(attempt, 1, Given(1, RIGHT), now)
        assert kept(attempt).verdict["outcome"] == "wrong"
        assert kept(attempt, 2).verdict == {}


class TestOneWay:
    @pytest.fixture(autouse=True)
    def _one_way(self, attempt):
        attempt.one_way = True
        attempt.save()

    def test_a_question_that_was_left_cannot_be_changed(self, attempt, now):
        save_response(attempt, 1, Given(0, RIGHT), now)
        leave_question(attempt, 1)

        with pytest.raises(StaleResponse):
            save_response(attempt, 1, Given(1, WRONG), now)
        assert kept(attempt).given == RIGHT

    def test_the_same_step_sent_twice_is_one(self, attempt):
        for _ in range(2):
            leave_question(attempt, 1)

        attempt.refresh_from_db()
        assert attempt.reached == 2

    def test_nobody_steps_over_a_question(self, attempt):
        leave_question(attempt, 2)

        attempt.refresh_from_db()
        assert attempt.reached == 1
