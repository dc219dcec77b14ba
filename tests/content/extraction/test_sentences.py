"""Where sentences end."""

import pytest

from content.extraction.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bread is dear.[12] Kalb left.[a][3]", ["Bread is dear.[12]", "Kalb left.[a][3]"]),
        ("It is “dear.”12 Kalb left.", ["It is “dear.”12", "Kalb left."]),
        ("It is “dear”.7 Kalb left.", ["It is “dear”.7", "Kalb left."]),
        ("Bread is dear.4 Kalb left.", ["Bread is dear.4", "Kalb left."]),
        ("It costs 3.5 Mark in No. 5 Elm Road.", ["It costs 3.5 Mark in No. 5 Elm Road."]),
    ],
)
def test_a_note_stands_behind_its_sentence(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found
