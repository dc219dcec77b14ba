"""Puts off the garbage collection while nobody else can write."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_waits() -> Iterator[None]:
    """Collects no garbage until the end. After a text of 90,000 words was read, going through all
    objects once takes 0.2 of the 0.5 s of a write lock.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
