"""Titles of articles, which name a term."""

import re

from content.extraction.terms.grammar.kinds import PLACES
from content.extraction.terms.grammar.words import AUXILIARIES

_TITLE = re.compile(r"[^\W\d_][\w’'-]*(?: [a-z][\w’'-]*)*")
_VERB = rf"(?:{'|'.join(sorted(AUXILIARIES))}|refers?|means?|describes?|consists?|occurs?) "
_LONGEST = 5  # words
_PLACED = re.compile(
    r"[^.;:]{0,80}? (?:is|was) (?:an?|the) (?:[\w-]+ ){0,3}"
    rf"(?:{'|'.join(sorted(PLACES))})\b"
)


def titled(title: str, text: str) -> tuple[int, int] | None:
    """Where the first sentence of an article names the term that is its title: "Quicksand, also
    known as …", under "Quicksand". A name with several capitals is none, nor that of a place.
    """
    if not title or len(title.split()) > _LONGEST or not _TITLE.fullmatch(title):
        return None
    named = re.match(
        rf"(?:The |An? )?(?P<term>{re.escape(title)}s?)(?= \(|, | {_VERB})",
        text,
        re.IGNORECASE,
    )
    if named is None or _PLACED.match(text, named.end()):
        return None
    return named.span("term")
