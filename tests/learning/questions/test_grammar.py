"""Articles, capitals, singular and plural."""

from dataclasses import replace

import pytest

from content.material import Material, Passage
from learning.questions.grammar import (
    capitalised,
    in_sentence,
    indefinite,
    is_plural,
    is_proper,
    joined,
    lowered,
    the,
)
from tests.learning.questions.harbour import harbour


def test_a_sentence_continues_in_lower_case_unless_it_begins_with_a_name() -> None:
    assert lowered(harbour(), "A barge carries") == "a barge carries"
    assert lowered(harbour(), "Ningbo rests on") == "Ningbo rests on"
    assert lowered(harbour(), "Panic tenders raise") == "panic tenders raise"
    assert lowered(harbour(), "Farmers rest on") == "farmers rest on"
    assert lowered(harbour(), "Oxford rests on") == "Oxford rests on"
    assert lowered(harbour(), "Panic Bank rests on") == "Panic Bank rests on"
    first, *others = harbour().passages
    target = replace(first, text="It is Target that rests.")
    named = replace(harbour(), passages=(target, *others))
    assert lowered(named, "Target rests on") == "Target rests on"


def test_capitals_of_a_title_make_no_name() -> None:
    titled = Passage(slug="title", text="It is told in Past Tenders, a book on Niue.")
    brief = Material(slug="tenders", title="Tenders", passages=(titled,))
    assert lowered(brief, "Tenders rest on") == "tenders rest on"
    assert lowered(brief, "Niue rests on") == "Niue rests on"
    north = Passage(slug="north", text="Barges go north. With North Korea, all of them do.")
    named = Material(slug="north", title="North", passages=(north,))
    assert lowered(named, "North Korea rests on") == "North Korea rests on"


def test_a_compound_of_common_words_is_no_name() -> None:
    assert lowered(harbour(), "Low-impact works rest on") == "low-impact works rest on"
    assert lowered(harbour(), "Paris-based works rest on") == "Paris-based works rest on"
    assert lowered(harbour(), "Sino-Indian works rest on") == "Sino-Indian works rest on"


def test_terms_take_the_article_that_the_text_gives_them() -> None:
    assert in_sentence(harbour(), "dry dock") == "the dry dock"
    assert in_sentence(harbour(), "towpath") == "a towpath"
    assert in_sentence(harbour(), "river trade") == "river trade"


def test_a_term_takes_the_article_that_it_has_most_often() -> None:
    passage = Passage(slug="lock", text="A lock closes. The idea of the lock is old. A lock opens.")
    brief = Material(slug="locks", title="Locks", passages=(passage,))
    assert in_sentence(brief, "lock") == "a lock"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("They set a grain bank (GB) standard for ports.", "grain bank"),
        ("They have a grain bank (GB) in each port.", "a grain bank"),
        ("A grain bank (GB) lends to farmers.", "a grain bank"),
        ("They have a grain bank (粮行) and a dock.", "a grain bank"),
    ],
)
def test_an_article_may_be_that_of_the_next_noun(text: str, term: str) -> None:
    brief = Material(slug="banks", title="Banks", passages=(Passage(slug="bank", text=text),))
    assert in_sentence(brief, "grain bank") == term


def test_a_term_after_a_is_no_plural() -> None:
    passage = Passage(slug="lock", text="A stop and go lock closes at night.")
    brief = Material(slug="locks", title="Locks", passages=(passage,))
    assert in_sentence(brief, "stop and go lock") == "a stop and go lock"
    assert in_sentence(brief, "stop and go locks") == "stop and go locks"


def test_a_sentence_begins_with_a_capital_inside_quotation_marks_too() -> None:
    assert capitalised("steam drives it") == "Steam drives it"
    assert capitalised("‘high-quality’ is new") == "‘High-quality’ is new"


def test_a_proper_name_is_distinguished_from_a_term() -> None:
    assert is_proper("China Miracle")
    assert is_proper("No. 1 Documents")
    assert not is_proper("Marxist doctrine")
    assert not is_proper("R&D and innovation")


def test_names_are_joined_and_bodies_take_their_article() -> None:
    assert joined(("a",)) == "a"
    assert joined(("a", "b", "c")) == "a, b and c"
    assert the("Institute of Ports") == "the Institute of Ports"
    assert the("Fudan University") == "Fudan University"


@pytest.mark.parametrize(
    ("body", "called"),
    [
        ("Landscape School at Lakeside University", "the Landscape School at Lakeside University"),
        ("University of Leeds", "the University of Leeds"),
        ("Shanghai University of Finance", "Shanghai University of Finance"),
        ("Department of Health", "the Department of Health"),
        ("Guangdong", "Guangdong"),
        ("United Nations", "the United Nations"),
        ("British Antarctic Survey", "the British Antarctic Survey"),
        ("Japan’s Government Pension Fund", "Japan’s Government Pension Fund"),
    ],
)
def test_a_body_takes_the_article_of_its_own_noun(body: str, called: str) -> None:
    assert the(body) == called


def test_an_article_fits_the_sound_that_follows() -> None:
    assert [indefinite(term) for term in ("engineer", "‘open’ door", "dean")] == ["an", "an", "a"]
    opened_otherwise = ("Ukrainian", "university", "one-off", "European", "hour")
    assert [indefinite(term) for term in opened_otherwise] == ["a", "a", "a", "a", "an"]
    assert [indefinite(term) for term in ("unintended effect", "uncle")] == ["an", "an"]


def test_a_plural_is_recognised() -> None:
    assert is_plural("new productive forces")
    assert is_plural("R&D and innovation")
    assert not is_plural("progress")
