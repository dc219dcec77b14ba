"""Daily figures are checked against a plain count of every answer."""

import uuid
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.factories import CardFactory, ReviewFactory, StudySessionFactory, UserFactory
from learning.models import Card, Question, Review, User
from learning.progress.days import days_studied, weeks_of_time
from learning.progress.retention import WEEKS, retention_by_week, retention_lately, together
from learning.study.streaks import DAY, monday

ZONES = ("UTC", "Europe/Berlin", "Asia/Shanghai", "America/New_York", "Pacific/Apia")
TODAY = date(2026, 3, 30)
# Around the nights in which New York and Berlin put their clocks forward.
BASE = datetime(2026, 3, 2, tzinfo=UTC)
answers = st.lists(
    st.tuples(
        st.integers(0, 27 * 96).map(lambda quarters: BASE + quarters * timedelta(minutes=15)),
        st.integers(0, 2),  # which card
        st.sampled_from(Card.State.values),
        st.sampled_from([None, 1, 1, 3]),
        st.booleans(),  # undone
        st.sampled_from([None, 4.0, 600.0]),
    ),
    max_size=25,
)
histories = (answers, st.sampled_from(ZONES), st.integers(0, 23))


def in_time(given_answers) -> list:
    return sorted(given_answers, key=itemgetter(0))


def learner_with(given_answers, zone: str, hour: int) -> User:
    """A learner who gave these answers on three cards in this order, beside another learner."""
    user = UserFactory.create(time_zone=zone, day_starts_at=hour)
    cards = CardFactory.create_batch(3, user=user)
    session = StudySessionFactory.create(user=user)
    ReviewFactory.create(reviewed_at=BASE)  # somebody else's
    Review.objects.bulk_create(
        ReviewFactory.build(
            card=cards[which],
            user=user,
            session=session,
            seq=seq,
            state=state,
            rating=rating,
            seconds=seconds,
            reviewed_at=at,
            studied_on=user.study_day(at),
            undone_at=at if undone else None,
        )
        for seq, (at, which, state, rating, undone, seconds) in enumerate(in_time(given_answers))
    )
    return user


def check_days(given_answers, zone: str, hour: int) -> None:
    user = learner_with(given_answers, zone, hour)
    plain: defaultdict[date, list] = defaultdict(list)
    for at, _, _, rating, undone, seconds in given_answers:
        if not undone:
            plain[user.study_day(at)].append((rating, seconds or 0))

    days = days_studied(user)

    assert days.keys() == plain.keys()
    for on, day in days.items():
        assert (day.answers, day.missed) == (
            len(plain[on]),
            sum(rating == 1 for rating, _ in plain[on]),
        )
        assert day.seconds == pytest.approx(sum(seconds for _, seconds in plain[on]))


def check_retention(given_answers, zone: str, hour: int) -> None:
    user = learner_with(given_answers, zone, hour)
    first: dict[tuple[int, date], int] = {}
    for at, which, state, rating, undone, _ in in_time(given_answers):
        if not undone and rating and state == Card.State.REVIEW:
            first.setdefault((which, user.study_day(at)), rating)
    plain: defaultdict[date, list[int]] = defaultdict(list)
    for (_, on), rating in first.items():
        plain[monday(on)].append(rating)

    weeks = retention_by_week(user, TODAY)

    assert [week.since for week in weeks] == [
        monday(TODAY) - back * 7 * DAY for back in range(WEEKS - 1, -1, -1)
    ]
    for week in weeks:
        known = [rating > 1 for rating in plain.pop(week.since, [])]
        assert (week.right, week.total) == (sum(known), len(known))
    assert not plain
    assert retention_lately(user, TODAY, 4) == together(weeks[-4:])


few = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
many = settings(few, max_examples=500)


@pytest.mark.django_db
@few
@given(*histories)
def test_daily_figures_equal_a_plain_count(given_answers, zone, hour):
    check_days(given_answers, zone, hour)


@pytest.mark.soak
@pytest.mark.django_db
@many
@given(*histories)
def test_many_daily_figures_equal_a_plain_count(given_answers, zone, hour):
    check_days(given_answers, zone, hour)


@pytest.mark.django_db
@few
@given(*histories)
def test_retention_counts_the_first_rated_answer_of_a_card_each_day(given_answers, zone, hour):
    check_retention(given_answers, zone, hour)


@pytest.mark.soak
@pytest.mark.django_db
@many
@given(*histories)
def test_retention_equals_a_plain_count_of_many_histories(given_answers, zone, hour):
    check_retention(given_answers, zone, hour)


@pytest.mark.django_db
def test_the_time_of_an_answer_to_a_composite_counts_once(learner, now):
    composite = Question.objects.get(pk=CardFactory.create().question_id)
    for card in CardFactory.create_batch(3, user=learner):
        key = uuid.UUID(int=7)
        ReviewFactory.create(card=card, whole=composite, key=key, seconds=30, reviewed_at=now)
    ReviewFactory.create(card__user=learner, seconds=5, reviewed_at=now)

    (day,) = days_studied(learner).values()

    assert (day.answers, day.seconds) == (4, 35)


@pytest.mark.django_db
@few
@given(*histories)
def test_a_week_is_the_sum_of_its_days(given_answers, zone, hour):
    days = days_studied(learner_with(given_answers, zone, hour))
    weeks = weeks_of_time(days, TODAY)
    assert all(week.on.weekday() == 0 for week in weeks)
    assert weeks[-1].on <= TODAY < weeks[-1].on + 7 * DAY
    assert sum(week.answers for week in weeks) == sum(day.answers for day in days.values())
    assert sum(week.seconds for week in weeks) == pytest.approx(
        sum(day.seconds for day in days.values())
    )
