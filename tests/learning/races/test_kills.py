"""Workers are killed again and again while people answer.

Every answer is sent until it is acknowledged, as a browser and its learner would do. Then none may
be missing or stored twice, and each card must equal a replay of its log.
"""

import http.client
import operator
import os
import random
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count, islice, pairwise
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.db import connections
from django.utils import timezone

from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuizFactory,
    ResponseFactory,
    StudySessionFactory,
    UserFactory,
)
from learning.models import Card, Response, Review, User
from learning.rendering.responses import sign as sign_response
from learning.scheduling import Rating, replay
from learning.study.answering import Answer, record_answer
from learning.study.memory import memory_of
from learning.study.shown import shown_now, sign
from tests.clients import headers
from tests.databases import environment
from tests.server import Served, Server, within, workers_of

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS, CARDS, QUESTIONS = 4, 12, 12
MISSES = 5  # of each card
LEAST_LIFE = 6.0  # seconds
PATIENCE = 60.0  # seconds until an answer has to be acknowledged


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one answer; ``key`` is the key of its review."""

    key: UUID
    path: str
    body: str


@dataclass
class Client:
    """Sends one answer after another, each until it is acknowledged."""

    port: int
    headers: dict[str, str]
    forms: Iterator[Form]
    acknowledged: list[UUID] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def answer_until(self, over: threading.Event) -> None:
        try:
            for form in self.forms:
                self.insist(form)
                if over.is_set():
                    return
        finally:
            connections.close_all()

    def insist(self, form: Form) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                status = self.send(form)
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)  # the worker was killed
                continue
            if status == 200:
                self.acknowledged.append(form.key)
            else:
                self.refused.append(f"{status} {form.path}")
            return
        self.refused.append(f"no answer {form.path}")

    def send(self, form: Form) -> int:
        server = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            server.request("POST", form.path, form.body, self.headers)
            response = server.getresponse()
            response.read()
            return response.status
        finally:
            server.close()


def answers(user: User) -> Iterator[Form]:
    """Answers to cards in rotation, mixed with answers to a quiz with immediate feedback.

    Misses end before a card is a leech, which would be suspended.
    """
    quiz = _quiz(user)
    cards = CardFactory.create_batch(CARDS, user=user)
    for nth in count():
        if nth % 9 == 0:  # before the tenth, which would end the session
            session = StudySessionFactory.create(user=user)
        card = cards[nth % CARDS]
        shown = shown_now([card], "recall", session, timezone.now())
        card.seq += 1
        missed = nth % 5 == 0 and nth < MISSES * 5 * CARDS
        form = {"shown": sign(shown, user), "rating": 1 if missed else 3}
        yield Form(shown.key, f"/study/{session.pk}/answer/", urlencode(form))
        if nth % 4 == 0:
            yield from islice(quiz, 1)


def _quiz(user: User) -> Iterator[Form]:
    now, session = timezone.now(), StudySessionFactory.create(user=user)
    quiz = QuizFactory.create(owner=user, feedback="each")
    attempt = AttemptFactory.create(user=user, quiz=quiz, started_at=now)
    for card in CardFactory.create_batch(QUESTIONS, user=user):
        record_answer(user, shown_now([card], "recall", session, now), Answer(Rating.GOOD), now)
        one: Response = ResponseFactory.create(attempt=attempt, question=card.question)
        form = {"shown": sign_response(one, now), "response": "Sun Tao"}
        yield Form(one.key, f"/quizzes/{attempt.pk}/{one.position}/", urlencode(form))


@dataclass
class Load:
    clients: list[Client]
    killed: int = 0

    def wait_for_more(self) -> None:
        """Waits until every client has received one more response."""
        before = self.counts
        within(PATIENCE, lambda: all(map(operator.gt, self.counts, before)))

    @property
    def counts(self) -> list[int]:
        return [len(client.acknowledged) for client in self.clients]

    @property
    def acknowledged(self) -> list[UUID]:
        return [key for client in self.clients for key in client.acknowledged]

    @property
    def refused(self) -> list[str]:
        return [line for client in self.clients for line in client.refused]


def load_and_kill(server: Server, kills: int) -> Load:
    """Lets all clients answer while one worker after another is killed at random moments."""
    users = UserFactory.create_batch(CLIENTS)
    load = Load([Client(server.port, headers(user), answers(user)) for user in users])
    connections.close_all()
    over, rng = threading.Event(), random.Random(1)
    with ThreadPoolExecutor(CLIENTS) as crowd:
        answered = [crowd.submit(client.answer_until, over) for client in load.clients]
        try:
            for victim in victims(server, kills):
                load.wait_for_more()
                time.sleep(0.5 * rng.random())  # otherwise always right after a response
                os.kill(victim, signal.SIGKILL)
                load.killed += 1
            load.wait_for_more()
        finally:
            over.set()
        for each in answered:
            each.result()
    return load


def victims(server: Server, kills: int) -> Iterator[int]:
    """Workers to kill, each after ``LEAST_LIFE``: the server gives up where a new worker dies
    sooner."""
    seen, dead = dict.fromkeys(workers_of(server), 0.0), set[int]()
    for _ in range(kills):
        within(PATIENCE, lambda: not dead.issuperset(workers_of(server)))
        seen = {pid: seen.get(pid, time.monotonic()) for pid in workers_of(server)}
        victim = min(seen.keys() - dead, key=lambda pid: (seen[pid], pid))
        time.sleep(max(0.0, seen[victim] + LEAST_LIFE - time.monotonic()))
        dead.add(victim)
        yield victim


def faults(load: Load) -> list[str]:
    """What a kill has lost, doubled or left half-done."""
    kept = Counter(Review.objects.filter(key__in=load.acknowledged).values_list("key", flat=True))
    lost = [f"lost: {key}" for key in load.acknowledged if key not in kept]
    doubled = [f"twice: {key}" for key, times in kept.items() if times > 1]
    cards = Card.objects.select_related("user").prefetch_related("reviews")
    return (
        load.refused + lost + doubled + [f"not its log: {card}" for card in cards if differs(card)]
    )


def differs(card: Card) -> bool:
    log = sorted(card.reviews.all(), key=lambda review: review.seq)
    assert all(one.seq < other.seq for one, other in pairwise(log))
    seeded = [
        (Rating(one.rating) if one.rating else None, one.reviewed_at, f"{card.pk}:{one.seq}")
        for one in log
    ]
    memory = replay(seeded, preferences=card.user.preferences)
    return memory != memory_of(card) or card.seq != len(log)


@pytest.fixture
def home(served: Served, tmp_path: Path) -> Path:
    return shutil.copytree(served.home, tmp_path / "home")


def serve(home: Path, **more: str) -> Server:
    return Server(home, environment=environment() | more).start("--workers", "2")


@pytest.mark.parametrize("kills", [2, pytest.param(20, marks=pytest.mark.soak)])
def test_no_answer_is_lost_or_duplicated_and_cards_match_their_logs(home, kills):
    server = serve(home)
    try:
        load = load_and_kill(server, kills)
    finally:
        server.stop()

    assert load.killed == kills
    assert len(load.acknowledged) > CLIENTS * kills
    assert faults(load) == []


def test_control_with_two_commits_a_kill_leaves_half_an_answer(home):
    """Both kills may hit an idle worker, so there are three tries."""
    assert any(half_stored(home) for _ in range(3))


def half_stored(home: Path) -> list[str]:
    server = serve(home, DJANGO_SETTINGS_MODULE="tests.learning.races.unsafe_settings")
    try:
        load = load_and_kill(server, 2)
    finally:
        server.stop()
    return [fault for fault in faults(load) if "not its log" in fault]
