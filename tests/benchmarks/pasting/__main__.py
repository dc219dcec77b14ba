"""Measures a long text on its way in, and what others notice of it, and prints it as Markdown.

    uv run --group dev python -m tests.benchmarks.pasting [--words 1200 10000 90000]

A text is pasted, published, replaced by a new version and closed again, in a database of SQLite
that a server answers from meanwhile. Everything is made anew and thrown away at the end.
"""

import argparse
import os
import shutil
import time
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.benchmarks.pasting.meanwhile import Step

WORDS = (1_200, 10_000, 90_000)
QUIET = 10  # seconds in which nothing is pasted
ANSWERS = 4_000  # at most, in one step
HEAD = ("words", "step", "s", "longest lock ms", "answers", "p50 ms", "p95 ms", "max ms")


def table(words: list[int], quiet: float) -> Iterator[str]:
    # Only here: the processes that measure load this module too, and do without Django.
    from django.conf import settings
    from django.utils import timezone

    from tests.benchmarks.briefs import Size
    from tests.benchmarks.pasting.steps import Author, plan_for
    from tests.benchmarks.runs import migrated_database
    from tests.benchmarks.servers import app_server
    from tests.benchmarks.world import fill

    yield f"| {' | '.join(HEAD)} |"
    yield f"|{'---|' * len(HEAD)}"
    with migrated_database("pasting"):
        world = fill(Size.of(1000), timezone.now())
        path = str(settings.LILUN_HOME / "pasting.sqlite3")
        with app_server(1) as port:
            plan = partial(plan_for, port, world, ANSWERS)
            _row(0, "warm up", path, plan(), partial(time.sleep, 1))
            yield _row(0, "nothing", path, plan(), partial(time.sleep, quiet))
            for many in words:
                author = Author(many)
                for name, step in author.steps():
                    yield _row(many, name, path, plan(), step)


def _row(words: int, name: str, database: str, plan: Any, step: Any) -> str:
    from tests.benchmarks.pasting.meanwhile import measured

    found = measured(name, database, plan, step)
    assert not found.errors, found.errors[:3]
    cells = (f"{words:,}", name, f"{found.took:.1f}", f"{1000 * found.locked:.0f}")
    cells += (str(len(found.answers)), *_times(found))
    return f"| {' | '.join(cells)} |"


def _times(found: "Step") -> Iterator[str]:
    """A step can be over before anybody has answered."""
    for percent in (50, 95, 100):
        yield f"{found.milliseconds(percent):.0f}" if found.answers else "–"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pasting")
    parser.add_argument("--words", nargs="+", type=int, default=WORDS)
    parser.add_argument("--quiet", type=float, default=QUIET, help="seconds without a paste")
    options = parser.parse_args()

    from django.conf import settings

    try:
        for line in table(options.words, options.quiet):
            print(line, flush=True)
    finally:
        shutil.rmtree(settings.LILUN_HOME, ignore_errors=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    import django

    django.setup()
    main()
