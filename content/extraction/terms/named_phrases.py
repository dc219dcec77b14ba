"""What stands before a term, which only then is named: "a levy on mud, known as silt tax"."""

import re
from collections.abc import Iterator

from content.extraction.terms import definition_cues as cues
from content.extraction.terms.grammar.clauses import phrase_start
from content.extraction.terms.grammar.words import AUXILIARIES, PRONOUNS
from content.extraction.terms.predicates import Found
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS

_REACH = 100  # characters before a term
_SHORT = 5  # words, of which fewer seldom tell what a thing is
_FURTHEST = 300  # characters from which on a subject may stand before its verb
_MOST = 32  # words of a subject
_WORDS = re.compile(r"[\w’'-]+")
_IS_CALLED = re.compile(r",?[\s(]*(?:is|are|was|were) ")
_CLAUSE = re.compile(r"[.;:?!–—]\s|[–—]|, (?:and|but|so|while|whereas|because|although|though) ")
# "In the hills,", "When it rains,"
_FRONTED = re.compile(
    r"\s*(?:In|On|At|By|For|From|With|Within|Under|Over|Through|During|Among|When|While|If|As|Since|"
    r"After|Before|Until|Once|Because|Although|Though|Where|Today|Now|Then|Later|Here|However|"
    r"Unlike|Like|To|According)\b[^,]*(?:,\s|$)"
)
_RELATIVES = frozenset("that which who whom whose where when".split())
_SAYS_THAT = re.compile(r"\b(?:[a-z]+ed|said|says|argues|thinks|believes|held|told) that\b")
_FINITE = (AUXILIARIES | SPEECH_VERBS.keys()) - {"to"}


def before_name(text: str, start: int, end: int) -> Iterator[Found]:
    """What the words before the term at ``start:end`` say that it names."""
    paired = cues.PAIRED.match(text, end)
    hint = cues.NAMING_HINT.search(text, max(0, start - 24), start)
    name = cues.NAMED_BEFORE.search(text, max(0, start - _REACH), start) if hint else None
    if name and not paired and name.start() > 8 and "what " not in name[0]:
        is_name = text[start].isupper()
        subject = _IS_CALLED.match(name[0]) and _subject(text, name.start())
        at, to = subject or _known_as(text, name.start(), is_name=is_name)
        short = len(text[at:to].split()) < _SHORT
        yield at, to, "known as", 0.59 if short else 0.75, 2 if is_name else 3
    quoted = text[end : end + 1] in ('"', "”", "’", "'")
    kind = cues.KIND_BEFORE.search(text, max(0, start - _REACH), start) if quoted else None
    if kind and text[start].isupper():
        yield *kind.span("gloss"), "kind before", 0.7, 3


def _subject(text: str, end: int) -> tuple[int, int] | None:
    """The whole subject of a verb: "rows of hay, two to a field," or "reeds that grow by a river",
    if nothing but a subject stands before the verb.
    """
    floor = max(0, end - _FURTHEST)
    start = max((mark.end() for mark in _CLAUSE.finditer(text, floor, end)), default=floor)
    if start and start == floor:
        return None
    if fronted := _FRONTED.match(text, start, end):
        start = fronted.end()
    words = [word.casefold() for word in _WORDS.findall(text, start, end)]
    if not 3 <= len(words) <= _MOST or words[0] in PRONOUNS:
        return None
    clause = next((n for n, word in enumerate(words) if word in _RELATIVES), len(words))
    if not _FINITE.isdisjoint(words[:clause]) or _SAYS_THAT.search(text, start, end):
        return None
    commas = text.count(", ", start, end)
    aside = text[end : end + 1] == ","
    bracket = text.count("(", start, end) != text.count(")", start, end)
    return None if bracket or (commas and not aside and clause == len(words)) else (start, end)


def _known_as(text: str, end: int, *, is_name: bool) -> tuple[int, int]:
    """The phrase that "known as" follows; of "Cash for families, a device known as", the first."""
    if whole := cues.WHOLE_CLAUSE.search(text, 0, end):
        return whole.span("gloss")
    device = cues.A_DEVICE.search(text, max(0, end - _REACH), end)
    if device and not (set(_WORDS.findall(device["gloss"].casefold())) & AUXILIARIES):
        return device.span("gloss")
    return phrase_start(text, end, nearest=is_name), end
