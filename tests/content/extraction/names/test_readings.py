import pytest

from content.extraction.names.pinyin import has_shape_of_name, spells
from content.extraction.names.readings import readings


@pytest.mark.parametrize(
    ("character", "expected"),
    [("单", {"dan", "shan", "chan"}), ("吕", {"lu", "lyu"}), ("李", {"li"}), ("a", set())],
)
def test_a_character_has_all_its_readings(character: str, expected: set[str]) -> None:
    assert readings(character) == expected


@pytest.mark.parametrize(
    ("name", "characters"),
    [
        ("Liu Yuanchun", "刘元春"),
        ("Yuanchun Liu", "刘元春"),
        ("Ouyang Ming", "欧阳明"),
        ("Shào Chuán", "邵傳"),
        ("Shan Tianfang", "单田芳"),
        ("Lyu Bingqiao", "吕冰乔"),
        ("Li Xi'an", "李西安"),
    ],
)
def test_letters_spell_the_characters_of_a_name(name: str, characters: str) -> None:
    assert spells(name.split(), characters)


def test_letters_do_not_spell_other_characters() -> None:
    assert not spells(["Green", "Dam"], "绿坝")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Li Wei", True),
        ("Xiaohe Ma", True),
        ("Ouyang Keyi", True),
        ("Liu Yuanchunming", False),
        ("So Long", False),
        ("Green Dam", False),
        ("Long Wang Dan", False),
    ],
)
def test_tells_names_by_the_shape_of_their_syllables(name: str, *, expected: bool) -> None:
    assert has_shape_of_name(name.split()) is expected
