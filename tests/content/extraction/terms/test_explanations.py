"""What a site says that its term means."""

import pytest

from content.extraction.terms.explanations import EXPLAINS, explanation
from content.extraction.terms.sites.places import sites


def said(text: str, term: str, likelihood: float = 1) -> list[tuple[str, str]]:
    found = [
        explanation(text, site, likelihood)
        for site in sites(text)
        if text[site.start : site.end] == term
    ]
    return [(one.rule, text[one.start : one.end]) for one in found if one]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("They keep a silt bank, a heap of sand.", "apposition", "a heap of sand"),
        ("A silt bank is a heap of sand.", "is a", "a heap of sand"),
        ("It has a silt bank. This is what holds the sea.", "next", "what holds the sea"),
        ("It has a silt bank. The bank is a heap of sand.", "next", "a heap of sand"),
        ("It has a silt bank. By this they mean a heap of sand.", "next", "a heap of sand"),
        ("It has a silt bank. It is the term for a heap of sand.", "next", "a heap of sand"),
        ("In a silt bank the sand lies in heaps.", "under it", "the sand lies in heaps"),
        ("A silt bank keeps the sea from the town.", "does", "keeps the sea from the town"),
        ("The heap of sand, the silt bank, has grown.", "apposition", "The heap of sand"),
        ("A long heap of sand is a silt bank.", "is the term", "A long heap of sand"),
        ("Sand lies in heaps. This is a silt bank.", "sentence before", "Sand lies in heaps"),
        (
            "Sand is heaped on the shore, a custom that pilots call a silt bank.",
            "known as",
            "Sand is heaped on the shore",
        ),
    ],
)
def test_it_completes_the_term_means(text: str, rule: str, words: str) -> None:
    assert (rule, words) in said(text, "silt bank")


@pytest.mark.parametrize(
    "text",
    [
        "It has a silt bank. Separately, the port rents out a crane.",
        "They keep a silt bank, as they call it here.",
        "It has a silt bank. The port is a place for boats.",
        "It has a silt bank, now shut.",  # too short
    ],
)
def test_a_clause_about_something_else_says_nothing(text: str) -> None:
    assert said(text, "silt bank") == []


def test_what_is_hardly_likely_says_nothing() -> None:
    text = "They keep a silt bank, a heap of sand."

    assert said(text, "silt bank", EXPLAINS) != []
    assert said(text, "silt bank", EXPLAINS - 0.01) == []
