"""The kinds of words where a phrase begins and ends."""

import pytest

from content.extraction.terms.sites.edges import edges, following, leading


def signs(text: str, phrase: str) -> set[str]:
    start = text.index(phrase)
    return set(edges(text, start, start + len(phrase)))


@pytest.mark.parametrize(
    ("text", "phrase", "sign"),
    [
        ("They keep a silt bank, a heap.", "silt bank", "left article"),
        ("They keep the silt bank, a heap.", "silt bank", "left the"),
        ("Silt banks grow.", "Silt banks", "left start"),
        ("Here, silt banks grow.", "silt banks", "left mark"),
        ("It reduced silt banks.", "silt banks", "left verb"),
        ("The Kuban silt bank", "silt bank", "left capital"),
        ("silt bank is a heap", "silt bank", "right be"),
        ("silt bank, a heap", "silt bank", "right mark"),
        ("termed sanma", "termed sanma", "first -ed"),
        ("a long tidal bank", "tidal bank", "left word, first adjective"),
        ("the word berm", "word berm", "first term noun"),
        ("silt of the bank", "silt of the bank", "inner of"),
        ("winner’s curse", "winner’s curse", "first ’s"),
        ("They fear silting.", "silting", "only -ing"),
        ("the port of silt", "port of silt", "words 3"),
    ],
)
def test_a_sign_tells_what_stands_there(text: str, phrase: str, sign: str) -> None:
    assert sign in signs(text, phrase)


def test_a_single_word_has_no_first_and_last() -> None:
    found = signs("They fear silting.", "silting")
    assert not any(sign.startswith(("first", "last", "inner", "words")) for sign in found)


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("a heap known as a ", "as"),
        ("a heap Called “", "called"),
        ("a heap called the “", "called"),
        ("a heap, ", ""),
        ("(so-called ", "so-called"),
        ("", ""),
    ],
)
def test_the_word_before_a_phrase_and_its_article(before: str, word: str) -> None:
    assert leading(before + "silt bank", len(before)) == word


@pytest.mark.parametrize(
    ("behind", "word"),
    [(", Which is", "which"), ("” means", "means"), (" (a heap)", ""), (".", "")],
)
def test_the_word_behind_a_phrase(behind: str, word: str) -> None:
    assert following("silt bank" + behind, len("silt bank")) == word
