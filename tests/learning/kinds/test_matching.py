import pytest

from learning.grading import Outcome, formats
from learning.kinds import InvalidBody, kind_of
from learning.kinds.response_fields import opaque
from tests.learning.kinds.bodies import MATCHING, RIGHT_POSTS, graded, parts


class TestMatching:
    def test_spare_partners_are_among_the_options(self):
        shown = kind_of("matching").shown("uid", MATCHING, 0)
        assert {one["text"] for one in shown["prompts"]} == {"NPF", "SEI", "TFP"}
        assert (len(shown["options"]), shown["repeats"]) == (5, False)

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
    def test_refuses_pairs_that_need_no_matching(self, pairs):
        with pytest.raises(InvalidBody):
            kind_of("matching").validate(MATCHING | {"parts": parts(pairs), "distractors": []})

    def test_refuses_a_partner_to_spare_that_is_needed(self):
        spare = [{"text": "b", "source": None, "truth": ""}]
        needed = MATCHING | {"parts": parts([("a", "b"), ("c", "d")]), "distractors": spare}
        with pytest.raises(InvalidBody, match="“b” is not to spare"):
            kind_of("matching").validate(needed)

    def test_left_sides_may_share_a_partner(self):
        pairs = [("a", "b"), ("c", "b"), ("d", "e")]
        sorting = MATCHING | {"parts": parts(pairs), "distractors": []}
        kind_of("matching").validate(sorting)
        shown = kind_of("matching").shown("uid", sorting, 0)
        assert (len(shown["options"]), shown["repeats"]) == (2, True)
        post = {f"match-{opaque(sorting, left)}": [opaque(sorting, right)] for left, right in pairs}
        assert graded(sorting, post).outcome is Outcome.RIGHT
