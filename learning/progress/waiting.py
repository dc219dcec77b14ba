"""What is left of a study day, and what waits for another one, by brief."""

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from content.models import Brief
from learning.cards.making import begun_briefs
from learning.models import Card, Review, User
from learning.prepared import prepared
from learning.study.counts import (
    OF_NO_BRIEF,
    BriefsOf,
    CountOf,
    Counts,
    Enough,
    tally,
    within_limits,
)
from learning.study.order.candidates import due_learning, due_reviews, learning_until, new_cards
from learning.study.sessions import SESSION_SIZE

type Waiting = tuple[Brief | None, Counts, Counts]  # left today, and held back


def counts_by_brief(user: User, now: datetime, sealed: tuple[int, ...] = ()) -> list[Waiting]:
    """What is left today and what waits for another day, for each brief that the learner has begun;
    under None, the same for questions of no brief. One query; two if no brief is begun.

    The day's limits apply to all briefs together, and earlier briefs come first. New cards are
    counted in the order of the briefs, reviews from the one overdue longest: only as many as a day
    allows and a session more, since the total is never shown.
    """
    on = user.study_day(now)
    today = _Today(
        user.pk,
        User.Scope(user.scope),
        now,
        learning_until(user, now, on),
        on,
        Enough.over(user.new_per_day + SESSION_SIZE),
        enough_reviews(user),
        sealed,
    )
    briefs = _waiting_by_brief(today)
    of_all = briefs[0] if briefs else _waiting(today)[0]
    new, learning, review = tally(of_all.new), tally(of_all.learning), tally(of_all.review)
    counted: list[Waiting] = []
    used = Counts()
    # In the queue's order; NULL sorts where the database puts it.
    own_first = connection.features.order_by_nulls_first
    for brief in (None, *briefs) if own_first else (*briefs, None):
        of = brief.pk if brief else OF_NO_BRIEF
        waiting = Counts(new[of], learning[of], review[of])
        introduced, reviewed = of_all.introduced + used.new, of_all.reviewed + used.review
        counts = within_limits(waiting, user, introduced, reviewed)
        used += counts
        if brief or waiting.total:
            counted.append((brief, counts, waiting - counts))
    return counted


def enough_reviews(user: User) -> Enough:
    """The number of waiting reviews at which counting stops."""
    return Enough.over(user.reviews_per_day + SESSION_SIZE)


class _Today(NamedTuple):
    """A learner at a moment: their preferences, their day, and where counting may stop."""

    user: int
    scope: User.Scope
    now: datetime
    soon: datetime
    on: date
    enough_new: Enough
    enough_reviews: Enough
    sealed: tuple[int, ...]


@prepared
def _waiting_by_brief(today: _Today) -> QuerySet[Any]:
    """The briefs that the learner has begun, each with the same lists."""
    begun = begun_briefs(User(pk=today.user))
    return begun.only("slug", "title").annotate(**_lists(today))


@prepared
def _waiting(today: _Today) -> QuerySet[Any]:
    """The lists alone."""
    return User.objects.filter(pk=today.user).only("pk").annotate(**_lists(today))


def _lists(at: _Today) -> dict[str, Any]:
    today = Review.objects.standing().filter(user=at.user, studied_on=at.on)
    cards = Card.objects.filter(user=at.user)
    if at.sealed:
        cards = cards.exclude(pk__in=at.sealed)
    return {
        "new": BriefsOf(new_cards(cards, at.scope, at.now), at.enough_new),
        "learning": BriefsOf(due_learning(cards, at.soon), Enough.MANY),
        "review": BriefsOf(due_reviews(cards, at.now), at.enough_reviews),
        "introduced": CountOf(today.filter(state=Card.State.NEW), at.enough_new.of_a_day),
        "reviewed": CountOf(today.filter(state=Card.State.REVIEW), at.enough_reviews.of_a_day),
    }
