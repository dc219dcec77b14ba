"""Terms that nothing marks, by the ways in which a text explains or takes them up."""

import pytest

from content.extraction.concepts import find_concepts
from content.extraction.terms.compounds import taken_up
from content.readers.plain_text import read_plain_text


def defined(text: str) -> list[tuple[str, str]]:
    return [(one.term, one.definition) for one in find_concepts(read_plain_text(text), ())]


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        (
            "The Kessler effect, first described in 1978, is a chain of crashes in orbit.",
            "Kessler effect",
            "a chain of crashes in orbit",
        ),
        (
            "Under a berth lease, a contract by which several ports share a crane, ships pay less.",
            "berth lease",
            "a contract by which several ports share a crane",
        ),
        (
            "Two models are known. In the council model, a committee shares the work.",
            "council model",
            "a committee shares the work",
        ),
        (
            "The first is the agent of change principle, under which whoever comes last pays.",
            "agent of change principle",
            "under which whoever comes last pays",
        ),
        (
            "Take silting, the tendency of mud to settle where the water is slow.",
            "silting",
            "the tendency of mud to settle where the water is slow",
        ),
        (
            "Silt rent is a charge that ships pay in a port.",
            "Silt rent",
            "a charge that ships pay in a port",
        ),
        (
            "By a “wet berth” we broadly mean any on which the quay floods.",
            "wet berth",
            "any on which the quay floods",
        ),
        (
            "To “route out” in docker slang refers to the way in which a crew leaves.",
            "route out",
            "the way in which a crew leaves",
        ),
        (
            "Bycatch means fish caught by mistake at sea.",
            "Bycatch",
            "fish caught by mistake at sea",
        ),
        (
            "What lawyers call force majeure is an event that nobody could foresee.",
            "force majeure",
            "an event that nobody could foresee",
        ),
        (
            "Planners use the term induced demand for traffic that a road creates.",
            "induced demand",
            "traffic that a road creates",
        ),
        (
            "Gerrymandering, in other words the drawing of districts to suit a party, is old.",
            "Gerrymandering",
            "the drawing of districts to suit a party",
        ),
        (
            "Demurrage, a charge for containers left too long on the quay, has doubled.",
            "Demurrage",
            "a charge for containers left too long on the quay",
        ),
        (
            "Shirts, known here as obroni wawu, or “the clothes of the dead”, arrive each day.",
            "obroni wawu",
            "the clothes of the dead",
        ),
    ],
)
def test_a_term_is_explained(text: str, term: str, definition: str) -> None:
    assert defined(text) == [(term, definition)]


def test_the_noun_behind_an_abbreviation_is_no_term_of_its_own():
    text = "Ports fear very large crude (VLC) carriers, defined as ships that carry much oil."
    assert defined(text) == [("very large crude", "")]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The stalls, called kiosko in the north, are taxed.", "kiosko"),
        ("They call such boats mud engineers.", "mud engineers"),
        ("The trade knows it as mudflation.", "mudflation"),
        ("They refer to such plots as silt strips.", "silt strips"),
        ("They call the months before the spring the muddy gap.", "muddy gap"),
        ("Pupils call it silt slide: they forget what they knew.", "silt slide"),
        ("The so-called mud-rider problem haunts ports.", "mud-rider problem"),
        ("So-called cool pavements are pale.", "cool pavements"),
        ("A pot of money is known as a tontine in West Africa.", "tontine"),
        ("Under the polluter-pays principle firms pay.", "polluter-pays principle"),
        ("It is put down to the Easterlin paradox.", "Easterlin paradox"),
        ("Loans, known in the south as susu, are cheap.", "susu"),
        ("It is known as land of unknown ownership (所有者不明土地).", "land of unknown ownership"),
        (
            "There is a scheme, the state restitution of inherited land (相続土地国庫帰属制度).",
            "state restitution of inherited land",
        ),
        ("They speak of the sale of land rights (土地权).", "land rights"),
        ("He left the Tea and Coffee Institute (茶咖研究所).", "Tea and Coffee Institute"),
    ],
)
def test_a_term_is_named(text: str, term: str) -> None:
    assert [one for one, _ in defined(text)] == [term]


@pytest.mark.parametrize(
    "text",
    [
        "Winter means snow that falls for weeks.",
        "The village, first described in 1978, is a beautiful place.",
        "He called elections in May, called friends in Leeds and went.",
        "Leeds, a town of mills in the north, has grown.",
        "What ministers call it is a matter that nobody knows.",
        "The term for it is new.",
        "The problem: a lack of money that ports feel.",
        "One thing: a lock that opens.",
        "Source: the Ministry of Ports, which sees to it.",
        "She is best known as the author of three novels.",
        "He is known as a careful man.",
        "A man called Piet opened the door.",
        "They call it a day, know him as well and refer to the port as such.",
        "The real question is what a port can pay when ships stay away.",
        "The so-called experts left, and the knock-on effect of it was small.",
        "He went as far as to call the toll “the only honest tax in Chile”.",
        "She calls the idea “eviction by spreadsheet”.",
        "The simplest form is a tax that owners pay.",
        "The principal means by which the port earns is dues.",
        "As regards dues, the Minister refers to a working group of pilots.",
    ],
)
def test_these_explain_no_term(text: str) -> None:
    assert defined(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Firms hand in a debris mitigation plan. The plan has parts.", "debris mitigation plan"),
        ("Each files an asset recovery plan with us; the other does not. The plan is long.", ""),
        ("Each files an asset recovery plan with us. This plan is long.", "asset recovery plan"),
        ("They have a bold prevention plan. The plan is long.", ""),
        ("They have a debris mitigation plan. The parts are long.", ""),
        ("They have a debris mitigation plan. It is long.", ""),
    ],
)
def test_a_compound_is_taken_up(text: str, found: str) -> None:
    assert "".join(text[start:end] for start, end in taken_up(text)) == found


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("By a tidal box (TB) we mean a basin that fills with the flood.", "tidal box"),
        ("The Dutch term kwelder denotes a meadow that the sea floods.", "kwelder"),
    ],
)
def test_a_term_is_named_without_what_stands_beside_it(text: str, term: str) -> None:
    assert term in [one for one, _ in defined(text)]
