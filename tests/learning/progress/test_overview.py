"""The figures of the home page are checked against a plain count of every card and answer."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random

import pytest

from content.factories import BriefFactory
from learning.factories import NOON, CardFactory, QuestionFactory, ReviewFactory, UserFactory
from learning.models import Card, Question, Review, User
from learning.progress.coming_days import DAYS, days_ahead
from learning.progress.overview import DayAnswers, Goal, answers_of, due_by_brief, overview
from learning.progress.waiting import counts_by_brief
from learning.progress.weak_cards import weakest
from learning.study.counts import Counts
from learning.study.order.candidates import LEARN_AHEAD, new_cards

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ZONES = ("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia")
CLOCKS_CHANGE = datetime.fromisoformat("2026-03-08T06:30:00+00:00")  # in New York, that night


class RandomHistory:
    """Three briefs, cards in every state and answers of three weeks, all random."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.now = self.rng.choice((NOON, CLOCKS_CHANGE)) + DAY * self.rng.random()
        self.user = UserFactory.create(
            time_zone=self.rng.choice(ZONES),
            day_starts_at=self.rng.randrange(24),
            new_per_day=self.rng.randrange(8),
            reviews_per_day=self.rng.randrange(8),
            scope=self.rng.choice(User.Scope.values),
        )
        briefs = BriefFactory.create_batch(3)
        for _ in range(30):
            self.meet(CardFactory.create(user=self.user, question=self.question(briefs)))
        self.meet(CardFactory.create())  # somebody else's

    def question(self, briefs):
        details = Question.DETAILS_FROM if self.rng.random() < 0.3 else 0
        place = details + self.rng.randrange(100)
        return QuestionFactory.create(brief=self.rng.choice(briefs), position=place)

    def near(self, days: int) -> datetime:
        """A moment within so many days; in about half of the cases a study day begins at it."""
        at = self.now + timedelta(seconds=self.rng.randint(-days * 86400, days * 86400))
        begins, ends = self.user.study_day_bounds(self.user.study_day(at))
        return self.rng.choice((at, at, begins, ends))

    def meet(self, card: Card) -> None:
        card.state = self.rng.choice(Card.State.values)
        card.suspended = self.rng.random() < 0.2
        under_way = card.state in (Card.State.LEARNING, Card.State.RELEARNING)
        card.step = 0 if under_way else None
        if card.state != Card.State.NEW:
            card.reviewed_at = min(self.near(20), self.now)
            card.stability = self.rng.uniform(0.5, 30)
            card.due_at = card.show_at = self.near(1 if under_way else 20)
        elif self.rng.random() < 0.3:
            card.show_at = self.near(1)  # buried, or after a sibling
        card.save()
        for seq in range(self.rng.randrange(3)):
            at = min(self.near(20), self.now)
            undone = self.now if self.rng.random() < 0.2 else None
            state = self.rng.choice(Card.State.values)
            ReviewFactory.create(card=card, seq=seq, reviewed_at=at, undone_at=undone, state=state)

    @property
    def cards(self) -> list[Card]:
        return list(Card.objects.filter(user=self.user, suspended=False).select_related("brief"))

    @property
    def answers(self) -> list[Review]:
        reviews = Review.objects.filter(user=self.user, undone_at=None)
        return list(reviews.select_related("card__brief"))

    @property
    def today(self):
        return self.user.study_day(self.now)


@pytest.fixture(params=range(6))
def history(request) -> RandomHistory:
    return RandomHistory(request.param)


@pytest.mark.parametrize("ago", [0, 1, 9])
def test_answers_and_their_time_are_counted_by_study_day(history, ago):
    on = history.today - ago * DAY
    given = [review for review in history.answers if review.studied_on == on]

    assert answers_of(history.user, on) == DayAnswers(
        len({review.card_id for review in given}),
        pytest.approx(sum(review.seconds or 0 for review in given)),
    )


def test_cards_are_counted_by_the_study_day_on_which_they_are_due(history):
    due: Counter[date] = Counter()
    for card in history.cards:
        if card.state == Card.State.NEW:
            continue
        on = max(history.user.study_day(card.show_at), history.today)
        due[on if card.step is None else min(on, history.today + DAY)] += 1

    shown = days_ahead(history.user, history.now)

    assert [day.on for day in shown] == [history.today + DAY * n for n in range(DAYS)]
    assert [day.count for day in shown] == [due[day.on] for day in shown]


def waiting(history: RandomHistory, card: Card) -> Counts:
    """What one card adds to the figures of today, regardless of the daily limits."""
    now = history.now
    if card.state == Card.State.NEW:
        wanted = history.user.scope == "everything" or card.position < Question.DETAILS_FROM
        return Counts(new=int(wanted and (card.show_at is None or card.show_at <= now)))
    if card.step is not None:
        return Counts(learning=int(card.show_at <= now + LEARN_AHEAD))
    return Counts(review=int(card.show_at <= now))


def test_the_daily_limits_are_shared_among_the_briefs(history):
    begun = Counter(r.state for r in history.answers if r.studied_on == history.today)
    new = max(0, history.user.new_per_day - begun[Card.State.NEW])
    review = max(0, history.user.reviews_per_day - begun[Card.State.REVIEW])

    shown = due_by_brief(history.user, counts_by_brief(history.user, history.now))

    for due in shown:
        cards = [card for card in history.cards if card.brief_id == due.brief.pk]
        everything = sum((waiting(history, card) for card in cards), Counts())
        assert due.counts == Counts(
            min(new, everything.new), everything.learning, min(review, everything.review)
        )
        assert due.counts + due.held_back == everything
        new, review = new - due.counts.new, review - due.counts.review
    assert {due.brief for due in shown} == {card.brief for card in history.user.cards.all()}


