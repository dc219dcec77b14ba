"""Functions that the tests run in a sandbox."""

import contextlib
import os
import socket
import sys
import time
from pathlib import Path

from content.sandbox import open_no_more_files


def doubled(text: str) -> tuple[str, int]:
    print("a library prints this")
    return 2 * text, len(text)


def busy(seconds: float) -> int:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return 1


def asleep(seconds: float) -> int:
    time.sleep(seconds)
    return 1


def leaves_a_process_behind(seconds: float) -> int:
    if not os.fork():
        time.sleep(seconds)
    os._exit(0)


def large(megabytes: int) -> int:
    return len(b"x" * (megabytes * 1_000_000))


def broken() -> int:
    raise LookupError("the reason")


def crashed() -> int:
    os.abort()


def lying() -> int:
    return "no number"  # type: ignore[return-value]


def writing(path: str) -> int:
    with Path(path).open("wb") as file:
        return file.write(b"x")


def environment() -> list[str]:
    return sorted(os.environ)


def modules() -> list[str]:
    return sorted(sys.modules)


def reached(closed: bool) -> list[str]:
    """What the process can open."""
    if closed:
        open_no_more_files()
    found = []
    with contextlib.suppress(OSError), Path("/proc/self/environ").open("rb"):
        found.append("file")
    with contextlib.suppress(OSError), socket.socket():
        found.append("connection")
    return found
