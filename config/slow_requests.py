"""A second thread for the few requests that take seconds.

Such a request mostly waits for a child process that reads a file (``content.sandbox``), and blocks
nobody meanwhile. While it computes, Python's switch interval is short: an ordinary request, in the
thread of the event loop, releases the interpreter lock at each SQL statement, and would wait 5 ms
each time to get it back.
"""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import copy_context
from queue import SimpleQueue
from typing import Any

MAX_PENDING = 4  # with the one under way
SWITCH_INTERVAL = 0.0005  # seconds


class QueueFull(Exception):
    """``MAX_PENDING`` calls are waiting already."""


class SlowRequestThread:
    """Runs one call after another in a daemon thread."""

    def __init__(self) -> None:
        self.calls = SimpleQueue[tuple[Callable[[], Any], Future[Any]]]()
        self.pending: list[Future[Any]] = []
        self.thread: threading.Thread | None = None
        self.context = copy_context()

    async def run[R](self, call: Callable[[], R]) -> R:
        """Run the call, even if the caller is cancelled meanwhile; raises ``QueueFull``."""
        self.pending = [one for one in self.pending if not one.done()]
        if len(self.pending) >= MAX_PENDING:
            raise QueueFull
        if self.thread is None:  # not earlier: a fork would not have it
            self.thread = threading.Thread(target=self._work, name="slow requests", daemon=True)
            self.thread.start()
        future = Future[R]()
        self.pending.append(future)
        self.calls.put((call, future))
        return await asyncio.shield(asyncio.wrap_future(future))

    def _work(self) -> None:
        while True:
            call, future = self.calls.get()
            try:
                with short_switch_interval():
                    result = self.context.run(call)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)


@contextmanager
def short_switch_interval() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
