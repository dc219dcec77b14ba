"""Queries for the cards that may come next: new, due or unsettled, and the best of them.

They take a session as a ``Situation`` of plain values, which prepared queries need.
"""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    DateTimeField,
    F,
    FloatField,
    Func,
    Max,
    Q,
    QuerySet,
    StringAgg,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from learning.models import Card, CardQuerySet, Question, Review, StudySession, User
from learning.scheduling import Rating
from learning.study.counts import Enough

LEARN_AHEAD = timedelta(minutes=20)
WINDOW = 50  # cards among which the best one is chosen
BACKLOG = 250  # the most overdue reviews, of which the most forgotten come first
APART = 5  # answers between two questions that are kept apart


class Situation(NamedTuple):
    """A session at a moment: its scope, learner and study day; ``sealed`` are the ids of cards that
    it may not ask.
    """

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
    sealed: tuple[int, ...] = ()

    @classmethod
    def of(cls, session: StudySession, user: User, now: datetime) -> "Situation":
        today = user.study_day(now)
        return cls(
            pk=session.pk,
            user_id=user.pk,
            brief_id=session.brief_id,
            section_id=session.section_id,
            subjects=StudySession.Subjects(session.subjects) if session.subjects else None,
            chosen=tuple(session.chosen),
            scope=User.Scope(user.scope),
            now=now,
            soon=learning_until(user, now, today),
            today=today,
            enough_new=Enough.over(user.new_per_day + session.size),
            enough_reviews=Enough.over(user.reviews_per_day + session.size),
        )


def learning_until(user: User, now: datetime, today: date) -> datetime:
    """Until when learning cards may come early: 20 minutes, but not into the next study day, to
    which learners postpone cards.
    """
    _, tomorrow = user.study_day_bounds(today)
    return min(now + LEARN_AHEAD, tomorrow - timedelta(microseconds=1))


def cards_in_scope(session: Situation) -> CardQuerySet:
    """The learner's cards that a session is about."""
    return Card.objects.filter(_about(session), user=session.user_id)


def _about(session: Situation, card: str = "") -> Q:
    """The filter for a session's scope, on cards, or on rows with a ``card`` path."""
    about = Q()
    if session.sealed:
        about &= ~Q((f"{card}pk__in", session.sealed))
    if session.chosen:
        about &= Q((f"{card}pk__in", session.chosen))
    if session.brief_id:
        about &= Q((f"{card}brief", session.brief_id))
    if session.section_id:
        below = Q((f"{card}question__passage__section", session.section_id))
        about &= below | Q((f"{card}question__passage", session.section_id))
    if session.subjects:
        about &= Q((f"{card}question__subject__startswith", f"{session.subjects}/"))
    return about


def new_cards(cards: CardQuerySet, scope: str, now: datetime) -> CardQuerySet:
    """Cards never answered, in the order of the passages, essentials first."""
    cards = cards.new().filter(Q(show_at=None) | Q(show_at__lte=now))
    if scope == User.Scope.ESSENTIALS:
        cards = cards.filter(position__lt=Question.DETAILS_FROM)
    return cards.order_by("brief_id", "position")


def due_reviews(cards: CardQuerySet, now: datetime) -> CardQuerySet:
    return cards.in_review().filter(show_at__lte=now).order_by("show_at")


def reviews_to_take(session: Situation) -> CardQuerySet:
    """The reviews that are due; in a session on chosen cards, all of them until each
    was answered.
    """
    cards = cards_in_scope(session)
    if not session.chosen:
        return due_reviews(cards, session.now)
    return cards.in_review().exclude(pk__in=answered_in(session)).order_by("show_at")


def due_learning(cards: CardQuerySet, until: datetime) -> CardQuerySet:
    return cards.in_learning().filter(show_at__lte=until).order_by("show_at")


def unsettled(session: Situation) -> CardQuerySet:
    """The cards answered today in the session that still need a right recall in it.

    A card that is postponed or suspended needs none, and from the next study day on it comes back
    like any other card.
    """
    answered = answered_in(session).filter(studied_on=session.today)
    waiting = Card.objects.filter(pk__in=answered, recall_due=True, suspended=False)
    if session.sealed:
        waiting = waiting.exclude(pk__in=session.sealed)
    return waiting.filter(show_at__lte=session.soon).order_by("show_at")


def pending(session: Situation) -> CardQuerySet:
    """The unsettled cards that had no right answer in the session so far, nor were answered on an
    earlier study day.
    """
    enough = Q(rating__gt=Rating.AGAIN) | Q(studied_on__lt=session.today)
    return unsettled(session).exclude(pk__in=answered_in(session).filter(enough))


def missed(session: Situation) -> CardQuerySet:
    """Those of the pending cards that had a wrong answer in the session."""
    wrong = answered_in(session).filter(rating=Rating.AGAIN)
    return pending(session).filter(pk__in=wrong)


