import asyncio
from collections.abc import Callable, Collection, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from config import live_stream
from config.live_stream import LiveStreams

Events = list[dict[str, Any]]


@dataclass
class Seen:
    version: int = 1
    counts: dict[str, int] = field(default_factory=dict)


@dataclass
class Sessions:
    """A source that counts how often it is asked."""

    rows: dict[int, Seen] = field(default_factory=lambda: {5: Seen(1, {"joined": 0})})
    looks: int = 0
    rendered: int = 0
    fails: bool = False
    counted: Collection[int] = ()

    def admit(self, session_id: int, cookies: str, query: str) -> tuple[str, str]:
        return (cookies if session_id in self.rows else ""), cookies

    def look(self, sessions: Collection[int], counted: Collection[int]) -> dict[int, Seen]:
        self.looks += 1
        self.counted = counted
        if self.fails:
            raise OSError("the database is away")
        found = {key: self.rows[key] for key in sessions if key in self.rows}
        return {
            key: Seen(one.version, dict(one.counts) if key in counted else {})
            for key, one in found.items()
        }

    def frame(self, session_id: int, audience: str) -> tuple[int, str]:
        self.rendered += 1
        version = self.rows[session_id].version
        return version, f"<p>\n{audience} at {version}</p>"


@dataclass
class Client:
    """One stream: what it was sent, and a way to leave."""

    events: Events = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None
    asked: bool = False

    async def receive(self) -> dict[str, Any]:
        if not self.asked:
            self.asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, event: dict[str, Any]) -> None:
        self.events.append(event)

    @property
    def text(self) -> str:
        return b"".join(event.get("body", b"") for event in self.events).decode()

    @property
    def ids(self) -> list[str]:
        return [line[4:] for line in self.text.splitlines() if line.startswith("id: ")]


class Hub:
    """Streams whose looks the test makes itself."""

    def __init__(self) -> None:
        self.source = Sessions()
        self.streams = LiveStreams(self.other, self.source, lambda call: call())
        self.streams.period = 1000  # never again by itself
        self.passed_on = 0

    async def other(self, scope: Any, receive: Any, send: Any) -> None:
        self.passed_on += 1

    async def opened(
        self, who: str = "phone", path: bytes = b"/live/5/stream", had: bytes = b"", **scope: Any
    ) -> Client:
        client = Client()
        headers = [(b"cookie", who.encode()), (b"last-event-id", had)]
        asked = {"method": "GET", "raw_path": path, "query_string": b"", "headers": headers} | scope
        client.task = asyncio.ensure_future(self.streams(asked, client.receive, client.send))
        await settled()
        return client

    async def change(self, **counts: int) -> None:
        row = self.source.rows[5]
        if counts:
            row.counts |= counts
        else:
            row.version += 1
        self.streams.look()
        await settled()

    async def close(self, *clients: Client) -> None:
        for client in clients:
            client.left.set()
        await settled()
        if self.streams.watching:
            self.streams.watching.cancel()


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def run(scenario: Callable[[Hub], Coroutine[Any, Any, None]]) -> None:
    async def main() -> None:
        await scenario(Hub())

    asyncio.run(main())


@pytest.fixture(autouse=True)
def _not_stopping() -> Iterator[None]:
    yield
    live_stream.stopping.value = 0


def test_a_stream_gets_the_state_at_once_and_each_change() -> None:
    async def scenario(hub: Hub) -> None:
        client = await hub.opened()
        assert client.events[0]["status"] == 200
        headers = dict(client.events[0]["headers"])
        assert headers[b"x-accel-buffering"] == b"no"
        assert headers[b"cache-control"] == b"no-store"
        assert "data: <p>\ndata: phone at 1</p>\n\n" in client.text
        await hub.change()
        assert client.ids == ["1", "2"]
        await hub.close(client)

    run(scenario)


def test_a_chunk_is_built_once_for_all() -> None:
    async def scenario(hub: Hub) -> None:
        clients = [await hub.opened() for _ in range(20)]
        before = hub.source.rendered
        await hub.change()
        assert hub.source.rendered == before + 1
        assert {tuple(client.ids[-1:]) for client in clients} == {("2",)}
        await hub.close(*clients)

    run(scenario)


def test_changes_between_two_looks_are_sent_as_one() -> None:
    async def scenario(hub: Hub) -> None:
        client = await hub.opened()
        hub.source.rows[5].version = 6
        await hub.change()
        assert client.ids == ["1", "7"]
        await hub.close(client)

    run(scenario)


