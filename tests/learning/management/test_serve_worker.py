"""`serve --worker`: a process beside the server runs tasks, and stops with it."""

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.server import Served, Server, manage, task_workers_of, within

ENQUEUE = "from learning.tasks import remove_old_downloads as task; task.enqueue()"


@pytest.fixture
def server(served: Served, tmp_path: Path) -> Iterator[Server]:
    home = shutil.copytree(served.home, tmp_path / "home")
    server = Server(home, environment={"LILUN_TASKS": "database"})
    yield server
    if server.process and server.process.poll() is None:
        server.stop()


def enqueue_task(server: Server) -> None:
    done = server.manage("shell", "--no-imports", "-c", ENQUEUE)
    assert done.returncode == 0, done.stderr


def states(server: Server) -> list[str]:
    with closing(sqlite3.connect(server.home / "lilun.sqlite3")) as database:
        listed = database.execute("SELECT status FROM django_tasks_database_dbtaskresult")
        return [state for (state,) in listed]


def test_a_task_runs_in_a_worker_that_stops_with_the_server(server: Server) -> None:
    server.start("--workers", "1", "--worker")
    enqueue_task(server)
    within(20, lambda: states(server) == ["SUCCESSFUL"])
    assert len(task_workers_of(server)) == 1
    assert server.stop(signal.SIGINT) == 0
    assert task_workers_of(server) == []
    # Under load a worker of granian sometimes exceeds its ten seconds and is killed. The reason is
    # unknown, so only this test allows it.
    said = [
        line for line in server.output().splitlines() if "refused to gracefully stop" not in line
    ]
    assert said == [f"Lilun is at {server.url} (Ctrl-C stops it)"]


def test_without_a_worker_a_task_stays_queued(server: Server) -> None:
    server.start("--workers", "1")
    enqueue_task(server)
    assert task_workers_of(server) == []
    server.stop()
    assert states(server) == ["READY"]


def test_no_worker_outlives_a_killed_server(server: Server) -> None:
    server.start("--workers", "1", "--worker")
    within(20, lambda: len(task_workers_of(server)) == 1)
    server.stop(signal.SIGKILL)
    within(20, lambda: task_workers_of(server) == [])


def killed_worker(server: Server) -> int:
    """Kill the worker of a server; returns its process id."""
    within(20, lambda: len(task_workers_of(server)) == 1)
    [worker] = task_workers_of(server)
    os.kill(worker, signal.SIGKILL)
    within(5, lambda: worker not in task_workers_of(server))
    return worker


def test_a_dead_worker_is_replaced_and_the_task_runs(server: Server) -> None:
    server.start("--workers", "1", "--worker")
    worker = killed_worker(server)
    enqueue_task(server)
    within(20, lambda: states(server) == ["SUCCESSFUL"])
    [other] = task_workers_of(server)
    assert other != worker
    assert "The worker has ended (exit code -9): it is started again in" in server.output()
    assert server.stop() == 0
    assert task_workers_of(server) == []


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_stopping_server_starts_no_worker(server: Server, by: signal.Signals) -> None:
    server.start("--workers", "1", "--worker")
    killed_worker(server)
    assert server.stop(by) == 0
    assert task_workers_of(server) == []


def test_a_worker_that_gets_sigterm_is_not_replaced_while_the_server_stops(server: Server) -> None:
    server.start("--workers", "1", "--worker")
    within(20, lambda: len(task_workers_of(server)) == 1)
    [worker] = task_workers_of(server)
    os.kill(worker, signal.SIGTERM)
    within(20, lambda: task_workers_of(server) == [])
    time.sleep(3)  # long enough for a dead worker to be replaced
    assert server.stop() == 0
    assert "started again" not in server.output()


def test_a_worker_without_a_task_queue_is_refused(tmp_path: Path) -> None:
    refused = manage(tmp_path, "run_worker")
    assert refused.returncode == 2
    assert "set LILUN_TASKS to database" in refused.stderr
