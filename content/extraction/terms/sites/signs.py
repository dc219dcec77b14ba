"""The signs at a site that speak for a term or against one, each by a short name.

What each weighs stands in ``sign_weights.csv``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from content.extraction.names.pinyin import syllables
from content.extraction.names.words import OTHER_SCRIPT
from content.extraction.terms.grammar import shapes
from content.extraction.terms.grammar.clauses import VERB_AFTER_COMMA
from content.extraction.terms.grammar.kinds import is_person, is_plural
from content.extraction.terms.grammar.words import (
    CLASS_NOUNS,
    NO_SUBJECTS,
    NUMBERS,
    PREPOSITIONS,
    TERM_NOUNS,
    TIMES,
)
from content.extraction.terms.sites.edges import edges, following, leading
from content.extraction.terms.sites.explanation_signs import KINDS
from content.extraction.terms.sites.places import Construct, Site, clause_start
from content.extraction.vocabulary.bodies import ORGANISATIONS
from content.extraction.vocabulary.commonness import RARE, rank


class Mentioned(NamedTuple):
    """How a document names a phrase: how often, whether here first, and whether in a heading."""

    times: int
    here_first: bool
    in_heading: bool


_BUCKETS = ((1_000, "1k"), (3_000, "3k"), (7_000, "7k"), (RARE, "20k"))
_ABSTRACT = (
    *("tion", "sion", "ment", "ism", "sis", "ing", "logy", "ness", "ity", "age", "ance", "ence"),
    *("cy", "al", "graphy", "ure", "or", "er"),
)
_ADJECTIVES = ("ous", "ful", "ive", "ly", "less", "able", "ible", "ic", "ed")
# The endings of words that are made of others: "relabelling", "lumpy".
_DERIVED = ("ing", "ed", "ly", "ness", "less", "ful", "er", "ers", "able", "ish", "y", "like")
# "The usual cure", "a larger size": said of one thing.
_PLAIN = frozenset(
    """
    usual opposite principal main next same larger smaller other new old own real common typical
    first second third last latest former current present young only whole best worst big small
    nearest entire late early original good bad great little long short high low different similar
    crude narrow pure final total sheer mere enormous huge vast immense tiny massive considerable
    vibrant famous beautiful fine deep heavy rich poor serious severe sharp slight sudden strange
    unusual special particular clear obvious perfect bright dark happy sad quiet careful consistent
    constant growing rising rapid steady powerful popular important essential necessary possible
    likely further additional overall various interesting curious remarkable notable rare
    certain local simple easy hard two three four five remaining rest right wrong clear longer
    shorter greater lesser strong weak enough least more most such several many few various ordinary
    """.split()
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
# With one of these they end: a look at the word spares most phrases the pattern.
_NAMING = tuple("called call as termed dubbed term terms word phrase name of it them this".split())
_BEING = ("is", "are", "was", "were", "became", "becomes", "’s", "'s")
_THIS_IS = re.compile(
    r"\b(?:(?P<this>[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ss]uch an? \w+)|(?P<it>[Ii]t|[Tt]hey)"
    r"|(?P<what>[Ww]hat [\w ]{2,20})|(?P<the>The [\w ’']{3,30})|(?P<there>There(?: is)?))"
    r"(?: (?:also )?(?:is|are|was|were|became|becomes)|[’']s) (?:the |an? )?[“\"‘]?$"
)
_TRANSLATED = re.compile(r"(?:literally|lit\.|mean(?:ing|s|t)?|for|rendered as),? [“\"‘]$")
# What stands in a bracket: the first that fits. None if it only points elsewhere.
_BRACKET = re.compile(
    r" \((?!(?i:figs?|figures?|tables?|photos?|pp?|see|pictured|above|below)\b)"
    rf"(?:(?P<native>[^()]{{0,20}}{OTHER_SCRIPT.pattern})|(?P<figure>[^()]{{0,30}}\d)"
    r"|(?P<short>[A-Z][\w-]*[A-Z]s?\b)|(?P<name>[A-Z])|(?P<quoted>[“\"‘])|(?P<words>))"
)
_NOW_CALLED = re.compile(
    r" \((?:present-day|modern|today|today[’']s|now) [A-Z]"
)  # "Tyras (now Bilhorod)"
_OF_PERSON = re.compile(r"\b(?:he|she|i|you|who|his|her|my)\b")
_IN_SERIES = re.compile(r",[^,.;:]{2,40}, (?:and |or )?(?:an? |the )?$")
_POINTS = re.compile(
    r"(?P<is>(?:This|That|It|They|These|Those|Such)(?: is| are|[’']s) )"
    r"|(?P<it>(?:This|That|It|They|These|Those|Such) )"
    r"|(?P<under>(?:In|Under|With|By|On) (?:this|these|that|such|it|them)\b)"
    r"|(?P<the>(?:The|An?|Such an?|Each|Every|Most) (?P<words>(?:[\w’'-]+ ){0,3}))"
)


def signs(text: str, site: Site, said: Iterable[str], mentioned: Mentioned) -> Iterator[str]:
    """The signs at a site; ``said`` has those of what may explain its phrase."""
    start, end = site.start, site.end
    term = text[start:end]
    said = tuple(said)
    opens = bool(_OPENS.search(text, max(0, start - 12), start))
    yield from _of_phrase(term, opens=opens)
    if sign := _unfamiliar(term):
        yield sign
        yield from (f"{sign}, {one}" for one in said if one.startswith("by "))
    yield from edges(text, start, end)
    yield from _before(text, start)
    if word := following(text, end):
        yield f"before {word}"
    is_name = term[0].isupper() and (not opens or rank(term.split()[0]) >= RARE)
    yield from (f"name, {sign}" if is_name and sign in KINDS else sign for sign in said)
    if bracket := _BRACKET.match(text, end):
        yield "bracket behind"
        yield f"bracket: {bracket.lastgroup}"
    if is_name and _NOW_CALLED.match(text, end):
        yield "name, kind: place"
    if VERB_AFTER_COMMA.match(text, site.stop):
        yield "verb behind"
        if opens:
            yield "subject"
    if "by a" in said and (" and " in term or is_plural(term)):
        yield "plural, class" if "kind: class" in said or "then of" in said else "plural, by a"
    if site.construct is Construct.NEXT:
        yield from _of_next(term, text[site.at : site.stop], text[end : site.at])
    yield from _of_mentions(mentioned)


def _of_phrase(term: str, *, opens: bool) -> Iterator[str]:
    """What the words of a phrase are like; one that opens a sentence has a capital anyhow."""
    words = term.casefold().split()
    ranks = [rank(word) for word in words]
    last = words[-1]
    yield f"rarest {_bucket(max(ranks))}"
    yield f"head {_bucket(ranks[-1])}"
    if len(words) == 1:
        yield f"single {_bucket(ranks[0])}"
        if syllables(last) > 1 and ranks[0] >= RARE:
            yield "pinyin"
    elif words[0] in _PLAIN:
        yield "plain"
    capitals = [word[0].isupper() for word in term.split()]
    if all(capitals) and not (opens and len(words) == 1):
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


def _unfamiliar(term: str) -> str:
    """Whether a phrase is a word that English does not have, or closes with one."""
    *more, last = term.split()
    if not last.islower() or "-" in last or rank(last) < RARE or last.endswith(_DERIVED):
        return ""
    return "unfamiliar last" if more else "unfamiliar"


def _bucket(place: int) -> str:
    return next((name for most, name in _BUCKETS if place < most), "rare")


def _before(text: str, start: int) -> Iterator[str]:
    """What stands before a phrase in its sentence."""
    before = text[max(0, start - 60) : start]
    if before[-1:] in ("“", '"', "‘"):
        yield "quoted"
    if _TRANSLATED.search(before):
        yield "translation"
    word = leading(text, start)
    if word:
        yield f"behind {word}"
    if word.endswith(_NAMING) and _NAMED.search(before):
        yield "named"
    if word.endswith(_BEING) and (points := _THIS_IS.search(before)):
        yield f"{points.lastgroup} is"
    if _IN_SERIES.search(before):
        yield "in series"
    lead = text[clause_start(text, start) : start].lstrip('“"‘ ').casefold()
    if _OF_PERSON.search(lead):
        yield "of a person"
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


def _of_next(term: str, said: str, mark: str) -> Iterator[str]:
    """How the next sentence takes up what the one before closed with."""
    if ";" in mark or "?" in mark:
        yield f"mark {';' if ';' in mark else '?'}"
    match = _POINTS.match(said[:1].upper() + said[1:])
    if match is None:
        yield "takes up: other"
    elif match["words"] is None:
        yield f"takes up: {match.lastgroup}"
    else:
        heads = {word.casefold().removesuffix("’s").rstrip("s") for word in match["words"].split()}
        again = term.casefold().split()[-1].rstrip("s") in heads
        yield "takes up: head" if again else "takes up: the"


def _of_mentions(mentioned: Mentioned) -> Iterator[str]:
    if mentioned.here_first:
        yield "first mention"
    if mentioned.times > 1:
        yield "again"
    if mentioned.times > 3:
        yield "often"
    if mentioned.in_heading:
        yield "heading"
