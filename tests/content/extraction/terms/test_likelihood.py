"""How likely it is that a phrase is a term."""

import pytest

from content.extraction.document import Stretch
from content.extraction.findings import Mention, PersonFound
from content.extraction.terms.gathering import READ
from content.extraction.terms.likelihood import LIKELY, likelihood, weighed_sites
from content.extraction.terms.mentions import Mentions
from content.readers.plain_text import read_plain_text


def likely(text: str, phrase: str, *people: PersonFound) -> float:
    """The likelihood of a phrase of a text, 0 if it stands nowhere where it may be explained."""
    document = read_plain_text(text)
    found = weighed_sites(document, people, Mentions(document), *READ)
    chances = [one.likelihood() for one in found if document.words(one.stretch) == phrase]
    return likelihood(chances) if chances else 0


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Ecologists speak of the mud gap. On its advice boats wait.", "mud gap"),
        (
            "People in the trade call it the silt gap: the part of a cost that nobody pays.",
            "silt gap",
        ),
        ("He feared siltation, the practice of tipping mud where ships are to turn.", "siltation"),
        ("Silting is a process in which mud fills a port. Silting is slow.", "Silting"),
        ("A berm is a dark, narrow bank made by dredgers beside a canal.", "berm"),
    ],
)
def test_what_a_text_explains_is_a_term(text: str, term: str) -> None:
    assert likely(text, term) >= LIKELY


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("He bought a boat, a wreck that sank in a week.", "boat"),
        ("She has a desk, a bed and a lamp.", "desk"),
        ("The usual answer is a levy on mud.", "usual answer"),
        ("They left in a hurry: the boats were gone.", "hurry"),
        ("It rained on the quay. They went home.", "quay"),
        ("Leeds, a town of mills, has grown.", "Leeds"),
    ],
)
def test_what_is_only_said_of_a_thing_makes_it_none(text: str, phrase: str) -> None:
    assert likely(text, phrase) < LIKELY


@pytest.mark.parametrize(
    ("more", "less"),
    [
        # A rare word rather than a common one.
        ("It fears siltation, the growth of mud.", "It fears water, the growth of mud."),
        # A word that English does not have rather than one that is made of others.
        ("They fear gorvu, the growth of mud.", "They fear mudness, the growth of mud."),
        # What says of what kind it is rather than what happened to it.
        ("It has a silt bank, a kind of wall.", "It has a silt bank, which it left."),
        # What comes up again rather than what comes up once.
        (
            "It has a silt bank, a kind of wall. The silt bank grows.",
            "It has a silt bank, a kind of wall.",
        ),
    ],
)
def test_signs_add_up(more: str, less: str) -> None:
    def most(text: str) -> float:
        document = read_plain_text(text)
        return max(
            one.likelihood() for one in weighed_sites(document, (), Mentions(document), *READ)
        )

    assert most(more) > most(less)


def test_nobody_is_a_term() -> None:
    text = "It was Braun, a kind of pilot that mud makes."
    place = Stretch(0, 7, 12)
    mention = Mention(place, place)
    braun = PersonFound(
        stretch=place, rule="title", confidence=1, name="Braun", mentions=(mention,)
    )

    assert likely(text, "Braun") > 0
    assert likely(text, "Braun", braun) == 0


def test_several_places_make_a_phrase_likelier_than_the_best_of_them() -> None:
    assert likelihood([0.5]) == 0.5
    assert 0.5 < likelihood([0.5, 0.4]) < 1
    assert likelihood([0.0, 0.0]) == 0
