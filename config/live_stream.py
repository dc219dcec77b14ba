"""Server-sent events for live sessions, in front of the app and in the same process.

Each process looks every 250 ms at the versions of the sessions that somebody here listens to: one
statement for all of them. Of each version, one chunk is built for each audience and sent to all;
a stream remembers the version it sent last, so whatever changes in between is sent once.

The hub knows nothing of the database: a ``Source`` admits, looks and renders.
"""

import asyncio
import logging
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import RawValue
from random import SystemRandom
from typing import Any, Protocol

type Event = Any
type Receive = Callable[[], Awaitable[Event]]
type Send = Callable[[Event], Awaitable[None]]
type App = Callable[[Event, Receive, Send], Awaitable[None]]
type Run = Callable[[Callable[[], Any]], Any]

logger = logging.getLogger(__name__)

STREAM_PATH = re.compile(rb"/live/([0-9]{1,18})/stream")
PERIOD = 0.25  # seconds between two looks
HEARTBEAT = 15.0  # seconds; without it, phones that went away unnoticed would stay
SPREAD = 0.2  # of the heartbeat, so that not all beat at once
RETRY = (1000, 3000)  # ms until a phone comes back, so that not all come at once
MAX_STREAMS = 3000  # in one process, which may have 4,096 connections
MAX_EACH = 20  # of a session in one process by one person, or by all of its screens
QUIET = "phone"  # the audience that is told nothing but the state
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
# Shared with the workers, which are forked; a lock could stay held by one that was killed.
stopping = RawValue("b", 0)


class Seen(Protocol):
    """A session at one look: its version, and figures that change without it."""

    @property
    def version(self) -> int: ...

    @property
    def counts(self) -> Mapping[str, int]: ...


class Source(Protocol):
    """What the hub asks; called outside of the event loop, in its thread."""

    def admit(self, session_id: int, cookies: str, query: str) -> tuple[str, str]:
        """The audience that somebody belongs to, "" for nobody; and who they are."""

    def look(self, sessions: Collection[int], counted: Collection[int]) -> Mapping[int, Seen]:
        """Those of the sessions that exist; the figures of those to be ``counted``."""

    def frame(self, session_id: int, audience: str) -> tuple[int, str]:
        """The version, and what the audience is shown at it."""


@dataclass
class Room:
    """A session with those who listen to it here. The futures end with the next change."""

    changed: asyncio.Future[None]
    counted: asyncio.Future[None]
    seen: Seen | None = None
    is_gone: bool = False
    listeners: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    frames: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    @property
    def is_counted(self) -> bool:
        """Whether somebody here is told figures, which take longer to find than a version."""
        return self.listeners.total() > self.listeners[QUIET]


