"""What others notice of a step: how long their answers take, and how long nobody can write.

Both are measured in processes of their own, which know nothing of Django.
"""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

from tests.benchmarks.client import Plan, carry_out
from tests.benchmarks.trials import percentile

PAUSE = 0.02  # seconds between two answers
GLANCE = 0.001  # seconds between two looks at the lock


@dataclass(frozen=True, slots=True)
class Step:
    """How long a step took, the longest time in which the write lock was taken, and how long each
    answer took meanwhile, in seconds. Other writers count as the step does.
    """

    name: str
    took: float
    locked: float
    answers: list[float]
    errors: list[str]

    def milliseconds(self, percent: int) -> float:
        return 1000 * percentile(self.answers, percent)


def measured(name: str, database: str, plan: Plan, step: Callable[[], object]) -> Step:
    context = get_context("spawn")
    stop, jobs = context.Event(), []
    for work, *given in ((_answer, plan), (_watch, database)):
        ours, theirs = context.Pipe()
        job = context.Process(target=work, args=(*given, theirs, stop))
        job.start()
        jobs.append((job, ours))
    for _, ours in jobs:
        ours.recv()  # it has begun
    began = time.perf_counter()
    try:
        step()
    finally:
        took = time.perf_counter() - began
        stop.set()
        answers, locked = (ours.recv() for _, ours in jobs)
        for job, _ in jobs:
            job.join()
    return Step(name, took, locked, answers.seconds, answers.errors)


def _answer(plan: Plan, told: Connection, stop: Event) -> None:
    told.send("began")
    told.send(carry_out(plan, stop.is_set, PAUSE))


def _watch(database: str, told: Connection, stop: Event) -> None:
    connection = sqlite3.connect(database, timeout=0, isolation_level=None)
    told.send("began")
    longest = 0.0
    free_at = time.perf_counter()
    while not stop.is_set():
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError:  # somebody writes
            time.sleep(GLANCE)
            longest = max(longest, time.perf_counter() - free_at)
        else:
            time.sleep(GLANCE)
            free_at = time.perf_counter()
    told.send(longest)
