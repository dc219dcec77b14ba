"""A learner's cards of one brief, listed, filtered and searched, with their answers.

The answer of a card that is new, or that may come up today, stays covered until the learner asks
for it. That is logged as a reveal, as it is in study.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from content.material import HEADINGS
from content.models import Brief, Passage
from content.reading.search import SearchEntry, search
from learning.cards.making import was_revealed
from learning.cards.seals import is_sealed, kin, sealed_questions
from learning.models import Card, Question, Response, Reveal, StudySession, User


class Stage(StrEnum):
    """A card's state as the page names and filters it."""

    NEW = "new"
    LEARNING = "learning"
    KNOWN = "known"
    SUSPENDED = "away"


STAGES: dict[Stage, tuple[str, Q]] = {
    Stage.NEW: ("Not asked yet", Q(suspended=False, state=Card.State.NEW)),
    Stage.LEARNING: ("Being learnt", Q(suspended=False, step__isnull=False)),
    Stage.KNOWN: ("Known", Q(suspended=False, state=Card.State.REVIEW)),
    Stage.SUSPENDED: ("Paused", Q(suspended=True)),
}

WHY_SUSPENDED: dict[str, str] = {
    Card.Suspension.LEECH: "Missed too often",
    Card.Suspension.HIDDEN: "Hidden by you",
    Card.Suspension.CHARACTERS: "Characters are left out",
    Card.Suspension.COPIED: "Studied in your copy",
}


@dataclass(frozen=True, slots=True)
class CardSelection:
    """A filter on a brief's cards; empty fields filter nothing."""

    query: str = ""
    stage: str = ""
    section: Passage | None = None
    starred: bool = False

    @property
    def narrowed(self) -> bool:
        return bool(self.query or self.stage or self.section or self.starred)


@dataclass(frozen=True, slots=True)
class ListedCard:
    """A card as the page lists it. Its answer is shown if it is ``uncovered``; if it is
    ``sealed``, the learner may not uncover it either."""

    card: Card
    uncovered: bool
    sealed: bool = False

    @property
    def stage(self) -> Stage:
        if self.card.suspended:
            return Stage.SUSPENDED
        if self.card.state == Card.State.NEW:
            return Stage.NEW
        return Stage.LEARNING if self.card.step is not None else Stage.KNOWN

    @property
    def state(self) -> str:
        """Its stage in words, with the reason for which it is suspended."""
        if self.stage != Stage.SUSPENDED:
            return STAGES[self.stage][0]
        return WHY_SUSPENDED.get(self.card.suspension, "Paused by you")

    @property
    def next_at(self) -> datetime | None:
        """When it may come up again, if that is known."""
        return None if self.stage in (Stage.NEW, Stage.SUSPENDED) else self.card.show_at


class BriefCards:
    """The cards that a learner has of a brief's current questions."""

    def __init__(self, user: User, brief: Brief, now: datetime) -> None:
        self.user, self.brief, self.now = user, brief, now
        _, self.tomorrow = user.study_day_bounds(user.study_day(now))
        self.chosen = _chosen_today(user, now)

    @cached_property
    def sections(self) -> list[Passage]:
        return list(self.brief.passages.current().filter(kind__in=HEADINGS))

    @cached_property
    def sealed(self) -> frozenset[int]:
        return sealed_questions(self.user, self.now)

    @property
    def cards(self) -> QuerySet[Card]:
        """All of them: essentials before details, in reading order."""
        sitting = Response.objects.filter(attempt__user=self.user, attempt__submitted_at=None)
        asked = sitting.filter(question=OuterRef("question"))
        in_whole = sitting.filter(question__parts=OuterRef("question"))
        return (
            Card.objects.filter(user=self.user, brief=self.brief, question__retired_at=None)
            .select_related("question")
            .annotate(revealed=was_revealed(), in_quiz=Exists(asked) | Exists(in_whole))
            .order_by("position", "pk")
        )

    def listed(self, card: Any) -> ListedCard:
        if card.question_id in self.sealed:
            return ListedCard(card, uncovered=False, sealed=True)
        return ListedCard(card, self.is_uncovered(card))

    def is_uncovered(self, card: Any) -> bool:
        """Only for a card that is not sealed."""
        return bool(card.revealed) or not self._may_be_asked(card)

    def found(self, selection: CardSelection) -> QuerySet[Card] | list[Card]:
        """The cards that match; a list if words are searched for, else a lazy query."""
        cards = self.cards
        if selection.stage:
            cards = cards.filter(STAGES[Stage(selection.stage)][1])
        if selection.section:
            of_section = Q(question__passage=selection.section)
            cards = cards.filter(of_section | Q(question__passage__section=selection.section))
        if selection.starred:
            cards = cards.filter(starred=True)
        if not selection.query:
            return cards
        names = list(_names(self.brief))
        return search(selection.query, cards, lambda card: _entry(self.listed(card), names))

    def _may_be_asked(self, card: Any) -> bool:
        """Whether the card is new, or may be asked now or later today: because it is due, or in
        a session about chosen cards, or in an open quiz, or because a copy of it may."""
        if card.state == Card.State.NEW or card.in_quiz or card.pk in self.chosen:
            return True
        if card.suspended:
            return bool(card.suspension == Card.Suspension.COPIED)
        return card.step is not None or card.show_at is None or card.show_at < self.tomorrow


