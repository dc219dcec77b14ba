"""Which cards may come next, as queries: what is new, due or unsettled, and what of it is best.

They take a session as a ``Situation``: plain values, which a prepared query can be asked anew with.
"""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    DateTimeField,
    F,
    FloatField,
    Func,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from learning.counts import Enough
from learning.models import Card, CardQuerySet, Question, Review, StudySession, User

LEARN_AHEAD = timedelta(minutes=20)
WINDOW = 50  # cards among which the best one to show is looked for
BACKLOG = 250  # reviews that have waited longest, of which the most forgotten come first


class Situation(NamedTuple):
    """A session at a moment: what it is narrowed to, its learner, their day and what it takes."""

    pk: int
    user_id: int
    brief_id: int | None
    section_id: int | None
    subjects: StudySession.Subjects | None
    chosen: tuple[int, ...]
    scope: User.Scope
    now: datetime
    soon: datetime
    today: date
    enough_new: Enough
    enough_reviews: Enough

    @classmethod
    def of(cls, session: StudySession, user: User, now: datetime) -> "Situation":
        return cls(
            pk=session.pk,
            user_id=user.pk,
            brief_id=session.brief_id,
            section_id=session.section_id,
            subjects=StudySession.Subjects(session.subjects) if session.subjects else None,
            chosen=tuple(session.chosen),
            scope=User.Scope(user.scope),
            now=now,
            soon=now + LEARN_AHEAD,
            today=user.study_day(now),
            enough_new=Enough.over(user.new_per_day + session.size),
            enough_reviews=Enough.over(user.reviews_per_day + session.size),
        )


def cards_in_scope(session: Situation) -> CardQuerySet:
    """The learner's cards that a session is about."""
    cards = Card.objects.filter(user=session.user_id)
    if session.chosen:
        cards = cards.filter(pk__in=session.chosen)
    if session.brief_id:
        cards = cards.filter(brief=session.brief_id)
    if session.section_id:
        below = Q(question__passage__section=session.section_id)
        cards = cards.filter(below | Q(question__passage=session.section_id))
    if session.subjects:
        cards = cards.filter(question__subject__startswith=f"{session.subjects}/")
    return cards


def new_cards(cards: CardQuerySet, scope: str, now: datetime) -> CardQuerySet:
    """Those never answered, in the order of the passages, essentials first."""
    cards = cards.new().filter(Q(show_at=None) | Q(show_at__lte=now))
    if scope == User.Scope.ESSENTIALS:
        cards = cards.filter(position__lt=Question.DETAILS_FROM)
    return cards.order_by("brief_id", "position")


def due_reviews(cards: CardQuerySet, now: datetime) -> CardQuerySet:
    return cards.in_review().filter(show_at__lte=now).order_by("show_at")


def reviews_to_take(session: Situation) -> CardQuerySet:
    """The reviews that are due; of certain cards all, due or not, until each was answered."""
    cards = cards_in_scope(session)
    if not session.chosen:
        return due_reviews(cards, session.now)
    return cards.in_review().exclude(pk__in=answered_in(session)).order_by("show_at")


def due_learning(cards: CardQuerySet, until: datetime) -> CardQuerySet:
    return cards.in_learning().filter(show_at__lte=until).order_by("show_at")


def unsettled(session: Situation) -> CardQuerySet:
    """The session's cards that still want a right recall."""
    waiting = Card.objects.filter(pk__in=answered_in(session), recall_due=True, suspended=False)
    return waiting.filter(show_at__lte=session.soon).order_by("show_at")


def answered_in(session: Situation) -> QuerySet[Review, Any]:
    """The ids of the cards that were answered in a session."""
    return Review.objects.standing().filter(session=session.pk).values("card")


def most_forgotten(cards: CardQuerySet, now: datetime) -> CardQuerySet:
    """The ``WINDOW`` most forgotten of the first ``BACKLOG`` of the cards."""
    first = cards.annotate(overdue=overdue(now)).values("pk", "overdue")[:BACKLOG]
    return Card.objects.filter(pk__in=MostForgotten(first)).order_by(overdue(now).desc())


def best_review(cards: CardQuerySet, now: datetime, last: str, confusable: str) -> CardQuerySet:
    return _best_of(most_forgotten(cards, now), last, confusable)


def best_new(cards: CardQuerySet, last: str, confusable: str) -> CardQuerySet:
    window = Card.objects.filter(pk__in=cards.values("pk")[:WINDOW])
    return _best_of(window.order_by("brief_id", "position"), last, confusable)


def _best_of(cards: CardQuerySet, last: str, confusable: str) -> CardQuerySet:
    """First those on another subject than the ``last`` answer's, of these one that is easily taken
    for it, and then in the order that they have."""
    same = Case(When(question__subject=last, then=1), default=0)
    alike = ~Q(question__confusable_key="") & Q(question__confusable_key=confusable)
    unlike = Case(When(alike, then=0), default=1)
    return cards.order_by(same, unlike, *cards.query.order_by)


class MostForgotten(Subquery):
    """The ids of the ``WINDOW`` most forgotten of some cards that tell how ``overdue`` they are."""

    template = f"(SELECT pk FROM (%(subquery)s) waited ORDER BY overdue DESC LIMIT {WINDOW})"  # noqa: S608


def overdue(now: datetime) -> Any:
    """How long ago a card was answered, divided by its stability: the most forgotten are highest.

    This orders as retrievability in FSRS does, lowest first.
    """
    return Waited(Value(now, DateTimeField()), F("reviewed_at")) / F("stability")


class Waited(Func):
    """How long it is from the second of two moments to the first, in a unit of the database's own.

    SQLite reckons it itself: Django's difference of moments calls Python for each row. What
    PostgreSQL extracts would be a decimal, and slower.
    """

    template = "DATE_PART('epoch', %(expressions)s)"
    arg_joiner = " - "
    output_field = FloatField()

    def as_sqlite(self, *args: Any, **context: Any) -> Any:
        days = {"template": "(JULIANDAY(%(expressions)s))", "arg_joiner": ") - JULIANDAY("}
        return self.as_sql(*args, **days | context)
