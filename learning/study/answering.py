"""Recording an answer: grade it, append the review, update the card, postpone its siblings.

One transaction locks the cards' rows; nothing is written unless the cards are still in the state
that was shown.
"""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, QuerySet

from content.storage.bulk import insert_rows, update_rows
from learning.cards.making import was_revealed
from learning.cards.seals import SEALED, is_sealed
from learning.cards.suspension import siblings_to_move
from learning.grading import Outcome, Verdict, formats
from learning.grading.sets import PASSES
from learning.kinds import kind_of
from learning.kinds.adapted import uids_of_parts
from learning.models import Attempt, Card, Question, Review, User
from learning.prepared import prepared
from learning.scheduling import Rating
from learning.study.memory import CHANGED_BY_ANSWER, known_before, log_entry, move_on
from learning.study.ratings import rating_of
from learning.study.shown import ANSWER_FIRST, Shown

LONGEST_ANSWER = timedelta(minutes=10)  # longer answers included a break
RECENT = 50  # answers that the learner's usual speed is taken from


class StaleAnswer(Exception):
    """The card has changed since the page was shown, or has been sealed since; then the text says
    so.
    """


@dataclass(frozen=True, slots=True)
class Answer:
    """What the learner sent: a ``response`` to grade, or their own ``rating``; neither for a card
    that they have only read.
    """

    rating: Rating | None = None
    response: Any = None


@dataclass(frozen=True, slots=True)
class Answered:
    """The result of an answer: its reviews, or what to say instead of counting it: "Which Liu?" or
    "Give a date."

    ``again`` says that the next answer to it is a second try.
    """

    question: Question
    reviews: list[Review]
    asks_back: str = ""
    again: bool = False


def record_answer(user: User, shown: Shown, answer: Answer, now: datetime) -> Answered:
    """Records an answer; the same form sent twice gives the same result and one row.

    Raises ``StaleAnswer`` if the card has changed, and ``Card.DoesNotExist`` if it is not the
    learner's.
    """
    try:
        with transaction.atomic():
            return _record(user, shown, answer, now)
    except IntegrityError as error:
        raise StaleAnswer from error


def _record(user: User, shown: Shown, answer: Answer, now: datetime) -> Answered:
    cards, siblings = _held(user, shown)
    question = _question(shown, cards)
    if cards[0].seals and is_sealed(user, *(card.question for card in cards), now=now):
        raise StaleAnswer(SEALED)
    if any(card.seq != shown.seqs[card.pk] or card.suspended for card in cards):
        return Answered(question, _recorded_before(cards, shown))
    verdict = None
    if answer.response is not None:
        verdict = kind_of(shown.format).grade(question.body, answer.response)
        if verdict.asks_back:
            return Answered(question, [], asks_back=verdict.asks_back)
        if verdict.lacking and not shown.again:
            return Answered(question, [], asks_back=f"Almost: {verdict.lacking}", again=True)
    ratings = _ratings(user, cards, question, shown, answer, verdict, now)
    said = _said(shown, answer, verdict, now)
    reviews = append_reviews(user, cards, ratings, siblings, said, now)
    update_rows(Card, [*cards, *moved_by(reviews, siblings)], CHANGED_BY_ANSWER)
    insert_rows(Review, reviews)
    return Answered(question, reviews)


def append_reviews(
    user: User,
    cards: list[Card],
    ratings: list[Rating | None],
    siblings: list[Card],
    said: dict[str, Any],
    now: datetime,
) -> list[Review]:
    """Creates the reviews of one answer and updates its cards and their siblings; the caller has
    locked them and saves everything. ``said`` holds the fields that the reviews share.
    """
    reviews = [
        log_entry(card, rating, user, now, **said)
        for card, rating in zip(cards, ratings, strict=True)
    ]
    _, tomorrow = user.study_day_bounds(user.study_day(now))
    moved = siblings_to_move(siblings, tomorrow)
    reviews[0].before["siblings"] = {
        card.pk: card.show_at and card.show_at.isoformat() for card in moved
    }
    for card in moved:
        card.show_at = tomorrow
    for card, rating in zip(cards, ratings, strict=True):
        move_on(card, rating, user, now)
    return reviews


def moved_by(reviews: list[Review], siblings: list[Card]) -> list[Card]:
    """The siblings that an answer has postponed."""
    return [card for card in siblings if card.pk in reviews[0].before["siblings"]]


def _question(shown: Shown, cards: list[Card]) -> Question:
    if shown.composite is None:
        return cards[0].question
    wholes = Question.objects.current().select_related("brief", "passage__section")
    whole = wholes.filter(pk=shown.composite).first()
    parts = [part["uid"] for part in whole.body["parts"]] if whole else []
    if whole is None or parts != [card.question.uid for card in cards]:
        raise StaleAnswer
    return whole


def _held(user: User, shown: Shown) -> tuple[list[Any], list[Card]]:
    """The cards that were shown, in order, and their siblings, locked until the commit."""
    judged = shown.format not in (formats.RECALL, ANSWER_FIRST)
    by_id = {card.pk: card for card in _family(user.pk, tuple(shown.seqs), judged)}
    if not by_id.keys() >= shown.seqs.keys():
        raise Card.DoesNotExist
    return [by_id.pop(pk) for pk in shown.seqs], list(by_id.values())


