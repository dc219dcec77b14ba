"""What comes next: the card that a session shows, and how much is left.

Learning cards that are due come first, then due reviews, then new cards up to the day's limit; when
nothing else is left, learning cards up to 20 minutes early. A session opens ``size`` cards; after
that, only those come back that still need a right recall.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from learning.cards.making import was_revealed
from learning.cards.seals import sealed_cards
from learning.models import Attempt, Card, Question, Review, StudySession, User
from learning.prepared import prepared
from learning.study.candidates import (
    Situation,
    best_new,
    best_review,
    cards_in_scope,
    due_learning,
    new_cards,
    pending,
    returning,
    reviews_to_take,
    unsettled,
)
from learning.study.counts import CountOf, Counts, within_limits

type Figures = QuerySet[User, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class SessionProgress:
    """A session, what was done in it and what is left.

    ``opened`` counts the cards answered in it. Of these, ``unsettled`` still need a right recall,
    ``pending`` their first one, and ``returning`` are due again, so that ``counts`` has them too.
    ``held_back`` waits for another day because of the day's limits. ``last`` is the subject of the
    latest answer, ``last_confusable`` its key for confusable subjects. ``undoable`` is the id of
    the learner's latest review in any session, 0 for none. ``next_at`` is when their next learning
    card comes back. ``sealed`` are the ids of cards sealed by a quiz.
    """

    session: StudySession
    counts: Counts
    opened: int
    unsettled: int
    pending: int
    returning: int
    held_back: Counts
    last: str
    last_confusable: str
    undoable: int
    next_at: datetime | None
    sealed: tuple[int, ...] = ()

    @property
    def is_full(self) -> bool:
        return self.opened >= self.session.size

    @property
    def done(self) -> int:
        """The number of the session's cards that were answered right, postponed or suspended.

        It only falls when the learner undoes something, and is ``total`` at the end.
        """
        return self.opened - self.pending

    @property
    def total(self) -> int:
        """The number of cards of the session: its size, or as many as there are.

        The parts of a composite are answered together, which may exceed the session's size.
        """
        unopened = min(self.session.size - self.opened, self.counts.total - self.returning)
        return self.opened + max(0, unopened)


@prepared
def _next_dates(user: int) -> Figures:
    return User.objects.filter(pk=user).values_list(*_first_dates(user))


def next_due_at(user: User) -> datetime | None:
    """When the next learning card comes back, in one query."""
    (dates,) = _next_dates(user.pk)
    return min((at for at in dates if at), default=None)


def _first_dates(user: int) -> tuple[Subquery, Subquery]:
    cards = Card.objects.filter(user=user).order_by("show_at")
    return (
        Subquery(cards.in_learning().values("show_at")[:1]),
        Subquery(cards.in_review().values("show_at")[:1]),
    )


def session_progress(session: StudySession, user: User, now: datetime) -> SessionProgress:
    """The progress of a session, in one query; in at most five if the learner has a
    sealed attempt.
    """
    (figures,) = _figures(Situation.of(session, user, now))
    sealed = sealed_cards(user, now) if figures[0] else ()
    if sealed:
        (figures,) = _figures(Situation.of(session, user, now, sealed))
    _, new, learning, review, introduced, reviewed, *of_session = figures
    opened, unsettled, pending, returning, last, confusable, undoable, *dates = of_session
    waiting = Counts(new, learning, review)
    extra = session.size - opened if session.beyond or session.chosen else 0
    counts = within_limits(waiting, user, introduced, reviewed, extra=extra)
    return SessionProgress(
        session=session,
        counts=counts,
        opened=opened,
        unsettled=unsettled,
        pending=pending,
        returning=returning,
        held_back=waiting - counts,
        last=last or "",
        last_confusable=confusable or "",
        undoable=undoable or 0,
        next_at=min((at for at in dates if at), default=None),
        sealed=sealed,
    )


@prepared
def _figures(at: Situation) -> Figures:
    """What waits, what was done today, and the state of the session, in the order in which
    ``session_progress`` reads them.
    """
    cards = cards_in_scope(at)
    today = Review.objects.standing().filter(user=at.user_id, studied_on=at.today)
    answers = Review.objects.standing().filter(session=at.pk).order_by("-pk")
    latest = Review.objects.standing().filter(user=at.user_id).order_by("-pk")
    return User.objects.filter(pk=at.user_id).values_list(
        Exists(Attempt.objects.filter(user=at.user_id, sealed=True)),
        CountOf(new_cards(cards, at.scope, at.now), at.enough_new),
        CountOf(due_learning(cards, at.soon)),
        CountOf(reviews_to_take(at), at.enough_reviews),
        CountOf(today.filter(state=Card.State.NEW), at.enough_new.of_a_day),
        CountOf(today.filter(state=Card.State.REVIEW), at.enough_reviews.of_a_day),
        CountOf(answers.distinct(), of="card"),
        CountOf(unsettled(at)),
        CountOf(pending(at)),
        CountOf(returning(at).distinct(), of="card"),
        Subquery(answers.values("card__question__subject")[:1]),
        Subquery(answers.values("card__question__confusable_key")[:1]),
        Subquery(latest.values("pk")[:1]),
        *_first_dates(at.user_id),
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """The card to show next, with its question and everything that showing it needs.

    ``revealed`` says that its answer was asked for; ``composite`` is the id of the composite
    question that it is a part of, if any.
    """

    card: Card
    revealed: bool
    composite: int | None


def next_turn(progress: SessionProgress, user: User, now: datetime) -> Turn | None:
    """The card to show; None ends the session.

    Usually one query; another if a counted card has just been answered elsewhere.
    """
    at = Situation.of(progress.session, user, now, progress.sealed)
    return next(filter(None, map(_turn, _candidates(progress, at))), None)


def first_turn(cards: QuerySet[Card]) -> Turn | None:
    """The first of the cards."""
    return _turn(list(_with_question(cards)))


def _turn(cards: list[Any]) -> Turn | None:
    return Turn(cards[0], cards[0].revealed, cards[0].composite) if cards else None


def _with_question(cards: QuerySet[Card]) -> QuerySet[Card]:
    """The first of the cards, with everything that showing it needs."""
    composites = Question.parts.through.objects.filter(
        to_question=OuterRef("question"), from_question__retired_at=None
    ).order_by("from_question")
    first = Card.objects.filter(pk__in=cards.values("pk")[:1])
    return first.select_related("question__brief", "question__passage__section").annotate(
        revealed=was_revealed(), composite=Subquery(composites.values("from_question")[:1])
    )


def ready_composite(turn: Turn, user: User, now: datetime) -> tuple[Question, list[Card]] | None:
    """The composite question that can replace a due card, with its parts' cards in order.

    It is ready when every part is in review, none was answered today, and half of them are due. At
    most one query.
    """
    if turn.composite is None or turn.card.state != Card.State.REVIEW:
        return None
    composite = Question.objects.filter(pk=turn.composite)
    parts = Card.objects.filter(user=user, question__wholes=turn.composite)
    rows = parts.select_related("question").annotate(
        composite_uid=Subquery(composite.values("uid")),
        composite_body=Subquery(composite.values("body")),
    )
    cards: dict[str, Any] = {row.question.uid: row for row in rows}
    today, _ = user.study_day_bounds(user.study_day(now))
    ready = [
        each
        for each in cards.values()
        if each.state == Card.State.REVIEW and not each.suspended and each.reviewed_at < today
    ]
    due = [each for each in ready if each.show_at <= now]
    body = next(iter(cards.values())).composite_body
    uids = [part["uid"] for part in body["parts"]]
    if len(ready) < len(uids) or 2 * len(due) < len(uids):
        return None
    first = cards[uids[0]]
    brief = turn.card.question.brief
    question = Question(pk=turn.composite, uid=first.composite_uid, brief=brief, body=body)
    return question, [cards[uid] for uid in uids]


def _candidates(progress: SessionProgress, at: Situation) -> Iterator[list[Card]]:
    """Queries for the next card, best first, without those known to be empty."""
    counts, last = progress.counts, (progress.last, progress.last_confusable)
    if progress.is_full:
        if progress.unsettled:
            yield _first_unsettled(at)
        return
    if counts.learning:
        yield _first_learning(at, at.now)
    if counts.review:
        yield _best_review(at, *last)
    if counts.new:
        yield _best_new(at, *last)
    if counts.learning:
        yield _first_learning(at, at.soon)
    if progress.unsettled:
        yield _first_unsettled(at)


@prepared
def _first_unsettled(at: Situation) -> QuerySet[Card]:
    return _with_question(unsettled(at))


@prepared
def _first_learning(at: Situation, until: datetime) -> QuerySet[Card]:
    return _with_question(due_learning(cards_in_scope(at), until))


@prepared
def _best_review(at: Situation, last: str, confusable: str) -> QuerySet[Card]:
    return _with_question(best_review(reviews_to_take(at), at.now, last, confusable))


@prepared
def _best_new(at: Situation, last: str, confusable: str) -> QuerySet[Card]:
    return _with_question(
        best_new(new_cards(cards_in_scope(at), at.scope, at.now), last, confusable)
    )
