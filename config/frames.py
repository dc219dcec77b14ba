"""Room for Python's frames, which it would else ask the system for again and again."""

from collections.abc import Callable

SLOTS = 70_000  # of 8 bytes


def with_room[R](call: Callable[[], R]) -> R:
    """The result of the call, whose frames all lie in one piece of memory.

    CPython keeps frames in pieces of 16 KiB and, until the spring of 2026, gave each back as soon
    as it was empty: a loop just where a piece ends took a new one at every turn, for one page more
    than a thousand times (python/cpython#142183). A piece is as large as its first frame demands:
    the one of this function is of a MiB, and what nobody touches of it costs nothing.
    """
    return call()


with_room.__code__ = with_room.__code__.replace(co_stacksize=SLOTS)