def test_who_comes_back_is_not_sent_what_they_have() -> None:
    async def scenario(hub: Hub) -> None:
        by_header = await hub.opened(had=b"1")
        by_query = await hub.opened(query_string=b"v=1")
        assert by_header.ids == by_query.ids == []
        await hub.change()
        assert by_header.ids == by_query.ids == ["2"]
        await hub.close(by_header, by_query)

    run(scenario)


def test_who_has_seen_more_elsewhere_is_not_sent_back() -> None:
    async def scenario(hub: Hub) -> None:
        client = await hub.opened(query_string=b"v=2")
        assert client.ids == []
        await hub.change()
        await hub.change()
        assert client.ids == ["3"]
        await hub.close(client)

    run(scenario)


def test_figures_go_to_screens_and_not_to_phones() -> None:
    async def scenario(hub: Hub) -> None:
        phone, screen = await hub.opened("phone"), await hub.opened("screen")
        assert "counts" not in screen.text, "nothing was counted yet"
        await hub.change(joined=3)
        assert "event: counts\ndata: joined=3\n\n" in screen.text
        assert "counts" not in phone.text
        assert hub.source.counted == [5]
        await hub.close(screen)
        await hub.change()
        assert hub.source.counted == [], "phones need no figures"
        await hub.close(phone)

    run(scenario)


def test_who_left_is_forgotten_and_nobody_is_looked_for() -> None:
    async def scenario(hub: Hub) -> None:
        client = await hub.opened()
        assert hub.streams.streams == 1
        await hub.close(client)
        assert hub.streams.rooms == {}
        assert client.task
        assert client.task.done()

    run(scenario)


def test_a_heartbeat_tells_that_somebody_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_stream, "HEARTBEAT", 0.01)

    async def scenario(hub: Hub) -> None:
        client = await hub.opened()
        await asyncio.sleep(0.05)
        assert client.text.endswith(":\n\n")
        await hub.close(client)

    run(scenario)


def test_streams_end_when_the_server_stops() -> None:
    async def scenario(hub: Hub) -> None:
        client = await hub.opened()
        live_stream.stopping.value = 1
        hub.streams.look()
        await settled()
        assert client.events[-1] == {"type": "http.response.body", "body": b"", "more_body": False}
        assert (await hub.opened()).events[0]["status"] == 503
        await hub.close(client)

    run(scenario)


def test_a_stream_ends_with_its_session() -> None:
    async def scenario(hub: Hub) -> None:
        client = await hub.opened()
        hub.source.rows.clear()
        hub.streams.look()
        await settled()
        assert client.task
        assert client.task.done()
        await hub.close(client)

    run(scenario)


def test_a_database_that_is_away_ends_no_stream(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(hub: Hub) -> None:
        hub.streams.period = 0.01
        hub.source.fails = True
        client = await hub.opened()
        await asyncio.sleep(0.05)
        assert client.ids == []
        hub.source.fails = False
        await asyncio.sleep(0.05)
        assert client.ids == ["1"]
        await hub.close(client)

    run(scenario)
    assert "could not be looked at" in caplog.text


@pytest.mark.parametrize(
    ("scope", "status"),
    [({"who": ""}, 404), ({"path": b"/live/6/stream"}, 404)],
)
def test_strangers_are_refused(scope: dict[str, Any], status: int) -> None:
    async def scenario(hub: Hub) -> None:
        client = await hub.opened(**scope)
        assert client.events[0]["status"] == status
        assert not hub.streams.rooms

    run(scenario)


def test_a_process_has_streams_for_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_stream, "MAX_STREAMS", 1)

    async def scenario(hub: Hub) -> None:
        client = await hub.opened()
        assert (await hub.opened()).events[0]["status"] == 503
        await hub.close(client)

    run(scenario)


def test_nobody_takes_the_streams_of_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_stream, "MAX_EACH", 1)

    async def scenario(hub: Hub) -> None:
        first = await hub.opened("phone")
        assert (await hub.opened("phone")).events[0]["status"] == 503
        other = await hub.opened("screen")
        assert other.events[0]["status"] == 200
        await hub.close(first, other)

    run(scenario)


@pytest.mark.parametrize(
    "scope", [{"path": b"/live/5/"}, {"path": b"/live/5/stream/x"}, {"method": "POST"}]
)
def test_everything_else_is_left_to_the_app(scope: dict[str, Any]) -> None:
    async def scenario(hub: Hub) -> None:
        await hub.opened(**scope)
        assert hub.passed_on == 1

    run(scenario)
