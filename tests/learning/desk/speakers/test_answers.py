import pytest

from content.extraction.entries import OpenSpeaker
from learning.desk.speakers.answers import Answer, answer_of, is_answer, settled_speakers, together

CHEN = OpenSpeaker("Chen", ("chen-bo", "chen-wei"))
THEY = OpenSpeaker("they", ("chen-bo", "chen-wei", "wu-min"), "p1", several=True)


@pytest.mark.parametrize(
    "answer", [Answer(), Answer(("chen-bo",)), Answer(("chen-bo", "wu-min")), Answer((), "IMF")]
)
def test_an_answer_is_one_value(answer):
    assert answer_of(answer.value) == answer


@pytest.mark.parametrize(
    ("value", "of_chen", "of_them"),
    [
        ("chen-bo", True, True),
        ("chen-bo+chen-wei", False, True),
        ("=World Bank", False, True),
        ("wu-min", False, True),
        ("wu-min+sun-tao", False, False),
        ("", False, False),
    ],
)
def test_only_some_of_them_together_or_a_body_answer_who_they_are(value, of_chen, of_them):
    assert (is_answer(answer_of(value), CHEN), is_answer(answer_of(value), THEY)) == (
        of_chen,
        of_them,
    )


def test_who_speaks_with_the_one_in_question_stays():
    answer = Answer(("chen-wei",))
    assert settled_speakers(("chen-bo", "wu-min"), CHEN, answer) == ("chen-wei", "wu-min")
    assert settled_speakers(("wu-min", "chen-bo"), CHEN, answer) == ("wu-min", "chen-wei")


def test_several_take_the_place_of_those_who_were_meant():
    answer = Answer(("chen-bo", "wu-min"))
    assert settled_speakers(("chen-bo", "chen-wei"), THEY, answer) == answer.speakers


def test_all_and_each_two_can_speak_together():
    assert together(("a", "b")) == [("a", "b")]
    assert together(("a", "b", "c")) == [("a", "b", "c"), ("a", "b"), ("a", "c"), ("b", "c")]
    assert together(("a",)) == []
