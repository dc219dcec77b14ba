"""A quotation that a noun puts to somebody: "“A farce” was Liu's verdict"."""

import pytest

from tests.content.extraction.attribution.cast import said

ORTIZ = "Ana Ortiz"


@pytest.mark.parametrize(
    "text",
    [
        "“{}” was the verdict of the novelist Ana Ortiz, who had it reprinted.",
        "“{}” was Ortiz's own verdict.",
        "Ortiz's phrase for it, “{}”, is known to all bakers.",
        "Ortiz's description of the levy as “{}” is known to all bakers.",
        "Ortiz's summary was “{}”.",
    ],
)
def test_a_noun_tells_whose_quotation_it_is(text):
    ((speaker, _, content),) = said(text.format("a whole mill without bread"))

    assert (speaker, content) == (ORTIZ, "a whole mill without bread")


@pytest.mark.parametrize(
    "text",
    [
        "“The Mill by Night” was the work of Ortiz.",
        "“The Mill by Night” is a poem of Ortiz.",
        "Ortiz's poem, “The Mill by Night”, is known to all bakers.",
        "Ortiz's name for it, “the Mill of Sorrows”, is known to all bakers.",
        "Ortiz's word for it, “levy”, is known to all bakers.",
    ],
)
def test_a_title_or_a_term_is_no_statement(text):
    assert said(text) == []
