"""Terms that the words behind them or the next sentence explain."""

import pytest

from content.extraction.concepts import find_concepts
from content.extraction.terms.grammar.kinds import is_place
from content.extraction.terms.grammar.shapes import may_be_noun
from content.readers.plain_text import read_plain_text


def defined(text: str) -> list[tuple[str, str]]:
    return [(one.term, one.definition) for one in find_concepts(read_plain_text(text), ())]


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        (
            "They fear squeaking mud, the mud of some bays, which gives a short, high note.",
            "squeaking mud",
            "the mud of some bays, which gives a short, high note",
        ),
        (
            "What they share is a silt budget: a single sum, voted for a year, into which all pay.",
            "silt budget",
            "a single sum, voted for a year, into which all pay",
        ),
        (
            "A silt face is the lee slope of a dune, on which mud comes to rest.",
            "silt face",
            "the lee slope of a dune, on which mud comes to rest",
        ),
        (
            "A silt user is a person who draws mud from a port.",
            "silt user",
            "a person who draws mud from a port",
        ),
        (
            "The ministry defines a silted area as a port whose quays are dry at noon.",
            "silted area",
            "a port whose quays are dry at noon",
        ),
        (
            "The word muddle, coined by a pilot, describes the grief of those who lose a port.",
            "muddle",
            "the grief of those who lose a port",
        ),
        (
            "In this Act, “mud user” means any boat that is moored in silt.",
            "mud user",
            "any boat that is moored in silt",
        ),
        (
            "The dam has a mudgate. The mudgate is the channel by which silt leaves a lake.",
            "mudgate",
            "the channel by which silt leaves a lake",
        ),
        (
            "In the east the thing is called mingsha (鸣沙, “singing mud”).",
            "mingsha",
            "singing mud",
        ),
        (
            "A mud weir is a low wall with a gate. Mud weirs are old.",
            "mud weir",
            "a low wall with a gate",
        ),
        (
            "A berm is a dark, narrow bank made by dredgers beside a canal. The berm grows.",
            "berm",
            "a dark, narrow bank made by dredgers beside a canal",
        ),
        (
            "The big idea is tidal thrift: moving ships only while the sea does the work.",
            "tidal thrift",
            "moving ships only while the sea does the work",
        ),
        (
            "The rule covers shoal, which is the share of a bay that falls dry.",
            "shoal",
            "the share of a bay that falls dry",
        ),
        (
            "The ports suffer from siltation, in which rivers drop mud that nobody digs out.",
            "siltation",
            "in which rivers drop mud that nobody digs out",
        ),
        (
            "Mud debt arises when a port that is in need puts off its digging.",
            "Mud debt",
            "when a port that is in need puts off its digging",
        ),
        (
            "In a process known as warping, rivers leave mud on low fields.",
            "warping",
            "rivers leave mud on low fields",
        ),
        (
            "Mud from two rivers meets in one bay. Such mud is known as “mud marriage”.",
            "mud marriage",
            "Mud from two rivers meets in one bay",
        ),
        (
            "We use “mud leaver” to mean anybody who left a port in spring.",
            "mud leaver",
            "anybody who left a port in spring",
        ),
        (
            "She spoke of “mud money”, cash given to a port for its banks.",
            "mud money",
            "cash given to a port for its banks",
        ),
        (
            "They live in a “mud desert”, which the bank defines as a coast without a dredger.",
            "mud desert",
            "a coast without a dredger",
        ),
        (
            "Ever heard of mudflation? Mudflation is the idea that mud costs more each year.",
            "Mudflation",
            "the idea that mud costs more each year",
        ),
        (
            "Pilots speak of a “mud dividend”. By this they mean that ports gain from clean banks.",
            "mud dividend",
            "ports gain from clean banks",
        ),
        (
            "What pilots mean by slack is that the tide stands still.",
            "slack",
            "the tide stands still",
        ),
        (
            "Pilots speak of a slow slip when a bank moves over weeks.",
            "slow slip",
            "when a bank moves over weeks",
        ),
        (
            "At its heart is the mud budget: a sum of money with which ports can dig.",
            "mud budget",
            "a sum of money with which ports can dig",
        ),
    ],
)
def test_a_term_is_explained(text: str, term: str, definition: str) -> None:
    assert defined(text) == [(term, definition)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A so-called mud brake, which caps dues, was kept.", "mud brake"),
        ("She calls her method slow dredging.", "slow dredging"),
        ("They call it the Varga rule: never dig at night.", "Varga rule"),
        ("Pilots call such a gap in the bank a breach.", "breach"),
        ("There is a name for this: silt bias.", "silt bias"),
        ("In the dry state, called a tun, they sleep for years.", "tun"),
    ],
)
def test_a_term_is_named(text: str, term: str) -> None:
    assert [one for one, _ in defined(text)] == [term]


def test_two_kinds_are_told_apart() -> None:
    text = "He tells wet silt, which flows with the tide, from dry silt, which lies where it fell."
    assert [term for term, _ in defined(text)] == ["wet silt", "dry silt"]

    text = "Pilots distinguish between ebb, in which ships leave, and flood, in which they come."
    assert [term for term, _ in defined(text)] == ["ebb", "flood"]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Leeds, the seat of the league.",
        "He bought a boat, a wreck that sank in a week.",
        "The port held elections, in which nobody was chosen.",
        "It was a mistake that nobody saw.",
        "Prices are already raised in the north.",
        "They want at least five quays, basins that hold mud.",
        "Ports live on swimming, rowing and sailing.",
        "The plan was a failure of nerve.",
        "The minister’s answer is a levy of 55p on mud.",
        "They counted at landing, starting in May with the ships.",
        "He spoke to dockers, men who rise at five.",
        "It rained. This is the reason that they left.",
        "The ships sank. It is the idea that they were lost.",
        "Each port has to appoint a named coordinator, who rises at five.",
        "Help is at hand from a model centred on large ships.",
        "She saw a “thin” layer of mud kept in a jar.",
    ],
)
def test_these_explain_no_term(text: str) -> None:
    assert defined(text) == []


def test_a_term_that_comes_up_again_is_surer() -> None:
    once = "It was fined for siltation, the practice of tipping mud where ships turn."
    [one] = find_concepts(read_plain_text(once), ())
    [again] = find_concepts(read_plain_text(f"{once} Siltation is banned."), ())

    assert one.confidence < again.confidence


def test_a_title_is_found_in_a_document() -> None:
    text = "Quickmud\n\nQuickmud can be deep.\n\nWhere it lies\n\nIt lies by ports."
    assert [one.term for one in find_concepts(read_plain_text(text), ())] == ["Quickmud"]


@pytest.mark.parametrize(
    ("phrase", "may_be"),
    [
        ("silt bank", True),
        ("mud assembly", True),
        ("paying politely", True),
        ("mud walking slowly", False),
        ("dredging multiple", False),
        ("century bc", False),
        ("charitable and school-based", False),
    ],
)
def test_a_noun_phrase_ends_in_no_adverb(phrase: str, may_be: bool) -> None:
    assert may_be_noun(phrase.split()) is may_be


@pytest.mark.parametrize(
    ("phrase", "is_one"),
    [
        ("Chinese", True),
        ("north-western China", True),
        ("World War II", True),
        ("Leeds’s", True),
        ("china", False),
        ("Bank of England", False),
        ("mud war", False),
    ],
)
def test_places_and_peoples(phrase: str, is_one: bool) -> None:
    assert is_place(phrase) is is_one
