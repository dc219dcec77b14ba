from decimal import Decimal

import pytest

from learning.grading import Outcome
from learning.kinds import InvalidBody, kind_of
from learning.kinds.number import Number, Tolerance, WeighedNumber
from tests.learning.kinds.bodies import NUMBER, graded


class TestNumber:
    def test_an_answer_that_cannot_be_read_is_refused(self):
        with pytest.raises(InvalidBody, match="many"):
            kind_of("number").validate(NUMBER | {"answer": "many"})

    def test_a_term_is_refused(self):
        with pytest.raises(InvalidBody, match="neither number nor date"):
            kind_of("number").validate(NUMBER | {"expects": "term"})


def two_years(also, answer="1822"):
    return Number().compose("When?", answer, Tolerance(Decimal(0)), also=also).body()


class TestSeveralNumbers:
    NEAR_IT = WeighedNumber("1822", Tolerance(Decimal(2)), Decimal(50), "Nearly.")
    OTHER = WeighedNumber("1900")

    @pytest.mark.parametrize(
        ("text", "outcome", "score", "note"),
        [
            ("1822", Outcome.RIGHT, 1.0, ""),
            ("1900", Outcome.RIGHT, 1.0, ""),
            ("1824", Outcome.NEAR, 0.5, "Nearly."),
            ("1825", Outcome.WRONG, 0.0, ""),
        ],
    )
    def test_each_has_its_tolerance_and_weight(self, text, outcome, score, note):
        body = two_years([self.NEAR_IT, self.OTHER])
        kind_of("number").validate(body)
        verdict = graded(body, {"response": [text]})
        assert (verdict.outcome, verdict.score, verdict.note) == (outcome, score, note)

    def test_the_first_that_fits_counts(self):
        body = two_years([self.NEAR_IT, WeighedNumber("1822", Tolerance(Decimal(0)))])
        assert graded(body, {"response": ["1822"]}).score == 0.5

    def test_a_missing_unit_halves_the_marks(self):
        body = (
            Number()
            .compose(
                "How long?",
                "5",
                units=["km"],
                needs_unit=True,
                also=[WeighedNumber("6", weight=Decimal(50))],
            )
            .body()
        )
        assert graded(body, {"response": ["6 km"]}).score == 0.5
        assert graded(body, {"response": ["6"]}).score == 0.25

    @pytest.mark.parametrize(
        ("also", "message"),
        [
            (WeighedNumber("many"), "not one number"),
            (WeighedNumber("3", Tolerance(Decimal(-1))), "no less than 0"),
            (WeighedNumber("1822.0", weight=Decimal(50)), "is the same answer as “1822”"),
        ],
    )
    def test_refuses_invalid_numbers(self, also, message):
        with pytest.raises(InvalidBody, match=message):
            kind_of("number").validate(two_years([also]))
