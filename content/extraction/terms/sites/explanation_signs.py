"""The signs of what may explain a term: how it opens, of what kind it says a thing is."""

import re
from collections.abc import Iterator

from content.extraction.terms.grammar import shapes
from content.extraction.terms.grammar.kinds import PLACES, is_person
from content.extraction.terms.grammar.words import (
    AUXILIARIES,
    BOUNDS,
    CLASS_NOUNS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TERM_NOUNS,
    VERBS_BEFORE,
)
from content.extraction.vocabulary.bodies import ORGANISATIONS
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS

KINDS = tuple(
    f"kind: {kind}" for kind in ("class", "word", "person", "body", "place", "judgement", "name")
)
_LENGTHS = ((3, "1-3"), (8, "4-8"), (16, "9-16"))
_JUDGEMENTS = shapes.JUDGEMENTS | frozenset(
    "reading opinion judgement judgment interpretation conclusion assertion reminder".split()
)
_SERIES = re.compile(r"[^,.;:]{2,50}, (?:[^,.;:]{2,50}, ){0,4}(?:and|or) ")
_PAIR = re.compile(r"(?:[\w-]+ ){1,5}(?:and|or) [\w-]+(?: [\w-]+){0,3}(?:,|\.|$)")
# "The weight, the seal and": things that are named one after the other explain none of them.
_THINGS = re.compile(
    r"(?:an?|the|its|their|two|three|four|some)"
    r"(?: (?!(?:that|which|who|whose|where|in|of)\b)[\w’'-]+){1,5}(?: of [\w’'-]+)?"
    r"(?:,|,? and|,? or) (?:an?|the|its|their|two|three|four|some) "
)
_HEAD = re.compile(
    r"(?:an?|the|any|one|its|their)?\s?(?:[\w’'-]+ ){0,5}?(?P<noun>[\w’'-]+)"
    r"(?= (?:of|that|which|who|for|in|by|on|to|where|from|with|between|at|under|whose|made|used|"
    r"paid|left|set|given|held|built|into|over|after|whereby|the|an?|and|or|is|are|equal|similar|"
    r"due|able|unable|close|common|known|no|so|too|not|as|than|\w+ed|\w{3,}ing)\b|[,.;:)—–]|$)"
)
_RELATIVES = frozenset("that which whose where who whereby".split())
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|came|went|took)\b")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_SPOKEN = re.compile(r"\b(?:he|she|his|her|I|my|we|our|you)\b")
_ENDINGS = {".": ".", "": ".", ",": ",", ";": ";", ":": ";"}


def signs_of_explanation(text: str, at: int, stop: int) -> Iterator[str]:
    """The signs of what may explain a phrase."""
    said = text[at:stop]
    words = [word.strip(',;:()“”"') for word in said.split()]
    yield from _opening([word.casefold() for word in words])
    yield from _of_kind(said)
    yield from _of_explanation(said, words)
    behind = text[stop : stop + 1]
    yield f"ends {_ENDINGS.get(behind, '-')}"
    if _SERIES.match(said + text[stop : stop + 80]):
        yield "series"


def _opening(words: list[str]) -> Iterator[str]:
    """With what an explanation opens."""
    first = words[0] if words else ""
    for name, fits in (
        ("a", first in ("a", "an")),
        ("the", first == "the"),
        ("what", first in ("any", "one", "those", "what", "when", "where", "how", "if")),
        ("determiner", first in DETERMINERS),
        ("says", first in SPEECH_VERBS),
        ("auxiliary", first in AUXILIARIES),
        ("pronoun", first in PRONOUNS),
        ("and", first in ("and", "or", "but", "so", "nor")),
        ("preposition", first in PREPOSITIONS),
        ("bound", first in BOUNDS),
        ("-ing", first.endswith("ing")),
        ("participle", shapes.is_participle(first)),
        ("-s", first.endswith("s") and words[1:2] != [] and words[1] in BOUNDS - AUXILIARIES),
        ("verb", first in VERBS_BEFORE),
        ("-ly", first.endswith("ly")),
    ):
        if fits:
            yield f"by {name}"
            return
    yield "by bare"


def _of_kind(said: str) -> Iterator[str]:
    """The noun that says of what kind the thing is, and what follows it."""
    head = _HEAD.match(said)
    if head is None:
        return
    noun = head["noun"].casefold()
    single = noun.removesuffix("s")
    for sign, fits in zip(
        KINDS,
        (
            noun not in _JUDGEMENTS and not CLASS_NOUNS.isdisjoint((noun, single)),
            noun in TERM_NOUNS,
            noun not in ("people", "men", "women") and is_person(noun),
            noun in ORGANISATIONS,
            single in PLACES,
            noun in _JUDGEMENTS,
            head["noun"][0].isupper(),
        ),
        strict=True,
    ):
        if fits:
            yield sign
    following = said[head.end() :].split()[:1]
    word = following[0].strip(",") if following else ""
    if word in ("of", ""):
        yield f"then {word or 'end'}"
    elif word in _RELATIVES | {"when"}:
        yield "then relative"
    elif word in PREPOSITIONS:
        yield "then preposition"
    elif shapes.is_participle(word):
        yield "then participle"


def _of_explanation(said: str, words: list[str]) -> Iterator[str]:
    """What an explanation has anywhere."""
    length = next((name for most, name in _LENGTHS if len(words) <= most), "17+")
    yield f"length {length}"
    main = _RELATIVE.split(" ".join(words[:9]), maxsplit=1)[0]
    for sign, fits in (
        ("relative", not _RELATIVES.isdisjoint(words)),
        ("past", bool(_PAST.search(main))),
        ("year", bool(_YEAR.search(said))),
        ("figure", any(map(str.isdigit, said))),
        ("spoken", bool(_SPOKEN.search(said))),
        ("names", any(word[:1].isupper() for word in words)),
        ("pair", bool(_PAIR.match(said))),
        ("things", bool(_THINGS.match(said))),
    ):
        if fits:
            yield sign
