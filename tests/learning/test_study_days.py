"""Study days begin at one moment in every time zone, even when its clocks change."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learning.models import User
from learning.study_days import ONE_DAY, day_bounds, day_start, study_day, time_zones

zones = st.sampled_from(sorted(time_zones()))
hours = st.integers(0, 23)
instants = st.integers(-155_000_000, 4_100_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))
days = st.dates(date(1965, 1, 1), date(2100, 1, 1))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def changes_of_clock(zone: str) -> list[datetime]:
    """The hours from 1965 to 2037 in which a zone changes its offset."""
    hour, found = timedelta(hours=1), []
    for month in range(73 * 12):
        start = utc(1965 + month // 12, month % 12 + 1, 1)
        at = [start + timedelta(days=n) for n in range(32)]
        offsets = [moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in at]
        for before, after, moment in zip(offsets, offsets[1:], at, strict=False):
            if before != after:
                found += [moment + n * hour for n in range(24)]
    return found


def test_a_study_day_begins_at_the_hour_that_the_learner_chose():
    assert study_day(utc(2026, 3, 2, 3, 59), "UTC", 4) == date(2026, 3, 1)
    assert study_day(utc(2026, 3, 2, 4, 0), "UTC", 4) == date(2026, 3, 2)


def test_a_study_day_begins_by_the_clock_of_the_learner():
    assert study_day(utc(2026, 3, 2, 19, 59), "Asia/Shanghai", 4) == date(2026, 3, 2)
    assert study_day(utc(2026, 3, 2, 20, 0), "Asia/Shanghai", 4) == date(2026, 3, 3)


def test_the_day_on_which_clocks_go_forward_is_an_hour_short():
    start, end = day_bounds(date(2026, 3, 28), "Europe/Berlin", 4)
    assert (start, end) == (utc(2026, 3, 28, 3), utc(2026, 3, 29, 2))


def test_the_day_on_which_clocks_go_back_is_an_hour_long():
    start, end = day_bounds(date(2026, 10, 24), "Europe/Berlin", 4)
    assert (start, end) == (utc(2026, 10, 24, 2), utc(2026, 10, 25, 3))


def test_a_day_that_begins_in_a_skipped_hour_begins_at_the_change():
    assert day_start(date(2026, 3, 29), "Europe/Berlin", 2) == utc(2026, 3, 29, 1)


def test_a_day_that_begins_in_a_repeated_hour_begins_once():
    before, after = utc(2010, 11, 7, 2, 30, 30), utc(2010, 11, 7, 2, 31, 30)
    local = [moment.astimezone(ZoneInfo("America/St_Johns")) for moment in (before, after)]
    assert [moment.day for moment in local] == [7, 6]  # at 00:01 the clock went back to 23:01
    assert [study_day(at, "America/St_Johns", 0).day for at in (before, after)] == [7, 7]


def test_a_date_skipped_in_samoa_is_a_day_of_four_hours():
    start, end = day_bounds(date(2011, 12, 30), "Pacific/Apia", 4)
    assert end - start == timedelta(hours=4)


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("Europe/London", 1),
        ("America/St_Johns", 0),
        ("Australia/Lord_Howe", 2),
        ("Pacific/Kwajalein", 4),
        ("Pacific/Apia", 4),
        ("Antarctica/Troll", 2),
        ("Antarctica/Casey", 23),
        ("Africa/Casablanca", 3),
    ],
)
def test_around_each_clock_change_days_follow_each_other(zone, hour):
    for at in changes_of_clock(zone):
        steps = [study_day(at + timedelta(minutes=15 * n), zone, hour) for n in range(5)]
        for before, after in pairwise(steps):
            assert after - before in (timedelta(0), ONE_DAY), at


@given(at=instants, zone=zones, hour=hours)
@example(at=utc(2010, 11, 7, 2, 31), zone="America/St_Johns", hour=0)
@example(at=utc(2011, 12, 30, 10), zone="Pacific/Apia", hour=4)
@settings(max_examples=500)
def test_every_instant_lies_in_its_day(at, zone, hour):
    start, end = day_bounds(study_day(at, zone, hour), zone, hour)
    assert start <= at < end


@given(day=days, zone=zones, hour=hours)
@example(day=date(2011, 12, 30), zone="Pacific/Apia", hour=0)
@example(day=date(1969, 9, 30), zone="Pacific/Kwajalein", hour=4)
@settings(max_examples=500)
def test_days_are_contiguous_and_at_most_48_hours_long(day, zone, hour):
    start, end = day_bounds(day, zone, hour)
    assert timedelta(0) <= end - start <= timedelta(hours=48)
    assert end == day_start(day + ONE_DAY, zone, hour)


@given(at=instants, step=st.timedeltas(timedelta(0), timedelta(hours=3)), zone=zones)
@settings(max_examples=500)
def test_no_day_is_skipped_or_repeated(at, step, zone):
    turned = study_day(at + step, zone, 4) - study_day(at, zone, 4)
    assert turned in (timedelta(0), ONE_DAY)


def test_a_study_day_follows_the_settings_of_the_learner():
    user = User(time_zone="America/New_York", day_starts_at=6)
    assert user.study_day(utc(2026, 7, 1, 9, 59)) == date(2026, 6, 30)
    assert user.study_day(utc(2026, 7, 1, 10, 0)) == date(2026, 7, 1)
    assert user.study_day_bounds(date(2026, 7, 1))[0] == utc(2026, 7, 1, 10)


def test_time_zones_exclude_the_zone_of_the_server():
    assert {"Europe/Berlin", "Asia/Calcutta", "UTC"} <= time_zones()
    assert not {"localtime", "Factory"} & time_zones()


@pytest.mark.soak
@pytest.mark.parametrize("hour", [0, 4, 23])
def test_every_day_of_every_zone_begins_after_the_previous_one(hour):
    left_out = {date(1993, 8, 21), date(2011, 12, 30), date(1994, 12, 31)}
    for zone in time_zones():
        before = day_start(date(1965, 1, 1), zone, hour)
        for n in range(1, 73 * 365):
            day = date(1965, 1, 1) + n * ONE_DAY
            start = day_start(day, zone, hour)
            assert start > before or (hour == 0 and day - ONE_DAY in left_out), (zone, day)
            before = start
