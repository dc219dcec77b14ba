import pytest

from learning.grading import Outcome, formats
from learning.grading.expects import Expects
from learning.kinds import InvalidBody, kind_of
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
