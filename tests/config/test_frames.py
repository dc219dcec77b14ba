"""Calls at any depth leave the system's memory alone."""

import resource
from collections.abc import Callable

from config.frames import with_room

DEEP, CALLS = 300, 500  # 300 frames are more than one piece of 16 KiB


def pages_taken() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def at_depth(depth: int, then: Callable[[], int]) -> int:
    return at_depth(depth - 1, then) if depth else then()


def taken_by_calls() -> int:
    """The pages of memory that many calls of a function took from the system."""
    before = pages_taken()
    for _ in range(CALLS):
        at_depth(1, int)
    return pages_taken() - before


def test_at_no_depth_does_a_call_take_memory_at_every_turn():
    most = with_room(lambda: max(at_depth(depth, taken_by_calls) for depth in range(DEEP)))
    assert most < CALLS
