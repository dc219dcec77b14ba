"""Reads uploaded files in a child process with limits on time and memory.

A file may make its reader slow or large, or take it over where a library has a flaw. So the child
gets no secret and no connection, and cannot write files. Its answer is only accepted as JSON of
the expected type (``content.json_values``).
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
# The child's whole environment, without the secret key and the database's password.
INHERITED_VARIABLES = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TZ")
CPU_SECONDS, MEGABYTES = 10.0, 256
LONG_SECONDS = 20.0  # for documents and briefs; the longest brief takes six on an idle machine
WALL_CLOCK_FACTOR = 3  # a busy machine needs more time for the same seconds of computing
MAX_ANSWER_BYTES = 60_000_000  # bytes
MEGABYTE = 1_000_000

_running: set[subprocess.Popen[bytes]] = set()


class LimitExceeded(Exception):
    """The reader was stopped without an answer."""


class OutOfTime(LimitExceeded):
    """The reader took too long."""


class OutOfMemory(LimitExceeded):
    """The reader needed too much memory."""


class ReaderFailed(LimitExceeded):
    """The reader crashed, or its answer has another type; the reason is logged."""


def run_limited[R](
    function: Callable[..., R],
    *arguments: Any,
    seconds: float = CPU_SECONDS,
    megabytes: int = MEGABYTES,
) -> R:
    """Call a module's function in a child process, and return its result.

    The child may compute for so many seconds, and take so many megabytes (10⁶ bytes) beyond what
    it has after the import. The function's return annotation names the type of the result, one
    that ``content.json_values`` converts. An exception of the function is a bug and logged. Raises
    ``LimitExceeded``.
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


def _answer_of(job: bytes, seconds: float) -> dict[str, Any]:
    """The child's answer; kills the child after so many seconds."""
    with _child() as child:
        assert child.stdin
        assert child.stdout
        deadline = time.monotonic() + seconds
        timer = threading.Timer(seconds, _kill, [child])
        timer.start()
        try:
            with contextlib.suppress(BrokenPipeError):  # the child ended before it read everything
                child.stdin.write(job)
            with contextlib.suppress(BrokenPipeError):
                child.stdin.close()
            output = child.stdout.read(MAX_ANSWER_BYTES + 1)
        finally:
            timer.cancel()
            _kill(child)  # its output is closed, or too long
            exit_code = child.wait()
    if exit_code == -signal.SIGXCPU or time.monotonic() >= deadline:
        raise OutOfTime
    try:
        answer = json.loads(output[:MAX_ANSWER_BYTES])
    except (ValueError, RecursionError):
        answer = None
    return answer if isinstance(answer, dict) else {"error": f"it ended with {exit_code}"}


@contextlib.contextmanager
def _child() -> Iterator[subprocess.Popen[bytes]]:
    environment = {name: os.environ[name] for name in INHERITED_VARIABLES if name in os.environ}
    child = subprocess.Popen(
        [sys.executable, "-m", "content.sandbox"],
        cwd=ROOT,
        env=environment | {"PYPINYIN_NO_PHRASES": "true"},  # as in the settings
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # so that it is killed with what it may have started
    )
    _running.add(child)
    try:
        with child:
            yield child
    finally:
        _running.discard(child)


def _kill(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


@atexit.register
def _end_children() -> None:
    for child in list(_running):
        _kill(child)


def open_no_more_files() -> None:
    """Keep this process from opening files and connections from now on; those open stay so.

    A function that runs in the child may call it after its imports: a library with a flaw then
    reaches neither the network nor the app's data.
    """
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def main() -> None:
    """Run in the child: call the function that standard input names, and print the answer."""
    answer = os.dup(1)
    os.dup2(2, 1)  # keeps what a library prints out of the answer
    module, name, arguments, seconds, megabytes = pickle.load(sys.stdin.buffer)  # noqa: S301
    function = getattr(importlib.import_module(module), name)
    _limit(seconds, megabytes)
    try:
        output = json.dumps({"result": to_json(function(*arguments))}, ensure_ascii=False)
    except MemoryError:
        output = '{"error": "memory"}'
    except Exception:
        output = json.dumps({"error": traceback.format_exc()})
    with os.fdopen(answer, "wb") as out:
        for start in range(0, len(output), MEGABYTE):  # encoding all at once would copy it
            out.write(output[start : start + MEGABYTE].encode())


def _limit(seconds: float, megabytes: int) -> None:
    """Limit what the process may use from now on; importing the function is not counted."""
    used = time.process_time()
    processor = math.ceil(used + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))  # SIGXCPU, then SIGKILL
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))  # no child of its own; root is not bound
    with contextlib.suppress(OSError):  # only Linux has this file and enforces RLIMIT_AS
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
