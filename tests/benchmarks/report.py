"""The results as Markdown: what was measured, and which goals are reached."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.benchmarks import anki_backend
from tests.benchmarks.loads import Load
from tests.benchmarks.requests import (
    ANSWER,
    BARE,
    BEGIN,
    DILIGENT,
    DUE_COUNTS,
    HEAVY,
    ORDINARY,
    PROGRESS,
)
from tests.benchmarks.trials import Result

ANSWER_TO_BARE, RATE_TO_BARE, SPREAD, GROWTH = 1.0, 0.7, 2.5, 1.15
PROGRESS_REVIEWS, PROGRESS_MS = 19_000, 150
FASTER_FROM, FASTER, MUCH_FASTER_AT, MUCH_FASTER = 10_000, 1, 100_000, 10
AGAINST_ANKI = {BEGIN: anki_backend.OPEN, DUE_COUNTS: anki_backend.TREE}


@dataclass(slots=True)
class Run:
    """All that was measured with so many cards; ``reviews`` are those of the diligent learner."""

    cards: int
    results: list[Result]
    loads: list[Load] = field(default_factory=list)
    reviews: int = 0

    def find(self, what: str, by: str) -> Result | None:
        found = (each for each in self.results if (each.what, each.by) == (what, by))
        return next(found, None)

    def load(self, what: str, workers: int) -> Load:
        return next(each for each in self.loads if (each.what, each.workers) == (what, workers))


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached, and what was; the limit is the most, or else the least."""

    text: str
    value: float
    limit: float
    is_least: bool = False

    @property
    def is_reached(self) -> bool:
        return self.value >= self.limit if self.is_least else self.value <= self.limit

    @property
    def wanted(self) -> str:
        return f"at {'least' if self.is_least else 'most'} {self.limit:.2f}"


def markdown(runs: list[Run], database: str) -> str:
    lines = [f"### In process, {database}", "", *_in_process(runs)]
    if any(run.loads for run in runs):
        lines += ["", f"### Over granian, 8 clients, {database}", "", *_served(runs)]
    lines += ["", "### Goals", "", *_goals(runs)]
    return "\n".join(lines)


def _in_process(runs: Iterable[Run]) -> Iterator[str]:
    yield from _head("cards", "what", "learner", "SQL", "p50 ms", "p95 ms", "core ms", "× bare")
    for run in runs:
        bare = run.find(BARE, ORDINARY)
        for result in run.results:
            yield _row(
                f"{run.cards:,}",
                result.what,
                result.by,
                result.statements or "–",
                f"{result.p50:.2f}",
                f"{result.p95:.2f}",
                f"{result.core:.2f}",
                f"{result.in_times(bare):.2f}" if bare else "–",
            )


def _served(runs: Iterable[Run]) -> Iterator[str]:
    yield from _head(
        "cards", "workers", "what", "a second", "p50 ms", "p95 ms", "p99 ms", "× bare", "errors"
    )
    for run in runs:
        for load in run.loads:
            times = (f"{load.milliseconds(percent):.1f}" for percent in (50, 95, 99))
            share = f"{load.milliseconds(50) / run.load(BARE, load.workers).milliseconds(50):.2f}"
            yield _row(
                f"{run.cards:,}",
                load.workers,
                load.what,
                f"{load.rate:.0f}",
                *times,
                share,
                len(load.errors),
            )


def _goals(runs: list[Run]) -> Iterator[str]:
    yield from _head("goal", "wanted", "measured", "reached")
    for goal in goals(runs):
        reached = "yes" if goal.is_reached else "**no**"
        yield _row(goal.text, goal.wanted, f"{goal.value:.2f}", reached)


def goals(runs: list[Run]) -> Iterator[Goal]:
    for run in runs:
        yield from _beside_bare(run)
        yield from _beside_anki(run)
    yield from _growth(runs)


def _beside_bare(run: Run) -> Iterator[Goal]:
    at = f"at {run.cards:,} cards"
    bare, answer = run.find(BARE, ORDINARY), run.find(ANSWER, ORDINARY)
    if bare and answer:
        times = answer.in_times(bare)
        yield Goal(f"an answer, in times the bare view's, {at}", times, ANSWER_TO_BARE)
    progress = run.find(PROGRESS, DILIGENT)
    if progress and run.reviews >= PROGRESS_REVIEWS:
        yield Goal(f"progress with {run.reviews:,} reviews, ms, {at}", progress.p50, PROGRESS_MS)
    for load in run.loads:
        served = f"with {load.workers} workers {at}"
        if load.errors or load.what == ANSWER:
            yield Goal(f"errors of {load.what.lower()} {served}", len(load.errors), 0)
        if load.what != ANSWER:
            continue
        share = load.rate_in_times(run.load(BARE, load.workers))
        yield Goal(f"answers a second, of the bare view's, {served}", share, RATE_TO_BARE, True)
        spread = load.milliseconds(99) / load.milliseconds(50)
        yield Goal(f"p99, in times the p50, {served}", spread, SPREAD)


def _beside_anki(run: Run) -> Iterator[Goal]:
    if run.cards < FASTER_FROM:
        return
    times = MUCH_FASTER if run.cards >= MUCH_FASTER_AT else FASTER
    for ours, theirs in AGAINST_ANKI.items():
        own, anki = run.find(ours, HEAVY), run.find(theirs, anki_backend.ANKI)
        if own and anki:
            text = f"{theirs}, in times ours, at {run.cards:,} cards"
            yield Goal(f"Anki: {text}", anki.in_times(own), times, True)


def _growth(runs: list[Run]) -> Iterator[Goal]:
    """The largest run beside the smallest."""
    if len(runs) < 2:
        return
    small, large = runs[0], runs[-1]
    for by in (HEAVY, ORDINARY):
        few, many = small.find(ANSWER, by), large.find(ANSWER, by)
        if few and many:
            text = f"{ANSWER}, {by}, at {large.cards:,} in times that at {small.cards:,} cards"
            yield Goal(text, many.in_times(few), GROWTH)


def _head(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield _row(*("---" for _ in titles))


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"
