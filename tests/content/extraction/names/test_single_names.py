"""People of whom a text gives one name alone."""

import pytest

from content.extraction.document import Block, Document
from content.extraction.people import find_people


def names(text: str) -> list[str]:
    return [person.name for person in find_people(Document((Block(text),)))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lord Green objected to the draft.", "Green"),
        ("They wrote to Ms Field about it.", "Field"),
        ("President Xi attended.", "Xi"),
        ("Prices fell, and Li said so.", "Li"),
        ("It was worn by the fashion designer Malvo in May.", "Malvo"),
        ("Joseph, a blogger in Leeds, left early.", "Joseph"),
        ("The stanza owes much to Petrarch and his heirs.", "Petrarch"),
        ("Some see Tolstoy’s hand in the last chapter.", "Tolstoy"),
    ],
)
def test_one_name_is_enough_with_a_title_a_calling_or_fame(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Lord Over all is praised.",
        "They bought it from the carmaker Alvara and the retailer Bonmo.",
        "It was sold by the chip designer Armtech News in May.",
        "Fieldnews argues that it is wrong.",
        "A brewer in Obama opened a second cellar.",
        "The Goethe Institute opened in the Kant Street.",
        "Ohio, a swing state, voted late.",
    ],
)
def test_one_name_is_no_person_for_a_firm_a_place_or_a_body(text: str) -> None:
    assert names(text) == []
