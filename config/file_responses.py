"""Sends files, such as an archive of a user's data, in chunks.

Any other response is complete in memory before it is sent.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import suppress
from functools import partial
from typing import IO, Any

type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MAX_DOWNLOADS = 2  # at one moment, from one process
CHUNK_SIZE = 65_536  # bytes
# A client has these seconds for the file, and those that it takes at this speed.
BASE_SECONDS = 60.0
MIN_BYTES_PER_SECOND = 50_000


class FileWrapper:
    """Django wraps the file of a FileResponse in this, as it is ``wsgi.file_wrapper``."""

    def __init__(self, file: IO[bytes], block_size: int = CHUNK_SIZE) -> None:
        self.file = file

    def __iter__(self) -> Iterator[bytes]:
        return iter(partial(self.file.read, CHUNK_SIZE), b"")

    def close(self) -> None:
        self.file.close()

    def detached(self) -> IO[bytes]:
        """A copy of the file that stays open when the response is closed."""
        return os.fdopen(os.dup(self.file.fileno()), "rb")


async def send_file(file: IO[bytes], send: Send) -> None:
    """Send the rest of a file as the body, as fast as the client reads; a slow one is cut off."""
    size = os.fstat(file.fileno()).st_size
    with suppress(TimeoutError):
        async with asyncio.timeout(BASE_SECONDS + size / MIN_BYTES_PER_SECOND):
            while chunk := file.read(CHUNK_SIZE):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
