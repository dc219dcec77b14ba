"""Days in a row, with one free day a week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.factories import ReviewFactory
from learning.study.streaks import DAY, RECENT, STRETCH, monday, streak, streak_of

TODAY = date(2026, 3, 12)  # a Thursday


def plain_streak(days: set[date], today: date) -> int:
    """The streak counted back by the day: a single missing day is free if its week has no other."""
    at = max(days | {today})
    length, freed = 0, set()
    pending = at not in days and at == today  # today is not over
    while True:
        if at in days:
            length += 1
        elif pending:
            pending = False
        elif at - DAY in days and monday(at) not in freed:
            freed.add(monday(at))
        else:
            return length
        at -= DAY


near = st.sets(st.integers(-40, 1).map(lambda offset: TODAY + offset * DAY))


@given(near)
def test_a_streak_goes_on_as_long_as_a_day_or_a_free_one_follows(days):
    found = streak(days, TODAY)

    assert found.today_counts == bool(days & {TODAY, TODAY + DAY})
    assert sum(run.days for run in found.runs) == len(days)
    assert found.longest == max((run.days for run in found.runs), default=0)
    for run in found.runs:
        within = sorted(day for day in days if run.first <= day <= run.last)
        assert len(within) == run.days
        missing = [
            run.first + n * DAY
            for n in range((run.last - run.first).days)
            if run.first + n * DAY not in days
        ]
        weeks = [monday(day) for day in missing]
        assert len(weeks) == len(set(weeks))


@pytest.mark.parametrize(
    ("ago", "length"),
    [
        ([0, 1, 2], 3),
        ([1, 2], 2),
        ([], 0),
        ([-1, 0, 1], 3),
        ([0, 2, 3], 3),  # Wednesday was free
        ([2, 3], 2),  # Wednesday is free, and today is not over
        ([0, 2, 3, 5, 6], 5),  # Wednesday is free, and the Saturday before
        ([0, 2, 4], 1),  # Monday has taken the free day of the week, which Wednesday needs
        ([0, 3], 1),  # two days together are never free
        ([3, 4], 0),
        ([2, 4, 5], 0),  # so it has here
    ],
)
def test_one_day_a_week_is_free(ago, length):
    days = {TODAY - days * DAY for days in ago}
    assert streak(days, TODAY).days == length


@given(near)
def test_it_is_the_same_counted_back_where_no_week_misses_two_days(days):
    missing = [TODAY - n * DAY for n in range(1, 40) if TODAY - n * DAY not in days]
    if len({monday(day) for day in missing}) == len(missing):
        assert streak(days, TODAY).days == plain_streak(days, TODAY)


LONG = (RECENT + STRETCH).days + 20


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "statements"), [(0, 1), (3, 1), (RECENT.days + 20, 2), (LONG, 3)])
def test_a_long_streak_takes_more_statements(learner, django_assert_num_queries, days, statements):
    for n in range(days):
        ReviewFactory.create(card__user=learner, studied_on=TODAY - n * DAY)
    ReviewFactory.create(studied_on=TODAY - timedelta(days=days))

    with django_assert_num_queries(statements):
        found = streak_of(learner, TODAY)

    assert found.days == days
