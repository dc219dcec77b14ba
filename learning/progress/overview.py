"""The first page: what a learner has ahead and behind them. Only reads."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Sum

from content.models import Brief
from learning.cards.making import begun_briefs
from learning.charts import Day
from learning.charts.skyline import Skyline
from learning.maps.skylines import brief_skyline, minutes_to_read
from learning.models import Bookmark, Card, Review, User
from learning.prepared import prepared
from learning.study.answering import usual_seconds
from learning.study.claim_offer import offers_claim
from learning.study.counts import (
    COUNT_LIMIT,
    OF_NO_BRIEF,
    BriefsOf,
    CountOf,
    Counts,
    Enough,
    tally,
    within_limits,
)
from learning.study.order.candidates import (
    due_learning,
    due_reviews,
    learning_until,
    most_forgotten,
    new_cards,
)
from learning.study.order.queue import next_due_at
from learning.study.reading.bookmarks import opened_last
from learning.study.reading.readings import ReadingPlace, places
from learning.study.sessions import SESSION_SIZE
from learning.study.streaks import Streak, monday, streak_of, studied_lately

type Waiting = tuple[Brief | None, Counts, Counts]  # left today, and held back

DAYS = 14
MOST_WEAK = 12
MOST_LISTED = 8  # briefs
PACE = 15.0  # seconds an answer, until the learner's own pace is known
NOTHING = (Counts(), Counts())
FOR_LINKS = ("question__brief", "question__passage__brief", "question__passage__section")


@dataclass(frozen=True, slots=True)
class BriefDue:
    """A brief that the learner has begun: what is left of it today, what waits for another day, and
    where they are in its text.
    """

    brief: Brief
    counts: Counts
    held_back: Counts
    place: ReadingPlace


@dataclass(frozen=True, slots=True)
class DayAnswers:
    """How many cards had an answer on a study day, and the seconds that the answers took."""

    cards: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class WeekDay:
    on: date
    studied: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class Goal:
    """How much of the day's goal is ``done``, in cards or whole minutes."""

    done: int
    wanted: int
    unit: User.GoalUnit

    @classmethod
    def of(cls, user: User, today: DayAnswers) -> "Goal":
        unit = User.GoalUnit(user.goal_unit)
        done = today.cards if unit == User.GoalUnit.CARDS else int(today.seconds / 60)
        return cls(done, user.goal, unit)

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done // self.wanted)


@dataclass(frozen=True, slots=True)
class Overview:
    """The learner's first page.

    ``own`` is what is left today of questions that are about no brief, ``own_held_back`` what waits
    for another day. ``studied`` are the days of the last weeks with an answer, ``pace`` is in
    seconds an answer. ``weakest`` is empty while anything is left today. ``opened`` is the section
    opened last, unless it is read. At most ``enough_reviews`` of the waiting reviews are counted.
    ``skyline`` is that of the brief to read, or else of the first.
    """

    today: date
    briefs: list[BriefDue]
    own: Counts
    own_held_back: Counts
    goal: Goal
    studied: set[date]
    pace: float
    streak: Streak
    next_at: datetime | None
    weakest: list[Card]
    offers_claim: bool
    opened: Bookmark | None
    enough_reviews: Enough
    skyline: Skyline | None
    minutes_to_read: int

    @property
    def week(self) -> list[WeekDay]:
        """The days of this week, Monday first."""
        first = monday(self.today)
        days = [first + timedelta(days=n) for n in range(7)]
        return [WeekDay(on, on in self.studied, on == self.today) for on in days]

    @property
    def minutes(self) -> int:
        """How long what is left today takes, at the learner's usual pace."""
        return max(1, round(self.counts.total * self.pace / 60))

    @property
    def lists_briefs(self) -> bool:
        """Whether there is anything else to study than a single brief."""
        return len(self.briefs) != 1 or bool(self.own.total or self.own_held_back.total)

    @property
    def listed_briefs(self) -> list[BriefDue]:
        """The first of those with most to study today."""
        return sorted(self.briefs, key=lambda due: -due.counts.total)[:MOST_LISTED]

    @property
    def shown_brief(self) -> BriefDue | None:
        return self.to_read or next(iter(self.briefs), None)

    @property
    def counts(self) -> Counts:
        return sum((due.counts for due in self.briefs), self.own)

    @property
    def held_back(self) -> Counts:
        return sum((due.held_back for due in self.briefs), self.own_held_back)

    @property
    def waiting(self) -> Counts:
        return self.counts + self.held_back

    @property
    def counted_all(self) -> bool:
        return self.waiting.review < self.enough_reviews

    @property
    def has_cards(self) -> bool:
        """Whether the learner has begun anything, due or not."""
        return bool(self.briefs or self.waiting.total or self.next_at)

    @property
    def to_read(self) -> BriefDue | None:
        """A brief with an unread section: the one opened last, or else the first."""
        unread = [due for due in self.briefs if due.place.following]
        return next(filter(self._was_opened, unread), None) or next(iter(unread), None)

    @property
    def opened_elsewhere(self) -> Bookmark | None:
        """The section opened last, if its brief is not among those begun."""
        return None if any(map(self._was_opened, self.briefs)) else self.opened

    def _was_opened(self, due: BriefDue) -> bool:
        return self.opened is not None and due.brief.pk == self.opened.brief_id