def returning(session: Situation) -> QuerySet[Review]:
    """The answers of a session whose cards are due again. Starting from the cards, SQLite would
    scan all that are due: 20 ms for 20,000.
    """
    due = Q(card__step__isnull=False, card__show_at__lte=session.soon)
    if not session.chosen:  # chosen cards are reviewed once each
        due |= Q(card__state=Card.State.REVIEW, card__show_at__lte=session.now)
    answers = Review.objects.standing().filter(session=session.pk, card__suspended=False)
    return answers.filter(_about(session, "card__"), due)


def answered_in(session: Situation) -> QuerySet[Review, Any]:
    """The ids of the cards that were answered in a session."""
    return Review.objects.standing().filter(session=session.pk).values("card")


def most_forgotten(cards: CardQuerySet, now: datetime) -> CardQuerySet:
    """The ``WINDOW`` most forgotten of the first ``BACKLOG`` cards."""
    first = cards.annotate(overdue=overdue(now)).values("pk", "overdue")[:BACKLOG]
    return Card.objects.filter(pk__in=MostForgotten(first)).order_by(overdue(now).desc())


def best_learning(session: Situation, until: datetime, asked: tuple[int, ...]) -> CardQuerySet:
    due = due_learning(cards_in_scope(session), until)
    window = Card.objects.filter(pk__in=due.values("pk")[:WINDOW])
    return apart_first(window.order_by("show_at"), asked)


def best_review(
    session: Situation, last: str, confusable: str, asked: tuple[int, ...]
) -> CardQuerySet:
    forgotten = most_forgotten(reviews_to_take(session), session.now)
    return apart_first(_best_of(forgotten, last, confusable), asked)


def best_new(
    session: Situation, last: str, confusable: str, asked: tuple[int, ...]
) -> CardQuerySet:
    cards = new_cards(cards_in_scope(session), session.scope, session.now)
    window = Card.objects.filter(pk__in=cards.values("pk")[:WINDOW])
    in_order = window.order_by("brief_id", "position")
    return apart_first(_best_of(in_order, last, confusable), asked)


def last_asked(session: Situation) -> QuerySet[Review, Any]:
    """The ids of the questions of the session's ``APART`` latest answers, as a text; the parts of a
    composite are one answer.
    """
    answers = Review.objects.standing().filter(session=session.pk).order_by()
    keys = answers.values("key").annotate(last=Max("pk")).order_by("-last").values("key")
    question = Cast("card__question", TextField())
    latest = answers.filter(key__in=keys[:APART]).values("session")
    return latest.annotate(asked=StringAgg(question, Value(" "))).values("asked")


def is_near(asked: tuple[int, ...]) -> Q:
    """Whether a card's question has one of the ids in ``asked``, or is kept apart from one."""
    links = Question.kept_apart.through.objects.filter(from_question__in=asked)
    return Q(question__in=asked) | Q(question__in=links.values("to_question"))


def apart_first(cards: CardQuerySet, asked: tuple[int, ...]) -> CardQuerySet:
    """Puts cards that are near last, and otherwise keeps the order."""
    near = Case(When(is_near(asked), then=1), default=0)
    return cards.order_by(near, *cards.query.order_by)


def _best_of(cards: CardQuerySet, last: str, confusable: str) -> CardQuerySet:
    """Puts cards on another subject than the ``last`` answer's first, among them one that is easily
    confused with it, and otherwise keeps the order.
    """
    same = Case(When(question__subject=last, then=1), default=0)
    alike = ~Q(question__confusable_key="") & Q(question__confusable_key=confusable)
    unlike = Case(When(alike, then=0), default=1)
    return cards.order_by(same, unlike, *cards.query.order_by)


class MostForgotten(Subquery):
    """The ids of the ``WINDOW`` most forgotten cards of a query annotated with ``overdue``."""

    template = f"(SELECT pk FROM (%(subquery)s) waited ORDER BY overdue DESC LIMIT {WINDOW})"  # noqa: S608


def overdue(now: datetime) -> Any:
    """The time since a card's last answer, divided by its stability: the most forgotten are
    highest.

    The same order as by FSRS retrievability, lowest first.
    """
    return Waited(Value(now, DateTimeField()), F("reviewed_at")) / F("stability")


class Waited(Func):
    """The time from the second to the first of two moments, in the database's own unit.

    SQLite computes it itself, where Django's difference of moments would call Python for each row.
    On PostgreSQL, EXTRACT would give a decimal, and be slower.
    """

    template = "DATE_PART('epoch', %(expressions)s)"
    arg_joiner = " - "
    output_field = FloatField()

    def as_sqlite(self, *args: Any, **context: Any) -> Any:
        days = {"template": "(JULIANDAY(%(expressions)s))", "arg_joiner": ") - JULIANDAY("}
        return self.as_sql(*args, **days | context)
