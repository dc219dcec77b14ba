"""Mail is queued for the mail server, and sent by a thread or a worker."""

import email.policy
import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from config import mail_queue
from config.mail import mailers
from config.mail_queue import Sender

LINK = "https://learn.example/reset/key/secret/"
LOCMEM = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
QUEUED = {"BACKEND": "config.mail_queue.QueuedMail"}


class FailingAtFirst(BaseEmailBackend):
    """A mail server that fails for so many attempts."""

    failures: ClassVar[int] = 0
    arrived: ClassVar[list[EmailMessage]] = []

    def send_messages(self, email_messages: Any) -> int:
        if FailingAtFirst.failures:
            FailingAtFirst.failures -= 1
            raise ConnectionRefusedError("connection refused")
        FailingAtFirst.arrived += email_messages
        return len(email_messages)


@pytest.fixture(autouse=True)
def sender(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sender]:
    settings.MAILERS = {"default": QUEUED, "server": LOCMEM}
    own = Sender()
    monkeypatch.setattr(mail_queue, "sender", own)
    monkeypatch.setattr(mail_queue.atexit, "register", lambda *_: None)
    yield own
    own.finish(5)


@pytest.fixture
def failing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> type[FailingAtFirst]:
    settings.MAILERS = {
        "default": QUEUED,
        "server": {"BACKEND": f"{__name__}.FailingAtFirst"},
    }
    monkeypatch.setattr(FailingAtFirst, "failures", 0)
    monkeypatch.setattr(FailingAtFirst, "arrived", [])
    monkeypatch.setattr(mail_queue, "PAUSES", (0.0,) * 5)
    return FailingAtFirst


def message() -> EmailMessage:
    return EmailMessage("Reset", LINK, "Lilun <lilun@learn.example>", ["mei@example.org"])


@pytest.mark.django_db(transaction=True)
class TestByAThread:
    def test_a_mail_arrives_as_it_was_written(self, sender: Sender) -> None:
        assert message().send() == 1
        sender.finish(5)
        [arrived] = mail.outbox
        assert (arrived.subject, arrived.body, arrived.to) == ("Reset", LINK, ["mei@example.org"])
        assert arrived.from_email == "Lilun <lilun@learn.example>"
        assert arrived.extra_headers["Message-ID"].endswith("@learn.example>")

    def test_a_long_address_in_a_header_stays_as_it_is(self, sender: Sender) -> None:
        stop = f"<https://learn.example/invitations/{'x' * 150}/stop/>"
        mail_to_stop = message()
        mail_to_stop.extra_headers["List-Unsubscribe"] = stop
        mail_to_stop.send()
        sender.finish(5)
        [arrived] = mail.outbox
        sent = arrived.message(policy=email.policy.SMTP).as_bytes()
        assert f"\r\nList-Unsubscribe: {stop}\r\n".encode() in sent

    def test_sending_does_not_wait_for_a_silent_mail_server(self, settings: Settings) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            settings.MAILERS = mailers(f"smtp://127.0.0.1:{silent.getsockname()[1]}")
            began = time.monotonic()
            message().send()
            assert time.monotonic() - began < 1

    def test_a_failed_mail_is_sent_again(
        self, sender: Sender, failing: type[FailingAtFirst], caplog: pytest.LogCaptureFixture
    ) -> None:
        failing.failures = 5
        message().send()
        sender.finish(5)
        assert [arrived.body for arrived in failing.arrived] == [LINK]
        assert caplog.text.count("was not sent (ConnectionRefusedError") == 5

    def test_after_six_attempts_a_mail_is_given_up_and_the_log_has_no_address(
        self, sender: Sender, failing: type[FailingAtFirst], caplog: pytest.LogCaptureFixture
    ) -> None:
        failing.failures = 6
        message().send()
        sender.finish(5)
        assert not failing.arrived
        assert "The mail “Reset” was not sent (ConnectionRefusedError" in caplog.text
        assert "it is given up" in caplog.text
        assert "secret" not in caplog.text
        assert "mei@" not in caplog.text

    def test_a_process_that_stops_logs_how_many_mails_it_loses(
        self, failing: type[FailingAtFirst], monkeypatch: pytest.MonkeyPatch, caplog: Any
    ) -> None:
        monkeypatch.setattr(mail_queue, "PAUSES", (60,) * 5)
        failing.failures = 1
        own = Sender()
        own.add(mail_queue._packed(message()))
        own.finish(5)
        assert "before it sent them: 1." in caplog.text

    def test_a_slow_mail_server_does_not_delay_a_stop_for_long(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        slow, own = threading.Event(), Sender()
        monkeypatch.setattr(mail_queue, "_sends", lambda *_: slow.wait(10))
        own.add({})
        began = time.monotonic()
        own.finish(0.2)
        assert time.monotonic() - began < 2
        slow.set()

    def test_a_mail_of_a_transaction_that_is_rolled_back_is_not_sent(self, sender: Sender) -> None:
        with transaction.atomic():
            message().send()
            transaction.set_rollback(True)
        with transaction.atomic():
            EmailMessage("Kept", "Done.", to=["mei@example.org"]).send()
            sender.finish(5)
            assert not mail.outbox
        sender.finish(5)
        assert [sent.subject for sent in mail.outbox] == ["Kept"]


@pytest.mark.django_db(transaction=True)
class TestByAWorker:
    @pytest.fixture(autouse=True)
    def tasks(self, settings: Settings) -> None:
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

    def work(self) -> None:
        Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="worker",
        ).run()

    def test_a_mail_waits_encrypted_and_is_erased_once_it_is_sent(self) -> None:
        message().send()
        row = DBTaskResult.objects.get()
        assert "secret" not in str(row.args_kwargs)
        assert "mei@" not in str(row.args_kwargs)
        assert not mail.outbox

        self.work()

        assert [sent.body for sent in mail.outbox] == [LINK]
        row.refresh_from_db()
        assert (row.status, row.args_kwargs) == ("SUCCESSFUL", {"args": [], "kwargs": {}})

    def test_the_next_attempt_is_scheduled(
        self, failing: type[FailingAtFirst], monkeypatch
    ) -> None:
        monkeypatch.setattr(mail_queue, "PAUSES", (60, 240))
        failing.failures = 1
        message().send()
        self.work()

        done, later = DBTaskResult.objects.order_by("enqueued_at")
        assert done.args_kwargs["args"] == []
        assert timedelta(seconds=50) < later.run_after - timezone.now() < timedelta(seconds=61)
        DBTaskResult.objects.update(run_after=timezone.now())
        self.work()
        assert [arrived.body for arrived in failing.arrived] == [LINK]

    def test_a_mail_that_is_given_up_is_erased(self, failing: type[FailingAtFirst]) -> None:
        failing.failures = 99
        message().send()
        self.work()
        rows = DBTaskResult.objects.all()
        assert len(rows) == 6
        assert all(row.args_kwargs["args"] == [] for row in rows)

    def test_a_mail_of_a_transaction_that_is_rolled_back_is_not_queued(self) -> None:
        with transaction.atomic():
            message().send()
            transaction.set_rollback(True)
        assert not DBTaskResult.objects.exists()

    def test_a_mail_encrypted_by_a_lost_key_is_logged_as_lost(
        self, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        message().send()
        settings.SECRET_KEY = "another"
        self.work()
        assert "SECRET_KEY has changed" in caplog.text
        assert DBTaskResult.objects.get().args_kwargs["args"] == []
