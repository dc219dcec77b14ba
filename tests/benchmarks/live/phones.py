"""A class with its phones and a presenter, as static/js/live.js makes them behave."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from tests.benchmarks.live.http import BROKEN, Browser

AGAIN = (1.0, 3.0)  # seconds until a phone tries again
TWICE = 0.1  # of the answers are sent twice


@dataclass(slots=True)
class Answer:
    """What a phone has sent for a question, how long that took, and the last status."""

    option: str
    seconds: float = 0.0
    status: int = 0
    tries: int = 0


@dataclass
class Phone:
    browser: Browser
    session: int
    rng: Random
    version: int = 1
    came: dict[int, float] = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)
    following: asyncio.Task[None] | None = None

    def wake(self) -> None:
        self.following = asyncio.create_task(self._follow())

    def sleep(self) -> None:
        assert self.following
        self.following.cancel()

    async def _follow(self) -> None:
        while True:
            try:
                path = f"/live/{self.session}/stream?v={self.version}"
                async for line in self.browser.listen(path):
                    if line.startswith("id: "):
                        self.version = int(line[4:])
                        self.came[self.version] = time.perf_counter()
            except BROKEN:
                pass
            await asyncio.sleep(self.rng.uniform(*AGAIN))

    async def answer(self, position: int, option: str) -> None:
        """Sends an answer, again and again until it arrives, and some of them twice."""
        mine = self.answers[position] = Answer(option)
        form: dict[str, object] = {"position": position, "option": option}
        began = time.perf_counter()
        while mine.status == 0 or mine.status >= 500:
            mine.tries += 1
            try:
                mine.status = await self.browser.post(f"/live/{self.session}/answer/", form)
            except BROKEN:
                await asyncio.sleep(self.rng.uniform(*AGAIN))
        mine.seconds = time.perf_counter() - began
        if self.rng.random() < TWICE:
            with suppress(*BROKEN):  # the first one has arrived
                mine.status = await self.browser.post(f"/live/{self.session}/answer/", form)


async def joined(port: int, code: str, session: int, number: int) -> Phone:
    """A phone that has joined by the page of the code."""
    browser, rng = Browser(port), Random(number)
    path = f"/live/join/{code}/"
    assert await browser.get(path) == 200
    status = await browser.post(path, {"name": f"Phone {number}"})
    assert status == 302, f"joining: {status}"
    return Phone(browser, session, rng)


async def press(presenter: Browser, session: int, action: str, version: int) -> float:
    """Presses a button of the page that shows ``version``; gives when it was pressed."""
    pressed = time.perf_counter()
    while True:
        try:
            form: dict[str, object] = {"action": action, "version": version}
            status = await presenter.post(f"/live/{session}/move/", form)
        except BROKEN:
            await asyncio.sleep(0.5)
            continue
        assert status == 200, f"{action}: {status}"
        return pressed
