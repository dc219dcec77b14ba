import pytest

from content.checking.hints import Hints

KNOWN = {"wang-li", "zhao-min", "sun-tao"}


@pytest.mark.parametrize("word", ["wang-le", "wangli", "wang-li-2"])
def test_a_similar_name_is_suggested(word):
    assert Hints().did_you_mean(word, KNOWN) == ": did you mean “wang-li”?"


@pytest.mark.parametrize("word", ["", "bo", "grain-office", "x" * 10_000])
def test_nothing_is_suggested_without_a_similar_name(word):
    assert Hints().did_you_mean(word, KNOWN) == ""


def test_the_suggestion_does_not_depend_on_the_order():
    names = ["port-a", "port-b"]
    assert Hints().did_you_mean("port-c", names) == Hints().did_you_mean("port-c", names[::-1])


def test_only_the_first_twenty_names_are_compared():
    hints = Hints()
    said = [hints.did_you_mean("wang-le", KNOWN) for _ in range(30)]
    assert all(said[:20])
    assert not any(said[20:])


def test_a_name_is_compared_with_five_hundred_at_most():
    names = [f"harbour-{n:03}" for n in range(501)]
    assert Hints().did_you_mean("harbor-499", names[:500])
    assert not Hints().did_you_mean("harbor-499", names)
