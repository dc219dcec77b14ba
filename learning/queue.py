"""What comes next: which card a study session shows, and how much is left.

Learning cards that are due come first, then reviews that are due, then new cards up to the day's
limit; when nothing else is left, learning cards up to 20 minutes early. A session opens ``size``
cards; after that only those of them come back that still want a right recall.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    F,
    FloatField,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from learning.counts import CountOf, Counts, within_limits
from learning.models import Card, CardQuerySet, Question, Reveal, Review, StudySession, User

LEARN_AHEAD = timedelta(minutes=20)
WINDOW = 200  # cards among which the best one to show is looked for
BACKLOG = 1000  # reviews that have waited longest, of which the most forgotten come first


@dataclass(frozen=True, slots=True)
class Progress:
    """A session, what was done in it and what is left.

    ``opened`` counts the cards that it has shown, ``settled`` those of them that want no more;
    ``held_back`` what waits for another day because of the day's limits;
    ``last`` is the subject of the latest answer, ``last_confusable`` what it is easily taken for;
    ``undoable`` is the id of the learner's latest review in any session, 0 for none, and
    ``next_at`` when the next of their cards that are under way comes back.
    """

    session: StudySession
    counts: Counts
    opened: int
    settled: int
    held_back: Counts
    last: str
    last_confusable: str
    undoable: int
    next_at: datetime | None

    @property
    def is_full(self) -> bool:
        return self.opened >= self.session.size

    @property
    def goal(self) -> int:
        """How many cards the session comes to: its size, or all that there is."""
        unsettled = self.opened - self.settled
        return min(self.session.size, self.settled + max(unsettled, self.counts.total))

    @property
    def steps(self) -> int:
        """A card takes two steps: it is met, and it is settled."""
        return 2 * self.goal

    @property
    def steps_done(self) -> int:
        return self.opened + self.settled


def cards_in_scope(session: StudySession) -> CardQuerySet:
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


def new_cards(cards: CardQuerySet, user: User, now: datetime) -> CardQuerySet:
    """Those never answered, in the order of the passages, essentials first."""
    cards = cards.new().filter(Q(show_at=None) | Q(show_at__lte=now))
    if user.scope == User.Scope.ESSENTIALS:
        cards = cards.filter(position__lt=Question.DETAILS_FROM)
    return cards.order_by("brief_id", "position")


def due_reviews(cards: CardQuerySet, now: datetime) -> CardQuerySet:
    return cards.in_review().filter(show_at__lte=now).order_by("show_at")


def reviews_to_take(session: StudySession, now: datetime) -> CardQuerySet:
    """The reviews that are due; of certain cards all, due or not, until each was answered."""
    cards = cards_in_scope(session)
    if not session.chosen:
        return due_reviews(cards, now)
    answered = Review.objects.standing().filter(session=session.pk).values("card")
    return cards.in_review().exclude(pk__in=answered).order_by("show_at")


def most_forgotten(cards: CardQuerySet, now: datetime) -> CardQuerySet:
    """A backlog in the order in which it is caught up."""
    backlog = Card.objects.filter(pk__in=cards.values("pk")[:BACKLOG])
    return backlog.order_by(overdue(now).desc())


def due_learning(cards: CardQuerySet, until: datetime) -> CardQuerySet:
    return cards.in_learning().filter(show_at__lte=until).order_by("show_at")


def next_due_at(user: User) -> datetime | None:
    """When the next card that is under way comes back, in one statement."""
    figures = User.objects.filter(pk=user.pk).values_list(*_first_dates(user))
    return min((at for at in figures.get() if at), default=None)


def _first_dates(user: User) -> tuple[Subquery, Subquery]:
    cards = Card.objects.filter(user=user).order_by("show_at")
    return (
        Subquery(cards.in_learning().values("show_at")[:1]),
        Subquery(cards.in_review().values("show_at")[:1]),
    )


def session_progress(session: StudySession, user: User, now: datetime) -> Progress:
    """How far a session has come and what is left, in one statement."""
    figures = User.objects.filter(pk=user.pk).values_list(*_figures(session, user, now)).get()
    new, learning, review, introduced, reviewed, *of_session = figures
    opened, settled, last, confusable, undoable, *dates = of_session
    waiting = Counts(new, learning, review)
    extra = session.size - opened if session.beyond or session.chosen else 0
    counts = within_limits(waiting, user, introduced, reviewed, extra=extra)
    return Progress(
        session=session,
        counts=counts,
        opened=opened,
        settled=settled,
        held_back=waiting - counts,
        last=last or "",
        last_confusable=confusable or "",
        undoable=undoable or 0,
        next_at=min((at for at in dates if at), default=None),
    )


def _figures(session: StudySession, user: User, now: datetime) -> Iterator[Subquery]:
    """What waits, what was done today, and where the session is: in the order in which
    ``session_progress`` reads them."""
    cards = cards_in_scope(session)
    yield CountOf(new_cards(cards, user, now))
    yield CountOf(due_learning(cards, now + LEARN_AHEAD))
    yield CountOf(reviews_to_take(session, now))
    today = Review.objects.standing().filter(user=user, studied_on=user.study_day(now))
    yield CountOf(today.filter(state=Card.State.NEW))
    yield CountOf(today.filter(state=Card.State.REVIEW))
    answers = Review.objects.standing().filter(session=session.pk).order_by("-pk")
    opened = Card.objects.filter(pk__in=answers.order_by().values("card"))
    yield CountOf(opened)
    yield CountOf(opened.filter(recall_due=False))
    yield Subquery(answers.values("card__question__subject")[:1])
    yield Subquery(answers.values("card__question__confusable_key")[:1])
    latest = Review.objects.standing().filter(user=user).order_by("-pk")
    yield Subquery(latest.values("pk")[:1])
    yield from _first_dates(user)


@dataclass(frozen=True, slots=True)
class Turn:
    """A card whose turn it is, with its question and all that showing it needs.

    ``revealed`` tells that its answer was asked for; ``whole`` is the id of a matching, an
    ordering or a list that the question is a part of, if any.
    """

    card: Card
    revealed: bool
    whole: int | None


def next_turn(progress: Progress, user: User, now: datetime) -> Turn | None:
    """The card to show; None ends the session.

    One statement as a rule; another where what was counted has just been answered elsewhere.
    """
    turns = (first_turn(cards) for cards in _candidates(progress, user, now))
    return next(filter(None, turns), None)


def first_turn(cards: QuerySet[Card]) -> Turn | None:
    """The first of the cards."""
    reveals = Reveal.objects.filter(card=OuterRef("pk"), seq=OuterRef("seq"))
    wholes = Question.parts.through.objects.filter(
        to_question=OuterRef("question"), from_question__retired_at=None
    ).order_by("from_question")
    asked = cards.select_related("question__brief", "question__passage__section").annotate(
        revealed=Exists(reveals), whole=Subquery(wholes.values("from_question")[:1])
    )
    card: Any = asked.first()
    return Turn(card, card.revealed, card.whole) if card else None


def ready_whole(turn: Turn, user: User, now: datetime) -> tuple[Question, list[Card]] | None:
    """The whole that may be asked in place of a card that is due, with its parts' cards in order.

    It is ready when every part is in review, none was answered today, and half of them are due.
    One statement at most.
    """
    if turn.whole is None or turn.card.state != Card.State.REVIEW:
        return None
    whole = Question.objects.filter(pk=turn.whole)
    parts = Card.objects.filter(user=user, question__wholes=turn.whole)
    rows = parts.select_related("question").annotate(
        whole_uid=Subquery(whole.values("uid")), whole_body=Subquery(whole.values("body"))
    )
    cards: dict[str, Any] = {row.question.uid: row for row in rows}
    today, _ = user.study_day_bounds(user.study_day(now))
    ready = [
        each
        for each in cards.values()
        if each.state == Card.State.REVIEW and not each.suspended and each.reviewed_at < today
    ]
    due = [each for each in ready if each.show_at <= now]
    body = next(iter(cards.values())).whole_body
    uids = [part["uid"] for part in body["parts"]]
    if len(ready) < len(uids) or 2 * len(due) < len(uids):
        return None
    first = cards[uids[0]]
    brief = turn.card.question.brief
    question = Question(pk=turn.whole, uid=first.whole_uid, brief=brief, body=body)
    return question, [cards[uid] for uid in uids]


def _candidates(progress: Progress, user: User, now: datetime) -> Iterator[CardQuerySet]:
    """Where to look for the next card, best first; what is known to be empty is left out."""
    cards, counts = cards_in_scope(progress.session), progress.counts
    if progress.is_full:
        if progress.settled < progress.opened:
            yield _unsettled(progress.session, now)
        return
    if counts.learning:
        yield due_learning(cards, now)
    if counts.review:
        reviews = reviews_to_take(progress.session, now)
        if (counts + progress.held_back).review > WINDOW:
            reviews = most_forgotten(reviews, now)
        yield _best_of(reviews, progress, overdue(now).desc())
    if counts.new:
        yield _best_of(new_cards(cards, user, now), progress, "brief_id", "position")
    if counts.learning:
        yield due_learning(cards, now + LEARN_AHEAD)
    if progress.settled < progress.opened:
        yield _unsettled(progress.session, now)


def _unsettled(session: StudySession, now: datetime) -> CardQuerySet:
    """The session's cards that still want a right recall."""
    answered = Review.objects.standing().filter(session=session.pk).values("card")
    waiting = Card.objects.filter(pk__in=answered, recall_due=True, suspended=False)
    return waiting.filter(show_at__lte=now + LEARN_AHEAD).order_by("show_at")