@pytest.mark.parametrize(("new_per_day", "waiting"), [(89, 100), (90, 105)])
def test_new_cards_are_counted_up_to_the_limits_of_day_and_session(
    learner, now, new_per_day, waiting
):
    learner.new_per_day = new_per_day
    brief = BriefFactory.create()
    CardFactory.create_batch(105, user=learner, question__brief=brief)

    (due,) = due_by_brief(learner, counts_by_brief(learner, now))

    assert (due.counts.new, due.held_back.new) == (new_per_day, waiting - new_per_day)


def test_reviews_that_have_waited_longest_are_counted_first(learner, now):
    learner.reviews_per_day = 80
    late, early = BriefFactory.create_batch(2)
    for brief, many, waits in ((late, 60, DAY), (early, 70, 2 * DAY)):
        CardFactory.create_batch(
            many, user=learner, question__brief=brief, in_review=True, show_at=now - waits
        )

    shown = overview(learner, now)

    assert {due.brief: due.counts.review for due in shown.briefs} == {late: 30, early: 50}
    assert shown.waiting.review == 100
    assert not shown.counted_all


def test_the_weakest_cards_waited_longest_relative_to_their_stability(history):
    begins, _ = history.user.study_day_bounds(history.today)
    rested = [
        card
        for card in history.cards
        if card.state == Card.State.REVIEW
        and card.reviewed_at < begins
        and (card.show_at <= history.now or card.show_at == card.due_at)
    ]
    by_strength = sorted(rested, key=lambda card: (card.reviewed_at - history.now) / card.stability)

    assert weakest(history.user, history.now) == by_strength[:5]


def test_cards_answered_today_are_not_weak(learner, now):
    for reviewed_at in (now - DAY, now - timedelta(hours=1)):
        CardFactory.create(user=learner, in_review=True, reviewed_at=reviewed_at)

    assert [card.reviewed_at for card in weakest(learner, now)] == [now - DAY]


def test_the_overview_says_when_the_next_card_is_due(history):
    coming = [card.show_at for card in history.cards if card.state != Card.State.NEW]

    shown = overview(history.user, history.now)

    assert (shown.today, shown.next_at) == (history.today, min(coming))
    assert bool(shown.weakest) == (shown.counts.total == 0)
    assert shown.waiting == sum((waiting(history, card) for card in history.cards), Counts())


def test_a_newcomer_has_no_past_and_no_coming_days(learner, now):
    shown = overview(learner, now)

    assert (shown.briefs, shown.next_at, shown.weakest, shown.to_read) == ([], None, [], None)
    assert (shown.studied, shown.streak.days, shown.goal.done) == (set(), 0, 0)
    assert shown.skyline is None
    assert [day.on.weekday() for day in shown.week] == [*range(7)]
    assert not any(day.studied for day in shown.week)


@pytest.mark.parametrize(("unit", "done"), [("cards", 3), ("minutes", 4)])
def test_the_goal_counts_cards_or_whole_minutes(learner, now, unit, done):
    learner.goal_unit, learner.goal = unit, 12
    for _ in range(3):
        review = ReviewFactory.create(card__user=learner, reviewed_at=now, seconds=75)
    ReviewFactory.create(card=review.card, seq=review.seq + 1, reviewed_at=now, seconds=60)
    ReviewFactory.create(card__user=learner, reviewed_at=now - 2 * DAY)

    goal = overview(learner, now).goal

    assert (goal.done, goal.wanted, goal.percent) == (done, 12, 100 * done // 12)


def test_a_goal_that_was_exceeded_closes_the_ring(learner):
    learner.goal = 5
    assert Goal.of(learner, DayAnswers(cards=70)).percent == 100


@pytest.mark.parametrize(("answers", "minutes"), [(9, 3), (10, 8)])
def test_the_time_of_what_is_left_is_told_by_the_learners_own_pace(learner, now, answers, minutes):
    CardFactory.create_batch(12, user=learner)
    for _ in range(answers):
        ReviewFactory.create(
            card__user=learner, card__suspended=True, state=2, reviewed_at=now, seconds=40
        )

    assert overview(learner, now).minutes == minutes


def test_the_number_of_days_ahead_can_be_chosen(history):
    assert days_ahead(history.user, history.now, 30)[:DAYS] == days_ahead(history.user, history.now)
    assert len(days_ahead(history.user, history.now, 30)) == 30


@pytest.mark.parametrize("a_day", [1, 2, 3, 9])
def test_own_questions_without_a_brief_count_in_queue_order(learner, now, a_day):
    learner.new_per_day = a_day
    brief = CardFactory.create(user=learner).question.brief
    CardFactory.create_batch(2, user=learner, question__brief=brief)
    for _ in range(2):
        CardFactory.create(user=learner, question=QuestionFactory.create(own=True, owner=learner))

    shown = overview(learner, now)

    taken = new_cards(Card.objects.filter(user=learner), learner.scope, now)[:a_day]
    of_none = sum(card.brief is None for card in taken)
    assert (shown.own.new, shown.counts.new) == (of_none, min(5, a_day))
    assert shown.own_held_back.new == 2 - of_none
