"""Measures things in turn, so that whatever else the machine does meets them all alike."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Trial:
    """``ask`` is timed, with what ``before`` has made ready; ``by`` is a kind of learner."""

    what: str
    by: str
    ask: Callable[[Any], object]
    before: Callable[[], Any] = lambda: None


@dataclass(slots=True)
class Result:
    """Milliseconds on the clock and of this process on a core, and SQL statements."""

    what: str
    by: str
    statements: int = 0
    wall: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    @property
    def p50(self) -> float:
        return statistics.median(self.wall)

    @property
    def p95(self) -> float:
        return percentile(self.wall, 95)

    @property
    def core(self) -> float:
        return statistics.median(self.busy)

    def in_times(self, other: "Result") -> float:
        return median_ratio(self.wall, other.wall)


def median_ratio(ones: Sequence[float], others: Sequence[float]) -> float:
    """How many times the others the ones are, round by round: the machine is now half as fast, and
    then it is not, which the two of a round have in common and the medians of each do not."""
    return statistics.median(one / other for one, other in zip(ones, others, strict=True))


def percentile(values: list[float], percent: int) -> float:
    """The least of the values that so many percent of them do not exceed."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]


def in_turn(trials: Iterable[Sequence[Trial]], rounds: int) -> list[list[Result]]:
    """Each once a round. Those that ask the same elsewhere come one after another and take turns in
    being the first, which finds the least of what it needs still warm; the statements are counted
    in the last of the rounds that warm up.

    As with timeit nobody is timed while Python collects garbage, mostly of those before them: that
    is done before each round, which then begins with the first of them, not timed, to be warm.
    """
    alike = [[(trial, Result(trial.what, trial.by)) for trial in each] for each in trials]
    for _ in range(WARM_UP):
        for trial, result in chain.from_iterable(alike):
            result.statements = _statements(trial)
    with no_garbage_collected():
        for nth in range(rounds):
            gc.collect()
            for trial, _ in alike[0]:
                trial.ask(trial.before())
            for pairs in alike:
                first = nth % len(pairs)
                for trial, result in pairs[first:] + pairs[:first]:
                    ready = trial.before()
                    began, busy = time.perf_counter(), time.process_time()
                    trial.ask(ready)
                    result.busy.append(1000 * (time.process_time() - busy))
                    result.wall.append(1000 * (time.perf_counter() - began))
    return [[result for _, result in pairs] for pairs in alike]


@contextmanager
def no_garbage_collected() -> Iterator[None]:
    """Within the block only ``gc.collect`` collects any."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _statements(trial: Trial) -> int:
    ready = trial.before()
    with CaptureQueriesContext(connection) as queries:
        trial.ask(ready)
    return len(queries)