def _best_of(cards: CardQuerySet, progress: Progress, *order: Any) -> CardQuerySet:
    """The first ``WINDOW`` cards ordered anew: another subject than the last answer's, then one
    that is easily taken for it, then ``order``."""
    window = Card.objects.filter(pk__in=cards.values("pk")[:WINDOW])
    same = Case(When(question__subject=progress.last, then=1), default=0)
    unlike = Case(
        When(
            ~Q(question__confusable_key="") & Q(question__confusable_key=progress.last_confusable),
            then=0,
        ),
        default=1,
    )
    return window.order_by(same, unlike, *order)


def overdue(now: datetime) -> Any:
    """How long ago a card was answered, divided by its stability: the most forgotten are highest.

    This orders as retrievability in FSRS does, lowest first.
    """
    return Waited(Value(now, DateTimeField()), F("reviewed_at")) / F("stability")


class Waited(Func):
    """How long it is from the second of two moments to the first, in a unit of the database's own.

    SQLite reckons it itself: Django's difference of moments calls Python for each row.
    """

    template = "EXTRACT(EPOCH FROM %(expressions)s)"
    arg_joiner = " - "
    output_field = FloatField()

    def as_sqlite(self, *args: Any, **context: Any) -> Any:
        days = {"template": "(JULIANDAY(%(expressions)s))", "arg_joiner": ") - JULIANDAY("}
        return self.as_sql(*args, **days | context)
