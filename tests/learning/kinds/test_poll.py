"""Polls as questions of a quiz: nothing is right in them."""

import pytest

from learning.grading.marks import mark_of
from learning.kinds import InvalidBody, kind_of
from learning.kinds.poll import POLLED, Poll
from tests.learning.kinds.bodies import POLL

KIND = kind_of("poll")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"poll": "ranking"}, "one of these"),
        ({"choices": ["a"]}, "2 to 8"),
        ({"choices": [str(number) for number in range(9)]}, "2 to 8"),
        ({"choices": ["a", "a"]}, "the same"),
        ({"choices": ["a", " "]}, "empty"),
        ({"poll": "scale", "choices": ["low"]}, "both ends"),
        ({"poll": "words"}, "no options"),
    ],
)
def test_refuses_what_cannot_be_asked(changed, message):
    with pytest.raises(InvalidBody, match=message):
        KIND.validate(POLL | changed)


def test_one_for_words_drops_its_options():
    assert Poll().compose("Why?", "words", ["a", "b"]).body()["choices"] == []


@pytest.mark.parametrize(("sent", "read"), [("1", "b"), ("7", ""), ("b", "")])
def test_an_answer_reads_as_its_option(sent, read):
    assert KIND.response_text(POLL, KIND.parse({"response": [sent]})) == read


def test_it_brings_no_points():
    assert mark_of(POLLED, 5.0) == 0.0
    assert KIND.worth(5.0) == 0.0
    assert kind_of("choice").worth(5.0) == 5.0
