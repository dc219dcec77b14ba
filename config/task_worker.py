"""The process that runs background tasks, where LILUN_TASKS asks for one: `run_worker`."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from config.server import GRACE_SECONDS
from learning.classrooms.notices.sending import send_notices
from learning.lti.services.outbox import note_disclosed
from learning.lti.services.reading import read_due
from learning.lti.services.sending import Sender
from learning.progress.reminders import send_reminders

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
REMINDERS_EVERY = 300.0  # seconds
PLATFORMS_EVERY = 5.0
DISCLOSURES_EVERY = 60.0
ERROR_SECONDS = 5.0
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a worker that ended is started again
# The exit codes of a worker that was asked to stop. systemd asks the server at the same moment, so
# the server gets time to stop before another worker is started.
NORMAL_EXITS = (0, -signal.SIGTERM)

# Other forks of this process wait while a worker starts: they would inherit the pipe that tells
# Popen that the command runs, and Popen would wait until they end.
_starting = threading.Lock()
os.register_at_fork(
    before=_starting.acquire,
    after_in_parent=_starting.release,
    after_in_child=_starting.release,
)


def run_tasks() -> None:
    """Run tasks one after another until SIGINT or SIGTERM, and finish the one under way.

    Tries again later when the database cannot be reached.
    """
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=POLL_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
    worker.configure_signals()
    sender = Sender()
    duties: tuple[tuple[float, Callable[[], object]], ...] = (
        (REMINDERS_EVERY, _remind),
        (REMINDERS_EVERY, _notify),
        (PLATFORMS_EVERY, lambda: sender.send_due(lambda: worker.running)),
        (PLATFORMS_EVERY, lambda: read_due(lambda: worker.running)),
        (DISCLOSURES_EVERY, lambda: note_disclosed(timezone.now())),
    )
    for seconds, duty in duties:
        threading.Thread(target=_repeat, args=(worker, seconds, duty), daemon=True).start()
    while worker.running:
        try:
            worker.run()
        except DatabaseError as error:
            logger.warning("The worker cannot reach the database: %s", error)
            close_old_connections()
            time.sleep(ERROR_SECONDS)


def _repeat(worker: Worker, seconds: float, duty: Callable[[], object]) -> None:
    """Do what is due again and again while the worker runs; a platform or a mail server that is
    slow keeps the tasks waiting no more than the other duties."""
    while worker.running:
        try:
            duty()
        except Exception:
            logger.exception("What was due could not be done; it is tried again.")
        finally:
            connections.close_all()
        time.sleep(seconds)


def _remind() -> None:
    if settings.EMAIL_URL:
        send_reminders(timezone.now())


def _notify() -> None:
    if settings.EMAIL_URL:
        send_notices(timezone.now())


def stop_with_server() -> None:
    """Send this process SIGTERM when the server that started it is gone."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1):  # ends when the server's end of the pipe is closed
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def running_task_worker(wanted: bool) -> Iterator[None]:
    """Run a worker in its own process during the block, if ``wanted``; restart it if it ends."""
    if not wanted:
        yield
        return
    stop = threading.Event()
    supervisor = threading.Thread(target=_supervise, args=(stop,), daemon=True)
    supervisor.start()
    try:
        yield
    finally:
        stop.set()
        supervisor.join()


def restart_pause(ran_for: float, last: float) -> float:
    """Seconds before the next start: twice the ``last`` pause, unless the worker ran for long."""
    if ran_for > LONGEST_PAUSE:
        return SHORTEST_PAUSE
    return min(max(2 * last, SHORTEST_PAUSE), LONGEST_PAUSE)


def _supervise(stop: threading.Event) -> None:
    """Keep a worker running until ``stop``; only this starts workers, so none outlives it."""
    pause = 0.0
    while not stop.is_set():
        started = time.monotonic()
        was_stopped = False
        try:
            exit_code = _run_worker(stop)
        except (OSError, MemoryError) as error:  # such as when there is no room for a process
            reason = f"could not be started ({error})"
        else:
            reason, was_stopped = f"has ended (exit code {exit_code})", exit_code in NORMAL_EXITS
        pause = restart_pause(time.monotonic() - started, pause)
        if stop.wait(GRACE_SECONDS if was_stopped else 0):
            return
        logger.warning("The worker %s: it is started again in %.0f s.", reason, pause)
        stop.wait(pause)


def _run_worker(stop: threading.Event) -> int:
    """Run a worker until it ends or ``stop`` is set; returns its exit code."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_worker", "--with-server"]
    with _starting:
        # In its own session, Ctrl-C reaches the server alone, which then stops the worker.
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
    with worker:
        while worker.poll() is None:
            if stop.wait(POLL_SECONDS):
                _terminate(worker)
    return worker.returncode


def _terminate(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
