"""Terms that a phrase beside them explains, and phrases that only say something of one thing."""

import pytest

from content.extraction.terms.appositions import apposed_terms
from content.extraction.terms.grammar.kinds import kind_at


def apposed(text: str) -> list[tuple[str, str]]:
    return [
        (text[start:end], text[found.start : found.end])
        for start, end, found in apposed_terms(text)
    ]


@pytest.mark.parametrize(
    ("before", "term", "gloss"),
    [
        ("It serves as a", "mudguide", "a channel that traps silt"),
        ("The quay was coated with", "mud glaze", "a film of silt too thin to see"),
        ("Visitors confuse it with", "squeaking mud", "the mud of certain bays"),
        ("The slope is close to the", "angle of mud", "the steepest slope at which it stays put"),
        ("They buried 72", "mudphones", "sensors that turn waves into sound"),
        ("Most of the estate burns", "mudbricks", "blocks of silt that smoulder for a night"),
        ("Wine growers dread", "silting", "the failure of a drain to clear"),
        ("The peat is cut with a", "mudspade", "a narrow tool with a wing on one side"),
        ("Its cost comes down to", "mudding", "the taking over of a field by silt"),
        ("The ministry offers", "mud money", "cash given to those who dredge"),
        ("The nest is lined with", "mudlets", "narrow strips of straw between two walls"),
        ("The boats sit below the", "siltline", "the level at which mud settles"),
        ("They measured its", "mud load", "the number of grains that a bucket holds"),
        ("The law grants the", "right to dredge", "the freedom to dig wherever mud lies"),
        ("They board from a", "Mudford kerb", "a stone that guides the tyres of a bus"),
        ("The hills are covered with", "mudwood", "stunted trees that the wind bends"),
        ("Mr Li, who farms there, blames", "silt stripping", "the peeling of banks by boats"),
        ("There was no", "chain of mud", "the record of who dredges where"),
        ("It lives on", "silt walking", "a practice that pilots know from Leon"),
        ("It is paid through", "Interport", "a programme for quays that share a coast"),
    ],
)
def test_a_phrase_is_explained_by_what_kind_of_thing_it_is(
    before: str, term: str, gloss: str
) -> None:
    assert apposed(f"{before} {term}, {gloss}.") == [(term, gloss)]


@pytest.mark.parametrize(
    "text",
    [
        "The fire began in the shed, a narrow room that faces the yard.",
        "The old quay, a ruin that the town bought, is closed.",
        "She bought a boat, the only one that floated.",
        "He lost his lamp, a gift that meant nothing to him.",
        "The port lost a crane, a blow that it never recovered from.",
        "They hired a pilot, a woman who sails at night.",
        "Many boats, vessels which sank in 1980, were raised.",
        "Farmers grow rice, silt and beans, crops that need mud.",
        "The shop has a desk, a bed and a lamp that works.",
        "In the winter, a season that boats dread, the port is shut.",
        "The mud firm, a company that owns ten boats, left.",
        "The valley has one road, a strip of tar that ends at the dam.",
        "The quay has bags to be counted, boats to be paid for and a crane.",
        "It passed rules that raised mud levies, strengthened central control of quays and fell.",
        "They give a loud, low hum that carries far.",
        "The wells were broad pits, dug by hand and lined with timber.",
        "They know mud firms, a habit known as dredging.",
        "To open a port, make it known to all that mud moves.",
        "They sold mudtraps, a basket in which mud settles.",
        "A port spends much on draining mud, a process that pumps assist.",
    ],
)
def test_what_is_said_of_one_thing_explains_no_term(text: str) -> None:
    assert apposed(text) == []


def test_a_clause_after_a_comma_tells_a_kind_only_if_it_is_about_the_thing() -> None:
    told = "the lee slope of a dune, on which sand comes to rest"
    kind = kind_at(told, 0, len(told))
    assert kind is not None
    assert kind.tells

    other = "the lee slope of a dune, and sand comes to rest"
    kind = kind_at(other, 0, len(other))
    assert kind is None or not kind.tells
