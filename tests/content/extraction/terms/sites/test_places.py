"""Where terms may be explained."""

import pytest

from content.extraction.terms.sites.places import Construct, sites


def found(text: str, construct: Construct) -> list[tuple[str, str]]:
    return [
        (text[one.start : one.end], text[one.at : one.stop])
        for one in sites(text)
        if one.construct is construct
    ]


@pytest.mark.parametrize(
    ("text", "construct", "term", "said"),
    [
        ("It keeps a silt bank, a heap of sand.", "comma", "silt bank", "a heap of sand"),
        ("It keeps a silt bank (泥堤), a heap.", "comma", "silt bank", "a heap"),
        ("It keeps a “silt bank”, a heap.", "comma", "silt bank", "a heap"),
        ("It has two locks, gates of oak.", "comma", "locks", "gates of oak"),
        ("They use the term mudlark, a word of boys.", "comma", "mudlark", "a word of boys"),
        ("What grew was silting: mud lay on mud.", "colon", "silting", "mud lay on mud"),
        ("The ebb – the fall of the sea – is slow.", "dash", "ebb", "the fall of the sea"),
        ("It sets the dues (what boats owe) late.", "bracket", "dues", "what boats owe"),
        ("It has a lock, which lifts boats.", "which", "lock", "lifts boats"),
        ("They fear ebb, in which boats sink.", "whereby", "ebb", "in which boats sink"),
        ("The lock, or water gate, is shut.", "or", "lock", "water gate"),
        ("A gate of water, or lock, is shut.", "or term", "lock", "A gate of water"),
        ("They fear the ebb, that is, the fall.", "meaning", "ebb", "the fall"),
        ("A lock is a gate for boats.", "is", "lock", "a gate for boats"),
        ("When it falls, boatmen call it a neap.", "named", "neap", "When it falls, "),
        ("Boats wait. Boatmen call it a mud gate.", "named", "mud gate", "Boats wait"),
        ("In a lock boats are lifted.", "under", "lock", "boats are lifted"),
        ("Dredging deepens a port.", "subject", "Dredging", "deepens a port"),
        ("The lower gate, the sluice, is shut.", "comma term", "sluice", "The lower gate"),
        ("The fall of the sea is its ebb.", "is term", "ebb", "The fall of the sea"),
        ("Boats are lifted. This is the lock.", "names back", "lock", "Boats are lifted"),
        ("The Port Board (PB), a body of its own.", "comma", "Port Board", "a body of its own"),
        ("There is the lock. It lifts boats.", "next", "lock", "It lifts boats"),
        ("Mud moves. We speak of creep.", "named", "creep", "Mud moves"),
        ("It lies still, what pilots would call a neap.", "named", "neap", "It lies still, "),
        (
            "Boats rest on mud and call it the dry sleep.",
            "named",
            "dry sleep",
            "Boats rest on mud ",
        ),
        (
            "It follows a rule called the ebb–flood balance.",
            "named",
            "ebb–flood balance",
            "It follows a rule ",
        ),
        ("It dries mud, known as yantian 盐田.", "named", "yantian", "It dries mud, "),
    ],
)
def test_a_phrase_stands_beside_what_may_explain_it(
    text: str, construct: str, term: str, said: str
) -> None:
    assert (term, said) in found(text, Construct(construct))


@pytest.mark.parametrize(
    ("text", "construct"),
    [
        ("He came in the winter, a wet time.", "comma"),  # a time
        ("The bank (泥堤) grows.", "bracket"),  # no words that explain it
        ("Ms Braun (left) came.", "bracket"),
        ("Critics call this theatre.", "named"),  # what they think of it
        ("Pilots call it unfair.", "named"),
        ("The board could call a witness.", "named"),
        ("The pilot hasn’t called back.", "named"),
        ("I hear them called a menace.", "named"),
        ("Then we were called prophets.", "named"),
        ("It left out what it called chatter.", "named"),
        ("It is early to speak of a cause.", "named"),
        ("People speak of luck.", "named"),
        ("Pilots speak of creeks as drains.", "named"),
        ("Boats pass and call it fun.", "named"),
        ("They call it a gate, but it is a wall.", "named"),
        ("We asked pilots what they called the pools.", "named"),
        ("Take the tides of May and call the sum 50.", "named"),
        ("Braun called the plan theatre.", "named"),
        ("They live on a terp, as the Dutch call a mound.", "named"),
        ("They saw the quay, the crane and the sheds.", "comma"),
        ("A crew knows the keel, the mast, the sails, and the oars.", "comma"),
        ("It was cited by pilots, some of whom left.", "comma"),
        ("He met Captain Ebb (ret.) there.", "bracket"),
        ("There is much idle mud.", "names back"),
        ("The tale of the ebb became a mudlark.", "is term"),
        ("They are Dutch- or Danish-built.", "or term"),
        ("It lies in mud, or sand, or clay-built.", "or term"),
        ("It needs a deeper lock, a gate of oak.", "colon"),
        # The sentence itself stands behind the comma.
        ("After the flood reached the quay, the port was shut.", "comma"),
        ("Given the cost of a quay, the question was who pays.", "comma"),
        ("Digging out the quay, the crew found a keel.", "comma"),
        ("In the old dock, the water was low.", "comma"),
        ("It waits – with a full crew – for the ebb.", "dash"),
        ("It waits for the ebb – with some luck until noon.", "dash"),
        ("He came to his so called mud talk.", "named"),
    ],
)
def test_here_no_term_is_explained(text: str, construct: str) -> None:
    assert found(text, Construct(construct)) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("In the bay lies the slikke, a flat of mud.", "slikke"),
        ("After the slikke, a flat of mud, came the wall.", "slikke"),
    ],
)
def test_what_a_sentence_opens_with_may_be_explained(text: str, term: str) -> None:
    assert (term, "a flat of mud") in found(text, Construct.COMMA)


def test_a_closing_dash_explains_nothing() -> None:
    terms = {term for term, _ in found("A lock—a gate for the boats—is shut.", Construct.DASH)}

    assert terms == {"lock"}


def test_phrases_of_all_lengths_compete() -> None:
    text = "They keep a large silt bank, a heap."

    assert [term for term, _ in found(text, Construct.COMMA)] == [
        "bank",
        "silt bank",
        "large silt bank",
    ]
