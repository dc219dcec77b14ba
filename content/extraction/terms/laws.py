"""Laws and treaties, which their names mark as such: "Vacant Houses Act", "Paris Agreement"."""

import re
from collections.abc import Iterator

from content.extraction.terms.grammar.words import BOUNDS

_OPENINGS = "|".join(sorted(word.capitalize() for word in BOUNDS))
_NAME = re.compile(
    rf"\b(?!(?:{_OPENINGS})\b|[\w-]+[’']s\b)[A-Z][\w’'-]+ "
    r"(?:(?:(?:of|on|and|for)(?: the)? )?[A-Z][\w’'-]+ ){0,5}?"
    r"(?P<kind>Accords?|Act|Agreement|Bill|Charter|Compact|Convention|Decree|Directive|"
    r"Framework|Initiative|Mechanism|Ordinance|Pact|Plan|Programme|Protocol|Regulation|"
    r"Scheme|Statute|Strategy|Treaty)\b"
    r"(?: (?:on|for)(?: the)?(?: [A-Z][\w-]+){1,4}| (?:1[5-9]|20)\d\d\b|(?! [A-Z]))"
)
# These have to follow an article: Bill is a name too, and "Five Year Plan" a heading.
_NAMES_TOO = frozenset("Bill Plan Programme Scheme Strategy Framework".split())
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts)|[’']s)(?: [a-z-]+)? $")


def named_laws(text: str) -> Iterator[tuple[int, int]]:
    """Where a law, a treaty or a scheme is named."""
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if match["kind"] not in _NAMES_TOO or _DETERMINED.search(before):
            yield match.span()
