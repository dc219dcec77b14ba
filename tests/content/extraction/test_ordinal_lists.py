"""Lists whose items say which one they are."""

import pytest

from tests.content.extraction.listed import items_of


@pytest.mark.parametrize(
    ("source", "items"),
    [
        (
            "The port has changed. First, its cranes are new. Second, its crews are old. They "
            "came long ago. Nobody left.\n\nThird, and most important, its debts are gone.",
            ["its cranes are new", "its crews are old", "its debts are gone"],
        ),
        (
            "Three plans are on the table. The first is that the port be sold. The mayor wants it."
            "\n\nThe second plan is a loan.\n\nThe third plan, known to few, is that ships pay.",
            ["the port be sold", "a loan", "ships pay"],
        ),
        (
            "The port fails in many ways. Firstly, it is slow. Ships wait. Crews eat. Goods rot. "
            "Secondly, it is dear. Finally, it is dirty.",
            ["it is slow", "it is dear", "it is dirty"],
        ),
        (
            "The port has its aims. (1) Mend the cranes. They are old. (2) Pay the crews. "
            "(3) Dig the basin.",
            ["Mend the cranes", "Pay the crews", "Dig the basin"],
        ),
    ],
)
def test_ordinals_go_on_over_sentences_and_paragraphs(source: str, items: list[str]) -> None:
    assert items_of(source) == [items]


@pytest.mark.parametrize(
    "source",
    [
        "The port grew. First, cranes came. Second, crews came.",
        "Ships came to the port. The first was old. The second was new. The third was lost.",
        "Three ships came. The first was built in Ghent. The second was built in Lima. The third "
        "was built in Oslo.",
        "The port grew.\n\nFirst, cranes came.\n\nNews\n\nSecond, crews came. Third, we left.",
        "The port grew. First, cranes came. They were old. First, they broke. Third, we left.",
    ],
)
def test_ordinals_of_a_story_are_no_list(source: str) -> None:
    assert items_of(source) == []


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "Ships fail for three reasons: first, rust; second, storms; and third, bad crews.",
            ["rust", "storms", "bad crews"],
        ),
        (
            "Ships fail because of, first, rust, second, storms and, finally, crews.",
            ["rust", "storms", "crews"],
        ),
        (
            "They did three things. First, the town was drained; second, the port was dug; and "
            "third, ships came.",
            ["the town was drained", "the port was dug", "ships came"],
        ),
        (
            "Its aims were: 1. to mend roofs; 2. to pay crews; and 3. to open ports.",
            ["to mend roofs", "to pay crews", "to open ports"],
        ),
        ("It can be told in this way: salt, silk, and song.", ["salt", "silk", "song"]),
        ("The first, second, and third floors are shut.", None),
        ("He came first, ate second, and slept third.", None),
    ],
)
def test_ordinals_label_the_items_of_a_sentence(sentence: str, items: list[str] | None) -> None:
    assert items_of(sentence) == ([items] if items else [])
