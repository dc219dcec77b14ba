"""What a sentence says that a term means."""

import pytest

from content.extraction.terms.definitions import definitions

TERM = "silt tax"


def best(text: str) -> tuple[str, str]:
    start = text.casefold().index(TERM)
    found = definitions(text, start, start + len(TERM), TERM)
    one = max(found, key=lambda one: one.confidence)
    return text[one.start : one.end], one.rule


@pytest.mark.parametrize(
    ("text", "definition", "rule"),
    [
        ("A silt tax is a levy on dredged mud.", "a levy on dredged mud", "is a"),
        ("The term “silt tax” refers to a levy on mud.", "a levy on mud", "means"),
        ("Silt tax means any levy on dredged mud.", "any levy on dredged mud", "means"),
        ("They define a silt tax as a levy on mud.", "a levy on mud", "defined as"),
        ("A silt tax, that is, a levy on mud, was set.", "a levy on mud", "that is"),
        ("The Silt Tax aggregates several levies.", "aggregates several levies", "provides"),
        (
            "It was called silt tax because it paid for the dredging.",
            "paid for the dredging",
            "named because",
        ),
        ("The “silt tax” was Leon’s way of paying for mud.", "paying for mud", "means"),
        (
            "They met at a feast in the old port office, known as Silt Tax.",
            "the old port office",
            "known as",
        ),
        (
            "It ended the practice of paying for the mud, known as silt tax.",
            "the practice of paying for the mud",
            "known as",
        ),
        ("A silt tax (ST), i.e. a levy on mud, was set.", "a levy on mud", "that is"),
        ("They pay silt tax, which is a levy on mud.", "a levy on mud", "that is"),
        (
            "Silt tax is what pilots call a levy on mud.",
            "a levy on mud",
            "as they call",
        ),
        (
            "They pay silt tax, coined by Leon for levies on mud.",
            "levies on mud",
            "term for",
        ),
        (
            "Pilots speak of silt tax when a port pays for its mud.",
            "when a port pays for its mud",
            "whereby",
        ),
        (
            "A fair definition of silt tax today is a levy on mud.",
            "a levy on mud",
            "means",
        ),
        ("By silt tax (ST) we mean a levy on mud.", "a levy on mud", "by"),
        (
            "They live on a silt tax (in which ports pay for mud).",
            "in which ports pay for mud",
            "whereby",
        ),
        (
            "We use the expression “silt tax” in this Report to mean a levy on mud.",
            "a levy on mud",
            "means",
        ),
        (
            "The levies on mud, two to a port, are called silt tax.",
            "The levies on mud, two to a port",
            "known as",
        ),
        (
            "In the hills, fees that are paid under a charter are known as silt tax.",
            "fees that are paid under a charter",
            "known as",
        ),
        (
            "The sum a port (of any size) actually pays is called the silt tax.",
            "The sum a port (of any size) actually pays",
            "known as",
        ),
        (
            "They have a further tool called a silt tax which makes ports pay for mud.",
            "makes ports pay for mud",
            "that",
        ),
        ("They pay a silt tax, by which they mean a levy on mud.", "a levy on mud", "that is"),
        ("The silt tax (泥税), a levy on mud, was set.", "a levy on mud", "apposition"),
        ("The “silt tax” scheme, a levy on mud, was set.", "a levy on mud", "apposition"),
        ("They pay a “silt tax”: a levy on mud.", "a levy on mud", "colon"),
        (
            "Under the silt tax, a levy on mud, sand and gravel for ports, fees rose.",
            "a levy on mud, sand and gravel for ports",
            "apposition",
        ),
        (
            "The silt tax (ST), a fee by which a port (Leon, Wex) pays for mud, was set.",
            "a fee by which a port (Leon, Wex) pays for mud",
            "apposition",
        ),
        ("A silt tax – a levy on mud – was set.", "a levy on mud", "dash"),
        ("A silt tax, by contrast, is a levy on mud.", "a levy on mud", "is a"),
        ("The silt tax stipulates that ports pay.", "stipulates that ports pay", "provides"),
        (
            "Mud for money, a device known as silt tax, is new.",
            "Mud for money",
            "known as",
        ),
        (
            "They speak of silt tax, the duty to pay once a port is dredged.",
            "the duty to pay once a port is dredged",
            "apposition",
        ),
        ("A silt tax, whereby ports pay for mud, was set.", "whereby ports pay for mud", "whereby"),
        ("He coined the term silt tax for a levy on mud.", "a levy on mud", "term for"),
        (
            "The term “silt tax” was coined for fees that ports pay.",
            "fees that ports pay",
            "term for",
        ),
        ("The silt tax, as ports call a levy on mud, rose.", "a levy on mud", "as they call"),
        (
            "Ports set a silt tax (ST) standard, defined as the mud that a ship may leave.",
            "the mud that a ship may leave",
            "that is",
        ),
        (
            "The sum that passes between a port and the owner of a ship is known as silt tax.",
            "The sum that passes between a port and the owner of a ship",
            "known as",
        ),
        (
            "The council says that a levy on dredged mud is known as silt tax.",
            "a levy on dredged mud",
            "known as",
        ),
        (
            "Ports pay a levy on dredged mud, known as the silt tax.",
            "a levy on dredged mud",
            "known as",
        ),
        (
            "Under silt tax (ST), ports pay for the mud they dredge.",
            "ports pay for the mud they dredge",
            "under it",
        ),
        (
            "The silt tax requires ports to pay for mud.",
            "requires ports to pay for mud",
            "provides",
        ),
        ("Silt tax, ST for short, is a levy on mud.", "a levy on mud", "is a"),
        ("(A silt tax is a levy on mud.)", "a levy on mud", "is a"),
        ("The Dutch term silt tax denotes a levy on mud.", "a levy on mud", "means"),
        (
            "They pay silt tax, as a levy on dredged mud is known.",
            "a levy on dredged mud",
            "as they call",
        ),
        (
            "They pay silt tax, the term used in old charters for a levy on mud.",
            "a levy on mud",
            "term for",
        ),
        (
            "Ports pay for the mud they leave, a practice known in the trade as silt tax.",
            "Ports pay for the mud they leave",
            "known as",
        ),
        ("Silt tax seeks to keep mud out.", "seeks to keep mud out", "provides"),
        (
            "They pay silt tax, a levy paid by some 6,000 boats.",
            "a levy paid by some 6,000 boats",
            "apposition",
        ),
        (
            "They pay silt tax, a levy that shows, in plain figures, which port is full.",
            "a levy that shows, in plain figures, which port is full",
            "apposition",
        ),
        (
            "They pay silt tax, a levy on mud, set by the port and paid by boats.",
            "a levy on mud, set by the port and paid by boats",
            "apposition",
        ),
        (
            "They pay silt tax, a levy on mud from Hull, Leith and Wick to feed beaches.",
            "a levy on mud from Hull, Leith and Wick to feed beaches",
            "apposition",
        ),
    ],
)
def test_wordings_of_a_definition(text: str, definition: str, rule: str) -> None:
    assert best(text) == (definition, rule)


