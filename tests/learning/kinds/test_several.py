from decimal import Decimal

import pytest

from learning.grading import Outcome
from learning.kinds import FeedbackPart, InvalidBody, PartMark, kind_of
from learning.kinds.options import Option
from learning.kinds.response_fields import opaque
from learning.kinds.several import Several
from tests.learning.kinds.bodies import SEVERAL, graded, wrong


def picked(*texts):
    return {"option": [opaque(SEVERAL, text) for text in texts]}


class TestSeveral:
    @pytest.mark.parametrize(
        ("texts", "outcome", "score"),
        [
            (("land", "labour"), Outcome.RIGHT, 1.0),
            (("labour",), Outcome.WRONG, 0.5),
            (("land", "labour", "tea"), Outcome.WRONG, 0.5),
            (("land", "tea"), Outcome.WRONG, 0.0),
            (("tea", "steel"), Outcome.WRONG, 0.0),
            ((), Outcome.BLANK, 0.0),
        ],
    )
    def test_is_right_only_with_all_right_options_and_no_wrong_one(self, texts, outcome, score):
        verdict = graded(SEVERAL, picked(*texts))
        assert (verdict.outcome, verdict.score) == (outcome, score)

    def test_feedback_gives_the_note_on_each_option(self):
        kind = kind_of("several")
        response = kind.parse(picked("land", "tea"))
        assert kind.feedback(SEVERAL, response, kind.grade(SEVERAL, response)) == [
            FeedbackPart(PartMark.RIGHT, "land", note="canary-note of land"),
            FeedbackPart(PartMark.MISSING, "labour"),
            FeedbackPart(PartMark.EXTRA, "tea", note="canary-truth of tea"),
        ]

    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"elements": []}, "No option is marked"),
            ({"distractors": [], "elements": ["land"]}, "2 to 20"),
            ({"distractors": wrong(*"abcdefghijklmnopqrs")}, "2 to 20"),
            ({"distractors": wrong("Land.", "tea")}, "the same"),
        ],
    )
    def test_refuses_invalid_options(self, changed, message):
        with pytest.raises(InvalidBody, match=message):
            kind_of("several").validate(SEVERAL | changed)

    def test_options_may_weigh_differently(self):
        options = [("land", 75), ("labour", 25), ("tea", 0)]
        body = (
            Several()
            .compose("Which?", [Option(one, w > 0, "", Decimal(w)) for one, w in options])
            .body()
        )
        kind = kind_of("several")
        kind.validate(body)
        response = {"options": [opaque(body, "land")]}
        verdict = kind.grade(body, response)
        assert (verdict.outcome, verdict.score) == (Outcome.NEAR, 0.75)
        assert [one.mark for one in kind.feedback(body, response, verdict)] == [
            PartMark.RIGHT,
            PartMark.MISSING,
        ]

    def test_even_weights_are_not_kept(self):
        options = [Option("land", True, "", Decimal(100)), Option("tea", False, "", Decimal(-100))]
        assert "weights" not in Several().compose("Which?", options).body()

    def test_only_right_options_bring_marks(self):
        options = [Option("land", True, "", Decimal(50)), Option("tea", False, "", Decimal(50))]
        with pytest.raises(InvalidBody, match="no other one does"):
            Several().compose("Which?", options)
