"""The app and the bare view over granian, on the database that is open, under a load of clients."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.utils import timezone

from learning.models import Card, Review, StudySession, User
from learning.shown import shown_now, sign
from tests.benchmarks.client import Answers, Plan, carry_out
from tests.benchmarks.trials import percentile
from tests.benchmarks.visitors import ANSWERS, CARDS
from tests.benchmarks.world import World, tidy
from tests.clients import BACKEND, headers
from tests.databases import environment
from tests.server import ROOT, Server, clean_environment, free_port, is_free, within

CLIENTS = 8
WORKERS = (1, 2)
HEAD_START = 3.0  # seconds in which the clients' processes come up
OURS, BARE = "Lilun", "bare view"
BACKENDS = {OURS: BACKEND, BARE: "django.contrib.auth.backends.ModelBackend"}

type Forms = list[tuple[str, str]]


@dataclass(slots=True)
class Load:
    """What one server made of its loads; seconds are those of each answer."""

    server: str
    workers: int
    rates: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Requests a second, the median of the loads."""
        return percentile(self.rates, 50)

    def milliseconds(self, percent: int) -> float:
        return 1000 * percentile(self.seconds, percent)

    def keep(self, answers: list[Answers]) -> None:
        seconds = [taken for each in answers for taken in each.seconds]
        took = max(each.ended for each in answers) - min(each.began for each in answers)
        self.rates.append(len(seconds) / took)
        self.seconds += seconds
        self.errors += [error for each in answers for error in each.errors]


def loads(world: World, requests: int, rounds: int) -> Iterator[Load]:
    """Both servers stand side by side and are loaded in turn, each with the answers of eight
    learners; the first round only warms them up. Before each load the database is tidied: as few
    cards as a learner has in a small world are answered a hundred times in seconds."""
    ours, bares = world.others[:CLIENTS], world.others[CLIENTS : 2 * CLIENTS]
    for workers in WORKERS:
        at_app, at_bare = Load(OURS, workers), Load(BARE, workers)
        with app_server(workers) as app, bare_server(workers) as bare:
            for nth in range(rounds + 1):
                to_app = {user: app_forms(user, requests) for user in ours}
                of_app = under_load(app, OURS, to_app)
                to_bare = {user: bare_forms(user, requests) for user in bares}
                of_bare = under_load(bare, BARE, to_bare)
                if nth:
                    at_app.keep(of_app)
                    at_bare.keep(of_bare)
        yield from (at_app, at_bare)


def under_load(port: int, server: str, forms: dict[User, Forms]) -> list[Answers]:
    tidy()
    starts_at = time.time() + HEAD_START
    plans = [
        Plan(port, headers(user, BACKENDS[server]), sent, starts_at) for user, sent in forms.items()
    ]
    connection.close()
    with ProcessPoolExecutor(len(plans), mp_context=get_context("spawn")) as pool:
        return list(pool.map(carry_out, plans))


def app_forms(user: User, many: int) -> Forms:
    """Answers as the pages with these cards would send them; each card comes again and again."""
    now, forms = timezone.now(), []
    Review.objects.filter(user=user, studied_on=user.study_day(now)).delete()
    cards = later_cards(user)
    for nth in range(many):
        if nth % ANSWERS == 0:
            session = StudySession.objects.create(user=user, started_at=now)
        card = cards[nth % len(cards)]
        token = sign(shown_now([card], "recall", session, now), user)
        card.seq += 1
        form = urlencode({"shown": token, "rating": 3})
        forms.append((f"/study/{session.pk}/answer/", form))
    return forms


def bare_forms(user: User, many: int) -> Forms:
    Review.objects.filter(user=user, studied_on=user.study_day(timezone.now())).delete()
    cards = later_cards(user)
    forms = (urlencode({"card": cards[nth % len(cards)].pk, "rating": 3}) for nth in range(many))
    return [("/answer", form) for form in forms]


def later_cards(user: User) -> list[Card]:
    later = Card.objects.filter(user=user).in_review().filter(show_at__gt=timezone.now())
    return list(later.order_by("pk")[:CARDS])


@contextmanager
def app_server(workers: int) -> Iterator[int]:
    home = Path(settings.LILUN_HOME) / "served"
    server = Server(home, environment=environment()).start("--workers", str(workers))
    try:
        yield server.port
    finally:
        server.stop()


@contextmanager
def bare_server(workers: int) -> Iterator[int]:
    port = free_port()
    options = {
        "--interface": "wsgi",
        "--port": port,
        "--workers": workers,
        "--blocking-threads": 1,
        "--log-level": "warning",
    }
    given = [str(each) for option in options.items() for each in option]
    home = Path(settings.LILUN_HOME) / "served"
    bare = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.bare_settings"}
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *given, "config.wsgi:application"],
        cwd=ROOT,
        env=clean_environment(home) | environment() | bare,
    )
    try:
        within(30, lambda: not is_free(port))
        yield port
    finally:
        process.terminate()
        process.wait(30)
