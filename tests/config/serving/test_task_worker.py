"""The worker process beside the server, and its restarts."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import accumulate, repeat
from types import SimpleNamespace

import pytest
from pytest_django import Settings

from config import task_worker
from config.task_worker import LONGEST_PAUSE, restart_pause, running_task_worker
from tests.server import within


def test_the_pause_doubles_while_workers_fail() -> None:
    pauses = accumulate(repeat(0.1, 8), lambda last, ran: restart_pause(ran, last), initial=0.0)
    assert list(pauses) == [0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_the_pause_is_short_after_a_worker_that_ran_for_long() -> None:
    assert restart_pause(LONGEST_PAUSE + 1, LONGEST_PAUSE) == 1


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Lets no process start; returns how often it was tried."""
    tries: list[object] = []

    def popen(command: object, **options: object) -> None:
        tries.append(command)
        raise OSError("no memory")

    monkeypatch.setattr(subprocess, "Popen", popen)
    monkeypatch.setattr(task_worker, "SHORTEST_PAUSE", 0.05)
    return lambda: len(tries)


def test_a_failed_start_is_logged_and_tried_again(
    failing: Callable[[], int], caplog: pytest.LogCaptureFixture
) -> None:
    with running_task_worker(True):
        within(5, lambda: failing() > 2)
    assert "The worker could not be started (no memory): it is started again in 0 s" in caplog.text


def test_no_start_is_tried_after_the_server_has_stopped(
    failing: Callable[[], int],
) -> None:
    before = threading.active_count()
    with running_task_worker(True):
        within(5, lambda: failing() > 0)
        assert threading.active_count() == before + 1
    assert threading.active_count() == before


def test_without_the_option_no_worker_runs(failing: Callable[[], int]) -> None:
    before = threading.active_count()
    with running_task_worker(False):
        assert threading.active_count() == before


FORK_DURING_START = """
import os, threading
import django
django.setup()
from config import task_worker

forked = threading.Event()

def fork():
    if os.fork() == 0:
        os._exit(0)
    forked.set()

with task_worker._starting:
    threading.Thread(target=fork).start()
    print(forked.wait(0.3))
print(forked.wait(30))
"""


def test_a_fork_waits_until_the_worker_has_started() -> None:
    command = [sys.executable, "-c", FORK_DURING_START]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "True"]


def test_reminders_are_tried_again_after_an_error_until_the_worker_stops(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, settings: Settings
) -> None:
    worker = SimpleNamespace(running=True)
    tries: list[object] = []

    def send_reminders(now: object) -> int:
        tries.append(now)
        worker.running = len(tries) < 3
        raise RuntimeError("no database")

    settings.EMAIL_URL = "smtp://localhost:25"
    monkeypatch.setattr(task_worker, "send_reminders", send_reminders)
    monkeypatch.setattr(task_worker, "connections", SimpleNamespace(close_all=lambda: None))

    task_worker._repeat(worker, 0, task_worker._remind)  # type: ignore[arg-type]

    assert len(tries) == 3
    assert "What was due could not be done" in caplog.text


def test_mails_about_classes_go_out_where_there_is_a_mail_server(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(task_worker, "send_notices", sent.append)
    for address in ("", "smtp://localhost:25"):
        settings.EMAIL_URL = address
        task_worker._notify()
    assert len(sent) == 1


def test_without_a_mail_server_nobody_is_reminded(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.EMAIL_URL = ""
    monkeypatch.setattr(task_worker, "send_reminders", pytest.fail)

    task_worker._remind()
