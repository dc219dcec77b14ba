"""Where terms may be explained."""

import pytest

from content.extraction.terms.sites import Construct, sites


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
        ("Boatmen call it a mud gate.", "named", "mud gate", ""),
        ("The gate is known as a lock.", "named", "lock", ""),
        ("There is the lock. It lifts boats.", "next", "lock", "It lifts boats"),
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
        ("The Port Board (PB), a body of its own.", "comma"),  # a long form
        ("Critics call this theatre.", "named"),  # what they think of it
        ("Braun called the plan theatre.", "named"),
        ("They live on a terp, as the Dutch call a mound.", "named"),
    ],
)
def test_here_no_term_is_explained(text: str, construct: str) -> None:
    assert found(text, Construct(construct)) == []


def test_no_term_follows_a_number() -> None:
    text = "It fills layers of kilometres thick, a bank of mud."

    assert found(text, Construct.COMMA) == [("kilometres thick", "a bank of mud")]
    assert found(text.replace("of kilo", "50 kilo"), Construct.COMMA) == []