def overview(user: User, now: datetime, sealed: tuple[int, ...] = ()) -> Overview:
    """Everything on the first page, in ten queries whatever the history; one more if nothing is
    left today, one for a guest, and one for each nine weeks of a long streak. Cards with the ids in
    ``sealed`` do not count.
    """
    waiting = counts_by_brief(user, now, sealed)
    briefs = due_by_brief(user, waiting)
    own, own_held_back = next(((one, held) for brief, one, held in waiting if not brief), NOTHING)
    left = own.total or any(due.counts.total for due in briefs)
    today = user.study_day(now)
    studied = studied_lately(user, today)
    shown = Overview(
        today=today,
        briefs=briefs,
        own=own,
        own_held_back=own_held_back,
        goal=Goal.of(user, answers_of(user, today)),
        studied=studied,
        pace=usual_seconds(user) or PACE,
        streak=streak_of(user, today, studied),
        next_at=next_due_at(user),
        weakest=[] if left else weakest(user, now),
        offers_claim=offers_claim(user, now),
        opened=opened_last(user),
        enough_reviews=enough_reviews(user),
        skyline=None,
        minutes_to_read=0,
    )
    due = shown.shown_brief
    if due is None:
        return shown
    following = due.place.following
    return replace(
        shown,
        skyline=brief_skyline(user, due.brief, now, following),
        minutes_to_read=minutes_to_read(following) if following else 0,
    )


def due_by_brief(user: User, waiting: list[Waiting]) -> list[BriefDue]:
    """What is left today of each brief that the learner has begun, and where they are in it."""
    begun = [(brief, counts, held_back) for brief, counts, held_back in waiting if brief]
    place = places(user, [brief for brief, _, _ in begun])
    return [BriefDue(*each, place[each[0].pk]) for each in begun]


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


def answers_of(user: User, on: date) -> DayAnswers:
    """What was done on a study day, in one query; the time of an answer to a composite counts once
    for each of its parts.
    """
    found = [DayAnswers(cards, taken or 0.0) for cards, taken in _answers_of(user.pk, on)]
    return found[0] if found else DayAnswers()


@prepared
def _answers_of(user: int, on: date) -> QuerySet[Review, tuple[int, float | None]]:
    """One row, or none if there was no answer."""
    standing = Review.objects.standing().filter(user=user, studied_on=on).order_by().values("user")
    figures = standing.annotate(cards=Count("card", distinct=True), taken=Sum("seconds"))
    return figures.values_list("cards", "taken")


def days_ahead(user: User, now: datetime, length: int = DAYS) -> list[Day]:
    """Cards due on each of the next study days, today first, with those overdue. Cards being
    learned are due today, or else tomorrow.

    One query; a day's count stops at ``COUNT_LIMIT``.
    """
    days = _days(user.study_day(now), length)
    ends = tuple(user.study_day_bounds(day)[1] for day in days)
    (counts,) = _due_until(user.pk, ends)
    learning, reviews = counts[:2], counts[2:]
    due = [sum(each) for each in zip_longest(learning, reviews, fillvalue=0)]
    return [Day(on, min(count, COUNT_LIMIT)) for on, count in zip(days, due, strict=True)]


@prepared
def _due_until(user: int, ends: tuple[datetime, ...]) -> QuerySet[User, tuple[int, ...]]:
    """The number of learning cards due before the first moment, and later; and that of reviews due
    before it, and between each moment and the next.
    """
    learning = Card.objects.filter(user=user).in_learning()
    steps = [learning.filter(show_at__lt=ends[0]), learning.filter(show_at__gte=ends[0])]
    in_review = Card.objects.filter(user=user).in_review()
    later = [in_review.filter(show_at__gte=start, show_at__lt=end) for start, end in pairwise(ends)]
    counted = [*steps, in_review.filter(show_at__lt=ends[0]), *later]
    return User.objects.filter(pk=user).values_list(*map(CountOf, counted))


def weakest(user: User, now: datetime, most: int = 5) -> list[Card]:
    """Cards in review that are nearest to being forgotten, ``MOST_WEAK`` at most, with their
    questions; none answered today, or waiting because a sibling was.
    """
    today, _ = user.study_day_bounds(user.study_day(now))
    return _weakest(user.pk, now, today)[:most]


@prepared
def _weakest(user: int, now: datetime, today: datetime) -> QuerySet[Card]:
    return _weakest_first(user, now, today).select_related(*FOR_LINKS)[:MOST_WEAK]


def _weakest_first(user: int, now: datetime, today: datetime) -> QuerySet[Card]:
    rested = Q(show_at__lte=now) | Q(show_at=F("due_at"))
    in_review = Card.objects.filter(user=user).in_review().filter(rested, reviewed_at__lt=today)
    return most_forgotten(in_review.order_by("show_at"), now)


def weak_or_weakest(user: User, now: datetime) -> list[Card]:
    """Cards that were missed or are being learned, and those of the ``weakest`` beside them, with
    their questions; at most ``MOST_WEAK`` of each. One query.
    """
    today, _ = user.study_day_bounds(user.study_day(now))
    return list(_weak_or_weakest(user.pk, now, today))


@prepared
def _weak_or_weakest(user: int, now: datetime, today: datetime) -> QuerySet[Card]:
    learning = Card.objects.filter(user=user).in_learning().order_by("-state", "show_at")
    weak = Q(pk__in=learning.values("pk")[:MOST_WEAK])
    weakest = Q(pk__in=_weakest_first(user, now, today).values("pk")[:MOST_WEAK])
    return Card.objects.filter(weak | weakest, user=user).select_related(*FOR_LINKS)


def _days(first: date, length: int = DAYS) -> list[date]:
    return [first + timedelta(days=offset) for offset in range(length)]
