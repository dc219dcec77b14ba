"""Terms that a bracket explains: "chōnin (townspeople)"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from content.extraction.names.words import NATIVE, OTHER_SCRIPT
from content.extraction.terms.grammar.classes import is_class
from content.extraction.terms.grammar.kinds import is_person
from content.extraction.terms.grammar.phrases import (
    LATIN_PAIR,
    after_determiner,
    behind_verb,
    has_verb,
    is_bounded,
    is_pinyin,
    phrase_before,
    phrase_behind_verb,
)
from content.extraction.terms.grammar.shapes import BY, MADE, may_be_term
from content.extraction.terms.grammar.words import (
    ARTICLES,
    BOUNDS,
    GLOSS_OPENINGS,
    NO_GLOSS,
    TERM_NOUNS,
)
from content.extraction.terms.native_terms import is_foreign_wording
from content.extraction.terms.term_words import TermWords
from content.extraction.vocabulary.commonness import RARE, rank

_BRACKETS = re.compile(r"[\"”’']?\s\((?P<gloss>[^()]{3,200})\)")
_TRANSLATED = re.compile(
    r"\([\"“‘']?(?P<term>[^\W\d_][\w’'-]*(?: [\w’'-]+){0,2}?)[\"”’']?, (?:\w+ )?(?:translated|"
    r"rendered|meaning|literally|(?<!more )or)(?: as)? "
    r"[\"“‘']?(?P<gloss>[^()\"”“’‘]{3,80})[\"”’']?\)"
)
# "Tokojime, literally “floor tightening”", "yuimaru, an old word for “mutual help”"
_LITERALLY = re.compile(
    r"[\"”’']?(?:\s?[(（][^()（）]{1,40}[)）])?,? \(?(?:"
    r"(?:or |which )?(?:literally|lit\.)(?: translated| means| meaning| a| an)*(?: as)?,?"
    r"|meaning|which means|(?:which )?translates (?:\w+ly )?(?:as|to)"
    r"|(?:(?:which )?(?:is|are) )?(?:(?:\w+ly|often|also|sometimes|now|best) ){0,2}"
    r"(?:translated|rendered) as"
    r"|(?:(?:and |which )?(?:is |comes |derived )?)from (?:the |an? )?(?:old |[A-Z][\w-]+ ){1,3}"
    r"(?:words? |term |phrase )?(?:for|meaning)"
    r"|(?:an? |the )?(?:[\w-]+ ){0,2}(?:word|term|name|phrase|[A-Z]\w+) "
    r"(?:that means|meaning|for)"
    r") [\"“‘](?P<gloss>[^\"”“’‘.;]{3,80}?),?[\"”’]"
)
# "The ankyo, or buried pipe drains"
_OR_PLAIN = re.compile(
    r"(?<![\w-])(?P<term>[^\W\d_A-Z][\w’-]{3,20}), or "
    r"(?P<gloss>[a-z][\w’-]*(?: [a-z][\w’-]*){1,5}?)(?=[.,;:)—–]|$)"
)
# "Yinfan, or “shade meal”,", "wabuk or “bay fee”"
_OR_QUOTED = re.compile(
    r"(?<![\w-])(?P<term>[^\W\d_]{4,20}),? or (?:the |an? )?"
    r"[\"“](?P<gloss>[a-z][^\"”“.;:]{2,60}?)[.,]?[\"”]"
)
_SOUND = r"(?:[kgsznhbpmr]y|sh|ch|ts|[kgsztdnhbpmyrwj])"
_FOREIGN_WORD = re.compile(
    rf"(?:n(?![aiueoy])|{_SOUND}?[aiueo])+{_SOUND}[aiou]|\w*[^\x00-\x7f’]\w*"
    r"|\w{3,}(?:ae|sis|oe|aux|ium|lith|cene|ism|logy)"
)
# English, although of such a form.
_ENGLISH = frozenset(
    """
    area banana basis bingo boa bonsai camera cargo china cinema data demo echo era gaga guru hero
    idea judo kilo logo mango memo menu mono motto opera panama paradise photo piano potato puma
    radio safari saga soda sofa solo stadium studio taboo tango taxi tofu tomato tourism tuna
    tutu yoga zero agenda analysis crisis museum medium ratio mania pagoda pizza
    """.split()
)
# "Zakat (wire net), Fomba (a wide hat), and": one after the other
_IN_SERIES = re.compile(r"(?<![\w-])(?P<term>[^\W\d_]{4,20}) \((?P<gloss>[a-z][^()\d]{4,60})\)")
_BETWEEN = re.compile(r"[,;]? (?:and |or )?")
_MOST_IN_SERIES = 8  # words of a gloss
# "By moving the borders of wards (gerrymandering)": the bracket has the word for what was said
_WORD_FOR_IT = re.compile(r"(?:\bby [a-z]+ing [^.;:()]{8,80}|(?<=[a-z])) \((?P<term>[a-z]{7,20})\)")
_LEARNED = ("tion", "sis", "ism", "lysis", "logy")
_DERIVED = ("ing", "ed", "ly", "ness", "less", "ful", "er", "ers", "able", "ish", "ist", "ists")
_SERIES_BEFORE = re.compile(r", [\w’'-]*(?: [\w’'-]+){0,2} ?$")
_GLOSS_OPENS = re.compile(GLOSS_OPENINGS)
_RELATIVE_FIRST = re.compile(r"(?:(?!is\b|are\b|was\b|were\b)[\w’'-]+ ){1,4}?(?:that|which|who) ")
# "A guild (think of a choir)", "the slip (spoken of below as)", "kept up (harder ones cost more)"
_OTHERWISE = re.compile(
    rf"(?:\w+ed|spoken|known|meant|{MADE}) (?:{BY}|\w+ly|once|twice|only|again)\b|[a-z]+ed\b"
    r"|(?:think|say|see|call|note|recall|imagine|whence|hence|thus|therefore|so|if|whether|unless|"
    r"while|until|once|despite|unlike|like|except|together|along|depending|regardless|but|nor|yet|"
    r"among|amongst|between|during|after|before|within|without|against|through|throughout|across|"
    r"inside|outside|behind|beyond|near|toward|towards|into|onto|upon|via|thanks|due|owing|"
    r"roughly|approximately|nearly|close|down|far|partly|largely|chiefly|namely|respectively|"
    r"even|never|no|not|any|several|few|many|various|different|certain|less|fewer|more|better|worse|"
    r"present-day|modern|today|currently|former|late|aka|née|pictured|above|below|overleaf)\b"
    r"|[\w-]+er [\w-]+s? (?:[\w-]+ ){1,3}[a-z]+ "
)
_ACTIONS = ("ing", "tion", "sion", "ment", "ism", "age", "ance", "ence", "ery", "ry", "sis", "ity")
_FEW = 4  # words
_COMMON = 3_000  # rank of a word that everybody knows
_FOREIGN = re.compile(r"[À-ÖØ-öø-ɏḀ-ỿ]")


def is_foreign(gloss: str) -> bool:
    """Whether a gloss only says a term in another language: "port tax (hafnargjöld)"."""
    short = len(gloss.split()) < _FEW
    return bool(re.search(NATIVE, gloss) or (short and gloss.islower() and _FOREIGN.search(gloss)))


def glossed_terms(text: str) -> Iterator[TermWords]:
    """The terms with a bracket, each with where it says what the term means."""
    for match in _TRANSLATED.finditer(text):
        if not re.match(NATIVE, match["term"]):
            yield TermWords(*match.span("term"), "translated", 0.85, gloss=match.span("gloss"))
    yield from _translated(text)
    yield from _one_after_another(text)
    for match in _WORD_FOR_IT.finditer(text):
        endings = (*_LEARNED, "ing") if match[0].startswith("by ") else _LEARNED
        if rank(match["term"]) >= RARE and match["term"].endswith(endings):
            yield TermWords(*match.span("term"), "named", 0.75)
    for match in _BRACKETS.finditer(text):
        gloss = match["gloss"]
        if _TRANSLATED.match(text, match.start("gloss") - 1):
            continue
        start = after_determiner(text, phrase_before(text, match.start()), match.start())
        if start >= match.start() or re.search(NATIVE, text[start : match.start()]):
            continue
        opens = _GLOSS_OPENS.match(gloss)
        if (
            re.search(NATIVE, gloss)
            or is_foreign_wording(gloss)
            or (opens and gloss[opens.end() :].isupper())
        ):
            continue
        beside = text[start : match.start()] + gloss if len(gloss.split()) < 5 else ""
        own = behind_verb(text, start, match.start())
        bounded = own > start or is_bounded(text, start, match.start())
        start = own
        foreign = bool(_FOREIGN.search(beside)) and gloss[0].islower()
        spoken = text.rfind(" ", 0, match.start()) + 1
        word = text[spoken : match.start()]
        if is_pinyin(word) and rank(word) >= RARE and _is_short_gloss(gloss):
            start, foreign = spoken, True
        if not opens and not foreign and not _is_gloss(gloss, text[start : match.start()]):
            continue
        quoted = text[match.start()] in "”’\"'"
        if gloss.count(",") and not opens and _are_examples(text[start : match.start()], gloss):
            continue
        word = text[start : match.start()]
        if (
            not (opens or foreign or quoted)
            and rank(word) < _COMMON
            and not word.endswith(_ACTIONS)
        ):
            continue  # "in which rivals (the spokes) meet"
        long = len(gloss.split()) > 5
        known = long or quoted or is_class(text, match.start("gloss"))
        confidence = 0.85 if opens or foreign else 0.75 if known else 0.6
        if not bounded:
            confidence -= 0.1
        offset = match.start("gloss") + (opens.end() if opens else 0)
        yield TermWords(
            start, match.start(), "gloss", confidence, gloss=(offset, match.end("gloss"))
        )


def _one_after_another(text: str) -> Iterator[TermWords]:
    """The rare words of a series in which each has its gloss in a bracket."""
    found = [match for match in _IN_SERIES.finditer(text) if _is_rare_with_gloss(match)]
    beside = {
        match
        for pair in pairwise(found)
        if _BETWEEN.fullmatch(text, pair[0].end(), pair[1].start())
        for match in pair
    }
    for match in found:
        if match in beside:
            yield TermWords(*match.span("term"), "gloss", 0.75, gloss=match.span("gloss"))


def _is_rare_with_gloss(match: re.Match[str]) -> bool:
    words = match["gloss"].split()
    return (
        rank(match["term"]) >= RARE
        and 1 < len(words) <= _MOST_IN_SERIES
        and words[0] not in NO_GLOSS
        and not _OTHERWISE.match(match["gloss"])
        and not has_verb(match["gloss"])
        and not is_person(words[-1])
    )


def _translated(text: str) -> Iterator[TermWords]:
    """The words that are said to mean in English what stands in quotation marks, and those of
    another language behind which "or" has English ones.
    """
    for match in _LITERALLY.finditer(text):
        end = match.start()
        start = phrase_behind_verb(text, end)
        if start is None or start == end:
            start = text.rfind(" ", 0, end) + 1
        start = after_determiner(text, start, end)
        words = text[start:end].casefold().split()
        if len(words) > 1 and words[0] in TERM_NOUNS:
            start, words = start + len(words[0]) + 1, words[1:]
        if OTHER_SCRIPT.search(text, start, end):
            continue  # "tokojime (床締め, literally “floor tightening”)": the native form of a term
        if words and BOUNDS.isdisjoint(words) and may_be_term(words) and words[-1].isalpha():
            yield TermWords(start, end, "translated", 0.85, gloss=match.span("gloss"))
    for match in _OR_QUOTED.finditer(text):
        words = text[max(0, match.start() - 30) : match.start()].split()
        foreign = rank(match["term"]) >= RARE and (
            not words or rank(words[-1].strip(",.;:")) < RARE
        )
        if foreign and not match["term"].casefold().endswith(_DERIVED):
            yield TermWords(*match.span("term"), "translated", 0.75, gloss=match.span("gloss"))
    for match in _OR_PLAIN.finditer(text):
        english = match["term"] in _ENGLISH or not _FOREIGN_WORD.fullmatch(match["term"])
        clause = match["gloss"].split()[0] in BOUNDS or has_verb(match["gloss"])
        series = _SERIES_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if not (english or clause or series):
            pair = LATIN_PAIR.search(text, max(0, match.end("term") - 20), match.end("term"))
            start = pair.start() if pair else match.start("term")
            yield TermWords(start, match.end("term"), "translated", 0.75, gloss=match.span("gloss"))


def _are_examples(term: str, gloss: str) -> bool:
    """Whether a bracket only counts up: "bodies (bones, hair, teeth or nails)"."""
    common = max(map(rank, term.split())) < _COMMON
    items = [item.split() for item in re.split(r", (?:and |or )?", gloss)]
    short = all(len(item) < _FEW for item in items) and len(items) > 1
    return common and (gloss.count(",") > 1 or short) and not _RELATIVE_FIRST.match(gloss)


def _is_short_gloss(gloss: str) -> bool:
    words = gloss.split()
    return len(words) < 5 and gloss[0].islower() and words[0] not in NO_GLOSS


def _is_gloss(gloss: str, term: str) -> bool:
    words = gloss.split()
    if words[0].casefold() in ARTICLES and words[1:] and words[1][0] in "\"“‘'":
        return False  # the levy on banks (the “cash levy”)
    first = re.sub(r"\W", "", words[0]).casefold()
    if first == "the" and len(words) < _FEW and max(map(rank, term.split())) < RARE:
        return False  # "rivals (the spokes)": another name
    return (
        first not in NO_GLOSS
        and first[:1].isalpha()
        and words[0][0].islower()
        and not (first in ARTICLES and words[-1][0].isupper())
        and (len(words) > 3 or gloss.count(",") > 1 or first in ARTICLES)
        and not re.search(r"\d", gloss)
        and not _OTHERWISE.match(gloss)
        and not (first.endswith("ing") and not term.endswith(_ACTIONS))
        and not (has_verb(gloss) and not _RELATIVE_FIRST.match(gloss))
    )
