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

from config.workers import GRACE_SECONDS

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_AFTER_AN_ERROR = 5.0


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
    """A worker in a process of its own for as long as the block runs, where one is wanted."""
    if not wanted:
        yield
        return
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_worker", "--with-server"]
    # Out of reach of Ctrl-C, which is for the server: the worker is told when that has stopped.
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
