"""Reads files in a child process, within limits on time and memory."""

import importlib
from typing import Any

from content.readers.errors import UnreadableDocument
from content.readers.reading import Reading, check_size
from content.sandbox import (
    LONG_SECONDS,
    LimitExceeded,
    OutOfMemory,
    OutOfTime,
    open_no_more_files,
    run_limited,
)

TOO_SLOW = "It takes too long to read. Split it into several files, or paste its text."
TOO_MUCH = "It takes too much memory to read. Split it into several files, or paste its text."
BROKEN = (
    "It cannot be read here: it is damaged, or takes too much memory. Whoever runs this site finds "
    "more in the log. Paste its text instead."
)


def read_limited(name: str, data: bytes) -> Reading:
    """Reads a file as ``files.read_file`` does. Raises ``UnreadableDocument``."""
    check_size(data)
    try:
        reading, refusal = run_limited(read_closed, "read_file", name, data, seconds=LONG_SECONDS)
    except LimitExceeded as error:
        reasons = {OutOfTime: TOO_SLOW, OutOfMemory: TOO_MUCH}
        raise UnreadableDocument(reasons.get(type(error), BROKEN)) from error
    if reading is None:
        raise UnreadableDocument(refusal)
    return reading


def read_closed(reader: str, *arguments: Any) -> tuple[Reading | None, str]:
    """Calls a reader of ``content.readers.files``: its reading, or the reason why it has none.

    Runs in the child. The libraries are only imported here, so that the app starts without them;
    after that the process can reach nothing else.
    """
    files = importlib.import_module("content.readers.files")
    open_no_more_files()
    try:
        return getattr(files, reader)(*arguments), ""
    except UnreadableDocument as error:
        return None, str(error)
