"""Which statements are asked before a person has looked at them."""

import pytest

from content.extraction.document import Block, Document
from content.extraction.extract import extract
from content.extraction.sure import is_sure
from tests.content.extraction.attribution.cast import statements


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Ortiz argues that bread gets cheaper each year.", True),
        ("In Ana Ortiz's view bread gets cheaper each year.", True),
        ("Ortiz called the oven “a grave for good bread”.", False),
        ("“Bread gets cheaper. Nobody in Leeds is glad,” said Ortiz.", False),
    ],
)
def test_a_statement_is_asked_as_a_sentence(text, sure):
    assert [is_sure(one) for one in statements(text)] == [sure]


def test_nothing_is_asked_of_somebody_with_a_name_used_online():
    said = "A user called Cat of Yibin said that bread gets cheaper."
    found = extract(Document((Block(f"{said} In his opinion ovens are too dear."),)))

    assert [one.text for one in found.statements] == ["bread gets cheaper", "ovens are too dear"]
    assert not any(is_sure(one) for one in (*found.people, *found.statements))


@pytest.mark.parametrize(
    ("definition", "sure"),
    [
        ("a rush to build ovens that nobody has ordered", True),
        ("a boy in a white shirt", False),
        ("cheap loans lure people into baking", False),
    ],
)
def test_what_stands_behind_a_colon_is_a_definition_if_it_says_of_what_kind(definition, sure):
    text = f"She has a name for this: “oven fever”: {definition}. Oven fever is dear."
    [term] = extract(Document((Block(text),))).concepts
    assert (term.definition_rule, is_sure(term)) == ("colon", sure)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Oven fever (OF), a rush of bakers, is over.", True),
        ("The Oven Fund (OF), a charity in Leeds, is over.", False),
        ("The Oven Fund (OF), a charity that lends to bakers, is over.", True),
        ("The Oven Fund (OF), a charity of bakers by which ovens are paid, is over.", True),
    ],
)
def test_a_name_is_asked_by_what_tells_it_from_others(text, sure):
    [term] = extract(Document((Block(text),))).concepts
    assert (term.definition_rule, is_sure(term)) == ("apposition", sure)
