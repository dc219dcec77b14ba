import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pytest
from asgiref.local import Local

from config import file_responses
from config.file_responses import CHUNK_SIZE, MAX_DOWNLOADS
from config.reception import Reception
from config.request_limits import MAX_UPLOADS

LIMIT = 10
Events = list[dict[str, Any]]


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("X-Length", environ["CONTENT_LENGTH"])])
    return [environ["REQUEST_METHOD"].encode(), b" ", environ["wsgi.input"].read()]


def scope(*headers: tuple[bytes, bytes], raw_path: bytes = b"/") -> dict[str, Any]:
    return {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "http_version": "1.1",
        "raw_path": raw_path,
        "query_string": b"",
        "headers": headers,
        "server": ("127.0.0.1", 8000),
        "client": ("192.0.2.7", 50000),
    }


def part(body: bytes, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


async def visit(reception: Reception, asked: dict[str, Any], *parts: dict[str, Any]) -> Events:
    """What is sent to a client who sends some parts and then says nothing more."""
    sent: Events = []
    waiting = list(parts)

    async def receive() -> dict[str, Any]:
        if not waiting:
            await asyncio.sleep(60)
        return waiting.pop(0)

    async def send(event: Any) -> None:
        sent.append(event)

    await reception(asked, receive, send)
    return sent


def run[T](visits: Coroutine[Any, Any, T]) -> T:
    """In a thread without a loop: Playwright keeps one in that of the tests."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, visits).result()


def answer(
    asked: dict[str, Any], *parts: dict[str, Any], app: Any = echo, seconds: float = 5
) -> tuple[int, dict[bytes, bytes], bytes]:
    start, body = run(visit(Reception(app, LIMIT, seconds), asked, *parts))
    return start["status"], dict(start["headers"]), body["body"]


def test_a_body_in_parts_reaches_the_app_whole_with_its_length() -> None:
    chunked = scope((b"transfer-encoding", b"chunked"))
    status, headers, body = answer(chunked, part(b"abc", more=True), part(b"de"))
    assert (status, body) == (200, b"POST abcde")
    assert headers[b"X-Length"] == b"5"


def test_a_request_without_a_body_is_not_waited_for() -> None:
    assert answer(scope())[2] == b"POST "


def test_a_body_that_says_it_is_too_large_is_refused_unread() -> None:
    status, headers, _ = answer(scope((b"content-length", b"11")))
    assert status == 413
    assert headers[b"connection"] == b"close"


@pytest.mark.parametrize("length", [b"-1", b"5,5", b"five"])
def test_a_length_that_is_no_number_is_refused(length: bytes) -> None:
    assert answer(scope((b"content-length", length)))[0] == 413


def test_a_body_that_grows_too_large_is_refused() -> None:
    chunked = scope((b"transfer-encoding", b"chunked"))
    assert answer(chunked, part(b"12345", more=True), part(b"67890"))[0] == 200
    assert answer(chunked, part(b"12345", more=True), part(b"678901", more=True))[0] == 413


def test_a_body_that_does_not_come_is_not_waited_for_long() -> None:
    late = scope((b"content-length", b"9"))
    status, headers, _ = answer(late, part(b"1234", more=True), seconds=0.05)
    assert status == 408
    assert headers[b"connection"] == b"close"


def large(length: int, path: bytes = b"/files/") -> dict[str, Any]:
    return scope((b"content-length", str(length).encode()), raw_path=path)


def of_files() -> Reception:
    return Reception(echo, LIMIT, 5, {"/files/": 2 * LIMIT})


def test_a_file_may_be_larger_where_files_may_come() -> None:
    body = b"x" * 2 * LIMIT
    assert run(visit(of_files(), large(20), part(body)))[1]["body"] == b"POST " + body
    assert run(visit(of_files(), large(21), part(body)))[0]["status"] == 413
    assert run(visit(of_files(), large(20, b"/"), part(body)))[0]["status"] == 413


def test_a_file_without_a_length_is_no_larger_than_a_form() -> None:
    chunked = scope((b"transfer-encoding", b"chunked"), raw_path=b"/files/")
    assert run(visit(of_files(), chunked, part(b"x" * 11)))[0]["status"] == 413


def test_a_refusal_is_a_page_that_leads_back_to_the_form_of_a_file() -> None:
    def page(status: int, text: str, again: str) -> tuple[list[tuple[bytes, bytes]], bytes]:
        return [(b"retry-after", b"60")], f"{status} {text[:8]} {again}".encode()

    reception = Reception(echo, LIMIT, 5, {"/files/": 2 * LIMIT}, refusal=page)
    start, body = run(visit(reception, large(21)))
    assert start["headers"] == [(b"retry-after", b"60"), (b"connection", b"close")]
    assert body["body"] == b"413 0 MB at  /files/"
    assert run(visit(reception, large(21, b"/")))[1]["body"] == b"413 0 MB at  "


def test_not_too_many_files_come_at_one_moment_and_forms_come_all_the_same() -> None:
    async def crowd() -> list[int]:
        reception = of_files()
        sending = [
            asyncio.create_task(visit(reception, large(20), part(b"x", more=True)))
            for _ in range(MAX_UPLOADS)
        ]
        await asyncio.sleep(0)
        refused = await visit(reception, large(20), part(b"x" * 20))
        form = await visit(reception, large(5), part(b"x" * 5))
        for one in sending:
            one.cancel()
        await asyncio.gather(*sending, return_exceptions=True)
        again = await visit(reception, large(20), part(b"x" * 20))
        return [answer[0]["status"] for answer in (refused, form, again)]

    assert run(crowd()) == [503, 200, 200]


def test_nothing_is_said_to_a_client_who_has_gone() -> None:
    gone = {"type": "http.disconnect"}
    announced = scope((b"content-length", b"9"))
    visited = visit(Reception(echo, LIMIT, 5), announced, part(b"1234", more=True), gone)
    assert run(visited) == []


def test_a_half_sent_body_keeps_nobody_waiting() -> None:
    async def both() -> Events:
        reception = Reception(echo, LIMIT, 5)
        late = visit(reception, scope((b"content-length", b"9")), part(b"1", more=True))
        waiting = asyncio.create_task(late)
        await asyncio.sleep(0)
        answered = await asyncio.wait_for(visit(reception, scope()), 1)
        assert not waiting.done()
        waiting.cancel()
        return answered

    assert run(both())[0]["status"] == 200


def test_one_thread_answers_one_request_at_a_time() -> None:
    threads: set[int] = set()
    at_work: list[int] = []

    def slow(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        threads.add(threading.get_ident())
        at_work.append(1)
        time.sleep(0.01)
        start_response("200 OK", [("X-At-Work", str(len(at_work)))])
        at_work.pop()
        return [b""]

    async def crowd() -> list[Events]:
        reception = Reception(slow, LIMIT, 5)
        return await asyncio.gather(*(visit(reception, scope()) for _ in range(8)))

    answers = run(crowd())
    assert len(threads) == 1
    assert {dict(start["headers"])[b"X-At-Work"] for start, _ in answers} == {b"1"}


def test_one_answer_finds_what_another_left_and_no_loop_around_it() -> None:
    """As in a thread of its own: in the task of a request Django would open a connection anew."""
    left = Local(thread_critical=True)
    shared = ContextVar("shared", default=0)

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with pytest.raises(RuntimeError, match="no running event loop"):
            asyncio.get_running_loop()
        left.answers = getattr(left, "answers", 0) + 1
        shared.set(shared.get() + 1)
        start_response("200 OK", [])
        return [f"{left.answers} {shared.get()}".encode()]

    async def three() -> list[bytes]:
        reception = Reception(app, LIMIT, 5)
        return [(await visit(reception, scope()))[1]["body"] for _ in range(3)]

    assert run(three()) == [b"1 1", b"2 2", b"3 3"]


def test_a_slow_answer_is_not_the_fault_of_those_who_send_meanwhile() -> None:
    def slow(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        time.sleep(0.3)
        return echo(environ, start_response)

    async def both() -> Events:
        reception = Reception(slow, LIMIT, 0.2)
        sent: Events = []
        complete = asyncio.Event()

        async def receive() -> dict[str, Any]:
            await complete.wait()
            return part(b"in time")

        async def send(event: Any) -> None:
            sent.append(event)

        sending = asyncio.create_task(reception(scope((b"content-length", b"7")), receive, send))
        await asyncio.sleep(0)
        await visit(reception, scope())
        asyncio.get_running_loop().call_soon(complete.set)  # as the server hands on what came
        await sending
        return sent

    assert [event.get("body") for event in run(both())] == [None, b"POST in time"]


def answers_with(file: Path) -> Callable[..., Any]:
    """A WSGI app that answers as Django does with a file."""

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        start_response("200 OK", [])
        return environ["wsgi.file_wrapper"](file.open("rb"), 4096)

    return app


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    archive = tmp_path / "archive.zip"
    archive.write_bytes(b"x" * (CHUNK_SIZE + 5))
    return archive


def test_a_file_is_sent_piece_by_piece(archive: Path) -> None:
    _, *body = run(visit(Reception(answers_with(archive), LIMIT, 5), scope()))
    assert [len(event["body"]) for event in body] == [CHUNK_SIZE, 5, 0]
    assert [event["more_body"] for event in body] == [True, True, False]


def test_not_too_many_files_are_fetched_at_one_moment(archive: Path) -> None:
    async def crowd() -> list[int]:
        reception = Reception(answers_with(archive), LIMIT, 5)
        taken = asyncio.Event()

        async def slow(event: Any) -> None:
            await taken.wait()

        async def receive() -> dict[str, Any]:
            return part(b"")

        fetching = [
            asyncio.create_task(reception(scope(), receive, slow)) for _ in range(MAX_DOWNLOADS)
        ]
        await asyncio.sleep(0)
        refused = await visit(reception, scope())
        taken.set()
        await asyncio.gather(*fetching)
        again = await visit(reception, scope())
        return [answer[0]["status"] for answer in (refused, again)]

    assert run(crowd()) == [503, 200]


def test_who_takes_a_file_too_slowly_is_cut_off(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_responses, "BASE_SECONDS", 0.05)
    monkeypatch.setattr(file_responses, "MIN_BYTES_PER_SECOND", 10**9)

    async def fetch() -> int:
        reception = Reception(answers_with(archive), LIMIT, 5)

        async def stuck(event: Any) -> None:
            if event["type"] == "http.response.body":
                await asyncio.sleep(60)

        async def receive() -> dict[str, Any]:
            return part(b"")

        await asyncio.wait_for(reception(scope(), receive, stuck), 5)
        return reception.fetches

    assert run(fetch()) == 0


def header(name: str, *headers: tuple[bytes, bytes]) -> str:
    """A header as the app finds it."""

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [environ.get(name, "none").encode()]

    return answer(scope(*headers), app=app)[2].decode()


def test_a_header_with_an_underscore_does_not_pass_for_that_of_a_proxy() -> None:
    forged = (b"x_forwarded_for", b"10.0.0.1")
    assert header("HTTP_X_FORWARDED_FOR", forged) == "none"
    true = (b"x-forwarded-for", b"192.0.2.7")
    assert header("HTTP_X_FORWARDED_FOR", forged, true, forged) == "192.0.2.7"


def test_headers_that_come_twice_are_joined() -> None:
    twice = [(b"x-forwarded-for", b"10.0.0.1"), (b"x-forwarded-for", b"192.0.2.7")]
    assert header("HTTP_X_FORWARDED_FOR", *twice) == "10.0.0.1,192.0.2.7"
    assert header("HTTP_COOKIE", (b"cookie", b"a=b"), (b"cookie", b"c=d")) == "a=b; c=d"


def test_the_path_is_the_bytes_that_the_client_named() -> None:
    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [environ["PATH_INFO"].encode("latin-1")]

    assert answer(scope(raw_path=b"/%e7%90%86/%ff"), app=app)[2] == b"/\xe7\x90\x86/\xff"


def test_what_an_app_opens_for_its_answer_is_closed() -> None:
    closed = []

    class File:
        def __iter__(self) -> Any:
            return iter([b"a", b"b"])

        def close(self) -> None:
            closed.append(True)

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", [])
        return File()

    assert answer(scope(), app=app)[2] == b"ab"
    assert closed == [True]
