import pytest

from content.reading.quotations import place_of_speech, words_said

TEXT = "“Ships wait,” she said. “Ports don’t.” Then the crane stopped. “Ships wait,” he said."


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Ports don’t", "Ports don’t"),
        ("ships wait", "Ships wait"),
        ("Ships wait. Ports don’t.", "Ships wait,” she said. “Ports don’t"),
        ("Ships wait, ports don’t", "Ships wait,” she said. “Ports don’t"),
    ],
)
def test_speech_is_found_also_in_several_stretches(said, stands):
    start, end = place_of_speech(TEXT, said, 0)
    assert TEXT[start:end] == stands


def test_straight_marks_count_too():
    text = '"Ships wait," she said. "Ports don\'t."'
    assert place_of_speech(text, "Ships wait. Ports don't", 0) == (1, len(text) - 2)


@pytest.mark.parametrize("said", ["the crane stopped", "Ports wait", "Ships wait she said", "…"])
def test_other_words_are_no_speech(said):
    assert place_of_speech(TEXT, said, 0) is None


def test_of_several_places_the_closest_is_meant():
    assert place_of_speech(TEXT, "Ships wait", 50) == (TEXT.rindex("Ships"), TEXT.rindex(",”"))


def test_what_the_text_says_between_is_left_out():
    assert words_said("Ships wait,” she said. “Ports don’t.") == ["ships", "wait", "ports", "don’t"]
