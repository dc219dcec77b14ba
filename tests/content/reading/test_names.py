"""Surnames, and the order of names."""

import pytest

from content.reading.names import name_sort_key, surname_in, word_sort_key


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Xi Jinping", {"characters": "习近平", "reading": "Xí Jìnpíng"}, "Xi"),
        ("Jinping Xi", {"characters": "习近平", "reading": "Xí Jìnpíng"}, "Xi"),
        ("Xi Jinping", {"characters": "习近平"}, "Xi"),
        ("Jinping Xi", {"characters": "习近平"}, "Xi"),
        ("Lin Yifu", {}, "Lin"),
        ("Ouyang Xiu", {"characters": "欧阳修", "reading": "Ōuyáng Xiū"}, "Ouyang"),
        ("Lü Bu", {"reading": "Lǚ Bù"}, "Lü"),
        ("Xi, Jinping", {}, "Xi"),
        ("Mao", {"characters": "毛泽东", "reading": "Máo Zédōng"}, "Mao"),
        ("Chiang Kai-shek", {}, "Chiang"),
        ("Moon Jae-in", {}, "Moon"),
        ("Jae-in Moon", {}, "Moon"),
        ("Shinzo Abe", {}, "Abe"),
        ("ABE Shinzo", {}, "ABE"),
        ("Abe Shinzo", {"characters": "安倍晋三", "reading": "Abe Shinzō"}, "Abe"),
        ("Shinzo Abe", {"characters": "安倍晋三", "reading": "Abe Shinzō"}, "Abe"),
        ("Abe Shinzo", {"characters": "安倍晋三"}, ""),
        ("Joseph Schumpeter", {}, "Schumpeter"),
        ("Jean-Claude Juncker", {}, "Juncker"),
        ("Martin Luther King Jr.", {}, "King"),
        ("Ursula von der Leyen", {}, "von der Leyen"),
        ("Van Dyke", {}, "Dyke"),
        ("J. K. Rowling", {}, "Rowling"),
        ("", {}, ""),
    ],
)
def test_the_surname_of_a_name(name: str, known: dict[str, str], expected: str) -> None:
    assert surname_in(name, **known) == expected


def test_people_are_sorted_by_surname_and_given_name() -> None:
    names = ["Mao", "Joseph Schumpeter", "Ma Xiaohe", "Manfred Ma", "Ma Liang", "Élan Ma"]
    assert sorted(names, key=name_sort_key) == [
        *("Élan Ma", "Ma Liang", "Manfred Ma", "Ma Xiaohe", "Mao", "Joseph Schumpeter"),
    ]


def test_typed_names_are_sorted_word_by_word() -> None:
    names = ["Mao", "ma xiaohe", "Zoe", "anna", "Ma Liang", "Élan"]
    assert sorted(names, key=word_sort_key) == [
        "anna",
        "Élan",
        "Ma Liang",
        "ma xiaohe",
        "Mao",
        "Zoe",
    ]
