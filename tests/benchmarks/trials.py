"""Measures things in turn, so that whatever else the machine does meets them all alike."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import batched, chain
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Trial:
    """``ask`` is timed, with what ``before`` has made ready; ``by`` is a kind of learner. What
    takes so little that anything else doubles it is asked several ``times`` a round."""

    what: str
    by: str
    ask: Callable[[Any], object]
    before: Callable[[], Any] = lambda: None
    times: int = 1


@dataclass(slots=True)
class Result:
    """Milliseconds on the clock and of this process on a core, and SQL statements."""

    what: str
    by: str
    statements: int = 0
    wall: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    times: int = 1

    @property
    def p50(self) -> float:
        return statistics.median(self.wall)

    @property
    def p95(self) -> float:
        return percentile(self.wall, 95)

    @property
    def core(self) -> float:
        return statistics.median(self.busy)

    @property
    def rounds(self) -> list[float]:
        """What it took in each round, in the middle of its times."""
        return [statistics.median(each) for each in batched(self.wall, self.times)]

    def in_times(self, other: "Result") -> float:
        return median_ratio(self.rounds, other.rounds)


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
    alike = [
        [(trial, Result(trial.what, trial.by, times=trial.times)) for trial in each]
        for each in trials
    ]
    for _ in range(WARM_UP):
        for trial, result in chain.from_iterable(alike):
            result.statements = _statements(trial)
    with no_garbage_collected():
        for nth in range(rounds):
            gc.collect()
            for trial, _ in alike[0]:
                trial.ask(trial.before())
            for pairs in alike:
                for again in range(pairs[0][0].times):
                    first = (nth + again) % len(pairs)
                    for trial, result in pairs[first:] + pairs[:first]:
                        _measure(trial, result)
    return [[result for _, result in pairs] for pairs in alike]


def _measure(trial: Trial, result: Result) -> None:
    ready = trial.before()
    began, busy = time.perf_counter(), time.process_time()
    trial.ask(ready)
    result.busy.append(1000 * (time.process_time() - busy))
    result.wall.append(1000 * (time.perf_counter() - began))


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
