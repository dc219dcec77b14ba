"""Runs: databases with so many cards each, what is measured on them, and away with them.

All stand side by side, so that each thing is asked of one right after it was asked of another: what
a machine has to do besides comes and goes within minutes, and growth is told from a few per cent.
"""

import argparse
import copy
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend
from django.utils import timezone

from tests.benchmarks import anki_backend, requests
from tests.benchmarks.briefs import Size
from tests.benchmarks.loads import loads
from tests.benchmarks.report import Run
from tests.benchmarks.trials import Trial, in_turn
from tests.benchmarks.world import World, fill, tidy


@dataclass(frozen=True, slots=True)
class Place:
    """A world and the database that holds it, one of several that take the app's place in turn."""

    database: BaseDatabaseWrapper
    world: World

    def enter(self) -> None:
        connections["default"] = self.database

    def trials(self) -> list[Trial]:
        """Each asked here, wherever the one before it was."""
        self.enter()
        anki = anki_backend.trials(self.world.size.cards) if anki_backend.is_installed() else ()
        return [self._asked_here(trial) for trial in (*requests.trials(self.world), *anki)]

    def _asked_here(self, trial: Trial) -> Trial:
        def before() -> object:
            self.enter()
            return trial.before()

        return replace(trial, before=before)


def run(options: argparse.Namespace) -> list[Run]:
    began = time.monotonic()
    with ExitStack() as stack:
        places = []
        for cards in options.cards:
            database = stack.enter_context(migrated_database(f"benchmarks_{cards}"))
            world = fill(Size.of(cards, options.heavy), timezone.now())
            tidy()
            places.append(Place(database, world))
            tell(f"{world.size} made after {time.monotonic() - began:.0f} s")
        alike = zip(*(place.trials() for place in places), strict=True)
        results = zip(*in_turn(alike, options.rounds), strict=True)
        tell(f"measured in process after {time.monotonic() - began:.0f} s")
        runs = []
        for cards, place, own in zip(options.cards, places, results, strict=True):
            place.enter()
            served = loads(place.world, options.requests, options.loads) if options.loads else ()
            reviews = place.world.diligent.reviews.count()
            runs.append(Run(cards, list(own), list(served), reviews))
        tell(f"done after {time.monotonic() - began:.0f} s")
        return runs


@contextmanager
def migrated_database(name: str) -> Iterator[BaseDatabaseWrapper]:
    """One with the tables of the app, which takes its place until another does."""
    before = connections["default"]
    given = copy.deepcopy(connections.settings["default"])
    given["OPTIONS"].pop("pool", None)  # all would share it: it goes by the alias
    on_disk = connection.vendor == "sqlite"
    given["TEST"]["NAME"] = str(settings.LILUN_HOME / f"{name}.sqlite3") if on_disk else name
    database = load_backend(given["ENGINE"]).DatabaseWrapper(given, "default")
    connections["default"] = database
    named = settings.DATABASES["default"]["NAME"]
    with redirect_stdout(sys.stderr):  # Django tells of the cache's table there
        database.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield database
    finally:
        connections["default"] = database
        database.creation.destroy_test_db(named, verbosity=0)
        connections["default"] = before


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
