"""Each person has a budget of seconds for reading uploads."""

from datetime import datetime, timedelta

import pytest

from learning.limits import uploads
from learning.limits.uploads import PERIOD, SECONDS, drawn_on_by, is_spent
from learning.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def took(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The times that the clock shows, one after another."""
    looks: list[float] = []
    monkeypatch.setattr(uploads.time, "monotonic", lambda: looks.pop(0))
    return looks


def test_what_is_read_adds_up_until_it_is_spent(
    learner: User, other_learner: User, now: datetime, took: list[float]
) -> None:
    for seconds in (SECONDS - 1, 2):
        assert not is_spent(learner, now)
        took += [100, 100 + seconds]
        with drawn_on_by(learner, now):
            pass
    assert is_spent(learner, now)
    assert not is_spent(other_learner, now)
    assert not is_spent(learner, now + timedelta(seconds=PERIOD))


def test_what_fails_counts_too(learner: User, now: datetime, took: list[float]) -> None:
    took += [0, SECONDS]
    with pytest.raises(ZeroDivisionError), drawn_on_by(learner, now):
        _ = 1 / 0
    assert is_spent(learner, now)
