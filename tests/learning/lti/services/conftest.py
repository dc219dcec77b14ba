from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import urllib3
from pytest_django import Settings

from learning.factories import AttemptFactory, ResponseFactory
from learning.lti import fetching, keys
from learning.lti.tokens import new_key
from learning.models import Attempt, LtiCourse, LtiLineItem, User
from learning.quizzes.submitting import submit_attempt
from tests.learning.lti.services.university import (
    University,
    course_at,
    known_as,
    line_item_at,
    open_university,
)

KEY = new_key()  # of the app, made once: it takes a moment


@pytest.fixture
def university(
    db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[University]:
    settings.ONLY_HERE = True  # plain http on loopback
    monkeypatch.setattr(keys, "new_key", lambda: KEY)
    with open_university() as one:
        yield one


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app waits a fifth of a second for an answer."""
    pool = urllib3.PoolManager(timeout=urllib3.Timeout(connect=1.0, read=0.2), retries=False)
    monkeypatch.setattr(fetching, "pool", pool)


@pytest.fixture
def course(university: University) -> LtiCourse:
    return course_at(university)


@pytest.fixture
def line_item(university: University, course: LtiCourse) -> LtiLineItem:
    return line_item_at(university, course)


@pytest.fixture
def ana(course: LtiCourse) -> User:
    return known_as("ana", course.deployment.registration)


@pytest.fixture
def attempt(line_item: LtiLineItem, ana: User) -> Attempt:
    """Ana's, under way, at the quiz of the link."""
    return attempt_at(line_item, ana)


def attempt_at(line_item: LtiLineItem, user: User, **more: Any) -> Attempt:
    assignment = line_item.link.assignment
    attempt: Attempt = AttemptFactory.create(
        quiz=assignment.quiz, assignment=assignment, user=user, points=2.0, **more
    )
    return attempt


def handed_in(attempt: Attempt, right: int, now: datetime, of: int = 2) -> Attempt:
    """With so many right answers."""
    for nth in range(of):
        given = {"text": "Wang Li"} if nth < right else None
        ResponseFactory.create(attempt=attempt, given=given, answered_at=now)
    return submit_attempt(attempt, now)
