"""The processes that answer requests: granian, with one thread in each that runs the app."""

import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import parent_process
from typing import Any

from django.conf import settings
from django.urls import get_resolver
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from config.database import close_pools

APPLICATION = "config.asgi.application"
GRACE_SECONDS = 10  # for the answers that are under way when the server stops


def serve(address: str, port: int, workers: int, ready: Callable[[], None]) -> None:
    """Answer on ``address``, a numeric one, until SIGINT, SIGTERM or the terminal goes away.

    ``ready`` is called when the port is bound.
    """
    preload()
    server = Granian(
        APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE_SECONDS,
        log_level=LogLevels.warning,
        log_dictconfig=settings.LOGGING,
    )
    hangup = signal.getsignal(signal.SIGHUP)

    def started() -> None:
        stop = server.signal_handler_interrupt
        signal.signal(signal.SIGHUP, hangup if hangup == signal.SIG_IGN else stop)
        ready()

    server.on_startup(started)
    server.serve(target_loader=worker_app, wrap_loader=False)


def preload() -> None:
    """Load the app once, before the workers fork, and leave no connection for them to inherit."""
    import_string(APPLICATION)
    assert get_resolver().url_patterns
    close_pools()


def worker_app() -> Any:
    """The app as a worker runs it: Ctrl-C reaches the parent alone, and no worker outlives it."""
    os.setpgrp()
    threading.Thread(target=_stop_with_parent, daemon=True).start()
    return import_string(APPLICATION)


def _stop_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
