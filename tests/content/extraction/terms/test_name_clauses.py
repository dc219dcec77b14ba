"""Terms that a clause beside them names, and clauses that only look like it."""

import pytest

from content.extraction.concepts import find_concepts
from content.extraction.people import find_people
from content.extraction.terms.name_clauses import named_in_clauses
from content.extraction.terms.naming import named_terms
from content.extraction.terms.unmarked import called_terms
from content.readers.plain_text import read_plain_text


def named(text: str) -> list[str]:
    return [text[one.start : one.end] for one in named_in_clauses(text)]


def surely_named(text: str) -> list[str]:
    return [text[one.start : one.end] for one in named_terms(text) if one.confidence > 0.7]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("They met the tide guard, so called because it came with the flood.", "tide guard"),
        ("It is one of the neaps, as the days of the lowest tides are known.", "neaps"),
        ("They fear sliph, the old name for mud that moves.", "sliph"),
        ("A talk on ebb and flood, the term used at the docks for both tides.", "ebb and flood"),
        ("The storm known as the Lahn Flood killed six.", "Lahn Flood"),
        ("It hired a berth, a deal known in the trade as an anchor berth.", "anchor berth"),
        ("It is a swell that pilots know as the slow wave.", "slow wave"),
        ("There’s a word that pilots use of such mud, sliph.", "sliph"),
        ("English calls it the ebb post. It stands.", "ebb post"),
        ("They ran between two rows, the so-called lane, to the sea.", "lane"),
        ("She has coined a term, the ebb tax, for what boats lose.", "ebb tax"),
        ("He was a gatekeeper (as the warden of a lock was then called).", "gatekeeper"),
        ("The hashtag on the wall, #SlowTide, spread.", "#SlowTide"),
        ("A move known to this day as the Lahn Turn, it is rare.", "Lahn Turn"),
    ],
)
def test_a_clause_names_the_term(text: str, term: str) -> None:
    assert named(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "A pilot called Ueli Braun took him on.",
        "Small dock children shout sliph, the old name for mud.",
        "He left, so called for help.",
        "The mayor calls it a menace.",
        "It is known to many.",
        "He came late, the word for it being shame.",
    ],
)
def test_other_clauses(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("It has become what planners call “3-2-2”: three bridges.", "3-2-2"),
        ("The “two banks” (liang an) come first.", "two banks"),
        ("Clerks came to know it as the “green book”.", "green book"),
        ("Braun’s phrase for such tides, “slack hours”, is in use.", "slack hours"),
        ("It ends the game of ‘passing the bucket’ for good.", "passing the bucket"),
        ("They call the first a dyke and the second a “mud wall”.", "mud wall"),
        ("The word “ebb” is used in a narrow sense here.", "ebb"),
        ("Pilots call the doubt that slows them the ebb’s curse: it grows.", "ebb’s curse"),
    ],
)
def test_what_stands_in_marks_or_after_a_clause_is_named(text: str, term: str) -> None:
    assert term in surely_named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry named the island of Vik, in the west.",
        "It was owned by two brothers named Sandhow, who left.",
        "He met a ten-year-old called Ama Sowah, and a Ghanaian called Kofi Sowah, on a boat.",
        "A friend of ours called Mudlark, who left, is back.",
        "The mayor called the remark obscene. She spent a night calling pilots abroad, in Spain.",
        "He called the four names.",
        "They found tins labelled “Mud, north”, “Mud, south” and “Dry Sand”.",
        "He said the reports were “vague and harmful”, and left.",
        "In the words of the pilot Max Ebb, “the colour of mud”.",
    ],
)
def test_what_is_announced_and_who_is_named_are_no_terms(text: str) -> None:
    assert surely_named(text) == []


def test_where_somebody_works_is_no_gloss_of_the_name() -> None:
    text = "Lin Mei 林梅 (Port Institute, School of Silt)"
    assert "School of Silt" not in surely_named(text)


def test_a_thing_called_after_somebody_is_a_term() -> None:
    text = "Dr Eva Braun measured it. Braun left in 1990. It is now called the “Braun slope”."
    document = read_plain_text(text)
    people = find_people(document)
    assert [one.name for one in people] == ["Eva Braun"]
    assert [one.term for one in find_concepts(document, people)] == ["Braun slope"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("It has no measure of silt, as pilots call it.", "measure of silt"),
        ("It has a number of neaps, as pilots call them.", "neaps"),
    ],
)
def test_as_somebody_calls_it_names_a_phrase_with_its_head(text: str, term: str) -> None:
    assert [text[start:end] for start, end in called_terms(text)] == [term]


@pytest.mark.parametrize(
    "rest", ["described by Ms Braun as mud", "defined as mud", "coined in May"]
)
def test_a_clause_explains_what_is_quoted(rest: str) -> None:
    assert surely_named(f"She likens it to “wet time”, {rest}, in May.") == ["wet time"]
    assert not surely_named("She likens it to “wet time”, described in May, and to mud.")
