"""One hour of a class: all join, then each question is opened, answered and revealed."""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.benchmarks.live.http import Browser
from tests.benchmarks.live.phones import Phone, joined, press
from tests.benchmarks.trials import percentile

ASLEEP = 0.1  # of the phones, when a question comes
AT_ONCE = 16  # join
PATIENCE = 60  # seconds until a state has reached all phones


@dataclass(frozen=True, slots=True)
class Plan:
    """``options`` are those of each question; all answer within ``window`` seconds. A worker is
    killed during some questions, ``kills`` times in all at even distances; ``workers`` tells their
    ids."""

    port: int
    code: str
    session: int
    presenter: dict[str, str]  # the cookies
    phones: int
    options: list[list[str]]
    window: float
    kills: int
    workers: Callable[[], list[int]]


@dataclass(slots=True)
class Hour:
    """Seconds: until all had joined; from each press to the question on each phone that was awake;
    from waking to the question on the others; and that each answer took. Questions during which a
    worker was killed are apart."""

    joining: float = 0.0
    shown: list[float] = field(default_factory=list)
    caught_up: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    answered_in_kills: list[float] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)

    def row(self, name: str, seconds: list[float]) -> str:
        if not seconds:
            return f"| {name} | 0 | | | |"
        cells = (f"{1000 * percentile(seconds, part):.0f}" for part in (50, 95, 100))
        return f"| {name} | {len(seconds)} | {' | '.join(cells)} |"


async def class_hour(plan: Plan) -> Hour:
    hour, rng = Hour(), Random(1)
    presenter = Browser(plan.port, dict(plan.presenter))
    await _join(plan, hour)
    for phone in hour.phones:
        phone.wake()
    await asyncio.sleep(1)
    apart = len(plan.options) // max(1, plan.kills)
    doomed = range(apart, apart * plan.kills + 1, apart)
    version = 1
    for position, options in enumerate(plan.options, 1):
        asleep = rng.sample(hour.phones, int(ASLEEP * len(hour.phones)))
        for phone in asleep:
            phone.sleep()
        pressed = await press(presenter, plan.session, "next", version)
        version += 1
        answers = [_answer(phone, position, options, plan.window, rng) for phone in hour.phones]
        kill = _kill(plan, rng) if position in doomed else asyncio.sleep(0)
        woken = asyncio.gather(*(_catch_up(phone, version, rng) for phone in asleep))
        await asyncio.gather(*answers, kill)
        caught_up = await woken
        took = [phone.answers[position].seconds for phone in hour.phones]
        if position in doomed:
            hour.answered_in_kills += took
        else:
            hour.caught_up += caught_up
            hour.answered += took
            awake = [phone for phone in hour.phones if phone not in asleep]
            hour.shown += [phone.came[version] - pressed for phone in awake]
        await press(presenter, plan.session, "reveal", version)
        version += 1
        await _all_have(hour.phones, version)
    await press(presenter, plan.session, "end", version)
    for phone in hour.phones:
        phone.sleep()
        phone.browser.close()
    return hour


async def _join(plan: Plan, hour: Hour) -> None:
    doors, began = asyncio.Semaphore(AT_ONCE), time.perf_counter()

    async def join(number: int) -> Phone:
        async with doors:
            return await joined(plan.port, plan.code, plan.session, number)

    hour.phones = await asyncio.gather(*(join(number) for number in range(plan.phones)))
    hour.joining = time.perf_counter() - began


async def _answer(
    phone: Phone, position: int, options: list[str], window: float, rng: Random
) -> None:
    option = rng.choice(options)
    await asyncio.sleep(rng.uniform(0, window))
    await phone.answer(position, option)


async def _catch_up(phone: Phone, version: int, rng: Random) -> float:
    await asyncio.sleep(rng.uniform(0.5, 2))
    began = time.perf_counter()
    phone.wake()
    await _all_have([phone], version)
    return phone.came[version] - began


async def _all_have(phones: list[Phone], version: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while any(phone.version < version for phone in phones):
            await asyncio.sleep(0.02)


async def _kill(plan: Plan, rng: Random) -> None:
    await asyncio.sleep(rng.uniform(0, plan.window))
    os.kill(rng.choice(plan.workers()), signal.SIGKILL)
