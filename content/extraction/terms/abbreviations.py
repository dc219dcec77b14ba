"""Abbreviations that a text introduces beside what they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.extraction.terms.grammar.phrases import WORD

# Two capitals at least, or a capital and a number.
SHORT = r"(?=[a-z]?[A-Z][a-z]{0,4}[&./-]?[A-Z0-9])[A-Za-z][A-Za-z0-9&./-]{0,13}[A-Za-z0-9]"
_SYLLABLES = re.compile(  # "Defra"
    r"\s?\((?P<short>[A-Z][a-z]{3,9})\)"
    r"|, (?:or|known as|called) (?P<other>[A-Z][a-z]{3,9})(?=[,.;])"
)
_SPOKEN = re.compile(  # "lidar (light detection and ranging)", "ro-ro (roll-on/roll-off)"
    r"(?<![\w-])(?P<short>[a-z]{4,8}|[a-z]{2,3}-[a-z]{2,3}) \((?P<long>[a-z][^()]{6,60})\)"
)
_SMALL = frozenset(
    "of and the for in on to at de la del des du et y & a an with by und der".split()
)
_CALLED = (
    r"(?:(?:usually|often|commonly|generally|sometimes|now|better|also|here|then|always) )?"
    r"(?:abbreviated(?: as| to)?|known as|shortened(?: as| to)|called)"
)
_NATIVE = "[\u3400-\u9fff\uac00-\ud7a3\u3040-\u30ff\u0400-\u04ff ]"
_OPEN, _CLOSE, _QUOTE, _UNQUOTE = r"[(（\[]", r"[)）\]]", r"[\"“‘']?", r"[\"”’']?"
_AFTER_LONG = re.compile(
    rf"\s?(?:{_NATIVE}{{2,20}})?{_OPEN}{_QUOTE}(?:(?:the|an?|or|here|hereafter|henceforth|"
    rf"hereinafter|also|in short|[A-Z]\w*[’']s|{_CALLED}),? )*"
    rf"{_QUOTE}(?P<short>{SHORT}s?){_UNQUOTE}(?:[;,:/]? [^()]{{0,40}})?{_CLOSE}"
    rf"|(?:,| [–—]) (?:or|{_CALLED}|or {_CALLED}) (?:the )?"
    rf"{_QUOTE}(?P<other>{SHORT}s?){_UNQUOTE}(?=[,.;)]| [–—])"
    rf"|(?:,| [–—]) (?P<brief>{SHORT}s?) for short\b"
    # ", known in the trade as LNG,", ", which bankers call NPLs"
    r"|(?:,| [–—]) (?=[^,.;()]{0,60}\b(?:call|calls|called|known|abbreviated|shortened|initials|"
    r"acronym|hereafter|henceforth|dubbed|referred)\b)(?:[a-z’'-]+ ){1,8}"
    rf"{_QUOTE}(?P<clause>{SHORT}s?){_UNQUOTE}(?![\w-])"
    rf"|,? or (?:the )?(?P<bare>{SHORT}s?)(?![\w-])"
    rf"|, (?:the )?(?P<aside>{SHORT}s?)(?=[,.;]| (?:in|to|as|for|of) )"
    rf"| ?[–—] ?(?:the )?(?P<dashed>{SHORT}s?)(?=,| ?[–—])"
    rf"| [\"“‘](?P<quoted>{SHORT}s?)[\"”’]"
)
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
_HINT = re.compile(r"[(（\[]|[A-Z][a-z]{0,4}[&./-]?[A-Z0-9]|, (?:or|known as|called) [A-Z]")
_TOKEN = re.compile(rf"{WORD}|\d+|&")
_STATED = frozenset(("short", "other", "brief"))
_SURE = 0.9  # that of a long form with each letter
_SPELT = 0.98  # that of one whose words begin with the letters
_MOST_WORDS = 12


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
    for match in _AFTER_LONG.finditer(text):
        name = match.lastgroup or "short"
        end = len(text[: match.start()].rstrip("”’\"'"))
        start, sure = _long_form(text, end, match[name])
        if start is not None and (name in _STATED or sure > _SURE):
            found.append(AbbreviationWords(start, end, *match.span(name), "long form", sure))
    for match in _SYLLABLES.finditer(text):
        words = _words(text, match.start())
        name = match.lastgroup or "short"
        start = _by_letters(words, match[name].lower())
        if start is not None and sum(word.start() >= start for word in words) > 2:
            found.append(
                AbbreviationWords(start, match.start(), *match.span(name), "syllables", 0.85)
            )
    for match in _SPOKEN.finditer(text):
        words = list(_TOKEN.finditer(text, *match.span("long")))
        start = _by_letters(words, match["short"].replace("-", ""))
        if start == match.start("long"):
            found.append(
                AbbreviationWords(*match.span("long"), *match.span("short"), "syllables", 0.85)
            )
    for match in _AFTER_SHORT.finditer(text):
        found += _from_short(text, match, match.lastgroup or "long")
    for match in _AFTER_GLOSS.finditer(text):
        found += _beside_gloss(text, match)
    once = {one.short_start: one for one in reversed(found)}
    return sorted(once.values(), key=lambda one: one.start)


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
        start, sure = _long_form(text, end, match["short"])
        if start is not None and start >= least and sure > _SURE:
            yield AbbreviationWords(start, end, *match.span("short"), "long form", sure)
            return


def _from_short(text: str, match: re.Match[str], name: str) -> list[AbbreviationWords]:
    """The long form after its abbreviation, "NPFs (new productive forces)"."""
    first = match.start(name)
    least = _SPELT if name == "apposed" else _SURE
    for border in re.finditer(r"[,;:]| which |$", match[name]):
        end = first + len(match[name][: border.start()].rstrip())
        start, sure = _long_form(text, end, match["short"])
        if start is not None and first <= start <= first + 4 and sure >= least:
            return [AbbreviationWords(start, end, *match.span("short"), "short form", sure)]
    return []


def _long_form(text: str, end: int, short: str) -> tuple[int | None, float]:
    """Where the long form of an abbreviation starts that ends at ``end``, and how sure that is."""
    words = _words(text, end)
    letters = re.sub(r"[^a-z0-9]", "", re.sub(r"(?<=[A-Z0-9])s$", "", short).lower())
    spoken = letters.replace("2", "t").replace("4", "f")  # "V2G", vehicle-to-grid
    for wanted in {letters: 0, spoken: 0, letters + "s" if short.endswith("s") else letters: 0}:
        start = _by_initials(words, wanted, skips=0)
        if start is None:
            start = _by_initials(words, wanted, skips=1)
        if start is not None:
            return start, _SPELT
    start = _by_letters(words, letters)
    if start is not None:
        return start, 0.92
    for start in (_by_ends(words, letters), _by_compound(words, letters, short)):
        if start is not None:
            return start, 0.8
    return _by_capitals(text, words, short)


def _words(text: str, end: int) -> list[re.Match[str]]:
    """The last words of the sentence before ``end``."""
    start = max(0, end - 160)
    start = (
        max(text.rfind(mark, start, end) for mark in (". ", "; ", ": ", "(", ")", "|", "? ")) + 1
    )
    start = max(start, end - 160, 0)
    return list(_TOKEN.finditer(text, start, end))[-_MOST_WORDS:]


def _by_initials(words: list[re.Match[str]], letters: str, skips: int) -> int | None:
    """The words whose initials are the letters, from the last back; small words may lack one, and
    as many others as ``skips`` says.
    """
    left, skipped = len(letters), 0
    for word in reversed(words):
        known = word[0].lower()
        parts = [part for part in re.split(r"[-’']", known) if part]
        initials = "".join(part[0] for part in parts)
        if left and letters[:left].endswith(initials) and len(parts) > 1:
            left -= len(initials)
        elif left and known[0] == letters[left - 1]:
            left -= 1
        elif known in _SMALL:
            continue
        elif left == len(letters) or skipped == skips:
            return None
        else:
            skipped += 1
        if left == 0:
            return word.start()
    return None


def _by_letters(words: list[re.Match[str]], letters: str) -> int | None:
    """The fewest words that have the letters in order, each word its first: "TB, tuberculosis"."""
    for count in range(1, min(len(words), len(letters) + 2) + 1):
        chosen = words[-count:]
        if chosen[0][0][0].lower() != letters[0] or chosen[0][0].lower() in _SMALL:
            continue
        joined = "".join(word[0].lower() for word in chosen)
        at = 0
        for letter in letters:
            at = joined.find(letter, at) + 1
            if not at:
                break
        initials = [word[0][0].lower() for word in chosen if word[0].lower() not in _SMALL]
        if at and set(initials) <= set(letters) and len(joined) > len(letters):
            return chosen[0].start()
    return None


def _by_ends(words: list[re.Match[str]], letters: str) -> int | None:
    """As many words as letters, of which the first and the last begin with theirs: "LFP", "lithium
    iron phosphate".
    """
    chosen = words[-len(letters) :]
    if len(chosen) < max(3, len(letters)) or any(word[0].lower() in _SMALL for word in chosen):
        return None
    ends = chosen[0][0][0].lower() + chosen[-1][0][0].lower()
    return chosen[0].start() if ends == letters[0] + letters[-1] else None


def _by_compound(words: list[re.Match[str]], letters: str, short: str) -> int | None:
    """A compound with a capital for each part, "SmCo", "samarium-cobalt", or one that has the
    letters and a noun behind it: "PO", "post-operative care".
    """
    for behind, word in enumerate(reversed(words[-3:])):
        parts = [part for part in word[0].lower().split("-") if part]
        if len(parts) < 2:
            continue
        capitals = "".join(re.findall("[A-Z]", short)).lower()
        as_many = not behind and capitals != letters and len(parts) == len(capitals) > 1
        if as_many and parts[0][0] + parts[-1][0] == capitals[0] + capitals[-1]:
            return word.start()
        if behind and "".join(part[0] for part in parts) == letters:
            return word.start()
    return None


def _by_capitals(text: str, words: list[re.Match[str]], short: str) -> tuple[int | None, float]:
    """A name of a body in another language than its abbreviation: a run of words in capitals."""
    start, capitals = None, 0
    following = None
    for word in reversed(words):
        if following is not None and text[word.end() : following.start()].strip():
            break
        if word[0][0].isupper():
            start, capitals = word.start(), capitals + 1
        elif word[0].lower() not in _SMALL:
            break
        following = word
    enough = capitals >= 2 and short.isupper() and 2 <= len(short) <= 7
    return (start, 0.75) if enough else (None, 0.0)
