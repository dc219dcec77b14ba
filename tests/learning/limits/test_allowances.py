"""When, how often and how long a quiz may be taken."""

from datetime import timedelta

import pytest

from learning.factories import (
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuizFactory,
    UserFactory,
)
from learning.limits import allowances
from learning.limits.allowances import Limits, limits_by, limits_of, terms_of
from learning.models import Allowance, Attempt

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def quiz(now):
    return QuizFactory.create(
        authored=True, minutes=20, opens_at=now, closes_at=now + HOUR, attempts_allowed=2
    )


def test_by_default_a_learner_has_the_limits_of_the_quiz(quiz, learner, now):
    assert limits_of(quiz, learner) == Limits(now, now + HOUR, 2, 20, 20)


def test_empty_limits_of_a_class_are_those_of_the_quiz(quiz, learner, now):
    task = AssignmentFactory.create(quiz=quiz)
    assert limits_of(quiz, learner, task) == Limits(now, now + HOUR, 2, 20, 20)


def test_limits_of_a_class_replace_those_of_the_quiz(quiz, learner, now):
    own = {"opens_at": now - HOUR, "due_at": now + 2 * HOUR, "attempts_allowed": 3}
    task = AssignmentFactory.create(quiz=quiz, **own, time_factor=1.25)
    assert limits_of(quiz, learner, task) == Limits(now - HOUR, now + 2 * HOUR, 3, 25, 20)


def test_a_class_can_lift_the_limits_of_the_quiz(quiz, learner):
    lifted = {"opens_at_once": True, "never_closes": True, "unlimited_attempts": True}
    task = AssignmentFactory.create(quiz=quiz, **lifted)
    assert limits_of(quiz, learner, task) == Limits(None, None, None, 20, 20)


def test_minutes_beyond_the_usual_ones_are_extra():
    assert Limits().extra_minutes == 0
    assert Limits(minutes=20, usual_minutes=20).extra_minutes == 0
    assert Limits(minutes=25, usual_minutes=20).extra_minutes == 5


@pytest.mark.parametrize(
    ("terms", "looser"),
    [
        ({}, []),
        ({"opens_at": HOUR, "due_at": -HOUR, "attempts_allowed": 1}, []),  # stricter
        ({"opens_at": -HOUR}, ["opens earlier"]),
        ({"opens_at_once": True}, ["opens earlier"]),
        ({"due_at": 2 * HOUR}, ["closes later"]),
        ({"never_closes": True}, ["closes later"]),
        ({"attempts_allowed": 3}, ["allows more attempts"]),
        ({"unlimited_attempts": True}, ["allows more attempts"]),
        ({"time_factor": 1.5}, ["gives more time"]),
    ],
)
def test_terms_looser_than_those_of_the_quiz_are_listed(quiz, now, terms, looser):
    terms = {n: now + one if isinstance(one, timedelta) else one for n, one in terms.items()}
    assert terms_of(AssignmentFactory.create(quiz=quiz, **terms)).looser == looser


def test_no_term_is_looser_than_a_quiz_without_limits(now):
    quiz = QuizFactory.create(authored=True, attempts_allowed=None)
    assert terms_of(AssignmentFactory.create(quiz=quiz, never_closes=True)).looser == []


def test_an_allowance_overrides_class_and_quiz(quiz, learner, now):
    task = AssignmentFactory.create(quiz=quiz, due_at=now + 2 * HOUR, time_factor=1.25)
    AllowanceFactory.create(quiz=quiz, user=learner, closes_at=now + 3 * HOUR, time_factor=1.52)
    assert limits_of(quiz, learner, task) == Limits(now, now + 3 * HOUR, 2, 31, 20)
    assert limits_of(quiz, UserFactory.create(), task).minutes == 25


@pytest.mark.parametrize(("factor", "minutes"), [(1.0, 20), (1.1, 22), (1.5, 30), (1.01, 21)])
def test_minutes_are_rounded_up(quiz, factor, minutes):
    assert limits_by(quiz, None, Allowance(time_factor=factor)).minutes == minutes


