"""Blocks below a lead-in: quotations of several paragraphs, originals and translations."""

from content.extraction.document import Block, BlockKind, Document
from content.extraction.statements import find_statements
from tests.content.extraction.attribution.cast import person, said

FRENCH = "Le pain est cher dans le nord et les boulangers ne rient plus."
DEAR = "Bread is dear in the north and the bakers no longer laugh"


def test_a_quotation_goes_on_until_it_is_closed():
    found = said(
        "Ortiz wrote:",
        "“Bread is dear in the north.",
        "Kalb has not been seen at the mill.",
        "Nobody knows when he will come.”",
        "He said that bread was cheap.",
    )

    assert [(who, text) for who, _, text in found[:3]] == [
        ("Ana Ortiz", "Bread is dear in the north"),
        ("Ana Ortiz", "Kalb has not been seen at the mill"),
        ("Ana Ortiz", "Nobody knows when he will come.”"),
    ]


def test_a_quotation_that_nobody_closes_has_one_paragraph():
    found = said("Ortiz wrote:", "“Bread is dear in the north.", "The mill is closed.")

    assert [text for _, _, text in found] == ["Bread is dear in the north"]


def test_a_pronoun_behind_a_quotation_is_whoever_was_quoted():
    found = said(
        "Ortiz wrote:", "“Kalb closed the mill in the north.”", "She adds:", "“He is a fool to us.”"
    )

    assert [who for who, _, _ in found] == ["Ana Ortiz", "Ana Ortiz"]


def test_a_translation_is_no_longer_than_its_original():
    found = said("Ortiz writes:", FRENCH, FRENCH[:40], f"{DEAR}. {DEAR}.", "The mill is closed.")

    assert {text for _, _, text in found} == {DEAR}


def test_where_a_block_can_only_quote_the_one_person_who_is_named_speaks():
    found = said("Ortiz was at the mill. It was closed:", FRENCH, f"{DEAR}.")

    assert found == [("Ana Ortiz", "", DEAR)]
    assert said("Ortiz was there with Kalb. It was closed:", FRENCH, f"{DEAR}.") == []


def test_a_line_in_another_language_is_of_the_original():
    document = Document(
        (
            Block("Ana Ortiz writes:"),
            Block("面包太贵了", BlockKind.HEADING),
            Block(f"{DEAR}."),
        )
    )
    (one,) = find_statements(document, (person(document, "Ana Ortiz", "Ortiz"),))

    assert one.text == DEAR
