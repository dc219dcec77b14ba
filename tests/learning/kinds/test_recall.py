import pytest

from learning.grading import Outcome
from tests.learning.kinds.bodies import (
    RECALL,
    graded,
)


class TestRecall:
    @pytest.mark.parametrize(
        ("rating", "outcome"),
        [("1", Outcome.WRONG), ("2", Outcome.RIGHT), ("3", Outcome.RIGHT), ("5", Outcome.BLANK)],
    )
    def test_is_graded_by_the_learner(self, rating, outcome):
        assert graded(RECALL, {"rating": [rating]}).outcome is outcome
