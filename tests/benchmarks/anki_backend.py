"""Anki's own backend, where the group ``benchmark`` has installed it: a collection with as many
cards as there are in our table, all of one learner, in as many decks as we have briefs."""

import json
import random
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import batched
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.benchmarks.briefs import BRIEFS
from tests.benchmarks.trials import Trial

OPEN, TREE = "Opening the collection, with its first card", "The decks, with their counts"
ANSWER = "An answer, with the next card"
ANKI = "Anki"
BATCH = 1000
REVIEW, GOOD, NO_LIMIT = 2, 2, 9999


def is_installed() -> bool:
    return find_spec("anki") is not None


def trials(cards: int, *, seed: int = 1) -> Iterator[Trial]:
    """The same as ours: what opens it, what counts, and what answers."""
    folder = tempfile.mkdtemp(prefix="anki-", dir=settings.LILUN_HOME)
    anki = Anki(Path(folder) / "collection.anki2")
    anki.fill(cards, random.Random(seed))
    yield Trial(OPEN, ANKI, lambda _: anki.open(), anki.close)
    yield Trial(TREE, ANKI, lambda _: anki.collection.sched.deck_due_tree())
    yield Trial(ANSWER, ANKI, lambda _: anki.answer())


class Anki:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.collection: Any = None

    def open(self) -> None:
        """Ready to study: its queue is built when the first card is asked for."""
        self.collection = import_module("anki.collection").Collection(str(self.path))
        self.next()

    def close(self) -> None:
        self.collection.close()

    def next(self) -> Any:
        return self.collection.sched.get_queued_cards(fetch_limit=1).cards[0]

    def answer(self) -> None:
        queued = self.next()
        card = self.collection.get_card(queued.card.id)
        card.start_timer()
        answer = self.collection.sched.build_answer(card=card, states=queued.states, rating=GOOD)
        self.collection.sched.answer_card(answer)
        self.next()

    def fill(self, cards: int, rng: random.Random) -> None:
        """One card in five is due and one in five is new, with FSRS and without limits."""
        library = import_module("anki.collection")
        self.collection = collection = library.Collection(str(self.path))
        collection.set_config("fsrs", True)
        config = collection.decks.get_config(1)
        config["new"]["perDay"] = config["rev"]["perDay"] = NO_LIMIT
        collection.decks.save(config)
        collection.decks.select(collection.decks.id("Lilun"))
        decks = [collection.decks.id(f"Lilun::{n}") for n in range(BRIEFS)]
        for batch in batched(range(cards), BATCH, strict=False):
            collection.add_notes(
                [
                    library.AddNoteRequest(self._note(nth), decks[nth * BRIEFS // cards])
                    for nth in batch
                ]
            )
        self._grow_old(rng)
        self.close()
        self.open()

    def _note(self, nth: int) -> Any:
        note = self.collection.new_note(self.collection.models.by_name("Basic"))
        note["Front"], note["Back"] = f"Who argues that the port of {nth} feeds cities?", "Wang Li"
        return note

    def _grow_old(self, rng: random.Random) -> None:
        today, rows = self.collection.sched.today, []
        for nth, pk in enumerate(self.collection.find_cards("")):
            if (nth // 2) % 5 == 1:
                continue
            days = rng.randint(3, 60)
            is_due = (nth // 2) % 5 == 0
            due = today + (rng.randint(-10, 0) if is_due else rng.randint(2, days))
            answered = int(time.time()) - 86400 * max(1, days - due + today)
            memory = json.dumps({"s": float(days), "d": 5.0, "dr": 0.9, "lrt": answered})
            rows.append((REVIEW, REVIEW, due, days, 3, memory, pk))
        self.collection.db.executemany(
            "update cards set type = ?, queue = ?, due = ?, ivl = ?, reps = ?, data = ? "
            "where id = ?",
            rows,
        )
