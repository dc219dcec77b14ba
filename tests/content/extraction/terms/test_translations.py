import pytest

from content.extraction.concepts import find_concepts
from content.extraction.terms.translations import translation_behind
from content.readers.plain_text import read_plain_text


@pytest.mark.parametrize(
    "rest",
    [
        ' ("silt stain"), a mark',
        " (淤渍, “silt stain”), a mark",
        " (淤渍, literally “silt stain”), a mark",
        " 淤渍 (‘silt stain’): a mark",
        ', literally "silt stain", a mark',
        ' (淤渍), or "silt stain", a mark',
        ', the "silt stain" of the bank',
    ],
)
def test_a_translation_stands_behind_its_term(rest: str) -> None:
    text = f"It leaves a yuzi{rest}."
    assert translation_behind(text, text.index("yuzi") + 4) == text.index("silt stain")


@pytest.mark.parametrize(
    "rest",
    [' and "silt stain"', ': "silt stain" is wrong', ' (he said "silt stain" once)', ", a stain"],
)
def test_other_quotations_translate_nothing(rest: str) -> None:
    assert translation_behind(f"yuzi{rest}", 4) is None


def test_a_term_and_its_translation_are_one() -> None:
    text = 'The bank has a yuzi (淤渍, "silt stain"), a mark that a flood leaves.'
    [found] = find_concepts(read_plain_text(text), ())
    assert (found.term, found.native_form, found.aliases) == ("yuzi", "淤渍", ("silt stain",))


def test_a_word_of_another_language_may_stand_behind_or() -> None:
    text = "They made a mud fence, or in Chinese nizha (泥栅)."
    assert translation_behind(text, text.index(", or")) == text.index("nizha")