class LiveStreams:
    """An ASGI app that answers the addresses of streams, and leaves all others to ``app``."""

    def __init__(self, app: App, source: Source, run: Run) -> None:
        self.app, self.source, self.run = app, source, run
        self.rooms: dict[int, Room] = {}
        self.watching: asyncio.Task[None] | None = None
        self.rng = SystemRandom()
        self.period = PERIOD

    async def __call__(self, scope: Event, receive: Receive, send: Send) -> None:
        found = STREAM_PATH.fullmatch(scope["raw_path"]) if scope["method"] == "GET" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        session_id, headers = int(found[1]), dict(scope["headers"])
        query = scope["query_string"].decode("latin-1")
        if stopping.value or self.streams >= MAX_STREAMS:
            await _refuse(send, 503)
            return
        cookies = headers.get(b"cookie", b"").decode("latin-1")
        audience, who = self.run(partial(self.source.admit, session_id, cookies, query))
        if not audience:
            await _refuse(send, 404)
            return
        if session_id in self.rooms and self.rooms[session_id].people[who] >= MAX_EACH:
            await _refuse(send, 503)
            return
        had = max(
            _version(headers.get(b"last-event-id", b"").decode("latin-1")), _version_in(query)
        )
        room = self._room(session_id)
        # Before anything is awaited: else what changes meanwhile would be missed.
        room.listeners[audience] += 1
        room.people[who] += 1
        try:
            await self._stream(room, audience, had, receive, send)
        finally:
            room.listeners[audience] -= 1
            room.people[who] -= 1
            if not room.listeners.total() and self.rooms.get(session_id) is room:
                del self.rooms[session_id]

    @property
    def streams(self) -> int:
        return sum(room.listeners.total() for room in self.rooms.values())

    async def _stream(
        self, room: Room, audience: str, had: int, receive: Receive, send: Send
    ) -> None:
        """Sends what changes until the client goes away; ``had`` is the version it has already,
        which another process may have seen before this one.
        """
        gone = asyncio.ensure_future(_disconnected(receive))
        sent, counts = had, None
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            now = int(time.time() * 1000)
            await _send(send, f"retry: {self.rng.randint(*RETRY)}\nevent: clock\ndata: {now}\n\n")
            while not (gone.done() or room.is_gone or stopping.value):
                news = {gone, room.changed} | ({room.counted} if audience != QUIET else set())
                version, chunk = room.frames.get(audience, (0, b""))
                if chunk and version > sent:
                    sent = version
                    await _send(send, chunk)
                found = room.seen.counts if room.seen and audience != QUIET else None
                if found and found != counts:
                    counts = found
                    await _send(send, _counts(counts))
                beat = HEARTBEAT * self.rng.uniform(1 - SPREAD, 1 + SPREAD)
                done, _ = await asyncio.wait(
                    news, timeout=beat, return_when=asyncio.FIRST_COMPLETED
                )
                if not done:
                    await _send(send, b":\n\n")
            if not gone.done():
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            gone.cancel()

    def _room(self, session_id: int) -> Room:
        if session_id not in self.rooms:
            loop = asyncio.get_running_loop()
            self.rooms[session_id] = Room(loop.create_future(), loop.create_future())
        if self.watching is None or self.watching.done():
            self.watching = asyncio.ensure_future(self._watch())
        return self.rooms[session_id]

    async def _watch(self) -> None:
        while self.rooms:
            try:
                self.look()
            except Exception:  # the database may be away for a moment: the streams stay
                logger.exception("Live sessions could not be looked at")
            await asyncio.sleep(self.period)

    def look(self) -> None:
        """Look at all sessions that somebody listens to, and wake those who are concerned."""
        if stopping.value:
            for room in self.rooms.values():
                _wake(room, "changed")
            return
        counted = [key for key, room in self.rooms.items() if room.is_counted]
        look = partial(self.source.look, tuple(self.rooms), counted)
        found: Mapping[int, Seen] = self.run(look)
        for session_id, room in self.rooms.items():
            before, room.seen = room.seen, found.get(session_id)
            if room.seen is None:
                room.is_gone = True
                _wake(room, "changed")
                continue
            if self._build(session_id, room, room.seen.version):
                _wake(room, "changed")
            if before is None or before.counts != room.seen.counts:
                _wake(room, "counted")

    def _build(self, session_id: int, room: Room, version: int) -> bool:
        """Build the chunks of this version that are lacking; whether there were any."""
        lacking = [
            audience
            for audience, listeners in room.listeners.items()
            if listeners and room.frames.get(audience, (0, b""))[0] < version
        ]
        for audience in lacking:
            shown, text = self.run(partial(self.source.frame, session_id, audience))
            room.frames[audience] = shown, _event(shown, text)
        return bool(lacking)


def _wake(room: Room, name: str) -> None:
    future: asyncio.Future[None] = getattr(room, name)
    setattr(room, name, future.get_loop().create_future())
    if not future.done():
        future.set_result(None)


def _event(version: int, text: str) -> bytes:
    lines = "".join(f"data: {line}\n" for line in text.splitlines() if line.strip())
    return f"id: {version}\n{lines}\n".encode()


def _counts(counts: Mapping[str, int]) -> str:
    figures = " ".join(f"{name}={number}" for name, number in counts.items())
    return f"event: counts\ndata: {figures}\n\n"


def _version_in(query: str) -> int:
    found = re.search(r"(?:^|&)v=([0-9]{1,9})(?:&|$)", query)
    return int(found[1]) if found else 0


def _version(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0


async def _disconnected(receive: Receive) -> None:
    """Waits until the client goes away; what it has sent comes before."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(send: Send, chunk: str | bytes) -> None:
    body = chunk.encode() if isinstance(chunk, str) else chunk
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
