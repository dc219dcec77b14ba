"""What the app and the bare view make of eight clients at once, over granian."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice
from multiprocessing import get_context
from urllib.parse import urlencode

from django.db import connection
from django.utils import timezone

from learning.models import Card, StudySession, User
from learning.study.shown import shown_now, sign
from tests.benchmarks.client import Answers, Plan, Sent, carry_out
from tests.benchmarks.requests import ANSWER, BARE
from tests.benchmarks.servers import app_server, bare_server
from tests.benchmarks.trials import median_ratio, percentile
from tests.benchmarks.visitors import ANSWERS, CARDS, forget_today
from tests.benchmarks.world import World, tidy
from tests.clients import headers

CLIENTS = 8
WORKERS = (1, 2)
HEAD_START = 0.5  # seconds in which each client takes up its plan

# What one client sends: so many requests of its learners.
type Requests = Callable[[list[User], int], list[Sent]]


@dataclass(slots=True)
class Load:
    """What became of one thing that was asked; seconds are those of each answer."""

    what: str
    workers: int
    rates: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Requests a second, the median of the loads."""
        return percentile(self.rates, 50)

    def rate_in_times(self, other: "Load") -> float:
        return median_ratio(self.rates, other.rates)

    def milliseconds(self, percent: int) -> float:
        return 1000 * percentile(self.seconds, percent)

    def keep(self, clients: list[Answers]) -> None:
        """The rate is that of the time in which all clients were sending: each keeps to the worker
        that took its connection, and those of one that took few are done long before the others."""
        began, ended = min(each.began for each in clients), min(each.ended for each in clients)
        came = [at for each in clients for at in each.came if at <= ended]
        self.rates.append(len(came) / (ended - began))
        self.seconds += [taken for each in clients for taken in each.seconds]
        self.errors += [error for each in clients for error in each.errors]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the server at a port, so many times by the learners of each client."""

    what: str
    port: int
    make: Requests
    learners: list[list[User]]
    times: int

    def by(self, clients: Executor) -> list[Answers]:
        made = [self.make(share, self.times) for share in self.learners]
        tidy()
        connection.close()
        starts_at = time.time() + HEAD_START
        return list(clients.map(carry_out, [Plan(self.port, sent, starts_at) for sent in made]))


def loads(world: World, requests: int, rounds: int) -> Iterator[Load]:
    """Both servers stand side by side and are loaded in turn, each with the answers of one half of
    the learners. Before each load the database is tidied: as few cards as learners have in a small
    world are answered again and again in seconds."""
    ours, bares = shares(world.others[1::2]), shares(world.others[::2])
    with ProcessPoolExecutor(CLIENTS, mp_context=get_context("spawn")) as clients:
        list(clients.map(time.sleep, [HEAD_START] * CLIENTS))  # all of them come up
        for workers in WORKERS:
            with app_server(workers) as app, bare_server(workers) as bare:
                asked = [
                    Asked(ANSWER, app, app_answers, ours, requests),
                    Asked(BARE, bare, bare_answers, bares, requests),
                ]
                yield from under_load(asked, clients, workers, rounds)


def under_load(asked: list[Asked], clients: Executor, workers: int, rounds: int) -> list[Load]:
    """Each once a round; the first round only warms the servers up."""
    pairs = [(each, Load(each.what, workers)) for each in asked]
    for nth in range(rounds + 1):
        for each, load in pairs:
            answers = each.by(clients)
            if nth:
                load.keep(answers)
    return [load for _, load in pairs]


def shares(learners: list[User]) -> list[list[User]]:
    """Those of each client."""
    return [learners[nth::CLIENTS] for nth in range(CLIENTS)]


def app_answers(learners: list[User], many: int) -> list[Sent]:
    """Answers as the pages with these cards would send them; each card comes again and again."""
    now, sent = timezone.now(), []
    for user, cards in in_sessions(learners, many):
        session = StudySession.objects.create(user=user, started_at=now)
        by_htmx = headers(user)
        for card in cards:
            token = sign(shown_now([card], "recall", session, now), user)
            card.seq += 1
            form = urlencode({"shown": token, "rating": 3})
            sent.append(Sent(f"/study/{session.pk}/answer/", by_htmx, form))
    return sent


def bare_answers(learners: list[User], many: int) -> list[Sent]:
    sent = []
    for user, cards in in_sessions(learners, many):
        by_htmx = headers(user, "django.contrib.auth.backends.ModelBackend")
        forms = (urlencode({"card": card.pk, "rating": 3}) for card in cards)
        sent += [Sent("/answer", by_htmx, form) for form in forms]
    return sent


def in_sessions(learners: list[User], many: int) -> Iterator[tuple[User, list[Card]]]:
    """What is answered, so many cards in all, by each of the learners in turn; nobody has answered
    anything today."""
    for user in learners:
        forget_today(user)
    turns = cycle([(user, cycle(later_cards(user))) for user in learners])
    while many > 0:
        user, cards = next(turns)
        yield user, list(islice(cards, min(ANSWERS, many)))
        many -= ANSWERS


def later_cards(user: User) -> list[Card]:
    later = Card.objects.filter(user=user).in_review().filter(show_at__gt=timezone.now())
    return list(later.order_by("pk")[:CARDS])
