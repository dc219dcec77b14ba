"""The processes that answer requests: granian, with one thread in each that runs the app."""

import ctypes
import gc
import logging
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import parent_process
from typing import Any

from django.conf import settings
from django.urls import get_resolver
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from config.database import close_pools

logger = logging.getLogger(__name__)

APPLICATION = "config.asgi.application"
MOST_CONNECTIONS = 4096  # open at once, to each process; those beyond wait in the kernel's queue
OTHER_FILES = 256  # that a process may have open beside its connections
HEAD_SECONDS = 10  # for the head of a request, and for the next one on an open connection
PR_SET_PDEATHSIG = 1  # of prctl(2)
GRACE_SECONDS = 10  # for the answers that are under way when the server stops


def serve(address: str, port: int, workers: int, ready: Callable[[], None]) -> None:
    """Answer on ``address``, a numeric one, until SIGINT, SIGTERM or the terminal goes away.

    ``ready`` is called when the port is bound.
    """
    connections = connections_allowed()
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
        backlog=MOST_CONNECTIONS,
        backpressure=connections,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_SECONDS * 1000),
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


def connections_allowed() -> int:
    """How many connections each process may have open at once.

    Granian accepts no more while that many are open, even if they are idle. Each is an open file,
    so this raises the limit of open files as far as it needs; where the system does not allow
    that, there are fewer connections, and a line in the log says so.
    """
    wanted = MOST_CONNECTIONS + OTHER_FILES
    files, hard_limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files != resource.RLIM_INFINITY and files < wanted:
        files = wanted if hard_limit == resource.RLIM_INFINITY else min(wanted, hard_limit)
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard_limit))
    if files == resource.RLIM_INFINITY or files >= wanted:
        return MOST_CONNECTIONS
    connections = max(files - OTHER_FILES, files // 2)
    logger.warning(
        "This system lets a process open %d files, so each serves %d connections at once: "
        "raise the limit to %d (ulimit -Hn, or LimitNOFILE in a unit of systemd).",
        *(files, connections, wanted),
    )
    return connections


def preload() -> None:
    """Load the app once, before the workers fork, and leave no connection for them to inherit.

    What is loaded stays until the end, so that Python need not look for garbage in it: a full
    collection took 170 ms of whatever answer it fell into, and takes less than one.
    """
    import_string(APPLICATION)
    assert get_resolver().url_patterns
    close_pools()
    gc.collect()
    gc.freeze()


def worker_app() -> Any:
    """The app as a worker runs it: Ctrl-C reaches the parent alone, and no worker outlives it."""
    os.setpgrp()
    _die_with_parent()
    threading.Thread(target=stop_with_parent, daemon=True).start()
    return import_string(APPLICATION)


def _die_with_parent() -> None:
    """Let Linux kill this process at the moment when its parent is gone, whatever it is doing.

    It would keep the port, so that no server could be started in the parent's place. A request
    under way is cut off: it is stored whole or not at all, and may be sent again.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def stop_with_parent() -> None:
    """Stop this process once its parent is gone: on other systems, or if it went before Linux was
    told. A signal is lost on a worker that has only begun to start, so it is sent again."""
    parent = parent_process()
    if parent is None:
        return
    parent.join()
    for _ in range(GRACE_SECONDS):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)
    os._exit(1)
