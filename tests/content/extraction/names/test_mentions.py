"""Where people are named, and how far what belongs to the name reaches."""

import pytest

from content.extraction.document import Block, Document
from content.extraction.findings import MentionForm
from content.extraction.people import find_people


def mentions(*paragraphs: str) -> list[tuple[str, str]]:
    """Each mention in the text with its whole."""
    document = Document(tuple(Block(text) for text in paragraphs))
    found = [one for person in find_people(document) for one in person.mentions]
    found.sort(key=lambda one: one.stretch)
    return [(document.words(one.stretch), document.words(one.whole)) for one in found]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Then Dr Li Wei's plan failed.", "Dr Li Wei"),
        ("Then Li Wei 李伟 laughed.", "Li Wei 李伟"),
        ("Then Li Wei (李伟, born 1970) laughed.", "Li Wei (李伟, born 1970)"),
        ("Then Li Wei, dean of Fudan University, laughed.", "Li Wei, dean of Fudan University"),
        ("Then Li Wei of Fudan University laughed.", "Li Wei of Fudan University"),
        ("Then Li Wei (Fudan University) laughed.", "Li Wei (Fudan University)"),
        ("Then the immigration lawyer Li Wei laughed.", "the immigration lawyer Li Wei"),
        ("Then its chair, Sir Li Wei, laughed.", "its chair, Sir Li Wei"),
        ("They safeguard General Secretary Li Wei.", "General Secretary Li Wei"),
        ("Then Li Wei, who heads the board, laughed.", "Li Wei"),
    ],
)
def test_the_whole_has_title_script_and_post_but_no_closing_comma(text: str, whole: str) -> None:
    assert mentions(text) == [("Li Wei", whole)]


def test_finds_later_mentions_by_surname_and_by_title() -> None:
    found = mentions(
        "Marijke van der Hoogt resigned.", "Van der Hoogt was tired. Ms van der Hoogt left."
    )

    assert found == [
        ("Marijke van der Hoogt", "Marijke van der Hoogt"),
        ("Van der Hoogt", "Van der Hoogt"),
        ("van der Hoogt", "Ms van der Hoogt"),
    ]


@pytest.mark.parametrize(
    ("introduced", "later"),
    [
        ("Joaquín Ruiz de la Hermida", "Ruiz de la Hermida"),
        ("Xoán Figueiras Otero", "Figueiras"),
        ("Xoán Figueiras Otero", "Figueiras Otero"),
        ("Khalid al-Mansour", "al-Mansour"),
        ("Baek Seung-ryeol", "Baek"),
        ("Eun-chae Pyo", "Pyo"),
        ("Guoguang Wu", "Wu"),
        ("Wu Guoguang", "Wu"),
        ("Ouyang Keyi", "Ouyang"),
        ("Morinaga Tetsuji", "Morinaga"),
        ("Nguyen Thanh Lam", "Lam"),
    ],
)
def test_a_surname_is_found_in_the_order_of_the_language(introduced: str, later: str) -> None:
    found = mentions(f"Dr {introduced} came.", f"It rained, says {later}.")

    assert [name for name, _ in found] == [introduced, later]


def test_a_knight_is_named_by_title_and_given_name() -> None:
    found = mentions("Dame Judith Aldous came. Dame Judith left.")

    assert found[-1] == ("Judith", "Dame Judith")


@pytest.mark.parametrize(
    "text",
    [
        "The Wei Foundation paid.",
        "Ella Wei-Jones, a nurse, left.",
        "He said so.",
    ],
)
def test_a_surname_within_another_name_is_no_mention(text: str) -> None:
    found = mentions("Wei Xiaoming came.", text)

    assert [name for name, _ in found if name == "Wei"] == []


def test_a_surname_that_is_a_word_needs_a_title_or_a_verb() -> None:
    found = mentions("Theresa May resigned.", "In May it rained.", "May said so.")

    assert [name for name, _ in found] == ["Theresa May", "May"]


def test_the_form_tells_full_names_from_surnames() -> None:
    document = Document((Block("Li Wei came. Li left."),))

    forms = [one.form for one in find_people(document)[0].mentions]
    assert forms == [MentionForm.FULL, MentionForm.SURNAME]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 6 March Ruiz left.", True),
        ("In July Ruiz left.", True),
        ("Then April Ruiz left.", False),
    ],
)
def test_a_month_may_stand_before_a_surname(text: str, found: bool) -> None:
    assert (("Ruiz", "Ruiz") in mentions("Ana Ruiz spoke.", text)) is found
