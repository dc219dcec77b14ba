"""A learner's cards of one brief, as they look through them: narrowed, searched, with answers.

No answer comes before its time: one that the learner has not met, or may be asked for today, stays
covered until they ask for it, and that is logged as it is in study.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from content.material import HEADINGS
from content.models import Brief, Passage
from content.reading.searching import Entry, search
from learning.cards.making import was_revealed
from learning.cards.seals import is_sealed, sealed_questions
from learning.models import Card, Question, Response, Reveal, StudySession, User


class Stage(StrEnum):
    """What the page tells of a card's state, and may be narrowed to."""

    NEW = "new"
    LEARNING = "learning"
    KNOWN = "known"
    SUSPENDED = "away"


STAGES: dict[Stage, tuple[str, Q]] = {
    Stage.NEW: ("Not asked yet", Q(suspended=False, state=Card.State.NEW)),
    Stage.LEARNING: ("Being learnt", Q(suspended=False, step__isnull=False)),
    Stage.KNOWN: ("Known", Q(suspended=False, state=Card.State.REVIEW)),
    Stage.SUSPENDED: ("Put away", Q(suspended=True)),
}

WHY_SUSPENDED: dict[str, str] = {
    Card.Suspension.LEECH: "Missed too often",
    Card.Suspension.HIDDEN: "Hidden by you",
    Card.Suspension.CHARACTERS: "Characters are left out",
}


@dataclass(frozen=True, slots=True)
class CardSelection:
    """What of a brief's cards is looked at; empty fields leave nothing out."""

    query: str = ""
    stage: str = ""
    section: Passage | None = None
    starred: bool = False

    @property
    def narrowed(self) -> bool:
        return bool(self.query or self.stage or self.section or self.starred)


@dataclass(frozen=True, slots=True)
class Held:
    """A card as the page lists it; ``uncovered`` says whether its answer may be shown; where it is
    ``sealed``, it may not be asked for either."""

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
        if self.stage != Stage.AWAY:
            return STAGES[self.stage][0]
        return WHY_SUSPENDED.get(self.card.suspension, "Suspended by you")

    @property
    def next_at(self) -> datetime | None:
        """When it may be asked again, if that is known."""
        return None if self.stage in (Stage.NEW, Stage.SUSPENDED) else self.card.show_at


class Collection:
    """The cards that a learner has of the questions that a brief still asks."""

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
        """All of them, essentials first, each in reading order."""
        sitting = Response.objects.filter(attempt__user=self.user, attempt__submitted_at=None)
        asked = sitting.filter(question=OuterRef("question"))
        in_whole = sitting.filter(question__parts=OuterRef("question"))
        return (
            Card.objects.filter(user=self.user, brief=self.brief, question__retired_at=None)
            .select_related("question")
            .annotate(revealed=was_revealed(), in_quiz=Exists(asked) | Exists(in_whole))
            .order_by("position", "pk")
        )

    def card(self, pk: int) -> Held:
        """Raises ``Http404`` where the learner has no such card of this brief."""
        return self.held(get_object_or_404(self.cards, pk=pk))

    def held(self, card: Any) -> Held:
        if card.question_id in self.sealed:
            return Held(card, uncovered=False, sealed=True)
        return Held(card, self.is_uncovered(card))

    def is_uncovered(self, card: Any) -> bool:
        """Of one that is not sealed."""
        return bool(card.revealed) or not self._may_be_asked(card)

    def found(self, selection: CardSelection) -> QuerySet[Card] | list[Card]:
        """The cards that a selection leaves; read only where words are looked for."""
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
        return search(selection.query, cards, lambda card: _entry(self.held(card), names))

    def _may_be_asked(self, card: Any) -> bool:
        """Whether the card is new, or may be on the learner's screen at this moment or later today:
        due in study, in a session about certain cards, or in a quiz that goes on."""
        if card.state == Card.State.NEW or card.in_quiz or card.pk in self.chosen:
            return True
        if card.suspended:
            return False
        return card.step is not None or card.show_at is None or card.show_at < self.tomorrow


def still_covered(user: User, question: Question, now: datetime) -> list[Card]:
    """The learner's cards of a question, or of the parts of a whole, whose answers may not be shown
    unasked. ``is_in_open_quiz`` comes first: what is sealed may not be shown at all."""
    assert question.brief is not None
    collection = Collection(user, question.brief, now)
    stand_for = Q(question=question) | Q(question__wholes=question)
    cards = collection.cards.filter(stand_for).distinct()
    return [card for card in cards if not collection.is_uncovered(card)]


def is_in_open_quiz(user: User, *questions: Question, now: datetime) -> bool:
    """Whether the learner is asked one of these, or what its answer tells, in a quiz that goes on:
    whatever any of them was made of, or was made of that. One for others goes on until its keys
    are told."""
    if is_sealed(user, *questions, now=now):
        return True
    roots = {pk for one in questions for pk in (one.pk, one.copy_of_id, one.taken_from_id) if pk}
    sitting = Response.objects.filter(attempt__user=user, attempt__submitted_at=None)
    same = Q(question__in=roots) | Q(question__wholes__in=roots) | Q(question__parts__in=roots)
    made_of = Q(question__copy_of__in=roots) | Q(question__taken_from__in=roots)
    return sitting.filter(same | made_of).exists()


def uncover(cards: Iterable[Card], now: datetime) -> None:
    """Log that the learner asked for the answers of these cards in their present state; none of
    them is sealed."""
    reveals = [Reveal(card=card, seq=card.seq, revealed_at=now) for card in cards]
    Reveal.objects.bulk_create(reveals, ignore_conflicts=True, batch_size=500)


def _chosen_today(user: User, now: datetime) -> frozenset[int]:
    """The ids of the cards that the learner's latest session is about, if it is about certain."""
    begun, _ = user.study_day_bounds(user.study_day(now))
    latest = StudySession.objects.filter(user=user).order_by("-pk").first()
    return frozenset(latest.chosen) if latest and latest.started_at >= begun else frozenset()


def _names(brief: Brief) -> Iterator[tuple[str, str, str]]:
    """Each name of the brief with its characters and its pinyin."""
    yield from brief.people.current().values_list("name", "characters", "pinyin")
    yield from brief.concepts.current().values_list("term", "characters", "pinyin")


def _entry(held: Held, names: list[tuple[str, str, str]]) -> Entry:
    """What a card may be found by: what is shown of it, and the names in that in other scripts."""
    body = held.card.question.body
    shown = [body["stem"], held.card.note]
    if held.uncovered:
        speakers = body["attribution"]["speakers"]
        shown += [body["answer"], *body["accepted"], *body["elements"], *speakers]
    text = "\n".join(shown).casefold()
    also = [(characters, pinyin) for name, characters, pinyin in names if name.casefold() in text]
    written = [characters for characters, _ in also if characters]
    told = body["explanation"] if held.uncovered else ""
    return Entry((*shown, *written), " ".join(pinyin for _, pinyin in also), told)
