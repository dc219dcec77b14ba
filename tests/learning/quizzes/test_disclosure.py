"""What of an attempt its learner may read, and when."""

from datetime import timedelta

import pytest

from learning.factories import (
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    QuizFactory,
)
from learning.models import Attempt, Quiz
from learning.quizzes.disclosure import Disclosed, disclosed

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def attempt_at(now, *, open=False, feedback="end", assignment=None, **rules) -> Attempt:
    rules = {"published": assignment is None} | rules
    quiz = QuizFactory.create(authored=True, feedback=feedback, **rules)
    if assignment:
        assignment = AssignmentFactory.create(quiz=quiz, **assignment)
    made: Attempt = AttemptFactory.create(
        quiz=quiz,
        feedback=feedback,
        assignment=assignment,
        submitted_at=None if open else now,
    )
    return made


def test_nothing_before_it_is_handed_in(now):
    for feedback in ("end", "closed", "released"):
        attempt = attempt_at(now, open=True, feedback=feedback, released_at=now, closes_at=now)
        assert disclosed(attempt, now) is Disclosed.NOTHING


@pytest.mark.parametrize(
    ("tells", "mark", "verdicts", "keys"),
    [("mark", True, False, False), ("verdicts", True, True, False), ("keys", True, True, True)],
)
def test_after_that_as_much_as_the_quiz_says(now, tells, mark, verdicts, keys):
    found = disclosed(attempt_at(now, tells=tells), now)
    assert (found.mark, found.verdicts, found.keys) == (mark, verdicts, keys)


def test_with_feedback_after_each_answer_it_is_disclosed_before_the_end(now):
    assert disclosed(attempt_at(now, open=True, feedback="each"), now) is Disclosed.KEYS
    assert (
        disclosed(attempt_at(now, open=True, feedback="each", tells="mark"), now).verdicts is False
    )


@pytest.mark.parametrize(
    ("rules", "is_disclosed"),
    [
        ({}, False),
        ({"closes_at": HOUR}, False),
        ({"closes_at": -HOUR}, True),
        ({"closed_at": -HOUR}, True),
        ({"assignment": {"due_at": HOUR}}, False),
        ({"assignment": {"due_at": -HOUR}}, True),
        ({"assignment": {"due_at": None}}, False),
        ({"assignment": {"due_at": None}, "closes_at": -HOUR}, True),  # as the quiz does
        ({"assignment": {"never_closes": True}, "closes_at": -HOUR}, False),  # the class goes on
        ({"assignment": {"due_at": HOUR}, "closed_at": -HOUR}, False),
        ({"assignment": {"due_at": -HOUR}, "published_at": -HOUR}, False),  # the link leads in
        ({"assignment": {"due_at": -HOUR}, "published_at": -HOUR, "closed_at": -HOUR}, True),
    ],
)
def test_after_closing_means_once_nobody_can_take_it_any_more(now, rules, is_disclosed):
    def at(value):
        return now + value if isinstance(value, timedelta) else value

    rules = {name: at(value) for name, value in rules.items()}
    if "assignment" in rules:
        rules["assignment"] = {name: at(value) for name, value in rules["assignment"].items()}
    assert bool(disclosed(attempt_at(now, feedback="closed", **rules), now)) is is_disclosed


def test_more_time_for_one_person_delays_it_for_all(now):
    attempt = attempt_at(now, feedback="closed", closes_at=now - HOUR)
    AllowanceFactory.create(quiz=attempt.quiz, closes_at=now + HOUR)
    assert disclosed(attempt, now) is Disclosed.NOTHING
    assert disclosed(attempt, now + 2 * HOUR) is Disclosed.KEYS


@pytest.mark.parametrize(
    ("other", "is_disclosed"),
    [
        ({"due_at": HOUR}, False),
        ({"never_closes": True}, False),
        ({"due_at": -HOUR}, True),
        ({"due_at": HOUR, "withdrawn_at": -HOUR}, True),
    ],
)
def test_nothing_is_disclosed_while_another_class_may_take_it(now, other, is_disclosed):
    attempt = attempt_at(now, feedback="closed", assignment={"due_at": now - HOUR})
    by_link = attempt_at(now, feedback="closed", closes_at=now - HOUR)
    times = {n: one if one is True else now + one for n, one in other.items()}
    for one in (attempt, by_link):
        AssignmentFactory.create(quiz=one.quiz, **times)
        assert bool(disclosed(one, now)) is is_disclosed


@pytest.mark.parametrize(
    ("other", "is_disclosed"),
    [
        ({"deadline_at": HOUR}, False),
        ({"deadline_at": -HOUR}, True),
        ({"started_at": -HOUR}, False),
        ({"started_at": -3 * HOUR}, True),  # nobody is waited for so long
        ({"started_at": -3 * HOUR, "deadline_at": HOUR}, False),
        ({"deadline_at": HOUR, "submitted_at": timedelta()}, True),
    ],
)
def test_nothing_is_disclosed_while_another_attempt_is_under_way(now, other, is_disclosed):
    attempt = attempt_at(now, feedback="closed", closed_at=now - HOUR)
    times = {name: now + value for name, value in other.items()}
    AttemptFactory.create(quiz=attempt.quiz, **times)
    assert bool(disclosed(attempt, now)) is is_disclosed


def test_results_that_wait_are_disclosed_on_release(now):
    attempt = attempt_at(now, feedback="released")
    assert disclosed(attempt, now) is Disclosed.NOTHING
    Quiz.objects.update(released_at=now)
    attempt.quiz.refresh_from_db()
    assert disclosed(attempt, now) is Disclosed.KEYS


def test_a_change_of_the_rules_counts_at_once(now):
    attempt = attempt_at(now)
    Quiz.objects.update(feedback="released")
    attempt.quiz.refresh_from_db()
    assert disclosed(attempt, now) is Disclosed.NOTHING


def test_queries_follow_the_same_rule(now):
    attempt_at(now, feedback="closed")
    shown = attempt_at(now)
    assert {one: one.is_disclosed for one in Attempt.objects.with_disclosed(now)}[shown]
    assert list(Attempt.objects.disclosed(now)) == [shown]
