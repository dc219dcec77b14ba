"""Laws and treaties, which their names mark as such: "Vacant Houses Act", "Paris Agreement"."""

import re
from collections.abc import Iterator

from content.extraction.terms.words import BOUNDS

_OPENINGS = "|".join(sorted(word.capitalize() for word in BOUNDS))
_NAME = re.compile(
    rf"\b(?!(?:{_OPENINGS})\b|[\w-]+[’']s\b)[A-Z][\w’'-]+ "
    r"(?:(?:(?:of|on|and|for)(?: the)? )?[A-Z][\w’'-]+ ){0,5}?"
    r"(?P<kind>Accord|Act|Agreement|Bill|Charter|Convention|Directive|Ordinance|Pact|Protocol|"
    r"Statute|Treaty)\b"
    r"(?: (?:on|for)(?: the)?(?: [A-Z][\w-]+){1,4}| (?:1[5-9]|20)\d\d\b|(?! [A-Z]))"
)
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts)|[’']s)(?: [a-z-]+)? $")


def named_laws(text: str) -> Iterator[tuple[int, int]]:
    """Where a law is named. A bill has to follow an article, since Bill is a name too."""
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if match["kind"] != "Bill" or _DETERMINED.search(before):
            yield match.span()
