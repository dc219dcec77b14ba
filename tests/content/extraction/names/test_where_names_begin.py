"""Which of several words with capitals are the name."""

import pytest

from content.extraction.document import Block, Document
from content.extraction.people import find_people


def names(text: str) -> list[str]:
    return [one.name for one in find_people(Document((Block(text),)))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ambassador to the United States Uvo Tarkkelin said so.", "Uvo Tarkkelin"),
        ("Editor of the Daily Courier Uvo Tarkkelin said so.", "Uvo Tarkkelin"),
        ("Head of the Council on Asian-American Relations Anna Moe left.", "Anna Moe"),
        ("Bishop of Vik Anna Moe left.", "Anna Moe"),
        ("Student at University of Texas Ostby Uvo Tarkkelin said so.", "Uvo Tarkkelin"),
        ("Rapporteur on Torture Anna Moe left.", "Anna Moe"),
        ("The court heard Vik Anna Moe, a baker.", "Vik Anna Moe"),
    ],
)
def test_a_name_begins_behind_the_body_of_the_post(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was sung by Bill Tarkkelin.", ["Bill Tarkkelin"]),
        ("Earl Tarkkelin said so.", ["Earl Tarkkelin"]),
        ("Dean Anna Moe said so.", ["Anna Moe"]),
        ("Anna Vik Hill said so.", ["Anna Vik Hill"]),
        ("Jack London said so.", ["Jack London"]),
        ("They moved to Virginia Beach.", []),
        ("The Charity Commission said so.", []),
    ],
)
def test_a_word_of_another_meaning_is_part_of_a_name(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_the_source_of_a_picture_is_no_part_of_the_name() -> None:
    assert names("President Anna Moe speaks to Carlos Ruiz Image: City of Vik.") == [
        "Anna Moe",
        "Carlos Ruiz",
    ]
