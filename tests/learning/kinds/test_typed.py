from contextlib import nullcontext
from decimal import Decimal

import pytest

from learning.grading import Outcome, Spelling, formats
from learning.grading.expects import Expects
from learning.kinds import InvalidBody, kind_of
from learning.kinds.typed import Typed, WeighedAnswer
from tests.learning.kinds.bodies import BODIES, TYPED, graded, wrong


class TestTyped:
    def test_the_pool_decides_what_is_a_misspelling(self):
        body, post = TYPED | {"answer": "inductive"}, {"response": ["enductive"]}
        assert graded(body, post).outcome is Outcome.TYPO
        assert graded(body | {"pool": ["deductive"]}, post).outcome is Outcome.WRONG

    def test_a_typed_distractor_gets_its_own_feedback(self):
        body = TYPED | {"distractors": wrong("capital allocation", "land"), "pool": ["land"]}
        for response, option in (
            ("the Land", "land"),
            ("Capital-allocation", "capital allocation"),
        ):
            verdict = graded(body, {"response": [response]})
            assert (verdict.outcome, verdict.note) == (Outcome.WRONG, f"canary-truth of {option}")
        assert graded(body, {"response": ["sand"]}).note == ""

    def test_characters_shown_in_the_question_are_not_accepted(self):
        named = {"answer": "Ma Xiaohe", "expects": "person"}
        shown = TYPED | named | {"stem": "Whose name is 马晓河?"}
        assert graded(shown, {"response": ["马晓河"]}).outcome is Outcome.WRONG
        assert graded(shown, {"response": ["ma xiaohe"]}).outcome is Outcome.RIGHT
        asked = TYPED | named | {"stem": "Who explains it?"}
        assert graded(asked, {"response": ["马晓河"]}).outcome is Outcome.RIGHT

    def test_a_button_overrides_the_text_field(self):
        post = {"response": ["dual circulation", ""]}
        assert graded(TYPED, post).outcome is Outcome.BLANK

    def test_a_long_response_is_truncated(self):
        response = kind_of("typed").parse({"response": ["x" * 10_000]})
        assert len(response["text"]) == 500

    @pytest.mark.parametrize("format", [formats.TYPED, formats.CLOZE, formats.ALTERED])
    @pytest.mark.parametrize("expects", [Expects.SET, Expects.STATEMENT])
    def test_a_set_or_a_statement_is_refused(self, format, expects):
        with pytest.raises(InvalidBody, match="A set or a statement"):
            kind_of(format).validate(BODIES[format] | {"expects": str(expects)})


class TestPartMarks:
    PARTIAL = (
        WeighedAnswer("Huang He", Decimal(50), "That is the other one."),
        WeighedAnswer("Huaihe", Decimal(100), "Quite so."),
        WeighedAnswer("Yangtze", Decimal(0), "Farther south."),
        WeighedAnswer("Hai"),
    )

    @pytest.mark.parametrize("spelling", list(Spelling))
    @pytest.mark.parametrize(
        ("text", "outcome", "score", "note"),
        [
            ("Huai", Outcome.RIGHT, 1.0, ""),
            ("Hai", Outcome.RIGHT, 1.0, ""),
            ("Huaihe", Outcome.RIGHT, 1.0, "Quite so."),
            ("Huang He", Outcome.NEAR, 0.5, "That is the other one."),
            ("Yangtze", Outcome.WRONG, 0.0, "Farther south."),
            ("Seine", Outcome.WRONG, 0.0, ""),
        ],
    )
    def test_each_answer_brings_what_it_weighs(self, spelling, text, outcome, score, note):
        asked = Typed().compose("Which?", "Huai", (), spelling, partial=self.PARTIAL)
        verdict = graded(asked.body(), {"response": [text]})
        assert (verdict.outcome, verdict.score, verdict.note) == (outcome, score, note)

    def test_an_answer_in_full_is_no_misspelling_of_another(self):
        partial = [WeighedAnswer("deductive", Decimal(50))]
        body = Typed().compose("How?", "inductive", partial=partial).body()
        assert graded(body, {"response": ["deductive"]}).score == 0.5
        assert graded(body, {"response": ["inductiv"]}).outcome is Outcome.TYPO

    def test_the_answer_itself_may_have_feedback_and_a_weight(self):
        partial = [WeighedAnswer("Po", Decimal(20)), WeighedAnswer("Huai", Decimal(90), "Yes.")]
        body = Typed().compose("Which?", "Huai", partial=partial).body()
        kind_of("typed").validate(body)
        assert [one["text"] for one in body["partial"]] == ["Huai", "Po"]
        verdict = graded(body, {"response": ["Huai"]})
        assert (verdict.outcome, verdict.score, verdict.note) == (Outcome.RIGHT, 0.9, "Yes.")

    def test_the_answer_brings_the_most(self):
        body = Typed().compose("Which?", "Po", partial=[WeighedAnswer("Po", Decimal(20))]).body()
        with pytest.raises(InvalidBody, match="the most marks"):
            kind_of("typed").validate(body | {"accepted": ["Huai"]})

    @pytest.mark.parametrize(
        ("text", "spelling", "is_double"),
        [
            ("Huai", Spelling.CASE, True),
            ("huai", Spelling.CASE, False),
            ("huai", Spelling.EXACT, True),
            ("the Huai!", Spelling.EXACT, False),
            ("the Huai!", Spelling.FREE, True),
        ],
    )
    def test_one_answer_has_one_weight(self, text, spelling, is_double):
        partial = [WeighedAnswer("Hai"), WeighedAnswer(text, Decimal(50))]
        body = Typed().compose("Which?", "Hai", ["Huai"], spelling, partial=partial).body()
        expected = pytest.raises(InvalidBody, match="is the same answer as “Huai”")
        with expected if is_double else nullcontext():
            kind_of("typed").validate(body)
