"""A second thread, for the few answers that take seconds.

Such an answer waits for a child that reads a file (``content.sandbox``), and while it waits it
holds nothing that others need. What it computes itself it computes in turn with the thread of the
event loop, which gets Python's lock back quickly here: each statement of an ordinary answer lets
go of it, and would else wait 5 ms to have it again.
"""

import asyncio
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from queue import SimpleQueue
from typing import Any

MOST_WAITING = 4  # the one under way included
TURN_SECONDS = 0.0005


class Full(Exception):
    """As many wait as may."""


class Lane:
    """Does one call after another in a thread of its own, which ends with the process."""

    def __init__(self) -> None:
        self.calls = SimpleQueue[tuple[Callable[[], Any], Future[Any]]]()
        self.pending: list[Future[Any]] = []
        self.thread: threading.Thread | None = None
        self.context = copy_context()

    async def run[R](self, call: Callable[[], R]) -> R:
        """What the call returns or raises. Raises ``Full``.

        It is done to its end although whoever asked for it goes away meanwhile.
        """
        self.pending = [one for one in self.pending if not one.done()]
        if len(self.pending) >= MOST_WAITING:
            raise Full
        if self.thread is None:  # not before, since a thread does not live on in a fork
            self.thread = threading.Thread(target=self._work, name="lane", daemon=True)
            self.thread.start()
        future = Future[R]()
        self.pending.append(future)
        self.calls.put((call, future))
        return await asyncio.shield(asyncio.wrap_future(future))

    def _work(self) -> None:
        while True:
            call, future = self.calls.get()
            usual = sys.getswitchinterval()
            sys.setswitchinterval(TURN_SECONDS)
            try:
                future.set_result(self.context.run(call))
            except BaseException as error:
                future.set_exception(error)
            finally:
                sys.setswitchinterval(usual)
