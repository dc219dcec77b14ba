import pytest

from learning.grading import Outcome
from learning.kinds import FeedbackPart, InvalidBody, PartMark, kind_of
from tests.learning.kinds.bodies import CLOZE, graded


class TestCloze:
    def test_the_text_is_split_around_its_gap(self):
        shown = kind_of("cloze").shown("uid", CLOZE, 0)
        assert (shown["before"], shown["after"]) == ("Nurtured by ", " they yield dividends.")

    @pytest.mark.parametrize("stem", ["No gap.", "____ and ____."])
    def test_a_text_without_just_one_gap_is_refused(self, stem):
        with pytest.raises(InvalidBody, match="one gap"):
            kind_of("cloze").validate(CLOZE | {"stem": stem})


GAPS = CLOZE | {
    "stem": "In ____ Xi spoke of ____.",
    "answer": "2023; new productive forces",
    "gaps": [
        {"answer": "2023", "accepted": []},
        {"answer": "new productive forces", "accepted": ["new quality productive forces"]},
    ],
}


def filled(*texts):
    return {f"gap-{place}": [text] for place, text in enumerate(texts)}


class TestSeveralGaps:
    def test_the_text_is_split_around_its_gaps_without_their_answers(self):
        shown = kind_of("cloze").shown("uid", GAPS, 0)
        assert shown["pieces"] == ["In ", " Xi spoke of ", "."]
        assert "2023" not in str(shown)

    @pytest.mark.parametrize(
        ("texts", "outcome", "score"),
        [
            (("2023", "new productive forces"), Outcome.RIGHT, 1.0),
            (("2023", "new quality productive forces"), Outcome.RIGHT, 1.0),
            (("2023", "new prodcutive forces"), Outcome.TYPO, 1.0),
            (("2024", "new productive forces"), Outcome.WRONG, 0.5),
            (("2023", ""), Outcome.WRONG, 0.5),
            (("2023",), Outcome.WRONG, 0.5),
            (("", " "), Outcome.BLANK, 0.0),
        ],
    )
    def test_each_gap_is_graded_by_its_own_answer(self, texts, outcome, score):
        verdict = graded(GAPS, filled(*texts))
        assert (verdict.outcome, verdict.score) == (outcome, score)

    def test_feedback_covers_each_gap(self):
        kind = kind_of("cloze")
        response = kind.parse(filled("2024"))
        assert kind.feedback(GAPS, response, kind.grade(GAPS, response)) == [
            FeedbackPart(PartMark.WRONG, "2023", "Gap 1", "You wrote “2024”."),
            FeedbackPart(PartMark.MISSING, "new productive forces", "Gap 2"),
        ]
        assert kind.response_text(GAPS, response) == "2024; –"

    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"stem": "In ____ Xi spoke."}, "2 gaps"),
            ({"gaps": [{"answer": "", "accepted": []}] * 2}, "no answer"),
            ({"gaps": [{"answer": "a", "accepted": []}] * 21}, "at most"),
        ],
    )
    def test_refuses_invalid_gaps(self, changed, message):
        with pytest.raises(InvalidBody, match=message):
            kind_of("cloze").validate(GAPS | changed)

    @pytest.mark.parametrize("name", ["gap-01", "gap-٣", "gap-99", "gap-", "gap-x"])
    @pytest.mark.parametrize("body", [CLOZE, GAPS], ids=["one gap", "several gaps"])
    def test_an_unknown_field_counts_as_blank(self, body, name):
        assert graded(body, {name: ["x"]}).outcome is Outcome.BLANK

    def test_a_single_gap_ignores_the_fields_of_several_gaps(self):
        assert graded(CLOZE, {"gap-0": ["R&D"]}).outcome is Outcome.BLANK

    def test_a_missing_gap_does_not_shift_the_others(self):
        assert kind_of("cloze").parse({"gap-1": ["x"]})["texts"] == ["", "x"]
