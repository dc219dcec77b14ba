"""Reads what people send in a process of its own, with limits on its time and its memory.

A file can make its reader slow, large or, where a library has a fault, somebody else's. So the
child gets no secret, no connection and no file to write; of its answer nothing is believed but
that it is JSON of the type that was asked for (``content.json_values``).
"""

import atexit
import contextlib
import importlib
import json
import logging
import math
import os
import pickle
import resource
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_type_hints

from content.json_values import from_json, to_json

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[1]
# All that the child finds in its environment; neither the secret key nor the database's password.
INHERITED_VARIABLES = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TZ")
CPU_SECONDS, MEGABYTES = 10.0, 256
WALL_CLOCK_FACTOR = 3  # times its seconds, on a machine where others compute too
MAX_ANSWER_BYTES = 60_000_000  # bytes
MEGABYTE = 1_000_000

_running: set[subprocess.Popen[bytes]] = set()


class LimitExceeded(Exception):
    """The reader was stopped before it had an answer."""


class OutOfTime(LimitExceeded):
    """It took longer than it may."""


class OutOfMemory(LimitExceeded):
    """It needed more memory than it may have."""


class ReaderFailed(LimitExceeded):
    """It crashed, or answered something else; the log has what is known of it."""


def run_limited[R](
    function: Callable[..., R],
    *arguments: Any,
    seconds: float = CPU_SECONDS,
    megabytes: int = MEGABYTES,
) -> R:
    """What a module's function answers in a child, which may compute for so many seconds and take
    so many megabytes (of 10⁶ bytes) beyond what it has once the function is imported.

    The answer is of the type that the function's annotation names, and made of what
    ``content.json_values`` knows. Whatever the function raises is a fault of ours and logged.
    Raises ``LimitExceeded``.
    """
    job = (function.__module__, function.__qualname__, arguments, seconds, megabytes)
    answer = _answer_of(pickle.dumps(job), seconds * WALL_CLOCK_FACTOR)
    if "result" not in answer:
        if answer.get("error") == "memory":
            raise OutOfMemory
        logger.error("A reader has failed: %s", str(answer.get("error"))[:20_000])
        raise ReaderFailed
    try:
        result: R = from_json(get_type_hints(function)["return"], answer["result"])
    except (ValueError, RecursionError) as error:
        logger.exception("A reader has answered something else than %s.", function.__qualname__)
        raise ReaderFailed from error
    return result


def _answer_of(job: bytes, patience: float) -> dict[str, Any]:
    """What the child said before it ended, or was ended."""
    with _child() as child:
        assert child.stdin
        assert child.stdout
        deadline = time.monotonic() + patience
        late = threading.Timer(patience, child.kill)
        late.start()
        try:
            with contextlib.suppress(BrokenPipeError):  # it has ended before it has read all
                child.stdin.write(job)
            with contextlib.suppress(BrokenPipeError):
                child.stdin.close()
            said = child.stdout.read(MAX_ANSWER_BYTES + 1)
        finally:
            late.cancel()
            child.kill()  # it has closed its answer, or what else it says is not heard
            ended = child.wait()
    if ended == -signal.SIGXCPU or time.monotonic() >= deadline:
        raise OutOfTime
    try:
        answer = json.loads(said[:MAX_ANSWER_BYTES])
    except (ValueError, RecursionError):
        answer = None
    return answer if isinstance(answer, dict) else {"error": f"it ended with {ended}"}


@contextlib.contextmanager
def _child() -> Iterator[subprocess.Popen[bytes]]:
    environment = {name: os.environ[name] for name in INHERITED_VARIABLES if name in os.environ}
    child = subprocess.Popen(
        [sys.executable, "-m", "content.sandbox"],
        cwd=ROOT,
        env=environment | {"PYPINYIN_NO_PHRASES": "true"},  # as in the settings
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    _running.add(child)
    try:
        with child:
            yield child
    finally:
        _running.discard(child)


@atexit.register
def _end_children() -> None:
    for child in list(_running):
        child.kill()


def main() -> None:
    """The child: does the one job that it is sent, and answers."""
    answer = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    module, name, arguments, seconds, megabytes = pickle.load(sys.stdin.buffer)  # noqa: S301
    function = getattr(importlib.import_module(module), name)
    _limit(seconds, megabytes)
    try:
        said = json.dumps({"result": to_json(function(*arguments))}, ensure_ascii=False)
    except MemoryError:
        said = '{"error": "memory"}'
    except Exception:
        said = json.dumps({"error": traceback.format_exc()})
    with os.fdopen(answer, "wb") as out:
        for start in range(0, len(said), MEGABYTE):  # not all at once: that would be another copy
            out.write(said[start : start + MEGABYTE].encode())


def _limit(seconds: float, megabytes: int) -> None:
    """From here on; what has been computed and taken so far was for our own code."""
    used = time.process_time()
    processor = math.ceil(used + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))  # SIGXCPU, then SIGKILL
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):  # only Linux says, and keeps to, what a process takes
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
