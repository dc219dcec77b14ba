import pytest

from content.extraction.terms.native_terms import (
    native_behind,
    terms_with_native_form,
    without_native,
)


@pytest.mark.parametrize(
    ("bracket", "native"),
    [
        (" (泥栅)", "泥栅"),
        (" (MF, 泥栅)", "泥栅"),
        (" (MF) (泥栅)", "泥栅"),
        (" (nizha, 泥栅)", "泥栅"),
        (" (Greek: λάσπη)", "λάσπη"),
        (" (in Thai, โคลน)", "โคลน"),
        (" («Грязь»)", "Грязь"),
        (" (진흙 울타리, jinheuk ultari)", "진흙 울타리"),
        (" (German Schlickzaun)", "Schlickzaun"),
        (" 泥栅", "泥栅"),
        (" (German boatmen built it)", ""),
        (" (built in 1902)", ""),
        (", 泥栅", ""),
    ],
)
def test_the_native_form_behind_a_term(bracket: str, native: str) -> None:
    text = f"mud fence{bracket} on it"
    assert native_behind(text, len("mud fence")) == native


def test_a_term_ends_before_its_native_form() -> None:
    assert without_native("nizha 泥栅", 0, 8) == 5
    assert without_native("mud fence", 0, 9) == 9


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[one.start : one.end], one.native, one.reading) for one in terms_with_native_form(text)
    ]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("One is 泥栅 (ní zhà), literally “mud fence”.", ("mud fence", "泥栅", "ní zhà")),
        ("The other is 泥墙, “mud wall”.", ("mud wall", "泥墙", "")),
        ("It is called nizha 泥栅 (‘mud fence’).", ("nizha", "泥栅", "")),
        ("They sit by the gate (nizha 泥栅, ‘mud fence’).", ("nizha", "泥栅", "")),
        ("They hold the local nizha (泥栅).", ("nizha", "泥栅", "")),
        ("They hold a local fence (泥栅).", ("local fence", "泥栅", "")),
        ("She joined the new River Mud and Silt Force (河泥部队).", None),
        (
            "The old Book of the Fences of Mud (泥栅之书).",
            ("Book of the Fences of Mud", "泥栅之书", ""),
        ),
        ("He read Doro no uta (泥の歌).", ("Doro no uta", "泥の歌", "")),
    ],
)
def test_a_term_with_its_native_form(text: str, term: tuple[str, str, str] | None) -> None:
    expected = term or ("River Mud and Silt Force", "河泥部队", "")
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Then somebody shouts 好, and they run.",
        "진흙 TV에 나왔다",
        "She posts as Mud's Mum (泥妈).",
        "It is by the user Mud Cat (泥猫).",
    ],
)
def test_other_characters_may_be_no_native_form(text: str) -> None:
    assert found(text) == []
