"""Takes requests in whole, many at once, and answers them one by one, all in one thread.

A WSGI server reads a body with the thread that answers, so that two senders who stop half-way
would hold both processes for as long as they like. Here they wait outside, and not for long.
On SQLite several threads in a process wait for each other's write lock: hence the one. It is the
thread of the event loop: one beside it and the loop would take Python's lock from each other
some hundred times an answer, and that costs a seventh of it. Only what takes seconds has a second
thread, so that nobody else waits for it.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from contextvars import copy_context
from functools import partial
from io import BytesIO
from typing import IO, Any
from urllib.parse import unquote, unquote_to_bytes

from config.fetches import MOST_FETCHES, SentFile, send_file
from config.lane import Full, Lane
from config.limits import FILE_SECONDS, MOST_FILES, is_within, too_large

type Event = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Event]]
type Send = Callable[[Event], Awaitable[None]]
type Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
type Answer = tuple[int, list[tuple[bytes, bytes]], bytes | IO[bytes]]

OTHER_FETCHES = "Other files are being fetched. Try it again in a minute."


class Disconnected(Exception):
    """The client went away before its body was complete."""


class TooLarge(Exception):
    """The body is longer than it may be, or says so."""


class TooMany(Exception):
    """As many large bodies are under way as may be at one moment."""


class Reception:
    """An ASGI app that answers with a WSGI app, whose answers must fit into memory, but for files.

    A body of more than ``limit`` bytes gets 413, one that is not there after ``seconds`` 408.
    Under the paths of ``large`` a few may be as large as is said there, and take longer.
    What ``takes_long`` by its method, path and body is answered beside all else, in its turn; where
    too many wait for that, it gets 503.
    Headers with an underscore are dropped: a WSGI app could not tell them from those with
    hyphens that a proxy sets.
    """

    def __init__(
        self,
        wsgi: Wsgi,
        limit: int,
        seconds: float,
        large: Mapping[str, int] | None = None,
        takes_long: Callable[[str, str, bytes], bool] = lambda method, path, body: False,
    ) -> None:
        self.wsgi, self.limit, self.seconds = wsgi, limit, seconds
        self.large = large or {}
        self.takes_long, self.lane = takes_long, Lane()
        self.files = 0  # large bodies under way
        self.fetches = 0  # files that are being sent
        self.context = copy_context()
        self.senders: set[asyncio.Timeout] = set()

    async def __call__(self, scope: Event, receive: Receive, send: Send) -> None:
        assert scope["type"] == "http"
        try:
            headers = _headers(scope)
            body = await self._admitted(scope, headers, receive)
            answer = await self._answered(_environ(scope, headers, body), body)
        except Disconnected:
            return
        except TooLarge as error:
            answer = _refusal(413, str(error))
        except (TooMany, Full):
            answer = _refusal(503, "Too many files are on their way. Send it again in a minute.")
        except TimeoutError:
            answer = _refusal(408, "This request took too long to arrive.")
        await self._send(answer, send)

    async def _send(self, answer: Answer, send: Send) -> None:
        status, headers, content = answer
        start = {"type": "http.response.start", "status": status, "headers": headers}
        if isinstance(content, bytes):
            await send(start)
            await send({"type": "http.response.body", "body": content, "more_body": False})
            return
        with content:
            if self.fetches >= MOST_FETCHES:
                await self._send(_refusal(503, OTHER_FETCHES), send)
                return
            self.fetches += 1
            try:
                await send(start)
                await send_file(content, send)
            finally:
                self.fetches -= 1

    async def _admitted(self, scope: Event, headers: dict[str, str], receive: Receive) -> bytes:
        """The body, if it may be so large there, and not too many others are."""
        length = headers.get("CONTENT_LENGTH")
        if length is None and "HTTP_TRANSFER_ENCODING" not in headers:
            return b""
        if length is None or is_within(self.limit, length):
            return await self._body(receive, self.limit, self.seconds)
        limit = self.large.get(unquote(scope["raw_path"].decode("latin-1")), self.limit)
        if not is_within(limit, length):
            raise TooLarge(too_large(limit))
        if self.files >= MOST_FILES:
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
                        raise TooLarge(too_large(limit))
                    more = event.get("more_body", False)
            finally:
                self.senders.discard(sender)
        return bytes(body)

    async def _answered(self, environ: dict[str, Any], body: bytes) -> Answer:
        path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
        if self.takes_long(environ["REQUEST_METHOD"], path, body):
            return await self.lane.run(partial(self._answer, environ))
        return self._answer_apart(environ)

    def _answer_apart(self, environ: dict[str, Any]) -> Answer:
        """An answer by code that finds neither a loop nor a task around it.

        In a task Django would open its connections anew; outside of one they stay. What it takes
        is not counted as the time of those who send meanwhile, since nobody listens to them.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        asyncio._set_running_loop(None)
        try:
            return self.context.run(self._answer, environ)
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
            content = parts.detached() if isinstance(parts, SentFile) else b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return int(status[:3]), encoded, content


def _refusal(status: int, text: str) -> Answer:
    # What is left of the body is not read, so nothing else can come over this connection.
    headers = [(b"content-type", b"text/plain"), (b"connection", b"close")]
    return status, headers, text.encode()


def _headers(scope: Event) -> dict[str, str]:
    """The headers under the names that WSGI gives them; those that come twice are joined."""
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
        "wsgi.file_wrapper": SentFile,
    }
