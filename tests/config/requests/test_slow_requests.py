"""Slow requests run in a second thread, one after the other."""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

import pytest
from django.urls import reverse

from config.reception import Reception
from config.request_limits import is_slow_request
from config.slow_requests import MAX_PENDING, QueueFull, SlowRequestThread
from tests.config.requests.test_reception import run, scope, visit

EMPTY = b'name="image"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n'
NAMED = b'name="image"; filename="a.png"\r\n\r\n'


class Slow:
    """An app whose response under /slow/ waits for ``go``."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def __call__(self, environ: Any, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/slow/":
            self.begun.set()
            assert self.go.wait(10)
        start_response("200 OK", [])
        return [b"answered"]


def reception(app: Slow, takes_long: Any = lambda method, path, body: path == "/slow/") -> Any:
    return Reception(app, 100, 5, takes_long=takes_long)


async def beside(app: Slow, at_door: Reception) -> bool:
    """Whether another request is answered during a slow one."""
    slow = asyncio.create_task(visit(at_door, scope(raw_path=b"/slow/")))
    for _ in range(50):
        await asyncio.sleep(0.01)
    answered = (await visit(at_door, scope()))[0]["status"] == 200 and not app.go.is_set()
    app.go.set()
    assert (await slow)[1]["body"] == b"answered"
    return answered


def test_other_requests_are_answered_during_a_slow_one() -> None:
    app = Slow()
    assert run(beside(app, reception(app)))


def test_control_without_the_thread_they_wait() -> None:
    app = Slow()
    threading.Timer(1, app.go.set).start()
    assert not run(beside(app, reception(app, lambda method, path, body: False)))


def test_one_slow_request_too_many_gets_503_and_others_are_answered() -> None:
    async def crowd() -> list[int]:
        app = Slow()
        at_door = reception(app)
        slow = [
            asyncio.create_task(visit(at_door, scope(raw_path=b"/slow/")))
            for _ in range(MAX_PENDING)
        ]
        await asyncio.sleep(0.05)
        refused = await visit(at_door, scope(raw_path=b"/slow/"))
        other = await visit(at_door, scope())
        app.go.set()
        await asyncio.gather(*slow)
        again = await visit(at_door, scope(raw_path=b"/slow/"))
        assert refused[1]["body"] == b"This server is busy. Try again in a minute."
        return [answer[0]["status"] for answer in (refused, other, again)]

    assert run(crowd()) == [503, 200, 200]


def test_a_cancelled_call_runs_to_its_end_and_counts_until_then() -> None:
    async def leave() -> None:
        thread, go, done = SlowRequestThread(), threading.Event(), threading.Event()

        def call() -> None:
            go.wait(10)
            done.set()

        for _ in range(MAX_PENDING):
            task = asyncio.create_task(thread.run(call))
            await asyncio.sleep(0)
            task.cancel()
        with pytest.raises(QueueFull):
            await thread.run(call)
        go.set()
        assert await asyncio.to_thread(done.wait, 10)
        await thread.run(call)

    run(leave())


def test_all_calls_share_a_thread_a_context_and_a_short_switch_interval() -> None:
    shared = ContextVar("shared", default=0)
    usual = sys.getswitchinterval()

    def call() -> tuple[str, int, bool]:
        shared.set(shared.get() + 1)
        return threading.current_thread().name, shared.get(), sys.getswitchinterval() < usual

    async def three() -> list[tuple[str, int, bool]]:
        thread = SlowRequestThread()
        return [await thread.run(call) for _ in range(3)]

    assert run(three()) == [
        ("slow requests", 1, True),
        ("slow requests", 2, True),
        ("slow requests", 3, True),
    ]
    assert sys.getswitchinterval() == usual


def test_an_exception_is_raised_and_the_next_call_runs() -> None:
    async def both() -> int:
        thread = SlowRequestThread()
        with pytest.raises(ZeroDivisionError):
            await thread.run(lambda: 1 // 0)
        return await thread.run(lambda: 1)

    assert run(both()) == 1


SENT = {
    "import_questions": (),
    "import_preview": (7,),
    "new_brief": (),
    "paste_brief": (),
    "edit_brief": ("rice",),
    "copy_brief": ("rice",),
    "update_questions": ("rice",),
    "revise": ("rice",),
    "own_question": ("typed",),
    "edit_question": (7,),
    "copy_question": (7,),
    "new_text": (),
    "edit_text": (7,),
}


@pytest.mark.parametrize("name", SENT)
def test_posts_with_files_are_slow(name: str) -> None:
    path = reverse(name, args=SENT[name])
    assert is_slow_request("POST", path, NAMED)
    assert not is_slow_request("GET", path, NAMED)


def test_a_comparison_is_slow_to_be_seen_too() -> None:
    path = reverse("revision", args=["rice"])
    assert is_slow_request("GET", path, b"")
    assert is_slow_request("POST", path, b"")


def test_a_question_without_a_picture_is_not_slow() -> None:
    path = reverse("own_question", args=["typed"])
    assert not is_slow_request("POST", path, EMPTY)
    assert not is_slow_request("POST", path, b"stem=Which%3F")


@pytest.mark.parametrize(
    "spelt",
    [
        NAMED,
        b'name="image"; FileName=a.png\r\n',
        b"name=\"image\"; filename*=UTF-8''a.png\r\n",
        b'name="image"; filename = "a.png"\r\n',
        b'name="image"; filename=""; filename="a.png"\r\n',
        EMPTY + NAMED,
        EMPTY + EMPTY + NAMED,
    ],
)
def test_a_picture_is_found_in_any_spelling(spelt: bytes) -> None:
    assert is_slow_request("POST", reverse("edit_question", args=[7]), spelt)


def test_other_posts_are_not_slow() -> None:
    for path in ("/", "/study/1/answer/", "/briefs/rice/delete/", "/questions/preview/typed/"):
        assert not is_slow_request("POST", path, NAMED)
