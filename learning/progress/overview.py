"""The first page: what a learner has ahead and behind them. Only reads."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Count, QuerySet, Sum

from content.models import Brief
from learning.charts.skyline import Skyline
from learning.maps.skylines import brief_skyline, minutes_to_read
from learning.models import Bookmark, Card, Review, User
from learning.prepared import prepared
from learning.progress.waiting import Waiting, counts_by_brief, enough_reviews
from learning.progress.weak_cards import weakest
from learning.study.answering import usual_seconds
from learning.study.claim_offer import offers_claim
from learning.study.counts import Counts, Enough
from learning.study.order.queue import next_due_at
from learning.study.reading.bookmarks import opened_last
from learning.study.reading.readings import ReadingPlace, places
from learning.study.streaks import Streak, monday, streak_of, studied_lately

MOST_LISTED = 8  # briefs
PACE = 15.0  # seconds an answer, until the learner's own pace is known
NOTHING = (Counts(), Counts())


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
