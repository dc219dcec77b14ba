"""Where counting stops: late enough for every limit that somebody may have set."""

import pytest

from learning.models import User
from learning.study.counts import DAY_LIMIT, Counts, Enough, within_limits


@pytest.mark.parametrize("limit", [0, 49, 50, 200, 999, 1000, 5000, 9999])
@pytest.mark.parametrize("answered", [0, 1, 49, 220, 1000, 4999, 9999])
def test_a_count_that_stops_early_leaves_as_much_of_a_day_as_a_full_one(
    limit: int, answered: int
) -> None:
    user, waiting = User(reviews_per_day=limit), Counts(review=DAY_LIMIT)
    stop = Enough.over(limit).of_a_day

    full = within_limits(waiting, user, 0, answered)
    stopped = within_limits(waiting, user, 0, min(answered, stop))

    assert stopped == full
