"""Terms that the next sentence explains: "We heard of delayed discharge. This is the term used when
a patient who is fit to leave stays."
"""

import re
from collections.abc import Iterator

from content.extraction.terms.definitions import (
    DefinitionWords,
    rest_of_clause,
    whole_definition,
)
from content.extraction.terms.grammar import shapes
from content.extraction.terms.grammar.phrases import after_determiner, phrase_behind_verb

type _Defined = tuple[int, int, DefinitionWords]

_IT_IS = r"(?:It|This|That|These|They)(?: is| are|[’']s|[’']re)"
_NEXT = re.compile(
    rf"[\"”’']?(?P<end>[.?!])[\"”’']? (?:(?P<word>"
    r"(?:The (?:term|word|phrase|expression|concept)|It) "
    r"(?:refers to|denotes|describes|stands for|is used (?:for|of|when|to (?:mean|describe)))"
    r"|By (?:this|that|it) (?:[\w’'-]+ ){1,3}?(?:means?|meant|understands?)(?: that)?"
    rf"|{_IT_IS} (?:a|the) (?:[a-z]+ )?(?:term|word|name|phrase|label|expression|jargon|shorthand) "
    r"(?:used )?(?:for|when|to (?:mean|describe)|given to))"
    rf"|(?P<thing>{_IT_IS})"
    r"|(?P<rule>(?:Under|By|According to) (?:that|this|the|such a) (?:rule|doctrine|principle|"
    r"scheme|system|arrangement|theory|hypothesis|approach|model|method|practice),?)"
    r"|(?:The|This|Such an?) (?P<again>[a-z]+) (?:is|are|means)"
    r") (?=[a-z])"
)
_ASKED = re.compile(r"(?:[Hh]eard of|[Ww]hat (?:is|are)|[Mm]et|[Kk]now)(?: the| an?)? $")
_NAMED = re.compile(r"\b(?:of|about|for|called|as|by)(?: the| an?)? $")
_LONGEST = 3  # words
_SURE = 0.78


def explained_next(text: str) -> Iterator[_Defined]:
    """The last phrase of a sentence, if the next one says what it means."""
    for match in _NEXT.finditer(text):
        end, at = match.start(), match.end()
        start = phrase_behind_verb(text, end)
        if start is None:
            continue
        start = after_determiner(text, start, end)
        words = text[start:end].split()
        if (
            len(words) > _LONGEST
            or not shapes.may_be_term(words)
            or not all(word == word.lower() for word in words)
        ):
            continue
        asked = match["end"] == "?" and _ASKED.search(text, max(0, start - 20), start)
        named = asked or _NAMED.search(text, max(0, start - 12), start)
        told = asked and shapes.explains(text, at, shapes.Sign.IS)
        if match["thing"] and not (told or (named and shapes.is_general(text, at))):
            continue
        if match["rule"] and len(words) < 2:
            continue
        if match["again"] and not (
            (len(words) > 1 or text.startswith(("a ", "an ", "the "), at))
            and words[-1] == match["again"]
            and shapes.explains(text, at, shapes.Sign.IS)
        ):
            continue
        stop = at + rest_of_clause(text[at:].partition(". ")[0], 0)
        for one in whole_definition(
            text, DefinitionWords(at, stop, "means", _SURE), text[start:end]
        ):
            yield start, end, one
