"""Attempts are submitted: their verdicts, their marks, and when they ran out of time."""

from datetime import timedelta
from decimal import Decimal

import pytest

from learning.factories import question_body
from learning.kinds.choice import Choice
from learning.kinds.options import Option
from learning.kinds.response_fields import opaque
from learning.models import Attempt, Response
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import close_overdue, submit_attempt
from tests.learning.quizzes.taking import BLANK, RIGHT, WRONG, attempt_at_two, kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(learner) -> Attempt:
    return attempt_at_two(learner)


class TestSubmitting:
    def test_every_question_is_judged_and_a_blank_answer_as_blank(self, attempt, now):
        save_response(attempt, 1, Given(0, RIGHT), now)

        submit_attempt(attempt, now)

        outcomes = [response.verdict["outcome"] for response in attempt.responses.all()]
        assert outcomes == ["right", "blank"]

    def test_once_submitted_it_stays_submitted_then(self, attempt, now):
        submit_attempt(attempt, now)
        submit_attempt(attempt, now + timedelta(hours=1))

        attempt.refresh_from_db()
        assert attempt.submitted_at == now

    def test_a_surname_that_several_share_is_wrong_in_the_end(self, attempt, now):
        body = question_body(answer="Liu Ming", pool=["Liu Hua"])
        Response.objects.update(body=body)
        save_response(attempt, 1, Given(0, {"text": "Liu"}), now)

        submit_attempt(attempt, now)

        assert kept(attempt).verdict["outcome"] == "wrong"


class TestMarks:
    def test_an_attempt_has_the_sum_of_its_answers(self, attempt, now):
        Attempt.objects.update(points=4)
        attempt.responses.filter(position=1).update(points=3)
        save_response(attempt, 1, Given(0, RIGHT), now)
        save_response(attempt, 2, Given(0, WRONG), now)

        submitted = submit_attempt(attempt, now)

        assert [one.mark for one in attempt.responses.all()] == [3, 0]
        assert (submitted.mark, submitted.percent, submitted.graded_at) == (3, 75, now)

    @pytest.mark.parametrize(
        ("first", "second", "marks", "total"),
        [
            ("Hai", "Huai", [pytest.approx(1 / 3, abs=1e-6), 1], pytest.approx(4 / 3, abs=1e-6)),
            ("Po", "Huai", [-0.5, 1], 0.5),
            ("Po", "Po", [-0.5, -0.5], 0),
        ],
    )
    def test_part_marks_count_as_they_are_but_an_attempt_never_less_than_nothing(
        self, attempt, now, first, second, marks, total
    ):
        weights = {"Huai": "100", "Hai": "33.33333", "Po": "-50"}
        options = [Option(one, one == "Huai", "", Decimal(w)) for one, w in weights.items()]
        body = Choice().compose("Which?", options).body()
        attempt.responses.update(format="choice", body=body)
        for position, text in ((1, first), (2, second)):
            save_response(attempt, position, Given(0, {"option": opaque(body, text)}), now)

        submitted = submit_attempt(attempt, now)

        assert [one.mark for one in attempt.responses.order_by("position")] == marks
        assert submitted.mark == total

    @pytest.mark.parametrize(
        ("certainty", "given", "mark"),
        [(1, RIGHT, 1), (3, RIGHT, 3), (1, WRONG, 0), (3, WRONG, -6), (None, RIGHT, 1)],
    )
    def test_with_certainty_they_are_higher_or_lower(self, attempt, now, certainty, given, mark):
        Attempt.objects.update(certainty=True)
        attempt.responses.update(points=3)
        save_response(attempt, 1, Given(0, given, certainty=certainty), now)

        submit_attempt(attempt, now)

        assert kept(attempt).mark == mark
        attempt.refresh_from_db()
        assert attempt.mark == max(0, mark)


class TestOverdue:
    @pytest.fixture(autouse=True)
    def _limited(self, attempt, now):
        attempt.deadline_at = now
        attempt.save()

    def test_it_counts_as_submitted_at_its_deadline(self, attempt, learner, now):
        close_overdue(learner.attempts.all(), now + timedelta(days=2))

        attempt.refresh_from_db()
        assert attempt.submitted_at == now
        assert kept(attempt).verdict["outcome"] == "blank"

    @pytest.mark.parametrize(("given", "abandoned"), [(RIGHT, False), (BLANK, True)])
    def test_with_nothing_answered_it_is_abandoned(self, attempt, now, given, abandoned):
        save_response(attempt, 1, Given(0, given), now)

        submit_attempt(attempt, now + timedelta(days=2))

        attempt.refresh_from_db()
        assert attempt.abandoned is abandoned
        assert attempt.state_at(now) == ("abandoned" if abandoned else "graded")

    def test_a_deadline_moved_into_the_past_ends_it_with_its_last_answer(self, attempt, now):
        save_response(attempt, 1, Given(0, RIGHT), now)
        Attempt.objects.update(deadline_at=attempt.started_at - timedelta(hours=1))
        submit_attempt(attempt, now + timedelta(days=2))

        attempt.refresh_from_db()
        assert attempt.submitted_at == now >= attempt.started_at

    @pytest.mark.parametrize(("seconds", "ran_out"), [(-1, False), (0, True), (3, True)])
    def test_an_attempt_handed_in_as_time_was_up_says_so(self, attempt, now, seconds, ran_out):
        Attempt.objects.update(started_at=now - timedelta(hours=1))
        at = now + timedelta(seconds=seconds)
        save_response(attempt, 1, Given(0, RIGHT), at)

        assert submit_attempt(attempt, at).ran_out is ran_out

    def test_until_it_is_closed_it_is_overdue(self, attempt, now):
        assert attempt.state_at(now) == "in progress"
        assert attempt.state_at(now + timedelta(seconds=1)) == "overdue"

    def test_not_while_an_answer_may_still_be_on_its_way(self, attempt, learner, now):
        close_overdue(learner.attempts.all(), now + timedelta(seconds=5))

        attempt.refresh_from_db()
        assert attempt.submitted_at is None

    def test_another_learners_is_left_alone(self, attempt, other_learner, now):
        close_overdue(other_learner.attempts.all(), now + timedelta(days=2))

        attempt.refresh_from_db()
        assert attempt.submitted_at is None
