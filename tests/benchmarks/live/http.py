"""Requests over connections of asyncio, as many at once as a class has phones."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

PATIENCE = 60  # seconds
BROKEN = (OSError, EOFError, asyncio.IncompleteReadError, TimeoutError)


@dataclass(slots=True)
class Browser:
    """A connection that is kept, and cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> int:
        return await self._ask("GET", path, "")

    async def post(self, path: str, form: dict[str, object]) -> int:
        """A form as htmx sends it; the status. Raises one of ``BROKEN`` without an answer."""
        return await self._ask("POST", path, urlencode(form))

    async def listen(self, path: str) -> AsyncIterator[str]:
        """The lines of a stream, until it ends."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._head("GET", path, ""))
            while line := await reader.readline():
                yield line.decode().rstrip()
        finally:
            writer.close()

    async def _ask(self, method: str, path: str, form: str) -> int:
        if self.streams and self.streams[0].at_eof():
            self.close()  # the server has ended it, which browsers see too
        try:
            async with asyncio.timeout(PATIENCE):
                if self.streams is None:
                    self.streams = await asyncio.open_connection("127.0.0.1", self.port)
                reader, writer = self.streams
                writer.write(self._head(method, path, form) + form.encode())
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                length = re.search(r"(?im)^content-length: *(\d+)", head)
                await reader.readexactly(int(length[1]) if length else 0)
        except BROKEN:
            self.close()
            raise
        if not length or "connection: close" in head.lower():
            self.close()
        for name, value in re.findall(r"(?im)^set-cookie: *([^=]+)=([^;\r]*)", head):
            self.cookies[name] = value
        return int(head.split()[1])

    def _head(self, method: str, path: str, form: str) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Cookie: {cookies}"]
        if method == "POST":
            lines += [
                "HX-Request: true",
                "HX-Request-Type: partial",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(form)}",
                f"X-CSRFToken: {self.cookies.get('csrftoken', '')}",
            ]
        return "\r\n".join([*lines, "", ""]).encode()

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()
            self.streams = None