@prepared
def _family(user: int, cards: tuple[int, ...], judged: bool) -> QuerySet[Card]:
    """The cards and their siblings, looked up by question because a learner may have many cards. If
    the answer is graded, the query includes the passage, for feedback, and ``revealed``.
    """
    keys = Question.objects.filter(cards__in=cards, cards__user=user)
    questions = Question.objects.filter(sibling_key__in=keys.values("sibling_key"))
    family = Card.objects.filter(user=user, question__in=questions).order_by("pk")
    held = family.select_related("question__brief").select_for_update(of=("self",))
    held = held.annotate(seals=Exists(Attempt.objects.filter(user=user, sealed=True)))
    if not judged:
        return held
    return held.select_related("question__passage__section").annotate(revealed=was_revealed())


def _recorded_before(cards: list[Card], shown: Shown) -> list[Review]:
    """The reviews that the same form created when it was sent before."""
    reviews = list(Review.objects.standing().filter(card__in=cards, key=shown.key))
    if not reviews:
        raise StaleAnswer
    return reviews


def _ratings(
    user: User,
    cards: list[Any],
    question: Question,
    shown: Shown,
    answer: Answer,
    verdict: Verdict | None,
    now: datetime,
) -> list[Rating | None]:
    """A rating for each card: the learner's own, or the one that the verdict is worth."""
    if verdict is None:
        return [answer.rating] * len(cards)
    judged = Judged(
        verdict,
        question.body,
        shown.format,
        options=options_of(question, shown.format),
        seconds=(now - shown.shown_at).total_seconds(),
        usual=usual_seconds(user) if kind_of(shown.format).is_picked else None,
        again=shown.again,
    )
    return [judged.worth(card, now, revealed=card.revealed) for card in cards]


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on the answer to ``body`` in ``format``, and what distinguishes knowledge from
    luck: the number of ``options``, and the time taken compared with the usual time. ``again`` says
    that it was the second try.
    """

    verdict: Verdict
    body: Mapping[str, Any]
    format: str
    options: int
    seconds: float | None = None
    usual: float | None = None
    again: bool = False

    def worth(self, card: Card, now: datetime, *, revealed: bool = False) -> Rating | None:
        """The rating of a card in its current state, for its own question or a part of a composite.

        A pick is discounted for guessing, in composites too; a revealed answer counts as missed.
        """
        if revealed:
            return Rating.AGAIN
        verdict = self._without_half_lists()
        outcome = verdict.outcome
        for part in self.body["parts"]:
            if part["uid"] == card.question.uid:
                rating = part_rating(verdict, part)
                if rating != Rating.GOOD:
                    return rating
                outcome = Outcome.RIGHT
        picked = kind_of(self.format).is_picked
        return rating_of(
            outcome,
            picked=picked,
            retrievability=known_before(card, now),
            options=self.options,
            seconds=self.seconds,
            median_seconds=self.usual,
            hinted=self.again or (card.recall_due and picked and not uids_of_parts(self.body)),
        )

    def _without_half_lists(self) -> Verdict:
        """The verdict; but a list of which only half is right has been missed, unless its author
        gives each entry its share."""
        is_half = self.verdict.outcome is Outcome.NEAR and self.verdict.score < PASSES
        is_list = bool(self.body["elements"]) and not kind_of(self.format).is_picked
        is_list = is_list and not self.body.get("share")
        return replace(self.verdict, outcome=Outcome.WRONG) if is_half and is_list else self.verdict


def options_of(question: Question, format: str) -> int:
    """The number of options that a question shows; 0 if the answer is not a pick."""
    kind = kind_of(format)
    return kind.ways_to_pick(kind.shown(question.uid, question.body, presentation=0))


def part_rating(verdict: Verdict, part: dict[str, Any]) -> Rating:
    """The rating that an answer to a composite is worth for one of its parts."""
    if verdict.outcome is Outcome.NEAR:
        return Rating.HARD
    got = verdict.outcome in (Outcome.RIGHT, Outcome.TYPO) or part["prompt"] in verdict.present
    return Rating.GOOD if got else Rating.AGAIN


def usual_seconds(user: User) -> float | None:
    """The median time of the learner's recent answers; None if there are too few.

    The query hides the learner's id from PostgreSQL's planner, which would otherwise scan
    everybody's latest reviews for a learner with many, long ago, instead of using the index by
    learner.
    """
    learner = User.objects.filter(pk=user.pk).values("pk")[:1]
    recent = Review.objects.filter(user=learner).order_by("-pk").values_list("seconds", flat=True)
    seconds = [taken for taken in recent[:RECENT] if taken is not None]
    return statistics.median(seconds) if len(seconds) >= 10 else None


def seconds_taken(shown_at: datetime, now: datetime) -> float:
    """The time an answer took, at most ``LONGEST_ANSWER``."""
    return max(timedelta(0), min(now - shown_at, LONGEST_ANSWER)).total_seconds()


def _said(shown: Shown, answer: Answer, verdict: Verdict | None, now: datetime) -> dict[str, Any]:
    """The fields that the reviews of one answer share."""
    return {
        "session_id": shown.session.pk,
        "whole_id": shown.composite,
        "key": shown.key,
        "format": shown.format,
        "response": {"given": answer.response},
        "verdict": verdict.as_json() if verdict else {},
        "seconds": seconds_taken(shown.shown_at, now),
    }
