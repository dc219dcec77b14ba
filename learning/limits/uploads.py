"""A budget of processing time for one person's files, over all processes. It counts seconds rather
than files, since one file can take a thousand times as long as another.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.cache import cache

from learning.models import User

SECONDS, PERIOD = 60, 600  # seconds of processing per period of seconds
SPENT = "Reading your files took a minute in all. Send the next one in ten minutes."


def is_spent(user: User, now: datetime) -> bool:
    return bool(cache.get(_key(user, now), 0) >= SECONDS)


@contextmanager
def drawn_on_by(user: User, now: datetime) -> Iterator[None]:
    """Counts the time that the block takes. Of two blocks that end at the same moment, one may go
    uncounted, at most one per process.
    """
    began = time.monotonic()
    try:
        yield
    finally:
        key, took = _key(user, now), time.monotonic() - began
        cache.set(key, cache.get(key, 0) + took, PERIOD)


def _key(user: User, now: datetime) -> str:
    return f"upload-seconds:{user.pk}:{int(now.timestamp()) // PERIOD}"
