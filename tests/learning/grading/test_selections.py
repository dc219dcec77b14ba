from itertools import permutations

import pytest

from learning.grading import Outcome, grade_altered, grade_choice, grade_matching, grade_order
from learning.grading.expects import Expects

ORDER = ("accession", "inspection", "conference", "session")
PAIRS = {"NPF": "new productive forces", "SEI": "strategic emerging industries", "AI": "other"}


class TestChoice:
    def test_the_answer_is_right(self):
        assert grade_choice(answer="a", given="a").outcome is Outcome.RIGHT

    def test_another_option_is_wrong_and_identified(self):
        verdict = grade_choice(answer="a", given="b")
        assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, "b")

    def test_none_is_blank(self):
        assert grade_choice(answer="a", given="").outcome is Outcome.BLANK


class TestOrder:
    def test_only_the_exact_order_is_right(self):
        outcomes = [grade_order(expected=ORDER, given=p).outcome for p in permutations(ORDER)]
        assert outcomes.count(Outcome.RIGHT) == 1
        assert outcomes.count(Outcome.NEAR) == len(ORDER) - 1
        assert outcomes.count(Outcome.WRONG) == 24 - 4

    def test_one_swap_of_neighbours_is_near(self):
        given = ("inspection", "accession", "conference", "session")
        verdict = grade_order(expected=ORDER, given=given)
        assert verdict.outcome is Outcome.NEAR
        assert verdict.present == ("conference", "session")
        assert verdict.score == pytest.approx(5 / 6)

    def test_a_swap_of_items_further_apart_is_wrong(self):
        given = ("session", "inspection", "conference", "accession")
        assert grade_order(expected=ORDER, given=given).outcome is Outcome.WRONG

    def test_a_missing_item_is_wrong(self):
        verdict = grade_order(expected=ORDER, given=ORDER[:3])
        assert (verdict.outcome, verdict.missing) == (Outcome.WRONG, ("session",))

    def test_nothing_is_blank(self):
        assert grade_order(expected=ORDER, given=()).outcome is Outcome.BLANK


class TestMatching:
    def test_all_pairs_are_right(self):
        assert grade_matching(pairs=PAIRS, given=dict(PAIRS)).outcome is Outcome.RIGHT

    def test_each_pair_is_reported(self):
        verdict = grade_matching(pairs=PAIRS, given=PAIRS | {"AI": "spare"})
        assert verdict.outcome is Outcome.WRONG
        assert (verdict.present, verdict.missing) == (("NPF", "SEI"), ("AI",))
        assert verdict.score == pytest.approx(2 / 3)

    def test_nothing_is_blank(self):
        assert grade_matching(pairs=PAIRS, given={"AI": ""}).outcome is Outcome.BLANK


class TestAltered:
    def graded(self, found, corrected):
        return grade_altered(
            altered=("future industries", "strategic emerging industries"),
            found=found,
            corrected=corrected,
            accepted=("SEIs",),
            expects=Expects.TERM,
        )

    @pytest.mark.parametrize(
        ("found", "corrected", "outcome"),
        [
            ("future industries", "strategic emerging industries", Outcome.RIGHT),
            ("future", "SEIs", Outcome.RIGHT),
            ("the future industries", "SEIs", Outcome.RIGHT),
            ("", "SEIs", Outcome.RIGHT),
            ("future industries", "strategic emerging industires", Outcome.TYPO),
            ("future industries", "future industries", Outcome.WRONG),
            ("future industries", "", Outcome.WRONG),
            ("real economy", "SEIs", Outcome.WRONG),
            ("a sentence with the future industries and all of its words", "SEIs", Outcome.WRONG),
            ("", "", Outcome.BLANK),
        ],
    )
    def test_table(self, found, corrected, outcome):
        assert self.graded(found, corrected).outcome is outcome

    def test_finding_the_error_alone_scores_half(self):
        assert self.graded("future industries", "new industries").score == 0.5
