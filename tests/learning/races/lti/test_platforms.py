"""Several workers send the same grades and read the same roster at once."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone
from pytest_django import Settings

from learning.lti import keys
from learning.lti.services import columns, reading, sending
from learning.lti.services.sending import Sender
from learning.lti.tokens import new_key
from learning.models import LtiCourse, LtiLineItem, LtiScore
from tests.learning.lti.services.conftest import attempt_at, handed_in
from tests.learning.lti.services.university import (
    University,
    course_at,
    known_as,
    line_item_at,
    open_university,
)

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS, SCORES = 4, 6
KEY = new_key()


def together(work: Callable[[], Any]) -> None:
    gate = threading.Barrier(WORKERS)

    def one(_: int) -> None:
        gate.wait()
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(one, range(WORKERS)))


@pytest.fixture
def university(
    transactional_db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[University]:
    settings.ONLY_HERE = True
    monkeypatch.setattr(keys, "new_key", lambda: KEY)
    with open_university() as one:
        one.wait = 0.05
        yield one


@pytest.fixture
def course(university: University) -> LtiCourse:
    keys.signing_key(timezone.now())
    return course_at(university)


@pytest.fixture
def line_item(university: University, course: LtiCourse) -> LtiLineItem:
    line_item = line_item_at(university, course)
    for nth in range(SCORES):
        user = known_as(str(nth), course.deployment.registration)
        handed_in(attempt_at(line_item, user), 1, timezone.now())
    return line_item


def posts(university: University, what: str) -> int:
    return sum(one.startswith("POST") and what in one for one in university.asked)


def send() -> None:
    Sender().send_due()


class TestGrades:
    def test_each_is_sent_by_one_worker(
        self, university: University, line_item: LtiLineItem
    ) -> None:
        together(send)
        assert posts(university, "/scores") == SCORES
        assert len(university.kept()) == SCORES
        assert not LtiScore.objects.waiting().exists()

    def test_control_without_a_claim_several_send_it(
        self, university: University, line_item: LtiLineItem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sending, "claim", lambda score, now: True)
        together(lambda: Sender().send_due(iter([True] * SCORES + [False]).__next__))
        assert posts(university, "/scores") > SCORES


class TestColumns:
    @pytest.fixture
    def without_column(self, line_item: LtiLineItem) -> LtiLineItem:
        LtiLineItem.objects.update(url="")
        return line_item

    def test_one_worker_makes_it(self, university: University, without_column: LtiLineItem) -> None:
        together(send)
        assert len(university.columns) == 1

    def test_control_without_a_claim_several_make_it(
        self, university: University, without_column: LtiLineItem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(columns, "_claim", lambda line_item, now: True)
        monkeypatch.setattr(university, "found", lambda link: (200, {}, []))
        together(lambda: Sender().send_due(iter([True, False]).__next__))
        assert len(university.columns) > 1


class TestRosters:
    def test_one_worker_reads_it(self, university: University, course: LtiCourse) -> None:
        university.pages = [[university.member(name) for name in ("ana", "bo")]]
        together(reading.read_due)
        assert sum("/members" in one for one in university.asked) == 1
        assert course.classroom.memberships.count() == 2

    def test_control_without_a_claim_several_read_it(
        self, university: University, course: LtiCourse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        university.pages = [[university.member("ana")]]
        monkeypatch.setattr(reading, "claim", lambda course, now: True)
        together(lambda: reading.read_due(iter([True, False]).__next__))
        assert sum("/members" in one for one in university.asked) > 1
