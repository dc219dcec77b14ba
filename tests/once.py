"""What the first process of a run does for all of them."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def once(folder: Path, what: str) -> Iterator[bool]:
    """One process after the other, in a folder that they share; tells whether this is the first,
    or those before it have failed."""
    done = folder / f"{what}.done"
    with (folder / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not done.exists()
        done.touch()
