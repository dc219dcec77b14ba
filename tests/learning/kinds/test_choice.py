import re
from decimal import Decimal

import pytest

from learning.grading import Outcome
from learning.kinds import InvalidBody, kind_of
from learning.kinds.choice import Choice
from learning.kinds.options import Option, options_of
from learning.kinds.response_fields import opaque
from tests.learning.kinds.bodies import (
    CHOICE,
    graded,
    wrong,
)


class TestChoice:
    def test_option_ids_reveal_neither_the_key_nor_the_position(self):
        shown = [kind_of("choice").shown("uid", CHOICE, n)["options"] for n in range(30)]
        assert len({tuple(option["text"] for option in options) for options in shown}) == 6
        assert len({option["id"] for options in shown for option in options}) == 3
        for options in shown:
            assert all(re.fullmatch("[0-9a-f]{12}", option["id"]) for option in options)

    def test_numbers_are_sorted(self):
        body = CHOICE | {
            "answer": "9,000",
            "expects": "number",
            "distractors": wrong("900", "10,000"),
        }
        options = kind_of("choice").shown("uid", body, 3)["options"]
        assert [option["text"] for option in options] == ["900", "9,000", "10,000"]

    def test_a_wrong_option_gets_its_own_feedback(self):
        verdict = graded(CHOICE, {"option": [opaque(CHOICE, "land")]})
        assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, "land")
        assert verdict.note == "canary-truth of land"

    def test_the_right_option_gets_its_own_feedback(self):
        body = CHOICE | {"notes": {"the real economy": "Where goods are made."}}
        verdict = graded(body, {"option": [opaque(body, "the real economy")]})
        assert (verdict.outcome, verdict.note) == (Outcome.RIGHT, "Where goods are made.")

    def test_an_option_of_the_reserve_gets_its_own_feedback(self):
        body = CHOICE | {"reserve": wrong("tin")}
        verdict = graded(body, {"option": [opaque(body, "tin")]})
        assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, "tin")
        assert verdict.note == "canary-truth of tin"

    def test_an_option_id_of_another_question_counts_as_blank(self):
        other = CHOICE | {"stem": "Another?"}
        post = {"option": [opaque(other, "the real economy")]}
        assert graded(CHOICE, post).outcome is Outcome.BLANK

    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"distractors": []}, "1 to 19"),
            ({"distractors": wrong(*"abcdefghijklmnopqrst")}, "1 to 19"),
            ({"distractors": wrong("land", "Land.")}, "the same"),
            ({"distractors": wrong("land", "real economy")}, "the same"),
            ({"accepted": ["the land"]}, "accepted"),
            ({"accepted": ["tin"], "reserve": wrong("tin")}, "accepted"),
        ],
    )
    def test_refuses_invalid_options(self, changed, message):
        with pytest.raises(InvalidBody, match=message):
            kind_of("choice").validate(CHOICE | changed)


def weighed(*options):
    """The body of a choice whose first option is right; options are texts with their weights."""
    made = [
        Option(text, place == 0, f"On {text}.", Decimal(weight))
        for place, (text, weight) in enumerate(options)
    ]
    return Choice().compose("Which?", made).body()


class TestWeights:
    BODY = weighed(("Huai", 100), ("Huang", 100), ("Yangtze", 50), ("Seine", -25), ("Rhine", 0))

    @pytest.mark.parametrize(
        ("text", "outcome", "score"),
        [
            ("Huai", Outcome.RIGHT, 1.0),
            ("Huang", Outcome.RIGHT, 1.0),
            ("Yangtze", Outcome.NEAR, 0.5),
            ("Seine", Outcome.WRONG, -0.25),
            ("Rhine", Outcome.WRONG, 0.0),
        ],
    )
    def test_each_option_brings_what_it_weighs(self, text, outcome, score):
        kind_of("choice").validate(self.BODY)
        verdict = graded(self.BODY, {"option": [opaque(self.BODY, text)]})
        assert (verdict.outcome, verdict.score) == (outcome, score)
        assert verdict.note == f"On {text}."

    def test_options_that_bring_as_much_are_as_right(self):
        right = kind_of("choice").options(self.BODY)
        assert [text for text, is_right in right.items() if is_right] == ["Huai", "Huang"]
        assert kind_of("choice").guess(self.BODY) == pytest.approx(0.45)

    def test_usual_weights_are_not_kept(self):
        usual = weighed(("Huai", 100), ("Seine", 0))
        assert "weights" not in usual
        assert [one.weight for one in options_of(usual)] == [None, None]

    def test_the_right_option_brings_the_most(self):
        with pytest.raises(InvalidBody, match="the most marks"):
            weighed(("Huai", 50), ("Seine", 100))

    @pytest.mark.parametrize(
        ("weights", "message"),
        [
            ({"Huai": "100"}, "weights of other options"),
            ({"Huai": "much", "Seine": "0"}, "no percentage"),
            ({"Huai": "0", "Seine": "0"}, "No option is marked"),
        ],
    )
    def test_refuses_invalid_weights(self, weights, message):
        body = weighed(("Huai", 100), ("Seine", 0)) | {"weights": weights}
        with pytest.raises(InvalidBody, match=message):
            kind_of("choice").validate(body)
