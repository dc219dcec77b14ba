import pytest

from learning.grading import formats
from learning.kinds import InvalidBody, kind_of
from tests.learning.kinds.bodies import ALTERED


class TestAltered:
    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"altered": None}, "which word"),
            ({"altered": ["steel", "iron"]}, "does not stand"),
            ({"altered": ["Future industries", "growing"]}, "already says"),
        ],
    )
    def test_refuses_an_error_that_cannot_be_found_or_corrected(self, changed, message):
        with pytest.raises(InvalidBody, match=message):
            kind_of(formats.ALTERED).validate(ALTERED | changed)
