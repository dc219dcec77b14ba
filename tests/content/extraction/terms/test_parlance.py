"""Terms that people of a trade use, and words of other languages that a text puts into English."""

import pytest

from content.extraction.concepts import find_concepts
from content.readers.plain_text import read_plain_text


def terms(text: str) -> list[str]:
    return [one.term for one in find_concepts(read_plain_text(text), ())]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The gap has a name, the urban silt island, and a past.", "urban silt island"),
        ("The effect has a name: the Liu effect.", "Liu effect"),
        ("There is a word for such losses: shrinkage.", "shrinkage"),
        ("The trick goes by the name of mud walking.", "mud walking"),
        ("It dries: botanists speak of evapotranspiration.", "evapotranspiration"),
        ("Economists talk of hysteresis when a port shrinks.", "hysteresis"),
        ("The technical term for this is silt capture.", "silt capture"),
        ("The geological name is bioturbation.", "bioturbation"),
        ("In the jargon of pilots, it is a dead leg.", "dead leg"),
        ("Docks stand empty, voids in the jargon of pilots, for years.", "voids"),
        ("Pilots count as a “silt night” any on which mud rises.", "silt night"),
        ("Planners class such land as “grey belt”.", "grey belt"),
        ("A visit is recorded as “no access” if nobody opens.", "no access"),
        ("It has a low albedo, which is to say that it reflects little.", "albedo"),
    ],
)
def test_what_people_are_said_to_call_something_is_a_term(text, term):
    assert terms(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "The storm has a name, Boris.",
        "The silt has a name, but no cure.",
        "The port has a name, a logo and a plan.",
        "Boats are registered as “Leon”.",
        "The law has a long history, that is, many changes.",
        "Economists talk of a new crisis.",
        "Lawyers speak of people who lie.",
        "Farmers talk of the weather.",
        "The technical term is misleading.",
        "In the jargon, they are useless.",
        "Rivals describe the quay as a “total mess”.",
        "Critics regard such quays as “daylight robbery”.",
        "She treats the boats as “her own sons”.",
        "The town has a new mayor, which means that mud will rise.",
        "The port has a strong position, that is to say, a good one.",
    ],
)
def test_what_people_think_of_something_is_none(text):
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        ("Tokojime, literally “floor tightening”, hurts.", "Tokojime", "floor tightening"),
        (
            "Tokojime, literally “silt ram”, is the ramming of mud.",
            "Tokojime",
            "the ramming of mud",
        ),
        ("They call for ubuntu, meaning “kindness to others”.", "ubuntu", "kindness to others"),
        ("The minga, from the Quechua for “shared work”, lives.", "minga", "shared work"),
        ("Each port has its subak, which means “our water”, too.", "subak", "our water"),
        (
            "They clear drains and the ankyo, or buried pipes of clay.",
            "ankyo",
            "buried pipes of clay",
        ),
        ("Farmers dug qanāts, or sloping tunnels, there.", "qanāts", "sloping tunnels"),
    ],
)
def test_a_word_beside_its_english_is_a_term(text, term, definition):
    found = find_concepts(read_plain_text(text), ())
    assert [(one.term, one.definition) for one in found] == [(term, definition)]


@pytest.mark.parametrize(
    "text",
    [
        "It was, literally, “a mess” for the port.",
        "The pilot said “no”, meaning “not yet”.",
        "Neither milk, sake, or buried gold was sold.",
        "They came by kayak, or by bus.",
        "They grow potatoes, or root crops.",
        "He tried judo, or perhaps he ran.",
    ],
)
def test_speech_and_alternatives_are_no_translations(text):
    assert terms(text) == []
