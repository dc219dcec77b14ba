import pytest

from learning.grading import Outcome, formats
from learning.kinds import InvalidBody, kind_of
from learning.kinds.response_fields import opaque
from tests.learning.kinds.bodies import MATCHING, RIGHT_POSTS, graded, parts


class TestMatching:
    def test_spare_partners_are_among_the_options(self):
        shown = kind_of("matching").shown("uid", MATCHING, 0)
        assert {one["text"] for one in shown["prompts"]} == {"NPF", "SEI", "TFP"}
        assert len(shown["options"]) == 5

    def test_each_pair_is_reported(self):
        first = f"match-{opaque(MATCHING, 'NPF')}"
        spare = [opaque(MATCHING, "relations")]
        verdict = graded(MATCHING, RIGHT_POSTS[formats.MATCHING] | {first: spare})
        assert verdict.outcome is Outcome.WRONG
        assert (verdict.present, verdict.missing) == (("SEI", "TFP"), ("NPF",))

    @pytest.mark.parametrize(
        "pairs",
        [[("a", "b")], [("a", "b"), ("a", "c")], [("a", "b"), ("c", "b")], [("a", "b"), ("c", "")]],
    )
    def test_refuses_pairs_that_are_not_unique(self, pairs):
        with pytest.raises(InvalidBody):
            kind_of("matching").validate(MATCHING | {"parts": parts(pairs)})
