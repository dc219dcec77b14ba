import pytest

from learning.grading import Outcome
from learning.kinds import InvalidBody, kind_of
from tests.learning.kinds.bodies import OPEN, graded


def test_an_answer_is_left_for_a_person_to_grade():
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
def test_refuses_invalid_criteria(criterion, message):
    with pytest.raises(InvalidBody, match=message):
        kind_of("open").validate(OPEN | {"rubric": [criterion]})
