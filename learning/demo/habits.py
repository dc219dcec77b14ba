"""How a demo learner studies: what they read when, and how each card goes.

A period of days is played in memory, by the functions that record real answers, and then written at
once: each card is the replay of its log.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import batched
from random import Random
from uuid import UUID

from content.models import Passage
from learning.demo.cast import Actor
from learning.demo.replies import (
    FORMATS,
    chance_of_knowing,
    difficulty_of,
    distractor,
    known_answer,
    response_of,
)
from learning.factories import StudySessionFactory
from learning.grading import Verdict, formats
from learning.kinds import kind_of
from learning.models import Card, Question, Review, StudySession, User
from learning.scheduling import Rating, State, retrievability
from learning.study.answering import Answer, Judged, append_reviews, options_of
from learning.study.memory import CHANGED_BY_ANSWER, memory_of
from learning.study.order.candidates import LEARN_AHEAD
from learning.study.order.first_meeting import study_format
from learning.study.reading.readings import read_section
from learning.study.sessions import SESSION_SIZE
from learning.study.shown import ANSWER_FIRST

MOST_REVIEWS = 40  # on one day
MOST_TRIES = 5  # at one card in one session
SAME_DAY = timedelta(hours=12)
HINT = 1.2  # the value of visible options, in ability


@dataclass(slots=True)
class Student:
    """A demo learner, who has studied until ``until``; ``readings`` are the sections they read, by
    day, including later ones.
    """

    user: User
    actor: Actor
    rng: Random
    until: datetime
    readings: list[tuple[datetime, Passage]] = field(default_factory=list)

    def study(self, until: datetime, questions: Mapping[int, Question], end: datetime) -> None:
        """Studies until then; ``end`` is the present, from which habits are counted."""
        since, self.until = self.until, until
        until = min(until, end - self.actor.ends)
        if until <= since or not self.readings:
            return
        for at, section in self.readings:
            if since <= at < until:
                read_section(self.user, section, at)
        desk = Desk(self.user, self.actor, self.rng, questions, dict(self._opened(until)))
        day, last = self.user.study_day(since), self.user.study_day(until)
        while day <= last:
            if self.rng.random() < self.actor.diligence:
                at = self._sits_down(day)
                if since <= at < until - timedelta(hours=2):
                    desk.sit_down(at)
            day += timedelta(days=1)
        desk.write()

    def _opened(self, until: datetime) -> Iterator[tuple[int | None, datetime]]:
        """When cards of a section may come, by its id; None for questions in no section."""
        read = [(at, section) for at, section in self.readings if at < until]
        if read:
            yield None, read[0][0]
        for at, section in read:
            yield section.pk, at

    def _sits_down(self, day: date) -> datetime:
        begins, _ = self.user.study_day_bounds(day)
        hours = self.actor.hour - self.user.day_starts_at + self.rng.gauss(0, 1)
        return begins + timedelta(hours=min(19.0, max(0.0, hours)))


def reading_plan(
    actor: Actor, sections: list[Passage], end: datetime, rng: Random
) -> list[tuple[datetime, Passage]]:
    """The sections in order, spread over the first two thirds of their time."""
    if not actor.studies:
        return []
    step = actor.begins * 2 / 3 / len(sections)
    return [
        (end - actor.begins + step * (place + rng.uniform(0, 0.5)), section)
        for place, section in enumerate(sections)
    ]


class Desk:
    """A learner's cards in memory, and the sessions and reviews not yet written."""

    def __init__(
        self,
        user: User,
        actor: Actor,
        rng: Random,
        questions: Mapping[int, Question],
        opened: Mapping[int | None, datetime],
    ) -> None:
        self.user, self.actor, self.rng, self.opened = user, actor, rng, opened
        self.cards = list(Card.objects.filter(user=user, question__in=questions).order_by("pk"))
        self.sessions: list[StudySession] = []
        self.reviews: list[Review] = []
        self.families: dict[str, list[Card]] = defaultdict(list)
        for card in self.cards:
            card.user, card.question = user, questions[card.question_id]
            self.families[card.question.sibling_key].append(card)

    @property
    def essentials_only(self) -> bool:
        return self.user.scope == User.Scope.ESSENTIALS

    def sit_down(self, at: datetime) -> None:
        """Studies what is due and some new cards, session by session."""
        clock = at
        for chunk in batched([*self._due(at), *self._new(at)], SESSION_SIZE):
            clock = self._session(chunk, clock) + timedelta(seconds=self.rng.uniform(5, 60))

    def _due(self, at: datetime) -> list[Card]:
        due = [
            card
            for card in self.cards
            if card.state != State.NEW
            and not card.suspended
            and (card.show_at is None or card.show_at <= at)
        ]
        return sorted(due, key=lambda card: (card.show_at or at, card.pk))[:MOST_REVIEWS]

    def _new(self, at: datetime) -> list[Card]:
        new = [card for card in self.cards if card.state == State.NEW and self._may_come(card, at)]
        new.sort(key=lambda card: (card.position, card.pk))
        return new[: self.actor.new_cards]

    def _may_come(self, card: Card, at: datetime) -> bool:
        passage = card.question.passage
        opened = self.opened.get((passage.section_id or passage.pk) if passage else None)
        if opened is None or opened > at or card.suspended:
            return False
        if self.essentials_only and card.position >= Question.DETAILS_FROM:
            return False
        return card.show_at is None or card.show_at <= at

    def _session(self, cards: Iterable[Card], clock: datetime) -> datetime:
        """Answers these cards until each is settled, and returns the time then."""
        session = StudySessionFactory.build(user=self.user, started_at=clock)
        self.sessions.append(session)
        waiting = [(card, 1) for card in cards]
        while waiting:
            card, tries = waiting.pop(0)
            if card.suspended or (card.show_at and card.show_at > clock + LEARN_AHEAD):
                continue  # postponed for a sibling, or suspended
            clock = self._answer(card, session, clock)
            if (card.recall_due or card.step is not None) and tries < MOST_TRIES:
                waiting.append((card, tries + 1))
        return clock

    def _answer(self, card: Card, session: StudySession, shown_at: datetime) -> datetime:
        seconds = round(self.rng.uniform(3, 12) + self.rng.expovariate(1 / 6), 1)
        at = shown_at + timedelta(seconds=seconds)
        format = self._format(card)
        answer, verdict = self._given(card, format, at)
        rating = answer.rating
        if verdict:
            body, options = card.question.body, options_of(card.question, format)
            rating = Judged(verdict, body, format, options, seconds).worth(card, at)
        said = {
            "session": session,
            "key": UUID(int=self.rng.getrandbits(128), version=4),
            "format": format,
            "response": {"given": answer.response},
            "verdict": verdict.as_json() if verdict else {},
            "seconds": seconds,
        }
        siblings = [one for one in self.families[card.question.sibling_key] if one is not card]
        self.reviews += append_reviews(self.user, [card], [rating], siblings, said, at)
        return at

    def _format(self, card: Card) -> str:
        """The format that the study page would choose; recall if demo learners cannot
        answer in it.
        """
        format = study_format(card, self.user, was_read=True)
        return format if format in (*FORMATS, ANSWER_FIRST) else formats.RECALL

    def _given(self, card: Card, format: str, at: datetime) -> tuple[Answer, Verdict | None]:
        if format == ANSWER_FIRST:
            return Answer(), None
        known = self.rng.random() < self._chance(card, format, at)
        if format == formats.RECALL:
            return Answer(rating=Rating.GOOD if known else Rating.AGAIN), None
        body, asked = card.question.body, format
        text = known_answer(body) if known else distractor(body, asked, self.rng)
        response = response_of(body, asked, text)
        return Answer(response=response), kind_of(format).grade(body, response)

    def _chance(self, card: Card, format: str, at: datetime) -> float:
        """The chance of recall by FSRS, moved by the learner's ability; shortly after feedback they
        mostly know it.
        """
        ability, difficulty = self.actor.ability, difficulty_of(card.question.body)
        if card.reviewed_at is None:
            eased = ability + (HINT if format == formats.CHOICE else 0.0)
            return chance_of_knowing(eased / 2, difficulty / 2)
        if at - card.reviewed_at < SAME_DAY:
            return min(0.98, max(0.75, 0.92 + 0.04 * ability))
        recalled = retrievability(memory_of(card), at)
        return min(0.99, max(0.2, recalled + 0.04 * (ability - difficulty)))

    def write(self) -> None:
        """Writes everything that happened, in a few queries."""
        StudySession.objects.bulk_create(self.sessions)
        Review.objects.bulk_create(self.reviews, batch_size=500)
        moved = {review.card_id for review in self.reviews}
        moved |= {int(pk) for review in self.reviews for pk in review.before["siblings"]}
        Card.objects.bulk_create(
            [card for card in self.cards if card.pk in moved],
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=CHANGED_BY_ANSWER,
        )
