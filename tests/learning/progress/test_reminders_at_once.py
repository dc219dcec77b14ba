"""Several workers come to the same hour at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connections

from learning.factories import CardFactory
from learning.models import User
from learning.progress import reminders

pytestmark = pytest.mark.django_db(transaction=True)
SEVEN = datetime(2026, 3, 3, 7, tzinfo=UTC)
WORKERS = 12


@pytest.fixture
def waiting(learner: User) -> User:
    learner.reminder_hour, learner.email = 7, "mei@example.org"
    learner.save()
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True, primary=True)
    CardFactory.create(user=learner, in_review=True)
    return learner


def send_at_once() -> list[int]:
    gate = threading.Barrier(WORKERS)

    def send(_: int) -> int:
        gate.wait()
        try:
            return reminders.send_reminders(SEVEN)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(send, range(WORKERS)))


@pytest.mark.usefixtures("waiting")
def test_one_of_many_workers_sends_the_mail() -> None:
    assert sum(send_at_once()) == len(mail.outbox) == 1


@pytest.mark.usefixtures("waiting")
def test_control_where_the_day_is_noted_later_there_are_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meeting = threading.Barrier(WORKERS)

    def looked_up(user: User, today: date) -> bool:
        found = User.objects.filter(pk=user.pk).exclude(reminded_on=today).exists()
        meeting.wait()
        return found

    monkeypatch.setattr(reminders, "_noted", looked_up)
    monkeypatch.setattr(reminders, "transaction", SimpleNamespace(atomic=nullcontext))

    assert sum(send_at_once()) == WORKERS
