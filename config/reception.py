"""Receives many requests at once and answers them one by one in a single thread.

A WSGI server reads a body in the thread that answers, so two clients that stop half-way would block
both processes for as long as they like. Here the event loop reads each body, with limits on its
size and time, before Django sees the request.

One thread answers, because on SQLite several threads of a process would wait for each other's write
lock. It is the thread of the event loop: a thread beside it would compete with the loop for the
interpreter lock about a hundred times an answer, which makes an answer a seventh slower. Only
requests that take seconds go to a second thread (``config.slow_requests``).
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from contextvars import copy_context
from functools import partial
from io import BytesIO
from typing import IO, Any
from urllib.parse import unquote, unquote_to_bytes

from config.file_responses import MAX_DOWNLOADS, FileWrapper, send_file
from config.request_limits import FILE_SECONDS, MAX_UPLOADS, length_within, too_large_message
from config.slow_requests import QueueFull, SlowRequestThread

type Event = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Event]]
type Send = Callable[[Event], Awaitable[None]]
type Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
type Headers = list[tuple[bytes, bytes]]
type Refuse = Callable[[int, str, str], tuple[Headers, bytes]]
type Answer = tuple[int, Headers, bytes | IO[bytes]]

OTHER_FILES = "Too many files are on their way. Send it again in a minute."
BUSY = "This server is busy. Try again in a minute."
TOO_SLOW = "Check your connection, and send it again."
OTHER_FETCHES = "Other files are being fetched. Try it again in a minute."


class Disconnected(Exception):
    """The client disconnected before it had sent the whole body."""


class TooLarge(Exception):
    """The body is too long, or its header announces that it will be."""


class TooMany(Exception):
    """Too many large bodies are being received at this moment."""


class Reception:
    """An ASGI app around a WSGI app. Answers other than files must fit into memory.

    A body of more than ``limit`` bytes gets 413, one that has not arrived after ``seconds`` gets
    408. ``large`` maps paths to a higher limit in bytes; a few such bodies may arrive at a time,
    and take ``FILE_SECONDS``. ``takes_long`` decides by method, path and body whether a request is
    answered in the second thread; it gets 503 where too many wait for that thread.
    ``refusal`` makes the headers and the HTML of the pages with these statuses, from the status, a
    sentence, and the path if it is one of ``large``.
    Headers with an underscore are dropped: a WSGI app could not tell them from the headers with
    hyphens that a proxy sets.
    """

    def __init__(
        self,
        wsgi: Wsgi,
        limit: int,
        seconds: float,
        large: Mapping[str, int] | None = None,
        takes_long: Callable[[str, str, bytes], bool] = lambda method, path, body: False,
        refusal: Refuse = lambda status, text, again: ([], text.encode()),
    ) -> None:
        self.wsgi, self.limit, self.seconds = wsgi, limit, seconds
        self.large, self.refusal = large or {}, refusal
        self.takes_long, self.lane = takes_long, SlowRequestThread()
        self.files = 0  # large bodies being received
        self.fetches = 0  # files being sent
        self.context = copy_context()
        self.senders: set[asyncio.Timeout] = set()  # of the bodies being received

    async def __call__(self, scope: Event, receive: Receive, send: Send) -> None:
        assert scope["type"] == "http"
        try:
            headers = _headers(scope)
            body = await self._checked_body(scope, headers, receive)
            answer = await self._answered(_environ(scope, headers, body), body)
        except Disconnected:
            return
        except TooLarge as error:
            answer = self._refusal(413, str(error), scope)
        except TooMany:
            answer = self._refusal(503, OTHER_FILES, scope)
        except QueueFull:
            answer = self._refusal(503, BUSY, scope)
        except TimeoutError:
            answer = self._refusal(408, TOO_SLOW, scope)
        await self._send(answer, send)

    async def _send(self, answer: Answer, send: Send) -> None:
        status, headers, content = answer
        start = {"type": "http.response.start", "status": status, "headers": headers}
        if isinstance(content, bytes):
            await send(start)
            await send({"type": "http.response.body", "body": content, "more_body": False})
            return
        with content:
            if self.fetches >= MAX_DOWNLOADS:
                await self._send(self._refusal(503, OTHER_FETCHES), send)
                return
            self.fetches += 1
            try:
                await send(start)
                await send_file(content, send)
            finally:
                self.fetches -= 1

    def _refusal(self, status: int, text: str, scope: Event | None = None) -> Answer:
        path = _path(scope) if scope else ""
        headers, content = self.refusal(status, text, path if path in self.large else "")
        # The rest of the body stays unread, so the connection cannot be used again.
        return status, [*headers, (b"connection", b"close")], content

    async def _checked_body(self, scope: Event, headers: dict[str, str], receive: Receive) -> bytes:
        """Reads the body; raises where it is too large, or where too many large ones arrive."""
        length = headers.get("CONTENT_LENGTH")
        if length is None and "HTTP_TRANSFER_ENCODING" not in headers:
            return b""
        if length is None or length_within(self.limit, length):
            return await self._body(receive, self.limit, self.seconds)
        limit = self.large.get(_path(scope), self.limit)
        if not length_within(limit, length):
            raise TooLarge(too_large_message(limit))
        if self.files >= MAX_UPLOADS:
            raise TooMany
        self.files += 1
        try:
            return await self._body(receive, limit, FILE_SECONDS)
        finally:
            self.files -= 1

    async def _body(self, receive: Receive, limit: int, seconds: float) -> bytes:
        body, more = bytearray(), True
        async with asyncio.timeout(seconds) as sender:
            self.senders.add(sender)
            try:
                while more:
                    event = await receive()
                    if event["type"] == "http.disconnect":
                        raise Disconnected
                    body += event.get("body", b"")
                    if len(body) > limit:
                        raise TooLarge(too_large_message(limit))
                    more = event.get("more_body", False)
            finally:
                self.senders.discard(sender)
        return bytes(body)

    async def _answered(self, environ: dict[str, Any], body: bytes) -> Answer:
        path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
        if self.takes_long(environ["REQUEST_METHOD"], path, body):
            return await self.lane.run(partial(self._answer, environ))
        return self.outside_loop(partial(self._answer, environ))

    def outside_loop[R](self, call: Callable[[], R]) -> R:
        """Calls as if no event loop were running.

        Inside a task Django would open a new database connection for each request. Meanwhile the
        loop reads no bodies, so the time that this takes is added to their deadlines.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        asyncio._set_running_loop(None)
        try:
            return self.context.run(call)
        finally:
            asyncio._set_running_loop(loop)
            took = loop.time() - began
            for sender in self.senders:
                if not sender.expired():
                    sender.reschedule((sender.when() or began) + took)

    def _answer(self, environ: dict[str, Any]) -> Answer:
        status, headers = "", list[tuple[str, str]]()

        def start_response(line: str, fields: list[tuple[str, str]], *_: object) -> None:
            nonlocal status, headers
            status, headers = line, fields

        parts = self.wsgi(environ, start_response)
        try:
            content = parts.detached() if isinstance(parts, FileWrapper) else b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return int(status[:3]), encoded, content


def _path(scope: Event) -> str:
    return unquote(scope["raw_path"].decode("latin-1"))


def _headers(scope: Event) -> dict[str, str]:
    """The headers under their WSGI names; repeated headers are joined."""
    headers: dict[str, str] = {}
    for raw, value in scope["headers"]:
        if b"_" in raw:
            continue
        name = raw.decode("latin-1").upper().replace("-", "_")
        if name not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            name = f"HTTP_{name}"
        text = value.decode("latin-1")
        if name in headers:
            text = f"{headers[name]}{'; ' if name == 'HTTP_COOKIE' else ','}{text}"
        headers[name] = text
    return headers


def _environ(scope: Event, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    host, port = scope["server"]
    return headers | {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }
