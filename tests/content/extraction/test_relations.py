"""Relations between two terms that a verb states."""

import pytest

from content.extraction.document import Block, Document, Stretch
from content.extraction.findings import ConceptFound, RelationFound
from content.extraction.relations import find_relations
from content.material import RELATION_LABELS


def found_in(text: str) -> tuple[RelationFound, ...]:
    def concept(term: str, abbreviation: str = "") -> ConceptFound:
        return ConceptFound(
            stretch=Stretch(0, 0, 0), rule="", confidence=1, term=term, abbreviation=abbreviation
        )

    concepts = concept("sand motor", "SM"), concept("silt"), concept("silt tax"), concept("beach")
    return find_relations(Document((Block(text),)), concepts)


def relations(text: str) -> list[tuple[str, str, str]]:
    found = found_in(text)
    assert all(one.label in RELATION_LABELS for one in found)
    return [(one.source, one.label, one.target) for one in found]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("A sand motor (SM) drives the beach.", ("sand motor", "drives", "beach")),
        ("SMs drive silt.", ("sand motor", "drives", "silt")),
        ("The sand motor feeds the beach.", ("sand motor", "nurtures", "beach")),
        ("The beach results from silt.", ("silt", "leads-to", "beach")),
        ("The silt tax can also lead to silt.", ("silt tax", "leads-to", "silt")),
        ("Silt is part of the beach.", ("silt", "part-of", "beach")),
        ("The beach includes silt.", ("silt", "part-of", "beach")),
        ("A sand motor requires a beach.", ("sand motor", "requires", "beach")),
        ("The beach rests mainly on silt.", ("beach", "rests-on", "silt")),
        ("Silt, a mud of rivers, feeds the beach.", ("silt", "nurtures", "beach")),
        ("Silt, that is, mud, feeds the beach.", ("silt", "nurtures", "beach")),
        ("A beach was made in 2011 and rests on silt.", ("beach", "rests-on", "silt")),
        ("A sand motor makes use of silt.", ("sand motor", "rests-on", "silt")),
        ("The beach does without a sand motor.", ("beach", "departs-from", "sand motor")),
        ("The “sand motor” rests on “silt”.", ("sand motor", "rests-on", "silt")),
    ],
)
def test_a_verb_between_two_terms(text: str, relation: tuple[str, str, str]) -> None:
    assert relations(text) == [relation]


@pytest.mark.parametrize(
    "text",
    [
        "Silt does not lead to a beach.",
        "Silt and the beach are wet.",
        "Silt is old. The beach is part of it.",
        "Silt leads to silt.",
        "Silt, unlike the rain, and the beach are wet.",
        "Silt was what the town had, and mud leads to beaches.",
        "Silt is a mud that falls and causes beaches.",
        "Silt requires that the beach be closed.",
    ],
)
def test_what_states_no_relation(text: str) -> None:
    assert relations(text) == []


def test_a_verb_may_have_two_objects() -> None:
    assert relations("The beach rests on a sand motor (SM), which is new, and on silt.") == [
        ("beach", "rests-on", "sand motor"),
        ("beach", "rests-on", "silt"),
    ]
    assert relations("The beach rests on a sand motor and in silt.") == [
        ("beach", "rests-on", "sand motor")
    ]


def test_a_relation_is_found_once_and_keeps_the_words_of_the_first_time() -> None:
    (one,) = found_in("Silt gave beaches. Silt leads to a beach. Silt led to beaches.")

    assert (one.source, one.label, one.target) == ("silt", "leads-to", "beach")
    assert one.wording == "leads to"


def test_a_relation_that_is_stated_backwards_keeps_no_words() -> None:
    (one,) = found_in("The beach results from silt.")

    assert (one.source, one.target, one.wording) == ("silt", "beach", "")
