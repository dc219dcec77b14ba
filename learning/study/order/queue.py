"""What comes next: the card that a session shows, and how much is left.

Learning cards that are due come first, then due reviews, then new cards up to the day's limit; when
nothing else is left, learning cards up to 20 minutes early. Cards whose question is kept apart from
one that was just asked wait until no others are left. A session opens ``size`` cards; after that,
only those come back that still need a right recall.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, QuerySet, Subquery

from learning.cards.seals import sealed_cards
from learning.models import Attempt, Card, Review, StudySession, User
from learning.prepared import prepared
from learning.study.counts import CountOf, Counts, within_limits
from learning.study.order.candidates import (
    APART,
    Situation,
    apart_first,
    best_learning,
    best_new,
    best_review,
    cards_in_scope,
    due_learning,
    is_near,
    last_asked,
    missed,
    new_cards,
    pending,
    returning,
    reviews_to_take,
    unsettled,
)
from learning.study.order.turns import Turn, turn_of, with_question

NOT_ASKED = (0,) * APART

type Figures = QuerySet[User, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class SessionProgress:
    """A session, what was done in it and what is left.

    ``opened`` counts the cards answered in it. Of these, ``unsettled`` still need a right recall,
    ``pending`` their first one, of which some were ``missed``, and ``returning`` are due again, so
    that ``counts`` has them too.
    ``held_back`` waits for another day because of the day's limits. ``last`` is the subject of the
    latest answer, ``last_confusable`` its key for confusable subjects. ``undoable`` is the id of
    the learner's latest review in any session, 0 for none. ``next_at`` is when their next learning
    card comes back. ``at`` is what all this was asked for, ``asked`` the ids of the questions that
    were just asked, of which there are ``APART`` at least.
    """

    session: StudySession
    counts: Counts
    opened: int
    unsettled: int
    pending: int
    missed: int
    returning: int
    held_back: Counts
    last: str
    last_confusable: str
    undoable: int
    next_at: datetime | None
    at: Situation
    asked: tuple[int, ...] = NOT_ASKED

    @property
    def sealed(self) -> tuple[int, ...]:
        """The ids of cards that are sealed by a quiz."""
        return self.at.sealed

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

    @property
    def pips(self) -> tuple[int, int, int, int]:
        """How many of the session's cards are known, missed so far, only met, and left."""
        return self.done, self.missed, self.pending - self.missed, self.total - self.opened


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
    at = Situation.of(session, user, now)
    (figures,) = _figures(at)
    if figures[0] and (sealed := sealed_cards(user, now)):
        at = at._replace(sealed=sealed)
        (figures,) = _figures(at)
    _, new, learning, review, introduced, reviewed, *of_session = figures
    opened, unsettled, pending, missed, returning, *of_last = of_session
    last, confusable, asked, undoable, *dates = of_last
    waiting = Counts(new, learning, review)
    extra = session.size - opened if session.beyond or session.chosen else 0
    counts = within_limits(waiting, user, introduced, reviewed, extra=extra)
    return SessionProgress(
        session=session,
        counts=counts,
        opened=opened,
        unsettled=unsettled,
        pending=pending,
        missed=missed,
        returning=returning,
        held_back=waiting - counts,
        last=last or "",
        last_confusable=confusable or "",
        undoable=undoable or 0,
        next_at=min((at for at in dates if at), default=None),
        at=at,
        asked=_padded(asked),
    )


def _padded(asked: str | None) -> tuple[int, ...]:
    """The ids in a text, as a tuple of one of a few lengths, since each is a query to prepare."""
    ids = tuple(map(int, (asked or "").split()))
    return ids + NOT_ASKED[: -len(ids) % APART] if ids else NOT_ASKED


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
        CountOf(missed(at)),
        CountOf(returning(at).distinct(), of="card"),
        Subquery(answers.values("card__question__subject")[:1]),
        Subquery(answers.values("card__question__confusable_key")[:1]),
        Subquery(last_asked(at)),
        Subquery(latest.values("pk")[:1]),
        *_first_dates(at.user_id),
    )


def next_turn(progress: SessionProgress) -> Turn | None:
    """The card to show; None ends the session.

    Usually one query; others if a counted card has just been answered elsewhere, or if all cards of
    a sort are kept apart from what was just asked.
    """
    near: list[Any] = []
    for cards in _candidates(progress):
        if cards and not cards[0].near:
            return turn_of(cards)
        near = near or cards
    return turn_of(near) or next(filter(None, map(turn_of, _last_candidates(progress))), None)


def _candidates(progress: SessionProgress) -> Iterator[list[Any]]:
    """Queries for the next card, best first, without those known to be empty. The card they find
    is ``near`` only if all others of its sort are.
    """
    at, counts = progress.at, progress.counts
    last = progress.last, progress.last_confusable, progress.asked
    if progress.is_full:
        return
    if counts.learning:
        yield _best_learning(at, progress.asked)
    if counts.review:
        yield _best_review(at, *last)
    if counts.new:
        yield _best_new(at, *last)


def _last_candidates(progress: SessionProgress) -> Iterator[list[Card]]:
    """Queries for the next card if ``_candidates`` found none."""
    at = progress.at
    if progress.counts.learning and not progress.is_full:
        yield _first_early(at, progress.asked)
    if progress.unsettled:
        yield _first_unsettled(at, progress.asked)


@prepared
def _first_unsettled(at: Situation, asked: tuple[int, ...]) -> QuerySet[Card]:
    return with_question(apart_first(unsettled(at), asked))


@prepared
def _first_early(at: Situation, asked: tuple[int, ...]) -> QuerySet[Card]:
    return with_question(best_learning(at, at.soon, asked))


@prepared
def _best_learning(at: Situation, asked: tuple[int, ...]) -> QuerySet[Card]:
    return with_question(best_learning(at, at.now, asked)).annotate(near=is_near(asked))


@prepared
def _best_review(
    at: Situation, last: str, confusable: str, asked: tuple[int, ...]
) -> QuerySet[Card]:
    best = best_review(at, last, confusable, asked)
    return with_question(best).annotate(near=is_near(asked))


@prepared
def _best_new(at: Situation, last: str, confusable: str, asked: tuple[int, ...]) -> QuerySet[Card]:
    return with_question(best_new(at, last, confusable, asked)).annotate(near=is_near(asked))
