"""Titles that name a term."""

import pytest

from content.extraction.terms.titles import titled


@pytest.mark.parametrize(
    ("title", "text", "term"),
    [
        ("Booming mud", "Booming mud, also known as roaring mud, is wet.", "Booming mud"),
        ("Silt trap", "A silt trap is cheap.", "silt trap"),
        ("Silt trap", "Silt traps (boxes) are cheap.", "Silt traps"),
        ("Mudlark", "Mudlark is a town on the coast.", ""),
        ("Mud Bay Harbour", "Mud Bay Harbour is closed.", ""),
        ("Silt trap", "Mud is cheap. A silt trap is not.", ""),
        ("Silt traps of the northern ports and bays", "Silt traps are cheap.", ""),
    ],
)
def test_the_title_of_an_article_is_a_term_if_its_first_sentence_is_about_it(
    title: str, text: str, term: str
) -> None:
    place = titled(title, text)
    assert (text[slice(*place)] if place else "") == term
