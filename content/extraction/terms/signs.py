"""The signs at a site that speak for a term or against one, each by a short name.

What each weighs stands in ``sign_weights.csv``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from content.extraction.names.pinyin import syllables
from content.extraction.terms.grammar import shapes
from content.extraction.terms.grammar.kinds import PLACES, is_person
from content.extraction.terms.grammar.words import (
    AUXILIARIES,
    BOUNDS,
    CLASS_NOUNS,
    DETERMINERS,
    NO_SUBJECTS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    TERM_NOUNS,
    TIMES,
    VERBS_BEFORE,
)
from content.extraction.terms.sites import Construct, Site
from content.extraction.vocabulary.bodies import ORGANISATIONS
from content.extraction.vocabulary.commonness import RARE, rank
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS


class Mentioned(NamedTuple):
    """How a document names a phrase: how often, whether here first, and whether in a heading."""

    times: int
    here_first: bool
    in_heading: bool


_BUCKETS = ((1_000, "1k"), (3_000, "3k"), (7_000, "7k"), (RARE, "20k"))
_REACH = 300  # characters before a phrase in which its sentence opens
_LENGTHS = ((3, "1-3"), (8, "4-8"), (16, "9-16"))
_ABSTRACT = (
    *("tion", "sion", "ment", "ism", "sis", "ing", "logy", "ness", "ity", "age", "ance", "ence"),
    *("cy", "al", "graphy", "ure", "or", "er"),
)
_ADJECTIVES = ("ous", "ful", "ive", "ly", "less", "able", "ible", "ic", "ed")
# "The usual cure", "a larger size": said of one thing.
_PLAIN = frozenset(
    """
    usual opposite principal main next same larger smaller other new old own real common typical
    first second third last latest former current present young only whole best worst big small
    nearest entire late early original good bad great little long short high low different similar
    certain local simple easy hard two three four five remaining rest right wrong clear longer
    shorter greater lesser strong weak least more most such several many few various ordinary
    """.split()
)
_JUDGEMENTS = shapes.JUDGEMENTS | frozenset(
    "reading opinion judgement judgment interpretation conclusion assertion reminder".split()
)
_SUBORDINATES = frozenset(
    "as when if while although because since though where once after before until whereas".split()
)
_OPENS = re.compile(r"(?:^|[.!?:;][\"”’)]? )[“\"‘']?(?:The |An? |One |the |an? )?$")
_NAMED = re.compile(
    r"(?:\b(?:is|are|was|were|been|also|now|often|usually|commonly|so|[a-z]+ly)[ -]called"
    r"|\bcall|known as|termed|dubbed|\bterms?|word|phrase|name|speaks? of|spoke of)"
    r" (?:it |them |this )?(?:the |an? )?[“\"‘]?$"
)
_THIS_IS = re.compile(
    r"\b(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hese|[Ss]uch an? \w+|[Ww]hat [\w ]{2,20}|The [\w ’']{3,30}|"
    r"There(?: is)?)(?: (?:also )?(?:is|are|was|were|became|becomes)|[’']s) (?:the |an? )?[“\"‘]?$"
)
_IN_SERIES = re.compile(r",[^,.;:]{2,40}, (?:and |or )?(?:an? |the )?$")
_SERIES = re.compile(r"[^,.;:]{2,50}, (?:[^,.;:]{2,50}, ){0,4}(?:and|or) ")
_PAIR = re.compile(r"(?:[\w-]+ ){1,5}(?:and|or) [\w-]+(?: [\w-]+){0,3}(?:,|\.|$)")
_HEAD = re.compile(
    r"(?:an?|the|any|one|its|their)?\s?(?:[\w’'-]+ ){0,5}?(?P<noun>[\w’'-]+)"
    r"(?= (?:of|that|which|who|for|in|by|on|to|where|from|with|between|at|under|whose|made|used|"
    r"paid|left|set|given|held|built|into|over|after|whereby|the|an?|and|or|is|are|equal|similar|"
    r"due|able|unable|close|common|known|no|so|too|not|as|than|\w+ed|\w{3,}ing)\b|[,.;:)—–]|$)"
)
_DONE = re.compile(rf"{shapes.MADE}$")
_RELATIVES = frozenset("that which whose where who whereby".split())
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|came|went|took)\b")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_SPOKEN = re.compile(r"\b(?:he|she|his|her|I|my|we|our|you)\b")
_ENDINGS = {".": ".", "": ".", ",": ",", ";": ";", ":": ";"}
_POINTS = re.compile(
    r"(?P<is>(?:This|That|It|They|These|Those|Such)(?: is| are|[’']s) )"
    r"|(?P<it>(?:This|That|It|They|These|Those|Such) )"
    r"|(?P<under>(?:In|Under|With|By|On) (?:this|these|that|such|it|them)\b)"
    r"|(?P<the>(?:The|An?|Such an?|Each|Every|Most) (?P<words>(?:[\w’'-]+ ){0,3}))"
)


def signs(text: str, site: Site, mentioned: Mentioned) -> Iterator[str]:
    """The signs at a site of a text."""
    term = text[site.start : site.end]
    opens = bool(_OPENS.search(text, max(0, site.start - 12), site.start))
    yield from _of_phrase(term, opens=opens)
    yield from _before(text, site.start)
    said = text[site.at : site.stop]
    words = [word.strip(',;:()“”"') for word in said.split()]
    yield from _opening([word.casefold() for word in words])
    is_name = term[0].isupper() and (not opens or rank(term.split()[0]) >= RARE)
    yield from _of_kind(said, is_name=is_name)
    yield from _of_explanation(said, words)
    behind = text[site.stop : site.stop + 1]
    yield f"ends {_ENDINGS.get(behind, '-')}"
    if _SERIES.match(said + text[site.stop : site.stop + 80]):
        yield "series"
    if text.startswith(" (", site.end):
        yield "bracket behind"
    if site.construct is Construct.NEXT:
        yield from _of_next(term, said, text[site.end : site.at])
    yield from _of_mentions(mentioned)


def _of_phrase(term: str, *, opens: bool) -> Iterator[str]:
    """What the words of a phrase are like; one that opens a sentence has a capital anyhow."""
    words = term.casefold().split()
    ranks = [rank(word) for word in words]
    count, last = min(3, len(words)), words[-1]
    yield f"words {count}"
    yield f"rarest {_bucket(max(ranks))}"
    yield f"head {_bucket(ranks[-1])}"
    if count == 1:
        yield f"single {_bucket(ranks[0])}"
        if syllables(last) > 1 and ranks[0] >= RARE:
            yield "pinyin"
    elif words[0] in _PLAIN:
        yield "plain"
    capitals = [word[0].isupper() for word in term.split()]
    if all(capitals) and not (opens and count == 1):
        yield "capitals"
    elif any(capitals[opens:]):
        yield "some capitals"
    for sign, fits in (
        ("abstract", last.endswith(_ABSTRACT)),
        ("adjective", last.endswith(_ADJECTIVES)),
        ("plural", last.endswith("s") and not last.endswith("ss")),
        ("hyphen", "-" in term),
        ("class noun", last in CLASS_NOUNS),
        ("no term", last in NO_SUBJECTS | TIMES | TERM_NOUNS),
        ("number", words[0] in TIMES | NUMBERS or last in NUMBERS),
        ("person", is_person(last)),
        ("body", last in ORGANISATIONS),
        ("hardly a term", not shapes.may_be_term(words)),
    ):
        if fits:
            yield sign


def _bucket(place: int) -> str:
    return next((name for most, name in _BUCKETS if place < most), "rare")


def _before(text: str, start: int) -> Iterator[str]:
    """What stands before a phrase in its sentence."""
    before = text[max(0, start - 60) : start]
    if before[-1:] in ("“", '"', "‘"):
        yield "quoted"
    if _NAMED.search(before):
        yield "named"
    if _THIS_IS.search(before):
        yield "this is"
    if _IN_SERIES.search(before):
        yield "in series"
    floor = max(0, start - _REACH)
    opening = max(text.rfind(mark, floor, start) for mark in (". ", "? ", "! ", "; ", ": "))
    lead = text[opening + 2 if opening >= 0 else floor : start].lstrip('“"‘ ').casefold()
    first = re.match(r"\w+", lead)
    if not first:
        yield "opens"
    elif "," in lead:
        return
    elif first[0] in _SUBORDINATES:
        yield "subordinate"
    elif first[0] in PREPOSITIONS:
        yield "placed"
    else:
        yield "within"


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
        ("participle", bool(_DONE.match(first))),
        ("-s", first.endswith("s") and words[1:2] != [] and words[1] in BOUNDS - AUXILIARIES),
        ("verb", first in VERBS_BEFORE),
        ("-ly", first.endswith("ly")),
    ):
        if fits:
            yield f"by {name}"
            return
    yield "by bare"


def _of_kind(said: str, *, is_name: bool) -> Iterator[str]:
    """The noun that says of what kind the thing is, and what follows it."""
    head = _HEAD.match(said)
    if head is None:
        return
    noun = head["noun"].casefold()
    single = noun.removesuffix("s")
    for sign, fits in (
        ("kind: class", noun not in _JUDGEMENTS and not CLASS_NOUNS.isdisjoint((noun, single))),
        ("kind: word", noun in TERM_NOUNS),
        ("kind: person", noun not in ("people", "men", "women") and is_person(noun)),
        ("kind: body", noun in ORGANISATIONS),
        ("kind: place", single in PLACES),
        ("kind: judgement", noun in _JUDGEMENTS),
        ("kind: name", head["noun"][0].isupper()),
    ):
        if fits:
            yield f"name, {sign}" if is_name else sign
    following = said[head.end() :].split()[:1]
    word = following[0].strip(",") if following else ""
    if word in ("of", ""):
        yield f"then {word or 'end'}"
    elif word in _RELATIVES | {"when"}:
        yield "then relative"
    elif word in PREPOSITIONS:
        yield "then preposition"
    elif _DONE.match(word):
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
    ):
        if fits:
            yield sign


def _of_next(term: str, said: str, mark: str) -> Iterator[str]:
    """How the next sentence takes up what the one before closed with."""
    if ";" in mark or "?" in mark:
        yield f"mark {';' if ';' in mark else '?'}"
    match = _POINTS.match(said[:1].upper() + said[1:])
    if match is None:
        yield "next: other"
    elif match["words"] is None:
        yield f"next: {match.lastgroup}"
    else:
        heads = {word.casefold().removesuffix("’s").rstrip("s") for word in match["words"].split()}
        again = term.casefold().split()[-1].rstrip("s") in heads
        yield "next: head again" if again else "next: the"


def _of_mentions(mentioned: Mentioned) -> Iterator[str]:
    if mentioned.here_first:
        yield "first mention"
    if mentioned.times > 1:
        yield "again"
    if mentioned.times > 3:
        yield "often"
    if mentioned.in_heading:
        yield "heading"
