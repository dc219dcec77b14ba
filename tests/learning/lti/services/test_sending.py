"""Grades reach the platform exactly once in the end, whatever it answers."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from learning.classrooms.gradebook import gradebook
from learning.factories import NOON, MembershipFactory, ResponseFactory
from learning.lti.keys import signing_key
from learning.lti.services import sending
from learning.lti.services.outbox import note_attempts, note_disclosed, send_again
from learning.lti.services.sending import MOST_TRIES, Sender, claim
from learning.models import Attempt, LtiCourse, LtiLineItem, LtiPlace, LtiScore, Quiz, User
from learning.quizzes.submitting import settle, submit_attempt
from learning.results.marking import mark_response, release
from tests.learning.lti.services.conftest import attempt_at, handed_in
from tests.learning.lti.services.university import (
    University,
    known_as,
    line_item_at,
    score_of,
    send_all,
)

pytestmark = pytest.mark.usefixtures("clock")


def until_sent(clock: time_machine.Traveller, days: int = 1) -> None:
    """Hours pass, in which the worker looks again and again."""
    for _ in range(days * 24 * 2):
        if not LtiScore.objects.waiting().exists():
            return
        send_all()
        clock.shift(timedelta(minutes=30))


def only(university: University) -> dict[str, Any]:
    [[score]] = university.scores.values()
    return score


class TestWhatIsSent:
    def test_a_grade_with_the_time_of_the_attempt(
        self,
        university: University,
        attempt: Attempt,
        now: datetime,
        clock: time_machine.Traveller,
    ) -> None:
        handed_in(attempt, 1, now + timedelta(minutes=7))
        clock.shift(timedelta(minutes=8))
        assert send_all() == 1
        assert only(university) == {
            "userId": "ana",
            "timestamp": "2026-03-02T12:07:00.000Z",
            "activityProgress": "Completed",
            "gradingProgress": "FullyGraded",
            "scoreGiven": 50.0,
            "scoreMaximum": 100,
            "submission": {
                "startedAt": "2026-03-02T12:00:00.000Z",
                "submittedAt": "2026-03-02T12:07:00.000Z",
            },
        }
        [url] = [one for one in university.asked if "score" in one]
        assert url == "POST /columns/1/scores?type=9"
        score = score_of(attempt)
        sent_at = now + timedelta(minutes=8)
        assert (score.try_at, score.sent_version, score.sent_at) == (None, 1, sent_at)
        assert send_all() == 0

    @pytest.mark.parametrize("by", Quiz.GradeBy)
    def test_the_grade_is_that_of_the_gradebook(
        self,
        university: University,
        line_item: LtiLineItem,
        ana: User,
        now: datetime,
        by: Quiz.GradeBy,
    ) -> None:
        Quiz.objects.update(grade_by=by)
        member = MembershipFactory.create(user=ana, classroom=line_item.link.course.classroom)
        for right in (1, 2, 0):
            handed_in(attempt_at(line_item, ana), right, now)
        send_all()
        [row] = gradebook(member.classroom).rows
        assert university.kept() == {"ana": [row.percents[0]]}

    def test_an_answer_that_waits_for_its_mark(
        self, university: University, attempt: Attempt, now: datetime
    ) -> None:
        essay = ResponseFactory.create(
            attempt=attempt, format="open", answered_at=now, given={"text": "So"}
        )
        handed_in(attempt, 1, now, of=1)
        send_all()
        assert only(university)["gradingProgress"] == "PendingManual"
        mark_response(
            essay,
            attempt.quiz.owner,
            score=1,
            comment="",
            seen=None,
            now=now,
        )
        send_all()
        [pending, final] = university.scores["1", "ana"]
        assert (final["gradingProgress"], final["scoreGiven"]) == ("FullyGraded", 100.0)
        assert final["timestamp"] > pending["timestamp"]

    def test_a_mark_is_withheld_until_its_learner_may_see_it(
        self, university: University, attempt: Attempt, now: datetime
    ) -> None:
        Quiz.objects.update(feedback=Quiz.Feedback.RELEASED)
        Attempt.objects.update(feedback=Quiz.Feedback.RELEASED)
        handed_in(attempt, 2, now)
        send_all()
        told = only(university)
        assert (told["gradingProgress"], "scoreGiven" in told) == ("Pending", False)
        note_disclosed(now)
        assert send_all() == 0
        release(attempt.quiz, now)
        note_disclosed(now)
        send_all()
        note_disclosed(now)
        assert send_all() == 0
        assert university.kept() == {"ana": [None, 100.0]}

    def test_another_attempt_that_is_withheld_keeps_the_grade_back(
        self, university: University, line_item: LtiLineItem, ana: User, now: datetime
    ) -> None:
        handed_in(attempt_at(line_item, ana, feedback="each"), 1, now)
        Quiz.objects.update(feedback=Quiz.Feedback.RELEASED)
        handed_in(attempt_at(line_item, ana, feedback="released"), 2, now)
        for _ in range(2):
            send_all()
            note_disclosed(now)
        assert university.kept() == {"ana": [None]}

    def test_of_two_accounts_the_one_in_the_course(
        self, university: University, attempt: Attempt, ana: User, course: LtiCourse, now: datetime
    ) -> None:
        known_as("other", course.deployment.registration, user=ana, launched_at=now)
        LtiPlace.objects.create(course=course, account=ana.lti_accounts.get(sub="ana"))
        handed_in(attempt, 2, now)
        send_all()
        assert university.kept() == {"ana": [100.0]}


class TestTrouble:
    @pytest.mark.parametrize(
        "answers",
        [
            [500, 502, 503],
            [(429, {"Retry-After": "7200"})],
            ["lost", "lost"],
            ["lost", 500],
            [500, "lost", 503],
        ],
        ids=str,
    )
    def test_it_is_kept_once_in_the_end(
        self,
        university: University,
        attempt: Attempt,
        now: datetime,
        clock: time_machine.Traveller,
        answers: list[Any],
    ) -> None:
        handed_in(attempt, 1, now)
        university.answers = answers
        until_sent(clock)
        assert university.kept() == {"ana": [50.0]}
        score = score_of(attempt)
        assert (score.sent_version, score.error) == (1, "")

    @pytest.mark.usefixtures("impatient")
    def test_a_slow_platform(
        self,
        university: University,
        attempt: Attempt,
        now: datetime,
        clock: time_machine.Traveller,
    ) -> None:
        handed_in(attempt, 1, now)
        university.wait = 0.5
        send_all()
        assert score_of(attempt).error == "It answers too slowly."
        university.wait = 0.0
        until_sent(clock)
        assert university.kept() == {"ana": [50.0]}

    def test_a_thousand_scores_do_not_wait_for_a_dead_platform_one_by_one(
        self, university: University, course: LtiCourse, line_item: LtiLineItem, now: datetime
    ) -> None:
        for nth in range(5):
            user = known_as(str(nth), course.deployment.registration)
            handed_in(attempt_at(line_item, user), 1, now)
        university.answers = [500] * 5
        assert send_all() == 1
        assert len([one for one in university.asked if "scores" in one]) == 1

    def test_the_platform_decides_how_long_it_rests(
        self,
        university: University,
        attempt: Attempt,
        now: datetime,
        clock: time_machine.Traveller,
    ) -> None:
        handed_in(attempt, 1, now)
        university.answers = [(503, {"Retry-After": "3600"})]
        sender = Sender()
        sender.send_due()
        clock.shift(timedelta(minutes=59))
        assert sender.send_due() == 0
        clock.shift(timedelta(minutes=2))
        assert sender.send_due() == 1

    @pytest.mark.parametrize(
        ("status", "reason"),
        [
            (400, "It answered 400."),
            (403, "It doesn’t let Lilun send grades."),
            (404, "Its gradebook column is gone."),
            (422, "It answered 422."),
        ],
    )
    def test_a_refusal_is_told_and_not_repeated(
        self,
        university: University,
        attempt: Attempt,
        now: datetime,
        clock: time_machine.Traveller,
        status: int,
        reason: str,
    ) -> None:
        handed_in(attempt, 1, now)
        university.answers = [status]
        until_sent(clock)
        assert (score_of(attempt).error, university.kept()) == (reason, {})
        assert send_again(line_item_of(attempt).link.course.classroom, now) == 1
        send_all()
        assert university.kept() == {"ana": [50.0]}

    def test_a_platform_that_never_answers_is_given_up_after_a_week(
        self, university: University, attempt: Attempt, now: datetime
    ) -> None:
        handed_in(attempt, 1, now)
        LtiScore.objects.update(tries=MOST_TRIES - 1)
        university.answers = [500]
        send_all()
        assert LtiScore.objects.failed().count() == 1

    def test_a_worker_that_ends_before_it_notes_the_answer(
        self,
        university: University,
        attempt: Attempt,
        now: datetime,
        clock: time_machine.Traveller,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def killed(*args: object) -> None:
            raise SystemExit

        handed_in(attempt, 1, now)
        with monkeypatch.context() as patched:
            patched.setattr(sending, "note_sent", killed)
            with pytest.raises(SystemExit):
                send_all()
        assert send_all() == 0  # another worker may still be at it
        stamp = score_of(attempt).stamped_at
        until_sent(clock)
        assert score_of(attempt).stamped_at == stamp
        assert university.kept() == {"ana": [50.0]}
        assert score_of(attempt).sent_version == 1

    def test_a_platform_whose_clock_is_ahead(
        self,
        university: University,
        attempt: Attempt,
        now: datetime,
        clock: time_machine.Traveller,
    ) -> None:
        ahead = {"timestamp": (now + timedelta(hours=2)).isoformat(), "scoreGiven": 1}
        university.scores["1", "ana"] = [ahead]
        handed_in(attempt, 1, now)
        until_sent(clock)
        assert university.kept() == {"ana": [1, 50.0]}

    def test_a_change_while_it_is_sent_is_sent_after_it(
        self, university: University, attempt: Attempt, now: datetime
    ) -> None:
        handed_in(attempt, 1, now)
        score = LtiScore.objects.get()
        assert claim(score, now)
        attempt.refresh_from_db()
        attempt.responses.update(mark=1.0)
        settle([attempt], now)
        sending.note_sent(score, withheld=False, now=now)
        send_all()
        assert university.kept() == {"ana": [100.0]}
        assert (score_of(attempt).sent_version, score_of(attempt).try_at) == (2, None)

    def test_stamps_grow_by_a_second_at_least(
        self, university: University, attempt: Attempt, now: datetime
    ) -> None:
        handed_in(attempt, 1, now)
        for nth in range(3):
            send_all()
            attempt.refresh_from_db()
            attempt.responses.update(mark=nth / 2)
            settle([attempt], now)
        send_all()
        stamps = [one["timestamp"] for one in university.scores["1", "ana"]]
        assert len(stamps) == 4
        assert all(one < other for one, other in pairwise(stamps))


class TestWhereNothingIsSent:
    @pytest.mark.parametrize("state", ["paused", "not confirmed", "removed place"])
    def test_a_platform_that_does_not_work(
        self, university: University, attempt: Attempt, course: LtiCourse, now: datetime, state: str
    ) -> None:
        handed_in(attempt, 1, now)
        registration = course.deployment.registration
        match state:
            case "paused":
                type(registration).objects.update(paused_at=now)
            case "not confirmed":
                type(registration).objects.update(confirmed_at=None)
            case _:
                type(course.deployment).objects.update(confirmed_at=None)
        assert send_all() == 0
        type(registration).objects.update(paused_at=None, confirmed_at=now)
        type(course.deployment).objects.update(confirmed_at=now)
        assert send_all() == 1

    def test_a_platform_that_takes_no_grades(
        self, university: University, course: LtiCourse, ana: User, now: datetime
    ) -> None:
        handed_in(attempt_at(line_item_at(university, course, scopes=[]), ana), 1, now)
        send_all()
        assert LtiScore.objects.get().error == "It takes no grades from Lilun."

    def test_a_person_who_is_no_longer_linked(
        self, attempt: Attempt, ana: User, now: datetime
    ) -> None:
        handed_in(attempt, 1, now)
        ana.lti_accounts.all().delete()
        send_all()
        assert LtiScore.objects.get().error == "This person is no longer linked."


@pytest.mark.parametrize("attempts", [1, 5])
def test_one_score_costs_the_same_however_many_attempts(
    university: University,
    line_item: LtiLineItem,
    ana: User,
    now: datetime,
    attempts: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for nth in range(attempts):
        handed_in(attempt_at(line_item, ana), nth % 2, now)
    signing_key(now)
    sender = Sender()
    # Due, claimed; who it is, two; the grade; the key; four to note it; nothing more due.
    with django_assert_num_queries(11):
        assert sender.send_due() == 1


def line_item_of(attempt: Attempt) -> LtiLineItem:
    found: LtiLineItem = score_of(attempt).line_item
    return found


def test_an_attempt_is_not_noted_before_it_is_submitted(attempt: Attempt, now: datetime) -> None:
    note_attempts([attempt], now)
    assert not LtiScore.objects.exists()
    submit_attempt(attempt, NOON)
    assert LtiScore.objects.exists()
