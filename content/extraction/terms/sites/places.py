"""Places where a text may explain a term, whatever stands there: "a buffer stock, a reserve for
three months", "this reflectivity, or albedo", "Under moving block each train is surrounded by".
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from content.extraction.names.words import NATIVE
from content.extraction.terms.grammar.clauses import end_of_apposition, rest_of_clause
from content.extraction.terms.grammar.phrases import WORD
from content.extraction.terms.grammar.shapes import JUDGEMENTS
from content.extraction.terms.grammar.verdicts import is_verdict
from content.extraction.terms.grammar.words import CRITICS, NO_GLOSS
from content.extraction.terms.sites.phrases import Phrase, ending_at, starting_at


class Construct(StrEnum):
    """What joins a term and its explanation."""

    COMMA = "comma"
    COLON = "colon"
    DASH = "dash"
    BRACKET = "bracket"
    WHICH = "which"
    WHEREBY = "whereby"
    OR = "or"  # "a quay, or place to land"
    MEANING = "meaning"  # ", that is, "
    IS = "is"
    NEXT = "next"  # the next sentence explains what closes one
    NAMED = "named"  # "boatmen call it a quay"
    UNDER = "under"  # "In a lock boats are lifted"
    SUBJECT = "subject"  # "Dredging deepens a river"
    OR_TERM = "or term"  # "a place to land, or quay"
    COMMA_TERM = "comma term"  # "the place to land, the quay, is"
    IS_TERM = "is term"  # "the place where boats land is the quay"
    NAMES_BACK = "names back"  # "boats land at a place of stone. This is the quay"


class Site(NamedTuple):
    """``start:end`` of a text has what may be a term, ``at:stop`` what may explain it."""

    start: int
    end: int
    at: int
    stop: int
    construct: Construct


_SIGN = re.compile(
    r"(?P<which>, (?:which|who) (?=[a-z]))"
    r"|(?P<whereby>,? (?=(?:in|under|by|through|at|with|for) which |whereby )"
    r"|, (?=(?:where|when) ))"
    r"|(?P<or>, or (?=(?:the |an? )?[a-z]))"
    r"|(?P<meaning>[,;] (?:meaning|that is,?|i\.e\.,?|in other words,?|namely|literally) )"
    r"|(?P<comma>, (?!(?:and|or|but|so|nor|yet|as|if|because|although|though|while) )"
    r"(?!(?:[\w-]+ ){0,2}of (?:whom|which|them)\b)(?=[a-z]))"
    r"|(?P<colon>: (?=[a-z]))"
    r"|(?P<dash> [–—-] (?=[a-z])|(?<=\w) ?— ?(?=[a-z]))"
    r"|(?P<bracket> \((?=[a-z]))"
    r"|(?P<next>[\"”’']?[.?!;][\"”’']? (?=[^\W\d_]))"
)
# "They saw the quay, the crane and the sheds": not what explains the quay
_ITEM = r"(?:the|an?)(?: (?!(?:of|that|which|who|for|in|on|to|with|by|from|and|or)\b)[\w’-]+){1,4}"
_SERIES = re.compile(
    rf"{_ITEM}(?:, {_ITEM}){{0,4}}(?:,? and(?:,[^,.;]{{2,30}},)? (?:the|an?|two) |, {_ITEM},)"
    # "Oats, barley, spring wheat, and": of three words at most, without an article
    r"|(?:(?!(?:an?|the|or|in|by|that|which)\b)[\w’-]+(?: [\w’-]+){0,2}, ){2,6}(?:and|or) "
)
_BRACKET = r"(?: \([^()]{1,60}\))?"
_OPENS = r"(?:^|(?<=[.!?:;] ))"
_ARTICLE = r"(?:The |An? |One |Most |the |an? )?[\"“‘]?"
_IS = re.compile(
    rf"{_OPENS}{_ARTICLE}(?P<term>{WORD}(?: {WORD}){{0,4}}?)[\"”’]?{_BRACKET}"
    r"(?:, (?:or|in|by|as|also|often) [^,.;]{2,40},)? "
    r"(?:is|are|was|were|means?|refers? to|describes?|denotes?|consists? of|occurs?|arises?) "
    r"(?=[a-z])"
)
_SUBJECT = re.compile(
    rf"{_OPENS}(?:The |An? |One |Most |Each |Every |the |an? )?[\"“‘]?(?=[A-Za-z])"
)
_UNDER = re.compile(
    rf"{_OPENS}(?:In|Under|With|By|On|Through|At|During|For|From|Unlike) (?:the |an? |this |its )?"
    r"[\"“‘]?(?=[A-Za-z])"
)
# Before these "call" is what somebody may do: "could call a witness".
_NOBODY = (
    r"(?:the|an?|this|every|no|un\w+ed|to|not|\w+n[’']t|can|could|will|would|may|might|must|should)"
)
_LOOSELY = r"(?:people|they|some|many|you|I)"  # "People speak of change"
# As people call it: what one person calls a thing is an opinion.
_NAMING = re.compile(
    r"(?:\b(?:known|referred to|spoken of|gone down|lumped together|class(?:ed|ified)) as"
    r"|\bdescribed as(?! an? )"
    r"|(?<![\w-])(?<!so )(?:called|termed|dubbed|christened|nicknamed)"
    r"(?! (?:back|home|away|again|attention|names|time)\b)"
    rf"|(?<![\w’'-])(?!(?i:{CRITICS}|{_NOBODY}) )"
    rf"(?:(?:\b[Ww]hat [\w’'-]+ (?:can|could|will|would|may|might) |[\w’'-]+ )(?:call|term|dub)"
    r"(?: (?:it|them|th[eio][st]e?))?"
    rf"|(?!(?i:{_LOOSELY}) )[\w’'-]+ speak of(?! (?:[\w-]+ ){{1,6}}?as ))"
    r"|\b(?:refer to|know|lump|speak of) (?:[\w-]+ ){1,6}?as"
    r"|\b(?:term|word|phrase|expression|name)(?: of art| for [\w ]{2,30})? is)"
    r" (?:the |an? )?(?=[a-z])"
)
# "A terp, as the Dutch call a mound": the other way round.
_NO_NAMING = re.compile(
    r"\b(?:[Hh]e|[Ss]he|I|[Yy]ou|[Ww]ho|has|have|had|\w+n[’']t|as|as the|[A-Z][\w’-]+) "
    r"(?:(?:[a-z]+ly|[Ii]s|[Ww]as|best|better|also|now) ){0,2}$"
    # "What it called rumours", "we were called fools", "I hear them called a menace"
    r"|\b[Ii]t $|\b(?:I|[Ww]e) (?:am|are|was|were) $|\bhear[sd]? (?:it|them|\w+) $"
)
# "We asked what they call the pools"
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed)?|knows?|knew|wonder(?:s|ed)?)\b[^.,;:]{0,40} what (?:\w+ )?$"
)
# "She is a careful pilot", "there are pilots"
_PERSON_BEFORE = re.compile(r"\b(?:[Hh]e|[Ss]he|I|[Yy]ou|[Ww]e|[Ww]ho|[Tt]here)$")
# "Call the practice “mud walking”", "speak of the sale of land", "it is called vital in law"
_NO_NAME = re.compile(
    r"[\"”’]? (?:(?:[\w-]+ ){0,2}[\"“‘]|(?:of|or of|as|in (?:law|practice|theory))\b)"
    r"|,? but (?:it|they|this) (?:is|are) "
)
# "Call the gate that leaks a sieve": the thing, and not yet its name
_CALL_THE = re.compile(r".* (?:call|term|dub) th\w+ ")
_WHICH_THING = re.compile(r" (?:that|who|which)\b")
# "Termed a possession in Britain", "call this kind of scheme funded", "call the cost 100"
_NO_NAME_WITHIN = re.compile(
    r".* as .*|.* in (?:[A-Z]|law\b|practice\b|theory\b).*|(?:kind|sort|type|form) of .*"
    r"|[a-z]+ \d+|.* news"
)
_OR_TERM = re.compile(
    rf",? or (?:the |an? )?[\"“‘]?(?P<term>{WORD}(?: {WORD}){{0,2}})[\"”’]?(?=[,.;)])"
)
_OR_BEFORE = re.compile(r", or [^,.;:]{1,30}$")
_COMMA_TERM = re.compile(
    r", (?:the |an? |or the |its |hence |called |the so-called )[\"“‘]?(?=[A-Za-z])"
)
_IS_TERM = re.compile(
    r" (?:is|are|was|were|lies)(?: (?:also|often|usually|now|still))?"
    r" (?:called |known as )?(?:the |an? |its |their )?[\"“‘]?(?=[A-Za-z])"
)
# "The word is misleading"
_PREDICATE = re.compile(r" (?:is|are|was|were) (?:[a-z]+ )?[a-z]+(?:ing|ed)$")
_CLOSING = re.compile(rf"(?:[\"”’'])?(?: (?:{NATIVE}))?(?: \([^()]{{1,80}}\))?[\"”’']?$")
_CLOSING_DASH = re.compile(r" [–—-] | ?— ?")
# "In the hills, the", "After they left, the": the sentence itself stands behind the comma.
_FRONTED = re.compile(
    r"[\"“‘]?(?:(?:In|On|At|By|For|From|With|Without|Within|Under|Over|Through|Throughout|During|"
    r"Despite|Unlike|Like|To|Among|Across|Behind|Beyond|Outside|Inside|Along|Against|Amid|Instead|"
    r"Because of|Due to|According)\b"
    r"(?!.* (?:is|are|was|were|lies?|lay|stands?|stood|sits?|sat|comes?|came|runs?|ran) )"
    r"|(?:After|Before|When|While|If|As|Since|Until|Once|Because|Although|Though|Where|Whereas|Given|"
    r"[A-Z][a-z]+ing)\b)[^,;:]*"
)
# "The quay – with some luck"
_ASIDE = re.compile(
    r"(?:with|without|through|by|in|on|at|from|for|to|regardless|it|they|he|she|we|I|you|this|that|"
    r"there|and|or|but|not|just|even|especially|particularly|including)\b"
)
_CLOSES = re.compile(r"[\"”’]?(?:[,.;)—]| \()")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?(?:\s|$)")
_FIRST = re.compile(r"[\w.]+")
_GOES_ON = re.compile(r" (?=[a-z])")
_BE = re.compile(r" (?:is|are|was|were) ")
# "This", "Such a bank", "In the hills these rooms", "Boatmen"
_POINTS_BACK = re.compile(
    r"(?:(?:In|On|At|To|By|Among|For) [^,.;]{2,40}?,? )?"
    r"(?:[Tt]h(?:is|at|ese|ose|e)|[Ii]ts?|[Tt]hey|[Ss]uch an?|[Ss]uch|[Ww]e|[A-Z][a-z]+)"
    r"(?: [\w’'-]+){0,2}"
)
_REACH = 90  # characters before a sign
_LONGEST_BEFORE = 300  # characters of an explanation before its term
_LONGEST = 1_000  # and of one behind it
_CLAUSES = (". ", ", ", "; ", ": ")


def sites(text: str) -> Iterator[Site]:
    """Where phrases may be explained; the same phrase may stand in several, and phrases that
    overlap compete.
    """
    for search in (_at_signs, _at_is, _at_names, _under, _subjects, _or_terms, _apposed, _is_terms):
        yield from search(text)


def _at_signs(text: str) -> Iterator[Site]:
    for sign in _SIGN.finditer(text):
        first = _FIRST.match(text, sign.end())
        if sign["bracket"] and first and first[0].rstrip(".") in NO_GLOSS:
            continue
        if sign["comma"] and _SERIES.match(text, sign.end()):
            continue
        construct = Construct(sign.lastgroup or "")
        at, stop = sign.end(), _stop(text, sign.end(), construct)
        if _explains_nothing(text, sign.start(), at, stop, construct):
            continue
        for phrase in _phrases_before(text, sign.start()):
            yield Site(*phrase, at, stop, construct)


def _explains_nothing(text: str, mark: int, at: int, stop: int, construct: Construct) -> bool:
    """Whether a comma closes what a sentence opens with, a dash what another dash opened, or an
    aside follows on it.
    """
    before = text[clause_start(text, mark) : mark]
    match construct:
        case Construct.COMMA:
            return not text.startswith(",", stop) and _FRONTED.fullmatch(before) is not None
        case Construct.DASH:
            closes = len(_CLOSING_DASH.findall(before)) % 2 == 1
            return closes or _ASIDE.match(text, at) is not None
        case _:
            return False


def _at_is(text: str) -> Iterator[Site]:
    for match in _IS.finditer(text):
        if match.span("term") in starting_at(text, match.start("term")):
            stop = _stop(text, match.end(), Construct.IS)
            yield Site(*match.span("term"), match.end(), stop, Construct.IS)


def _at_names(text: str) -> Iterator[Site]:
    for match in _NAMING.finditer(text):
        if _NO_NAMING.search(text, max(0, match.start() - 24), match.start()):
            continue
        if _ASKED.search(text, max(0, match.start() - 60), match.start()):
            continue
        at, stop = _said_before(text, match.start())
        for start, end in starting_at(text, match.end()):
            loose = match[0].startswith("and ") and " " not in text[start:end]
            thing = _CALL_THE.fullmatch(match[0]) and _WHICH_THING.match(text, end)
            none = loose or thing or _NO_NAME.match(text, end)
            if not none and _may_be_name(text[start:end]):
                yield Site(start, end, at, stop, Construct.NAMED)


def _may_be_name(phrase: str) -> bool:
    """Whether a phrase may be what people call a thing rather than what they think of it."""
    return not (_NO_NAME_WITHIN.fullmatch(phrase) or is_verdict(phrase) or phrase in JUDGEMENTS)


def _under(text: str) -> Iterator[Site]:
    for match in _UNDER.finditer(text):
        stop = _end_of_sentence(text, match.end())
        for start, end in starting_at(text, match.end()):
            yield Site(start, end, min(end + 1, stop), stop, Construct.UNDER)


def _subjects(text: str) -> Iterator[Site]:
    for match in _SUBJECT.finditer(text):
        stop = _end_of_sentence(text, match.end())
        for start, end in starting_at(text, match.end()):
            if _GOES_ON.match(text, end) and not _BE.match(text, end):
                yield Site(start, end, end + 1, stop, Construct.SUBJECT)


def _or_terms(text: str) -> Iterator[Site]:
    for match in _OR_TERM.finditer(text):
        behind = _OR_BEFORE.search(text, max(0, match.start() - 40), match.start())
        series = behind or text.startswith(", or ", match.end())
        if series or text.endswith("-", 0, match.start()):
            continue  # "Dutch- or Danish-built", "in mud, or sand, or clay"
        if match.span("term") in starting_at(text, match.start("term")):
            at = _last_mark(text, match.start(), _CLAUSES)
            yield Site(*match.span("term"), at, match.start(), Construct.OR_TERM)


def _apposed(text: str) -> Iterator[Site]:
    for match in _COMMA_TERM.finditer(text):
        at = _last_mark(text, match.start(), _CLAUSES)
        for start, end in starting_at(text, match.end()):
            if _CLOSES.match(text, end):
                yield Site(start, end, at, match.start(), Construct.COMMA_TERM)


def _is_terms(text: str) -> Iterator[Site]:
    for match in _IS_TERM.finditer(text):
        if _PERSON_BEFORE.search(text, max(0, match.start() - 6), match.start()):
            continue
        at, stop = _said_before(text, match.start())
        construct = Construct.IS_TERM if stop == match.start() else Construct.NAMES_BACK
        for start, end in starting_at(text, match.end()):
            if not _PREDICATE.match(text, match.start(), end):
                yield Site(start, end, at, stop, construct)


def _phrases_before(text: str, end: int) -> Iterator[Phrase]:
    """Those before a sign, without its marks and its bracket."""
    closing = _CLOSING.search(text, max(0, end - _REACH), end)
    return ending_at(text, closing.start() if closing else end)


def _said_before(text: str, at: int) -> tuple[int, int]:
    """The clause before a verb, or the sentence before that if the clause only points back."""
    start = clause_start(text, at)
    if start == at or _POINTS_BACK.fullmatch(text, start, at):
        return clause_start(text, max(0, start - 2)), max(0, start - 2)
    return start, at


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that ``at`` stands in, at most ``_LONGEST_BEFORE`` characters ago."""
    return _last_mark(text, at, (". ", "? ", "! ", "; ", ": "))


def _last_mark(text: str, at: int, marks: Iterable[str]) -> int:
    floor = max(0, at - _LONGEST_BEFORE)
    places = (text.rfind(mark, floor, at) for mark in marks)
    return max([floor, *(place + 2 for place in places if place >= 0)])


def _end_of_sentence(text: str, at: int) -> int:
    furthest = min(len(text), at + _LONGEST)
    end = _SENTENCE_END.search(text, at, furthest)
    return end.start() if end else furthest


def _stop(text: str, at: int, construct: Construct) -> int:
    """Where the explanation ends that starts at ``at``, at the latest with its sentence."""
    most, furthest = _end_of_sentence(text, at), min(len(text), at + _LONGEST)
    match construct:
        case Construct.BRACKET:
            close = text.find(")", at, furthest)
            return close if close >= 0 else most
        case Construct.DASH if closing := _CLOSING_DASH.search(text, at, most):
            return closing.start()
        case Construct.COMMA | Construct.OR | Construct.MEANING:
            return min(most, end_of_apposition(text, at, furthest))
        case Construct.WHICH:
            return min(most, end_of_apposition(text, at, furthest, at_comma=False))
        case _:
            return rest_of_clause(text, at, most)
