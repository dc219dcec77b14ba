"""Each person has a budget of seconds for reading uploads."""

from datetime import datetime, timedelta

import pytest

from learning.limits import uploads
from learning.limits.uploads import PERIOD, SECONDS, drawn_on_by, is_spent
from learning.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock_readings(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The times that the clock shows, one after another."""
    looks: list[float] = []
    monkeypatch.setattr(uploads.time, "monotonic", lambda: looks.pop(0))
    return looks


def test_reading_uploads_uses_up_the_budget(
    learner: User, other_learner: User, now: datetime, clock_readings: list[float]
) -> None:
    for seconds in (SECONDS - 1, 2):
        assert not is_spent(learner, now)
        clock_readings += [100, 100 + seconds]
        with drawn_on_by(learner, now):
            pass
    assert is_spent(learner, now)
    assert not is_spent(other_learner, now)
    assert not is_spent(learner, now + timedelta(seconds=PERIOD))


def test_a_failed_upload_counts_too(
    learner: User, now: datetime, clock_readings: list[float]
) -> None:
    clock_readings += [0, SECONDS]
    with pytest.raises(ZeroDivisionError), drawn_on_by(learner, now):
        _ = 1 / 0
    assert is_spent(learner, now)
