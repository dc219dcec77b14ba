"""Fills an empty database with learners, their cards and what they have answered.

The same seed gives the same rows. One learner has half of the cards, at most 50,000, and has read
everything; another has as many as give 20,000 reviews; two ordinary ones have 50 in every world;
the others 100 each, or 10 in a small world. Of everybody's cards one in five is due, one in five is
new, and the rest wait for another day; but the learner with most cards has more reviews due than a
day takes in a small world too, so that growth is that of the table and not of the day's work.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched, groupby, islice
from math import ceil
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, transaction

from content.models import Brief, Passage
from learning.models import Card, Question, Reading, Review, StudySession, User
from learning.study.order.candidates import BACKLOG
from tests.benchmarks.briefs import (
    BATCH,
    DILIGENT_ID,
    HEAVY_ID,
    ORDINARY_IDS,
    Size,
    brief_of,
    create,
    write_briefs,
)
from tests.benchmarks.histories import Past, pasts

PASTS = 500
SESSION_LENGTH = 20  # answers


@dataclass(frozen=True, slots=True)
class World:
    """Who there is to measure with."""

    size: Size
    heavy: User
    diligent: User
    others: list[User]


def fill(size: Size, now: datetime, *, seed: int = 1) -> World:
    """Make the world in an empty database. Learner n has the ``n``-th stretch of the questions."""
    rng = random.Random(seed)
    with transaction.atomic():
        write_briefs(size)
        learners = range(1, size.others + 3)
        create(User, (User(pk=n, username=f"learner-{n}", **SETTINGS) for n in learners))
        ages = Ages(rng, now)
        _study(size, learners, ages)
        _set_sequences()
    people = list(User.objects.order_by("pk")[:50])
    return World(size, people[0], people[1], people[2:])


def tidy() -> None:
    """What a database does by itself some time after so much was written, and would else do while
    it is measured."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


SETTINGS: dict[str, Any] = {
    "password": "!",
    "scope": User.Scope.EVERYTHING,
    "characters": User.Characters.WRITE,
}


class Ages:
    """The pasts that cards are given in turn, and the clock and the die that made them."""

    def __init__(self, rng: random.Random, now: datetime) -> None:
        self.rng, self.now = rng, now
        self.due = pasts(rng, now, due=True, many=PASTS)
        self.later = pasts(rng, now, due=False, many=PASTS)

    def past(self, nth: int, *, many_due: bool) -> Past | None:
        """That of a learner's ``nth`` card, None for a new one; siblings come in twos and share
        their fate. Of ten cards two are due, or six."""
        kind = (nth // 2) % 5
        if kind == 1:
            return None
        is_due = kind in (0, 2, 3) if many_due else kind == 0
        return self.rng.choice(self.due if is_due else self.later)


def _study(size: Size, learners: range, ages: Ages) -> None:
    """Cards, reviews and sessions of all learners."""
    create(Reading, _readings(size, learners, ages.now))
    rows = _cards(size, learners, ages)
    first = first_session = 1
    while chunk := list(islice(rows, BATCH)):
        create(Card, (card for card, _ in chunk))
        reviews = list(_reviews(chunk, first, ages))
        sessions = _in_sessions(reviews, first_session)
        create(StudySession, sessions)
        create(Review, reviews)
        first += len(reviews)
        first_session += len(sessions)


def _first_question(size: Size, learner: int) -> int:
    """Where the stretch of a learner begins: always at that of a section."""
    is_measured = learner in (HEAVY_ID, DILIGENT_ID, *ORDINARY_IDS)
    return 0 if is_measured else learner * size.each % size.heavy


def _readings(size: Size, learners: range, now: datetime) -> Iterator[Reading]:
    read_at = now - timedelta(days=90)
    for learner in learners:
        first = _first_question(size, learner) // size.each
        for nth in range(first, first + ceil(size.cards_of(learner) / size.each)):
            yield Reading(user_id=learner, section_id=nth + 1, read_at=read_at)


def _cards(size: Size, learners: range, ages: Ages) -> Iterator[tuple[Card, Past | None]]:
    pk = 0
    for learner in learners:
        many_due = learner == HEAVY_ID and size.heavy // 5 < BACKLOG
        for nth, question in enumerate(_questions(size, learner)):
            pk, past = pk + 1, ages.past(nth, many_due=many_due)
            fields = past.fields if past else {}
            yield (
                Card(
                    pk=pk,
                    user_id=learner,
                    question_id=question + 1,
                    brief_id=brief_of(size, question),
                    position=question,
                    **fields,
                ),
                past,
            )


def _questions(size: Size, learner: int) -> Iterator[int]:
    first = _first_question(size, learner)
    yield from range(first, first + size.cards_of(learner))


def _reviews(rows: Iterable[tuple[Card, Past | None]], first: int, ages: Ages) -> Iterator[Review]:
    pk = first
    for card, past in rows:
        for seq, answered in enumerate(past.answers if past else ()):
            yield Review(
                pk=pk,
                card_id=card.pk,
                user_id=card.user_id,
                key=UUID(int=ages.rng.getrandbits(128)),
                seq=seq,
                state=answered.state,
                rating=answered.rating,
                format="recall",
                reviewed_at=answered.at,
                studied_on=answered.at.date(),
                seconds=2 + 8 * ages.rng.random(),
                before=answered.before,
            )
            pk += 1


def _in_sessions(reviews: list[Review], first: int) -> list[StudySession]:
    """The sessions of the reviews, ``SESSION_LENGTH`` in each, all of one learner."""
    sessions: list[StudySession] = []
    for learner, own in groupby(reviews, key=lambda review: review.user_id):
        for given in batched(own, SESSION_LENGTH):
            began = given[0].reviewed_at
            session = StudySession(pk=first + len(sessions), user_id=learner, started_at=began)
            sessions.append(session)
            for review in given:
                review.session = session
    return sessions


def _set_sequences() -> None:
    """Let PostgreSQL number new rows from where these end; SQLite does so by itself."""
    made = [Brief, Passage, Question, User, StudySession, Card, Review]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), made):
            cursor.execute(statement)
