"""Ordinals written in figures, with what they count: "the 33rd floor", "ranked 49th"."""

import re

from content.extraction.quantities.amounts import AmountWords
from content.extraction.quantities.words import NOT_COUNTED

_ORDINAL = re.compile(
    r"(?<![\w.,/–-])(?P<number>\d{1,4}(?:st|nd|rd|th))(?![\w/–-])"
    r"(?P<unit>(?: (?:most [a-z]+|[a-z]+est))? (?P<first>[a-z][a-z-]+)|(?P<named> [A-Z]))?"
)
_RANKED = re.compile(
    r"\b(?:rank(?:ed|ing|s)?|came|comes?|finish(?:ed|es)|placed|stands?|stood|was|is|in|rose to|"
    r"fell to) (?:only |a distant |joint )?$"
)


def find_ordinals(text: str) -> list[AmountWords]:
    """Before a capital an ordinal is part of a name, "the 9th Congress", and no figure."""
    found = []
    for match in _ORDINAL.finditer(text):
        number, unit = match["number"], match["unit"] or ""
        if match["first"] is None or match["first"] in NOT_COUNTED:
            ranked = _RANKED.search(text, max(0, match.start() - 24), match.start())
            if match["named"] or not ranked:
                continue
            unit = ""
        end = match.end("number") + len(unit)
        found.append(AmountWords(match.start(), end, number, unit.strip(), "ordinal"))
    return found
