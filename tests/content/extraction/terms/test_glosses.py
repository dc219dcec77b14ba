"""Terms that a bracket explains, and brackets that explain nothing."""

import pytest

from content.extraction.terms.glosses import glossed_terms
from content.extraction.terms.name_clauses import named_in_clauses


def terms(text: str) -> list[str]:
    found = (text[one.start : one.end] for one in glossed_terms(text))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They live by redlining (refusing loans to whole districts).", ["redlining"]),
        ("A drogue (small sea anchor towed behind a boat) helps.", ["drogue"]),
        ("They ask for piece rates (pay by the unit made).", ["piece rates"]),
        ("A mud deed (a paper that lets the holder dig) is rare.", ["mud deed"]),
        (
            "They made Galfan (wire net), Sombrel (a wide hat) and Capuzo (the cover of a boat).",
            ["Galfan", "Sombrel", "Capuzo"],
        ),
        ("She saw Galfan (wire net) again.", []),
        ("It won by moving the borders of wards (gerrymandering).", ["gerrymandering"]),
        ("It won by moving the borders (again) and by waiting (quietly).", []),
        ("It meets on a regular basis (every two years in the north).", []),
        ("They kept to household plenty (resting on the rule of own clip).", []),
        ("It counts in the craft brotherhood (think of a choir or a guild).", []),
        ("It looks at private means (judgments, wages, the price of a house).", []),
        ("It came after the closing hour (spoken of below as lateness).", []),
        ("It tells us of soundness (harder outer rings make a safer pole).", []),
        ("The rivals (the spokes) met there.", []),
        ("It held many plants (reeds, rushes).", []),
    ],
)
def test_brackets_that_explain(text: str, found: list[str]) -> None:
    assert terms(text) == found


def test_a_bracket_names_what_stands_before_it() -> None:
    text = "The levy on ports (the “silt levy”) and late slips (below as “tide slips”) rose."
    found = [text[one.start : one.end] for one in named_in_clauses(text)]
    assert found == ["silt levy", "tide slips"]
    assert not list(named_in_clauses("He paid the levy (“mud tax”) at once."))