@pytest.mark.parametrize(
    "text",
    [
        "The silt tax rose last year.",
        "The silt tax is not popular.",
        "According to the silt tax, the port was closed.",
        "A silt tax, a term that Ortiz coined in 1994, is paid.",
        "The silt tax is a silt tax like any other.",
        "They pay a silt tax, mud.",
        "They owe it to the silt tax, according to Kim of the port.",
        "In line with the silt tax, a court convened by the port, ruled the fee out.",
        "They thank the silt tax, the port and the town council.",
        "The silt tax angers several mayors.",
        "They fought silt tax because they owed it.",
        "Such a due is known as silt tax.",
        "The word of the year is what they call silt tax.",
        "The silt tax, gave the port a year to reply.",
        "According to the silt tax, about 36,500 boats larger than a raft are being followed.",
        "Kim of the union against a silt tax, testified that the port was closed.",
    ],
)
def test_what_is_no_definition(text: str) -> None:
    start = text.casefold().index(TERM)
    assert list(definitions(text, start, start + len(TERM), TERM)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The silt tax is a matter of taste for most ports.",
        "The silt tax is the cheapest way out.",
        "The silt tax is a relatively recent idea in Leon.",
    ],
)
def test_what_is_thought_of_a_thing_gives_way_to_what_it_is(text: str) -> None:
    start = text.index(TERM)
    assert all(one.confidence < 0.7 for one in definitions(text, start, start + len(TERM), TERM))


def test_a_definition_does_not_cross_the_main_verb() -> None:
    text = "The silt tax, a levy on mud, sand and, of late, shells, helps the port to live."
    assert best(text)[0] == "a levy on mud, sand and, of late, shells"
    assert best("A silt tax is a levy on mud, but nobody pays it.")[0] == "a levy on mud"
    assert best("A silt tax is a levy on mud, she said.")[0] == "a levy on mud"


def test_a_clause_that_opens_with_a_preposition_waits_for_a_look() -> None:
    assert best("They call it silt tax, into which ports pay.") == (
        "into which ports pay",
        "whereby",
    )


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        (
            "Silt tax, meaning mud, sand and gravel fees, carries a risk.",
            "mud, sand and gravel fees",
        ),
        ("They gave the silt tax, that is, a levy on mud, a new name.", "a levy on mud"),
        ("They know silt tax, that is, a levy, a fee or a duty.", "a levy, a fee or a duty"),
    ],
)
def test_an_aside_ends_where_the_sentence_goes_on(text: str, definition: str) -> None:
    assert best(text) == (definition, "that is")


@pytest.mark.parametrize(
    "text",
    [
        "The silt tax (ST), set up by the ports to share their mud, is new.",
        "The silt tax (ST), agreed in London in June 1990, feeds the ports.",
        "They keep the “silt tax”, a list of which was published.",
        "They keep the silt tax, a reading that nobody shares.",
        "Ports for the silt tax, reports that mud is dear.",
    ],
)
def test_a_clause_about_a_thing_is_no_definition(text: str) -> None:
    start = text.casefold().index(TERM)
    assert list(definitions(text, start, start + len(TERM), TERM)) == []


def test_a_sentence_behind_what_opens_it_is_no_apposition() -> None:
    text = "Under the rules of the silt tax, a boat moves the mud that it finds."
    start = text.index(TERM)
    found = definitions(text, start, start + len(TERM), TERM)
    assert "apposition" not in {one.rule for one in found}