def still_covered(user: User, question: Question, now: datetime) -> list[Card]:
    """The learner's cards of a question, or of its parts, whose answers are covered. Call
    ``is_in_open_quiz`` first: the answer to a sealed question may not be shown at all."""
    assert question.brief is not None
    listing = BriefCards(user, question.brief, now)
    stand_for = Q(question=question) | Q(question__wholes=question)
    cards = listing.cards.filter(stand_for).distinct()
    return [card for card in cards if not listing.is_uncovered(card)]


def is_in_open_quiz(user: User, *questions: Question, now: datetime) -> bool:
    """Whether an open quiz asks the learner one of these questions, or one that gives its answer
    away: its original, a version of it, a part or the composite. An authored quiz stays open
    until its keys are disclosed."""
    if is_sealed(user, *questions, now=now):
        return True
    like = kin(one.pk for one in questions)
    sitting = Response.objects.filter(attempt__user=user, attempt__submitted_at=None)
    asked = Q(question__in=like) | Q(question__wholes__in=like) | Q(question__parts__in=like)
    return sitting.filter(asked).exists()


def uncover(cards: Iterable[Card], now: datetime) -> None:
    """Log that the learner asked for the answers of these cards, none of which may be sealed."""
    reveals = [Reveal(card=card, seq=card.seq, revealed_at=now) for card in cards]
    Reveal.objects.bulk_create(reveals, ignore_conflicts=True, batch_size=500)


def _chosen_today(user: User, now: datetime) -> frozenset[int]:
    """The ids of the cards that were chosen for the learner's latest session of today, if any."""
    begun, _ = user.study_day_bounds(user.study_day(now))
    latest = StudySession.objects.filter(user=user).order_by("-pk").first()
    return frozenset(latest.chosen) if latest and latest.started_at >= begun else frozenset()


def _names(brief: Brief) -> Iterator[tuple[str, str, str]]:
    """Each name in the brief, with its characters and pinyin."""
    yield from brief.people.current().values_list("name", "characters", "pinyin")
    yield from brief.concepts.current().values_list("term", "characters", "pinyin")


def _entry(listed: ListedCard, names: list[tuple[str, str, str]]) -> SearchEntry:
    """What a search finds a card by: the text shown, and its names in characters and pinyin."""
    body = listed.card.question.body
    shown = [body.get("frame", ""), body["stem"], listed.card.note]
    if listed.uncovered:
        speakers = body["attribution"]["speakers"]
        shown += [body["answer"], *body["accepted"], *body["elements"], *speakers]
    text = "\n".join(shown).casefold()
    also = [(characters, pinyin) for name, characters, pinyin in names if name.casefold() in text]
    written = [characters for characters, _ in also if characters]
    explanation = body["explanation"] if listed.uncovered else ""
    return SearchEntry((*shown, *written), " ".join(pinyin for _, pinyin in also), explanation)
