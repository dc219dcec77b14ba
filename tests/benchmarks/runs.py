"""One run: a database with so many cards, what is measured on it, and away with it."""

import argparse
import sys
import time

from django.db import connection
from django.utils import timezone

from tests.benchmarks import anki_backend, requests, servers
from tests.benchmarks.briefs import Size
from tests.benchmarks.report import Run
from tests.benchmarks.trials import in_turn
from tests.benchmarks.world import fill, tidy


def run(cards: int, options: argparse.Namespace) -> Run:
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        return _measured(cards, options)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _measured(cards: int, options: argparse.Namespace) -> Run:
    began = time.monotonic()
    world = fill(Size.of(cards, options.heavy), timezone.now())
    tidy()
    tell(f"{world.size} made in {time.monotonic() - began:.0f} s")
    anki = anki_backend.trials(cards) if anki_backend.is_installed() else ()
    results = in_turn([*requests.trials(world), *anki], options.rounds)
    tell(f"measured in process after {time.monotonic() - began:.0f} s")
    loads = list(servers.loads(world, options.requests, options.loads)) if options.loads else []
    tell(f"done after {time.monotonic() - began:.0f} s")
    return Run(cards, results, loads, world.diligent.reviews.count())


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
