"""The lock of a data folder: one server at a time, and commands can find its address."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.data_folder import refuse

LOCK = "serve.lock"


@contextmanager
def sole_server(folder: Path, url: str) -> Iterator[None]:
    """Lock the data folder and write the server's ``url`` into the lock file.

    Refuses when another process holds the lock.
    """
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            refuse(
                f"Another server is running on the data folder {folder}: "
                "stop it, or set LILUN_HOME to another folder."
            )
        # Workers inherit the open file: only this process may hold the lock.
        os.register_at_fork(after_in_child=lock.close)
        lock.truncate(0)
        lock.write(url)
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


def url_of_server(folder: Path) -> str | None:
    """The address of the running server of a data folder; None if none is running."""
    try:
        with (folder / LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return (folder / LOCK).read_text() or None
    return None
