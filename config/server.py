"""The web server: granian, with worker processes that each run the app in one thread."""

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
from config.live_stream import stopping

logger = logging.getLogger(__name__)

APPLICATION = "config.asgi.application"
MAX_CONNECTIONS = 4096  # open at once, for each worker; others wait in the kernel's queue
RESERVED_FILES = 256  # that a worker may have open beside its connections
HEAD_SECONDS = 10  # for the head of a request, also of the next one on an open connection
PR_SET_PDEATHSIG = 1  # of prctl(2)
GRACE_SECONDS = 10  # for the requests under way when the server stops


def serve(address: str, port: int, workers: int, ready: Callable[[], None]) -> None:
    """Serve on the numeric ``address`` until SIGINT, SIGTERM or SIGHUP.

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
        backlog=MAX_CONNECTIONS,
        backpressure=connections,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_SECONDS * 1000),
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE_SECONDS,
        log_level=LogLevels.warning,
        log_dictconfig=settings.LOGGING,
    )
    hangup = signal.getsignal(signal.SIGHUP)

    interrupt: Callable[..., None] = server.signal_handler_interrupt

    def stop(*signalled: Any) -> None:
        stopping.value = 1  # else the workers would wait for streams that never end
        interrupt(*signalled)

    def started() -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop)
        signal.signal(signal.SIGHUP, hangup if hangup == signal.SIG_IGN else stop)
        ready()

    server.on_startup(started)
    server.serve(target_loader=load_app_in_worker, wrap_loader=False)


def connections_allowed() -> int:
    """How many connections each worker may have open at once; raises the limit of open files.

    Granian accepts no more while that many are open, even if they are idle. Each is an open file.
    Where the system does not allow enough of them, there are fewer connections, and the log says
    so.
    """
    wanted = MAX_CONNECTIONS + RESERVED_FILES
    files, hard_limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files != resource.RLIM_INFINITY and files < wanted:
        files = wanted if hard_limit == resource.RLIM_INFINITY else min(wanted, hard_limit)
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard_limit))
    if files == resource.RLIM_INFINITY or files >= wanted:
        return MAX_CONNECTIONS
    connections = max(files - RESERVED_FILES, files // 2)
    logger.warning(
        "This system lets a process open %d files, so each serves %d connections at once: "
        "raise the limit to %d (ulimit -Hn, or LimitNOFILE in a unit of systemd).",
        *(files, connections, wanted),
    )
    return connections


def preload() -> None:
    """Load the app before the workers fork, without a connection that they would inherit.

    The loaded objects are frozen, as they stay until the end: a full garbage collection then takes
    less than 1 ms of a request instead of 170 ms.
    """
    import_string(APPLICATION)
    assert get_resolver().url_patterns
    close_pools()
    gc.collect()
    gc.freeze()


def load_app_in_worker() -> Any:
    """Load the app in a worker; Ctrl-C reaches only the parent, and no worker outlives it."""
    os.setpgrp()
    _die_with_parent()
    threading.Thread(target=stop_with_parent, daemon=True).start()
    return import_string(APPLICATION)


def _die_with_parent() -> None:
    """Let Linux kill this process when its parent ends, as it would keep the port.

    A request under way is cut off: it is stored completely or not at all, and can be sent again.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def stop_with_parent() -> None:
    """Stop this process when its parent ends: for other systems, and for a parent that ended early.

    The signal is sent again each second, as a worker that is just starting ignores it.
    """
    parent = parent_process()
    if parent is None:
        return
    parent.join()
    for _ in range(GRACE_SECONDS):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)
    os._exit(1)
