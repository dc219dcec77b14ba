"""Noun compounds that the next sentence takes up: "a debris mitigation plan. The plan has …"."""

import re
from collections.abc import Iterator

from content.extraction.terms.grammar.words import BOUNDS

_KINDS = (
    "account|agreement|allowance|assessment|audit|bank|body|bond|certificate|charge|clause|code|"
    "contract|council|credit|duty|fee|fund|index|levy|licence|license|licensing|list|mechanism|"
    "model|notice|order|permit|plan|pledge|policy|programme|program|quota|rate|rating|register|"
    "registry|regime|reserve|review|rule|scheme|score|standard|statement|strategy|subsidy|system|"
    "tariff|tax|test|threshold|trust|zone"
)
# The word before the kind has to be a noun, which endings tell: "mitigation", "recovery".
_NOUN = r"[a-z]+(?:tion|sion|ment|ance|ence|ity|age|ure|ship|ery|ory|ics|ism|ing)"
_COMPOUND = re.compile(
    rf"\b[Aa]n? (?P<term>(?P<first>[a-z][a-z-]+) {_NOUN} (?P<kind>{_KINDS}))"
    r"[^.;:]{0,120}[.;] (?:The|This|That|Such an?|Each|Its) (?P<again>[a-z]+)\b"
)
_ADJECTIVES = re.compile(
    r".*(?:al|ive|ous|ful|ic|able|ible|ed|ly|er|est|ish|ary|less)$|"
    r"(?:new|old|big|bold|own|good|bad|full|joint|single|second|third|large|small|long|short|main|"
    r"major|minor|recent|common|simple|separate|strict|fair|strong|weak|cheap|draft)$"
)


def taken_up(text: str) -> Iterator[tuple[int, int]]:
    """Where a compound of three nouns stands that the next sentence goes on about."""
    for match in _COMPOUND.finditer(text):
        first = match["first"]
        known = first in BOUNDS or _ADJECTIVES.match(first)
        if match["again"] == match["kind"] and not known:
            yield match.span("term")
