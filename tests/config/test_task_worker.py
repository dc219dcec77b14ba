"""The worker beside the server: how soon it is started again."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import accumulate, repeat

import pytest

from config import task_worker
from config.task_worker import LONGEST_PAUSE, restart_pause, running_task_worker
from tests.server import within


def test_the_pause_grows_while_workers_fail_at_once() -> None:
    pauses = accumulate(repeat(0.1, 8), lambda last, ran: restart_pause(ran, last), initial=0.0)
    assert list(pauses) == [0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_the_pause_is_short_again_after_one_that_worked_for_long() -> None:
    assert restart_pause(LONGEST_PAUSE + 1, LONGEST_PAUSE) == 1


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """No process can be started; how often that was tried."""
    tries: list[object] = []

    def popen(command: object, **options: object) -> None:
        tries.append(command)
        raise OSError("no memory")

    monkeypatch.setattr(subprocess, "Popen", popen)
    monkeypatch.setattr(task_worker, "SHORTEST_PAUSE", 0.05)
    return lambda: len(tries)


def test_where_no_process_can_be_started_it_is_tried_again_and_said(
    failing: Callable[[], int], caplog: pytest.LogCaptureFixture
) -> None:
    with running_task_worker(True):
        within(5, lambda: failing() > 2)
    assert "The worker could not be started (no memory): it is started again in 0 s" in caplog.text


def test_nothing_is_tried_any_more_when_the_server_has_stopped(
    failing: Callable[[], int],
) -> None:
    before = threading.active_count()
    with running_task_worker(True):
        within(5, lambda: failing() > 0)
        assert threading.active_count() == before + 1
    assert threading.active_count() == before


def test_without_a_wish_for_one_there_is_none(failing: Callable[[], int]) -> None:
    before = threading.active_count()
    with running_task_worker(False):
        assert threading.active_count() == before


FORK_WHILE_A_WORKER_IS_STARTED = """
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


def test_another_process_is_forked_once_the_worker_has_started() -> None:
    command = [sys.executable, "-c", FORK_WHILE_A_WORKER_IS_STARTED]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "True"]
