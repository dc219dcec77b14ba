"""Lines that could be headings by their words."""

import re

from content.characters import is_wide
from content.extraction.sentences import sentences

LONGEST_HEADING, LONGEST_TITLE = (15, 110), (25, 200)  # words, characters
_DATED = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:\d{1,2} [a-z]+,? \d{4}|[a-z]+ (?:\d{1,2},? )?\d{4}|\d{4}-\d\d-\d\d)$",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"(?:\W|^)(?:include[sd]?|including|are|is|was|were|as|to|between|of|for|by|that|who|which|they|"
    r"it|on|in|with|from|following|should|will|would|must|can|recommend(?:s|ed)?|namely|and|or)$"
)
# "This post was written together with Ana Ruiz"
_ON_THE_TEXT = re.compile(
    r"(?:This|The) (?:post|article|piece|story|report|essay|brief|commentary|translation|interview|"
    r"paper|illustration|photo|picture)s? (?:above |below |here )?(?:was|were|is|are|has|have|"
    r"first|originally|appeared|forms?)\b"
)
# "Published 4 May 2021", "Posted by Ana Ruiz", "@anaruiz: so it is", "(via Larn News)"
_ON_THE_POST = re.compile(
    r"(?:First published|Published|Posted|(?:Last )?[Uu]pdated|Last modified)\b"
    r"[^.]*\d{4}\b"
    r"|(?:Posted|Published|Written|Edited|Translated) by\b|@\w|\((?:via|h/t)\b|Coordinates:"
)


def could_be_heading(
    text: str, before_items: bool = False, longest: tuple[int, int] = LONGEST_HEADING
) -> bool:
    """Whether a line has the length and the end of a heading, as far as its words tell."""
    words, characters = longest
    if len(text.split()) > words or len(text) + 3 * sum(map(is_wide, text)) > characters:
        return False
    if text.rstrip("\"'”’»)]").endswith((".", ":", ";", ",", "…", "。", "：", "；", "，")):
        return False
    if text.startswith(tuple("\"“‘'(")) and text.endswith(tuple("\"”’'!?")) and "?" in text:
        return False
    if _DATED.match(text) or _ON_THE_TEXT.match(text) or _ON_THE_POST.match(text):
        return False
    if before_items and _LEADS_IN.search(text):
        return False
    return any(map(str.isalpha, text)) and len(sentences(text)) == 1
