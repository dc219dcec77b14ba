"""Files that are fetched, such as an archive of all that is somebody's: sent piece by piece.

Any other answer is whole in memory before it is sent.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import suppress
from functools import partial
from typing import IO, Any

type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MOST_FETCHES = 2  # at one moment, from one process: each may take as long as is said below
PIECE = 65_536  # bytes
PATIENCE_SECONDS = 60.0  # for the whole file,
SLOWEST = 50_000  # beside the time that it takes at so many bytes a second


class SentFile:
    """What Django makes of a file that it answers with, where this is ``wsgi.file_wrapper``."""

    def __init__(self, file: IO[bytes], block_size: int = PIECE) -> None:
        self.file = file

    def __iter__(self) -> Iterator[bytes]:
        return iter(partial(self.file.read, PIECE), b"")

    def close(self) -> None:
        self.file.close()

    def detached(self) -> IO[bytes]:
        """The file, which stays open when this answer is closed."""
        return os.fdopen(os.dup(self.file.fileno()), "rb")


async def send_file(file: IO[bytes], send: Send) -> None:
    """Send the rest of a file as a body, a piece at a time as the client takes them; one that
    takes them too slowly is cut off."""
    size = os.fstat(file.fileno()).st_size
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_SECONDS + size / SLOWEST):
            while piece := file.read(PIECE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
