"""Where sentences end."""

import pytest

from content.extraction.sentences import is_in_another_language, sentences


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


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Le pain est cher dans le nord et les boulangers ne rient plus.", True),
        ("El pan es caro en el norte y los panaderos no ríen.", True),
        ("Chleb jest drogi i nikt się z tego nie śmieje.", True),
        ("面包很贵。", True),
        ("Bread is dear in the north.", False),
        ("Great bread, good ovens, long nights!", False),
        ("The baker of El Paso and the miller of La Paz met at the Café de la Gare.", False),
    ],
)
def test_words_of_grammar_tell_another_language(text: str, another: bool) -> None:
    assert is_in_another_language(text) == another
