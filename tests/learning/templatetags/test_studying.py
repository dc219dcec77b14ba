"""How study pages format counts, times and words."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context

from learning.kinds.open import Open
from learning.models import User
from learning.templatetags.studying import (
    answer_line,
    as_in,
    day,
    due,
    frame_line,
    has_answer,
    many,
    said_date,
    when,
)


def test_an_open_question_may_have_no_answer():
    assert not has_answer(Open().compose("Why?", "").body())
    assert has_answer(Open().compose("Why?", "It grows.").body())


@pytest.fixture
def learner() -> User:
    return User(time_zone="UTC", day_starts_at=4)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 3, 2, 12, 30, tzinfo=UTC), "in 30 minutes"),
        (datetime(2026, 3, 2, 18, 5, tzinfo=UTC), "today at 18:05"),
        (datetime(2026, 3, 3, 1, 30, tzinfo=UTC), "tonight at 01:30"),
        (datetime(2026, 3, 3, 9, 0, tzinfo=UTC), "tomorrow at 09:00"),
        (datetime(2026, 3, 4, 1, 30, tzinfo=UTC), "on 3 March"),
        (datetime(2026, 11, 30, 1, 30, tzinfo=UTC), "on 29 November"),
        (datetime(2026, 11, 30, 4, 0, tzinfo=UTC), "on 30 November"),
        (datetime(2027, 1, 1, 3, 0, tzinfo=UTC), "on 31 December"),
        (datetime(2027, 1, 18, 12, 0, tzinfo=UTC), "on 18 January 2027"),
    ],
)
def test_a_coming_time_is_described_by_its_study_day(now, learner, at, said):
    assert when(at, learner, now) == said


@pytest.mark.parametrize(
    ("on", "form", "said"),
    [
        (date(2026, 12, 31), "j F", "31 December"),
        (date(2027, 1, 1), "j F", "1 January 2027"),
        (date(2025, 12, 31), "D j M", "Wed 31 Dec 2025"),
    ],
)
def test_a_date_in_another_year_includes_the_year(now, on, form, said):
    assert said_date(on, now.date(), form) == said


def test_due_dates_and_past_days_include_another_year(now, learner):
    seen, at = Context({"now": now}), datetime(2027, 4, 18, 9, 0, tzinfo=UTC)
    assert due(seen, at, learner) == "Sunday 18 April 2027, 09:00"
    assert due(seen, at.replace(year=2026), learner) == "Saturday 18 April, 09:00"
    assert day(seen, at.replace(year=2025), learner) == "18 April 2025"
    assert day(seen, at.replace(year=2026, month=1), learner) == "18 January"


@pytest.mark.parametrize(("count", "said"), [(0, "0"), (999, "999"), (1000, "999+")])
def test_a_count_at_its_limit_has_a_plus_sign(count, said):
    assert many(count) == said


@pytest.mark.parametrize(
    ("word", "text", "said"),
    [
        ("jinping", "Xi Jinping", "Jinping"),
        ("npfs", "NPFs", "NPFs"),
        ("art", "Party art", "art"),
        ("r&d", "spending on R&D", "R&D"),
        ("cafe", "Café", "cafe"),
    ],
)
def test_a_word_keeps_the_capitals_of_the_text(word, text, said):
    assert as_in(word, text) == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"answer": "The Rhine"}, "The Rhine"),
        ({"answer": "a < b"}, "a &lt; b"),
        ({"answer": "", "elements": ["canals", "locks"]}, "canals; locks"),
        ({"answer": "no", "altered": ["no", "yes"]}, "no → yes"),
        ({}, ""),
    ],
)
def test_an_answer_is_written_on_one_line(body, said):
    assert answer_line(body) == said


def test_a_frame_is_read_aloud_with_a_colon_after_it():
    line = '<span class="frame">A &amp; B<span class="visually-hidden">:</span></span> '
    assert frame_line("A & B") == line
    assert frame_line("") == frame_line(None) == ""
