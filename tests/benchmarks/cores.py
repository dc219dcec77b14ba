"""Where what is timed runs: on one core, and what answers it on another."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def on_cores_of_their_own(databases: Iterable[BaseDatabaseWrapper]) -> Iterator[None]:
    """Within the block this process keeps to the first core and what serves its connections to the
    last one, as far as they are on one machine that allows it.

    Where the kernel happens to put the two ends of a connection would else decide over half of what
    its smallest statement takes, until it puts them elsewhere.
    """
    own, backends = os.getpid(), list(_backends(databases))
    before = _cores(own)
    wanted = {own: before[:1]} | dict.fromkeys(backends, before[-1:])
    kept = [pid for pid, cores in wanted.items() if _keep(pid, cores)]
    try:
        yield
    finally:
        for pid in kept:
            _keep(pid, before)


def _backends(databases: Iterable[BaseDatabaseWrapper]) -> Iterator[int]:
    """The processes on this machine that serve the connections."""
    for database in databases:
        if database.vendor == "postgresql":
            database.ensure_connection()
            pid = database.connection.info.backend_pid
            named = Path(f"/proc/{pid}/comm")
            if named.exists() and named.read_text().strip() == "postgres":  # not on another machine
                yield pid


def _cores(pid: int) -> list[int]:
    return sorted(os.sched_getaffinity(pid)) if hasattr(os, "sched_getaffinity") else []


def _keep(pid: int, cores: list[int]) -> bool:
    """Whether the process keeps to these cores now."""
    if not cores:
        return False
    try:
        os.sched_setaffinity(pid, cores)
    except OSError:  # it is somebody else's, or gone
        return False
    return True
