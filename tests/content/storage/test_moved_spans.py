import pytest

from content.storage.moved_spans import moved_start

OLD = "The port of Ningbo feeds the port of Zhenhai."


@pytest.mark.parametrize(
    ("words", "nth", "new", "expected"),
    [
        ("Ningbo", 0, "The old port of Ningbo feeds the port of Zhenhai.", 16),
        ("port", 1, "The port of Wenzhou feeds the port of Zhenhai.", 30),
        ("port", 0, "The port of Ningbo, a port too, feeds the port of Zhenhai.", 4),
        ("port", 1, "The port of Ningbo, a port too, feeds the port of Zhenhai.", 42),
        ("feeds", 0, "The port of Ningbo feeds the port of Zhenhai. It feeds all.", 19),
        ("Ningbo feeds", 0, "The port of Ningbo fed the port of Zhenhai.", None),
        ("Zhenhai", 0, "", None),
        ("the port of Zhenhai", 0, "The port of Zhenhai is fed by Ningbo.", None),
    ],
)
def test_words_are_found_in_a_changed_text_or_lost(words, nth, new, expected):
    start = OLD.index(words)
    for _ in range(nth):
        start = OLD.index(words, start + 1)
    assert moved_start(start, start + len(words), OLD, new) == expected
    assert expected is None or new[expected:].startswith(words)


def test_a_span_outside_of_its_text_is_lost():
    assert moved_start(90, 99, OLD, OLD) is None
