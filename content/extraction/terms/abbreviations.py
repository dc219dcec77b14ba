"""Abbreviations that a text introduces beside what they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.extraction.terms.grammar.words import ADVERBS, AUXILIARIES, CONJUNCTIONS, PRONOUNS
from content.extraction.terms.long_forms import (
    SPELT,
    TOKEN,
    by_letters,
    long_form,
    start_of_capitals,
    words_before,
)
from content.extraction.vocabulary.bodies import ORGANISATIONS
from content.extraction.vocabulary.places import PLACES

# Two capitals at least, or a capital and a number.
SHORT = r"(?=[a-z]?[A-Z][a-z]{0,4}[&./-]?[A-Z0-9])[A-Za-z][A-Za-z0-9&./-]{0,13}[A-Za-z0-9]\+?"
_SYLLABLES = re.compile(  # "Defra"
    r"\s?\((?P<short>[A-Z][a-z]{3,9})\)"
    r"|, (?:or|known as|called) (?P<other>[A-Z][a-z]{3,9})(?=[,.;])"
)
_SPOKEN = re.compile(  # "lidar (light detection and ranging)", "ro-ro (roll-on/roll-off)"
    r"(?<![\w-])(?P<short>[a-z]{4,8}|[a-z]{2,3}-[a-z]{2,3}) \((?P<long>[a-z][^()]{6,60})\)"
)
_CALLED = (
    r"(?:(?:usually|often|commonly|generally|sometimes|now|better|also|here|then|always) )?"
    r"(?:abbreviated(?: as| to)?|known as|(?:shortened|cut)(?: as| to)|called)"
)
_NATIVE = "[\u3400-\u9fff\uac00-\ud7a3\u3040-\u30ff\u0400-\u04ff ]"
_OPEN, _CLOSE, _QUOTE, _UNQUOTE = r"[(（\[]", r"[)）\]]", r"[\"“‘']?", r"[\"”’']?"
_AFTER_LONG = re.compile(
    rf"\s?(?:{_NATIVE}{{2,20}})?{_OPEN}{_QUOTE}(?:(?:the|an?|or|here|hereafter|henceforth|"
    rf"hereinafter|also|in short|[A-Z]\w*[’']s|{_CALLED}),? )*"
    rf"{_QUOTE}(?P<short>{SHORT}s?(?: {SHORT}| [A-Z][a-z]+(?={_CLOSE}))?){_UNQUOTE}"
    rf"(?:[;,:/]? [^()]{{0,40}})?{_CLOSE}"
    rf"|(?:,| [–—]) (?:or|{_CALLED}|or {_CALLED}) (?:the )?"
    rf"{_QUOTE}(?P<other>{SHORT}s?){_UNQUOTE}(?=[,.;:)]| [–—])"
    rf"|(?:,| [–—]) (?P<brief>{SHORT}s?) for short\b"
    # ", known in the trade as LNG,", ", which bankers call NPLs"
    r"|(?:,| [–—]) (?=[^,.;()]{0,60}\b(?:call|calls|called|known|says?|abbreviated|shortened|"
    r"initials|acronym|hereafter|henceforth|dubbed|referred)\b)(?:[a-z’'-]+ ){1,8}"
    rf"{_QUOTE}(?P<clause>{SHORT}s?){_UNQUOTE}(?![\w-])"
    rf"|,? or (?:the )?(?P<bare>{SHORT}s?)(?![\w-])"
    rf"|, (?:the |an? )?(?P<aside>{SHORT}s?)(?=[,.;]| (?:in|to|as|for|of) )"
    rf"| ?[–—] ?(?:the )?(?P<dashed>{SHORT}s?)(?=,| ?[–—])"
    rf"| [\"“‘](?P<quoted>{SHORT}s?)[\"”’]"
    # ". Under LTSS, as it is abbreviated,"
    rf"|[.;:] (?:[A-Z][a-z]+ )?(?:[Tt]he )?(?P<next>[A-Z]{{3,7}})(?![\w-])"
)
# ", known by its Portuguese initials, IBGE": the letters need not fit.
_INITIALS = re.compile(
    rf",? (?:known|abbreviated|called|referred to)\b[^.;:()]{{1,30}}?\b(?:initials|acronym)\b"
    rf"[^.;:(),]{{0,40}}?(?:,| as)? (?P<short>{SHORT})(?![\w-])"
)
# ", usually shortened to Chaobiao", which stands for a name
_SHORTENED = re.compile(
    r", (?:(?:usually|often|commonly|generally|sometimes|now) )?(?:shortened|abbreviated|clipped) "
    r"(?:to|as) [\"“‘]?(?P<short>[A-Z][a-z]{2,11})(?![\w-])"
)
# "LIMA, Peru (XPA) — ": the sign of a news agency
_DATELINE = re.compile(r"(?:[A-Z][\w.’'-]*,? ){1,6}\((?P<sign>[^()]{2,12})\) ?(?:--|[–—-]) ")
# "Deutsche Bahn (German Railway, DB for short)": the long form before the bracket, or in it.
_AFTER_GLOSS = re.compile(
    rf"\s?{_OPEN}(?P<gloss>[^()（）]{{3,80}}?)[,;] (?:(?:here|or|the|hereafter|{_CALLED}) )*"
    rf"(?P<short>{SHORT}s?)(?: for short| here| hereafter)?{_CLOSE}"
)
_AFTER_SHORT = re.compile(
    rf"(?<![\w-])(?P<short>{SHORT}s?)(?=\s?\((?:the |short for |for |that is,? |"
    rf"i\.e\.,? )?(?P<long>[^()]{{4,90}})\)"
    r"|(?:,| is| was)? (?:which )?(?:short for|stands for|standing for|"
    r"(?:an?|the) (?:abbreviation|acronym) (?:of|for)) (?:the )?(?P<other>[^().;]{4,90})"
    r"|, as (?:[a-z’'-]+ ){1,4}?(?:calls?|called|abbreviates?|shortens?) (?:the )?"
    r"(?P<known>[^().;,]{4,90})"
    # "LNG, or liquefied natural gas,", "LNG – liquefied natural gas –"
    r"|(?:,? or |, that is,? |, i\.e\.,? | ?[–—] ?|: | = |, )(?:the |an? )?"
    r"(?P<apposed>[^().;–—]{4,90})"
    # "P&I clubs (for protection and indemnity)"
    r"|(?: [a-z]+){1,2} \((?:short |standing )?for (?:the )?(?P<modified>[^()]{4,90})\)"
    # "An ECG. The letters stand for electrocardiogram."
    r"|[^.;()A-Z]{0,60}[.;:]? (?:\(?[Tt]he|[Ii]ts|[Tt]hese) "
    r"(?:letters|initials|abbreviation|acronym) (?:stands? for|(?:is|are) short for|means?) "
    r"(?:the )?(?P<letters>[^().;]{4,90}))"
)
_BRACKETED = re.compile(
    rf"[\"”’']?\s?{_OPEN}(?:{_NATIVE}{{2,20}}, )?(?P<short>{SHORT}|[A-Z][a-z])s?{_CLOSE}"
)
# "HZV (Wex Harbour Association)": the letters are those of the name in its own language.
_OF_BODY = re.compile(
    r"(?<![\w-])(?P<short>[A-Z]{2,7}) \((?:the )?(?P<long>(?:[A-Z][\w’'-]+ (?:(?:of|for|and|on) "
    r"(?:the )?)?){1,7}[A-Z][\w’'-]+)\)"
)
# Where a long form that no bracket holds may end: "the CDU or coastal data unit and the crew".
_BORDERS = re.compile(
    r"(?P<mark>[,;:]| which |$)"
    r"| (?:that|who|and|or|but|is|are|was|were|has|have|had|will|can|may|in|on|at|to|for|by|from|"
    r"with|as)(?= )"
)
_HINT = re.compile(
    r"[(（\[]|[A-Z][a-z]{0,4}[&./-]?[A-Z0-9]|, (?:or|known as|called) [A-Z]|\bto [A-Z]"
)
_SURE = 0.9  # that of a long form with each letter
# What a long form must be at least; where the text tells that it is one, any will do.
_LEAST = {"short": 0.0, "other": 0.0, "brief": 0.0, "next": SPELT}
# Beside what they stand for by no more than a comma or "or": so stand the items of a series, too.
_IN_A_ROW = ("aside", "bare", "apposed")
_JOINTS = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?")
_CLOSED = re.compile(r" (?:and|or|&) [^,]*$")
_NO_OPENINGS = AUXILIARIES | ADVERBS | PRONOUNS | CONJUNCTIONS


@dataclass(frozen=True, slots=True)
class AbbreviationWords:
    """``start:end`` of a text has the long form, ``short_start:short_end`` the abbreviation."""

    start: int
    end: int
    short_start: int
    short_end: int
    rule: str
    confidence: float


def find_abbreviations(text: str) -> list[AbbreviationWords]:
    """The pairs of long form and abbreviation, of either order, in a text."""
    found: list[AbbreviationWords] = []
    if not _HINT.search(text):
        return found
    dateline = _DATELINE.match(text)
    for match in _AFTER_LONG.finditer(text):
        name = match.lastgroup or "short"
        end = len(text[: match.start()].rstrip("”’\"'"))
        short_start, short_end = match.span(name)
        start, sure = long_form(text, end, match[name])
        if start is None and " " in match[name]:
            start, sure = long_form(text, end, match[name].split()[0])
            short_end = short_start + len(match[name].split()[0])
        least = _LEAST.get(name, _SURE)
        if dateline and dateline.span("sign") == (short_start, short_end):
            least = SPELT
        apart = start is None or _is_part(text, start, name) or _is_series(text[start:end], name)
        if start is not None and sure >= least and not apart:
            found.append(AbbreviationWords(start, end, short_start, short_end, "long form", sure))
    for match in (*_INITIALS.finditer(text), *_SHORTENED.finditer(text)):
        words = words_before(text, match.start())
        start = start_of_capitals(text, words)
        if start is not None:
            found.append(
                AbbreviationWords(start, match.start(), *match.span("short"), "long form", 0.8)
            )
    for match in _SYLLABLES.finditer(text):
        words = words_before(text, match.start())
        name = match.lastgroup or "short"
        start = by_letters(words, match[name].lower())
        if start is not None and sum(word.start() >= start for word in words) > 2:
            found.append(
                AbbreviationWords(start, match.start(), *match.span(name), "syllables", 0.85)
            )
    for match in _SPOKEN.finditer(text):
        words = list(TOKEN.finditer(text, *match.span("long")))
        start = by_letters(words, match["short"].replace("-", ""))
        if start == match.start("long"):
            found.append(
                AbbreviationWords(*match.span("long"), *match.span("short"), "syllables", 0.85)
            )
    for match in _AFTER_SHORT.finditer(text):
        found += _from_short(text, match, match.lastgroup or "long")
    for match in _OF_BODY.finditer(text):
        known = {word.casefold() for word in match["long"].split()}
        if not known.isdisjoint(ORGANISATIONS):
            found.append(
                AbbreviationWords(*match.span("long"), *match.span("short"), "short form", 0.75)
            )
    for match in _AFTER_GLOSS.finditer(text):
        found += _beside_gloss(text, match)
    once = {one.short_start: one for one in reversed(found)}
    return sorted(once.values(), key=lambda one: one.start)


def _is_part(text: str, start: int, name: str) -> bool:
    """Whether what is beside an abbreviation without a bracket begins amid a clause: "does not
    tell the docks, NTD".
    """
    return name in ("aside", "next") and text[start:].split(" ", 1)[0] in _NO_OPENINGS


def _is_series(long: str, name: str) -> bool:
    """Whether words are names in a row to which the abbreviation belongs as one more: "the US, UK,
    Spain and Peru". The long form of a body may have commas before its "and".
    """
    items = _JOINTS.split(long)
    if len(items) < 2 or (name not in _IN_A_ROW and "," not in long):
        return False
    if all(re.fullmatch(SHORT, item) or set(item.lower().split()) <= PLACES for item in items):
        return name in (*_IN_A_ROW, "long")
    return name in _IN_A_ROW and "," in long and not _CLOSED.search(long)


def short_behind(text: str, term: str, end: int) -> str:
    """What stands in brackets behind a term that ends at ``end`` and begins like one of its words;
    "" if nothing does. Its other letters may be others: "mixed oxide fuel (MOX)".
    """
    match = _BRACKETED.match(text, end)
    initials = {word[0].casefold() for word in term.split()}
    return match["short"] if match and match["short"][0].casefold() in initials else ""


def _beside_gloss(text: str, match: re.Match[str]) -> Iterator[AbbreviationWords]:
    """The long form that is a gloss in brackets with the abbreviation, or what that explains."""
    for end, least in ((match.end("gloss"), match.start("gloss")), (match.start(), 0)):
        start, sure = long_form(text, end, match["short"])
        name = start_of_capitals(text, words_before(text, match.start()))
        if least and start is not None and sure >= SPELT and name is not None:
            yield AbbreviationWords(
                name, match.start(), *match.span("short"), "long form", sure
            )  # "Paris Institute of Ports (Institut des ports de Paris, IPP)"
            return
        if start is not None and start >= least and sure > _SURE:
            yield AbbreviationWords(start, end, *match.span("short"), "long form", sure)
            return


def _from_short(text: str, match: re.Match[str], name: str) -> list[AbbreviationWords]:
    """The long form after its abbreviation, "NPFs (new productive forces)"."""
    first = match.start(name)
    for border in _BORDERS.finditer(match[name]):
        end = first + len(match[name][: border.start()].rstrip())
        start, sure = long_form(text, end, match["short"])
        least = SPELT if name == "apposed" or border["mark"] is None else _SURE
        if start is None or _is_series(text[start:end], name):
            continue
        if first <= start <= first + 4 and sure >= least:
            return [AbbreviationWords(start, end, *match.span("short"), "short form", sure)]
    return []
