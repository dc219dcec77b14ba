"""What counts as a Chinese character, a wide one, a raised one."""

import pytest

from content.characters import CHINESE_RUN, chinese_characters, is_wide, raised, without_chinese


def test_chinese_characters_are_found_in_a_text() -> None:
    assert chinese_characters("Ma Xiaohe 马晓河, ok 好") == "马晓河好"
    assert without_chinese("Ma 马晓河, ok") == "Ma  , ok"
    assert chinese_characters("Ma Xiaohe") == ""


@pytest.mark.parametrize("letter", ["一", "㐀", "𠀀", "〇", "々", "\uf900"])
def test_rare_characters_are_found(letter: str) -> None:
    assert CHINESE_RUN.fullmatch(letter)
    assert chinese_characters(f"a{letter}b")


@pytest.mark.parametrize("letter", ["a", "。", "，", "「", "ア", "한", "\ue000", "é", " ", "1"])
def test_punctuation_and_other_scripts_are_not_found(letter: str) -> None:
    assert not CHINESE_RUN.search(letter)
    assert chinese_characters(letter) == ""


def test_a_compatibility_ideograph_is_normalised() -> None:
    assert chinese_characters("\uf98c \u2f08") == "歷人"


@pytest.mark.parametrize("character", "一𠀀。「アＡ，")
def test_chinese_and_japanese_are_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", "a1 é–“한я")
def test_scripts_with_spaces_are_not_wide(character: str) -> None:
    assert not is_wide(character)


def test_figures_are_raised() -> None:
    assert raised("-12 km") == "⁻¹² km"
