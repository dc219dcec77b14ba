"""What counts as a Chinese character."""

import pytest

from content.characters import RUN, characters, without_characters


def test_characters_are_found_among_all_else() -> None:
    assert characters("Ma Xiaohe 马晓河, ok 好") == "马晓河好"
    assert without_characters("Ma 马晓河, ok") == "Ma  , ok"
    assert characters("Ma Xiaohe") == ""


@pytest.mark.parametrize("letter", ["一", "㐀", "𠀀", "〇", "々", "\uf900"])
def test_rare_and_old_ones_count_too(letter: str) -> None:
    assert RUN.fullmatch(letter)
    assert characters(f"a{letter}b")


@pytest.mark.parametrize("letter", ["a", "。", "，", "「", "ア", "한", "\ue000", "é", " ", "1"])
def test_punctuation_and_other_scripts_do_not(letter: str) -> None:
    assert not RUN.search(letter)
    assert characters(letter) == ""


def test_a_variant_is_told_in_its_plain_form() -> None:
    assert characters("\uf98c \u2f08") == "歷人"
