"""Terms of another language that a text translates: "muzhi (淤渍, “silt stain”)" is one concept."""

import re

from content.extraction.names.words import NATIVE

_GLOSS = r"[\"“‘](?P<gloss>[^\"“”‘()]{3,80}?),?[\"”’]"
_LITERALLY = (
    r"(?:(?:or|literally|lit\.|meaning|roughly|in English|which means|"
    r"(?:which )?translates (?:\w+ly )?(?:as|to)),? )+"
)
# "(淤渍, literally “silt stain”)", "(“silt stain”)"
_IN_BRACKETS = re.compile(
    rf"[\"”’']?(?: (?:{NATIVE}))?\s?[(（](?:(?:{NATIVE})[,;:]?\s?)?(?:[^()\"“”‘]{{2,40}}[,;:] )?"
    rf"(?:{_LITERALLY})?(?:the |an? )?{_GLOSS}(?=[)）,;])"
)
# ", literally “silt stain”", ", or “silt stain”", ", the “silt stain”"
_BEHIND = re.compile(
    rf"[\"”’']?(?:\s?[(（][^()（）]{{1,40}}[)）])?,? (?:{_LITERALLY}(?:the |an? )?|the ){_GLOSS}"
)
# ", or in Chinese yuzi (淤渍)"
_OR_WORD = re.compile(
    r"[\"”’']?,? or (?:in [A-Z]\w+ )?(?:the |an? )?(?P<gloss>[^\W\d_][\w’'-]*(?: [\w’'-]+){0,2}) "
    rf"[(（](?:{NATIVE})[)）]"
)


def translation_behind(text: str, end: int) -> int | None:
    """Where the words begin that translate the term that ends at ``end``."""
    match = _IN_BRACKETS.match(text, end) or _BEHIND.match(text, end) or _OR_WORD.match(text, end)
    return match.start("gloss") if match else None
