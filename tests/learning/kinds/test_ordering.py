import pytest

from learning.grading import Outcome
from learning.kinds import InvalidBody, kind_of
from learning.kinds.response_fields import opaque
from tests.learning.kinds.bodies import ORDERING, graded, parts


class TestOrdering:
    def places(self, *numbers):
        names = [f"place-{opaque(ORDERING, part['prompt'])}" for part in ORDERING["parts"]]
        return {name: [number] for name, number in zip(names, numbers, strict=True)}

    @pytest.mark.parametrize(
        ("numbers", "outcome"),
        [
            (("1", "2", "3", "4"), Outcome.RIGHT),
            (("2", "1", "3", "4"), Outcome.NEAR),
            (("4", "2", "3", "1"), Outcome.WRONG),
            (("1", "1", "2", "3"), Outcome.WRONG),
            (("1", "2", "3", ""), Outcome.WRONG),
            (("", "", "", ""), Outcome.BLANK),
        ],
    )
    def test_can_be_answered_with_select_boxes(self, numbers, outcome):
        assert graded(ORDERING, self.places(*numbers)).outcome is outcome

    def test_each_presentation_is_shuffled_again(self):
        shown = [kind_of("ordering").shown("uid", ORDERING, n)["options"] for n in range(20)]
        assert len({tuple(option["id"] for option in options) for options in shown}) > 5

    @pytest.mark.parametrize("names", [("a", "b"), ("a", "b", "a")])
    def test_refuses_too_few_or_equal_items(self, names):
        with pytest.raises(InvalidBody):
            kind_of("ordering").validate(ORDERING | {"parts": parts([(n, "") for n in names])})