def test_without_a_time_limit_extra_time_has_no_effect(learner):
    quiz = QuizFactory.create(authored=True)
    AllowanceFactory.create(quiz=quiz, user=learner)
    assert limits_of(quiz, learner).minutes is None


def test_the_deadline_is_the_earlier_of_time_limit_and_closing(now):
    assert Limits(closes_at=now + HOUR, minutes=20).deadline(now) == now + timedelta(minutes=20)
    late = now + timedelta(minutes=50)
    assert Limits(closes_at=now + HOUR, minutes=20).deadline(late) == now + HOUR
    assert Limits().deadline(now) is None


@pytest.mark.parametrize(
    ("made", "later", "refusal"),
    [
        (0, -HOUR, "It is not open yet."),
        (0, timedelta(0), ""),
        (1, timedelta(minutes=59), ""),
        (2, timedelta(0), "You have had all your attempts at it."),
        (0, HOUR, "It is closed."),
    ],
)
def test_a_refusal_says_why(quiz, learner, now, made, later, refusal):
    assert limits_of(quiz, learner).refusal(made, now + later) == refusal


def test_more_time_extends_an_attempt_under_way(quiz, learner, now):
    attempt = AttemptFactory.create(
        quiz=quiz, user=learner, started_at=now, deadline_at=now + timedelta(minutes=20)
    )
    other = AttemptFactory.create(quiz=quiz, deadline_at=attempt.deadline_at)
    allowance = allowances.allow(quiz, learner, time_factor=2.0)
    attempt.refresh_from_db()
    other.refresh_from_db()
    assert attempt.deadline_at == now + timedelta(minutes=40)
    assert other.deadline_at == now + timedelta(minutes=20)

    allowances.take_back(allowance)
    attempt.refresh_from_db()
    assert attempt.deadline_at == now + timedelta(minutes=20)


def test_more_attempts_let_surplus_attempts_count(quiz, learner, now):
    made = [
        AttemptFactory.create(
            quiz=quiz,
            user=learner,
            submitted_at=now,
            started_at=now + n * HOUR,
            beyond_allowed=n > 0,
        )
        for n in (0, 1, 2)
    ]
    allowances.allow(quiz, learner, attempts_allowed=2)
    assert list(Attempt.objects.counting().order_by("pk")) == made[:2]
    allowances.allow(quiz, learner, attempts_allowed=1)  # counted attempts keep counting
    assert list(Attempt.objects.counting().order_by("pk")) == made[:2]


def test_the_deadline_of_a_submitted_attempt_is_not_changed(quiz, learner, now):
    attempt = AttemptFactory.create(quiz=quiz, user=learner, submitted_at=now, deadline_at=now)
    allowances.allow(quiz, learner, time_factor=2.0)
    attempt.refresh_from_db()
    assert attempt.deadline_at == now


def test_a_second_allowance_replaces_the_first(quiz, learner):
    for attempts in (3, 4):
        allowances.allow(quiz, learner, attempts_allowed=attempts)
    assert limits_of(quiz, learner).attempts_allowed == 4
    assert Allowance.objects.count() == 1


def test_all_possible_takers_are_listed_by_name(quiz):
    member = MembershipFactory.create(name="Zhao Min")
    AssignmentFactory.create(quiz=quiz, classroom=member.classroom)
    MembershipFactory.create(classroom=member.classroom, user=quiz.owner, teacher=True)
    by_link = AttemptFactory.create(quiz=quiz, name="Amal")
    assert allowances.takers_of(quiz) == {by_link.user_id: "Amal", member.user_id: "Zhao Min"}


def test_members_of_a_class_that_the_author_has_left_are_not_listed(quiz):
    member = MembershipFactory.create(name="Zhao Min")
    task = AssignmentFactory.create(quiz=quiz, classroom=member.classroom)
    MembershipFactory.create(classroom=member.classroom, teacher=True)
    AttemptFactory.create(quiz=quiz, assignment=task, name="Sun Tao")
    assert allowances.takers_of(quiz) == {}
