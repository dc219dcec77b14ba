import pytest

from learning.kinds import InvalidBody, kind_of
from tests.learning.kinds.bodies import CLOZE


class TestCloze:
    def test_the_text_is_shown_round_its_gap(self):
        shown = kind_of("cloze").shown("uid", CLOZE, 0)
        assert (shown["before"], shown["after"]) == ("Nurtured by ", " they yield dividends.")

    @pytest.mark.parametrize("stem", ["No gap.", "____ and ____."])
    def test_a_text_without_just_one_gap_is_refused(self, stem):
        with pytest.raises(InvalidBody, match="one gap"):
            kind_of("cloze").validate(CLOZE | {"stem": stem})
