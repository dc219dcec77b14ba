import pytest

from learning.grading import Outcome
from learning.kinds import InvalidBody, kind_of
from tests.learning.kinds.bodies import OPEN, graded


def test_a_person_has_to_read_it():
    assert graded(OPEN, {"response": ["It grows."]}).outcome is Outcome.UNGRADED
    assert graded(OPEN, {"response": [" \n"]}).outcome is Outcome.BLANK


def test_a_long_answer_is_kept_as_it_is_written():
    text = "First.\n\nSecond. " * 1000
    assert kind_of("open").parse({"response": [text]}) == {"text": text}


@pytest.mark.parametrize(
    ("criterion", "message"),
    [
        ({"text": " ", "points": 1}, "says nothing"),
        ({"text": "Growth", "points": 0}, "points"),
        ({"text": "Growth", "points": 101}, "points"),
    ],
)
def test_refuses_criteria_that_cannot_be_graded_by(criterion, message):
    with pytest.raises(InvalidBody, match=message):
        kind_of("open").validate(OPEN | {"rubric": [criterion]})
