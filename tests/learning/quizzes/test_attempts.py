"""Attempts: what is kept, until when, and what submitting does."""

from datetime import timedelta
from decimal import Decimal

import pytest

from learning.factories import AttemptFactory, ResponseFactory, question_body
from learning.kinds.choice import Choice
from learning.kinds.options import Option
from learning.kinds.response_fields import opaque
from learning.models import Attempt, Response
from learning.quizzes.attempts import (
    Given,
    StaleResponse,
    close_overdue,
    flag,
    leave_question,
    save_response,
    submit_attempt,
)

pytestmark = pytest.mark.django_db
RIGHT, WRONG, BLANK = {"text": "Wang Li"}, {"text": "Zhao Min"}, {"text": " "}


@pytest.fixture
def attempt(learner) -> Attempt:
    attempt = AttemptFactory.create(user=learner)
    for position in (1, 2):
        ResponseFactory.create(attempt=attempt, position=position)
    return attempt


def kept(attempt: Attempt, position: int = 1) -> Response:
    return attempt.responses.get(position=position)


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

    def test_another_certainty_is_another_answer(self, attempt, now):
        Attempt.objects.update(certainty=True)
        save_response(attempt, 1, Given(0, RIGHT, certainty=1), now)
        save_response(attempt, 1, Given(1, RIGHT, certainty=3), now)

        assert (kept(attempt).version, kept(attempt).certainty) == (2, 3)


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
