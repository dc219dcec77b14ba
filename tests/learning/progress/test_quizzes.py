from datetime import UTC, date, datetime

import pytest

from learning.factories import AttemptFactory, ResponseFactory
from learning.progress.quizzes import quizzes_taken

pytestmark = pytest.mark.django_db
SMALL_HOURS = datetime(2026, 3, 3, 2, tzinfo=UTC)


def test_a_quiz_counts_for_the_study_day_on_which_it_was_submitted(learner, now):
    attempt = AttemptFactory.create(user=learner, submitted_at=SMALL_HOURS)
    for outcome in ("right", "right with a typing error", "nearly", "wrong"):
        ResponseFactory.create(attempt=attempt, verdict={"outcome": outcome})
    ResponseFactory.create(attempt=attempt)

    (taken,) = quizzes_taken(learner, now)

    assert (taken.attempt, taken.on) == (attempt, date(2026, 3, 2))
    assert (taken.right, taken.questions, taken.percentage) == (2, 5, 40.0)


def test_submitted_quizzes_of_the_learner_are_listed_latest_first(learner, now):
    first, second = (
        AttemptFactory.create(user=learner, submitted_at=SMALL_HOURS) for _ in range(2)
    )
    AttemptFactory.create(user=learner)
    AttemptFactory.create(submitted_at=SMALL_HOURS)

    assert [taken.attempt for taken in quizzes_taken(learner, now)] == [second, first]
