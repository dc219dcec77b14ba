"""The process that does what is put off, where LILUN_TASKS asks for one: `run_worker`."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from config.server import GRACE_SECONDS

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_AFTER_AN_ERROR = 5.0
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds until a worker that has ended is started again
# How one ends that was told to. If by systemd, the server was told at the same moment, and needs
# no other: it is given time to stop before one is started.
AS_TOLD = (0, -signal.SIGTERM)

# Whatever else this process forks waits until a worker has been started: it would hold the pipe by
# which Popen learns that the command runs, and Popen would wait for its end.
_starting = threading.Lock()
os.register_at_fork(
    before=_starting.acquire,
    after_in_parent=_starting.release,
    after_in_child=_starting.release,
)


def work() -> None:
    """Do what is put off, one thing after another, until SIGINT or SIGTERM; what is under way is
    finished first. A database that cannot be reached is asked again later."""
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=SECONDS_BETWEEN_LOOKS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
    worker.configure_signals()
    while worker.running:
        try:
            worker.run()
        except DatabaseError as error:
            logger.warning("The worker cannot reach the database: %s", error)
            close_old_connections()
            time.sleep(SECONDS_AFTER_AN_ERROR)


def stop_with_server() -> None:
    """End this process as SIGTERM does when the server that started it is gone."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1):  # ends when nobody holds the other end any more
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def worker_beside(wanted: bool) -> Iterator[None]:
    """A worker in a process of its own for as long as the block runs, where one is wanted.

    One that ends by itself is replaced.
    """
    if not wanted:
        yield
        return
    over = threading.Event()
    keeper = threading.Thread(target=_keep_a_worker, args=(over,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def pause_after(seconds: float, last: float) -> float:
    """How long to wait for the next worker after one that ran for so many seconds: twice as long as
    the last time, unless it ran for longer than any pause is."""
    if seconds > LONGEST_PAUSE:
        return SHORTEST_PAUSE
    return min(max(2 * last, SHORTEST_PAUSE), LONGEST_PAUSE)


def _keep_a_worker(over: threading.Event) -> None:
    """Nothing but this starts or ends workers, so that none is left once it has returned."""
    pause = 0.0
    while not over.is_set():
        began = time.monotonic()
        told = False
        try:
            ended = _run_a_worker(over)
        except (OSError, MemoryError) as error:  # such as when there is no room for a process
            reason = f"could not be started ({error})"
        else:
            reason, told = f"has ended (exit code {ended})", ended in AS_TOLD
        pause = pause_after(time.monotonic() - began, pause)
        if over.wait(GRACE_SECONDS if told else 0):
            return
        logger.warning("The worker %s: it is started again in %.0f s.", reason, pause)
        over.wait(pause)


def _run_a_worker(over: threading.Event) -> int:
    """Start a worker, and end it once ``over`` is set; the exit code that it ended with."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_worker", "--with-server"]
    with _starting:
        # Out of reach of Ctrl-C, which is for the server: it is told when that has stopped.
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
    with worker:
        while worker.poll() is None:
            if over.wait(SECONDS_BETWEEN_LOOKS):
                _end(worker)
    return worker.returncode


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
