"""Several workers come to the same mail about a class at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connections

from learning.classrooms.notices import sending
from learning.classrooms.notices.waiting import Waiting
from learning.factories import AssignmentFactory, MembershipFactory
from learning.models import SentNotice, User

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
WORKERS = 8


@pytest.fixture
def waiting(learner: User) -> None:
    learner.email = "mei@example.org"
    learner.save()
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True, primary=True)
    member = MembershipFactory.create(user=learner, joined_at=NOW - timedelta(days=9))
    AssignmentFactory.create(classroom=member.classroom, set_at=NOW - timedelta(hours=1))


def send_at_once() -> list[int]:
    gate = threading.Barrier(WORKERS)

    def send(_: int) -> int:
        gate.wait()
        try:
            return sending.send_notices(NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(send, range(WORKERS)))


@pytest.mark.usefixtures("waiting")
def test_one_of_many_workers_sends_the_mail() -> None:
    assert sum(send_at_once()) == len(mail.outbox) == 1


@pytest.mark.usefixtures("waiting")
def test_control_where_it_is_noted_later_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = threading.Barrier(WORKERS)

    def looked_up(one: Waiting, now: datetime) -> bool:
        found = SentNotice.objects.filter(user=one.membership.user_id, kind=one.kind).exists()
        meeting.wait()
        return not found

    monkeypatch.setattr(sending, "_noted", looked_up)
    monkeypatch.setattr(sending, "transaction", SimpleNamespace(atomic=nullcontext))

    assert sum(send_at_once()) == WORKERS
