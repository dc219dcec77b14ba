"""How study pages say counts, times and words."""

from datetime import UTC, datetime

import pytest

from learning.models import User
from learning.templatetags.studying import as_in, many, when


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
    ],
)
def test_a_coming_moment_is_named_by_its_study_day(now, learner, at, said):
    assert when(at, learner, now) == said
    assert "on" not in said.split() or said == f"on {learner.study_day(at):%-d %B}"


@pytest.mark.parametrize(("count", "said"), [(0, "0"), (999, "999"), (1000, "999+")])
def test_a_count_that_stops_at_its_limit_says_so(count, said):
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
def test_a_word_is_shown_with_the_capitals_that_it_has(word, text, said):
    assert as_in(word, text) == said
