"""Where a noun phrase begins and ends, without a grammar: by the words that bound one."""

import re

from content.extraction.names.pinyin import syllables
from content.extraction.terms.grammar.words import (
    ARTICLES,
    BOUNDS,
    DETERMINERS,
    MODALS,
    VERBS_BEFORE,
)

WORD = r"[^\W\d_](?:[\w’'–-]*\w)?"
# Two words of Latin that are one term.
LATIN_PAIR = re.compile(
    r"(?<![\w-])(?:per (?:se|capita|annum)|ad (?:hoc|valorem)|in (?:situ|vitro|vivo|camera)|"
    r"de (?:facto|jure|minimis|novo)|pro (?:rata|bono|forma)|ex (?:ante|post|gratia|officio)|"
    r"a priori|sui generis|ultra vires|amic(?:us|i) curiae|mens rea|habeas corpus|res judicata|"
    r"force majeure|sub judice|sine die|locus standi|stare decisis|terra nullius|jus cogens)$"
)
_WORD_BEFORE = re.compile(rf"({WORD}) $")
_LAST_WORD = re.compile(rf"({WORD})$")
_LONGEST = 5  # words
_WORDS = re.compile(WORD)
# "Take inharmonicity, the tendency of …"
_IMPERATIVES = frozenset(
    "Take Consider Imagine Enter Meet Picture Recall Remember Compare Call Note Add See".split()
)
_OF_BEFORE = re.compile(
    r"(?:^|\W)(?:[Tt]he|[Aa]n?) (?P<head>(?!(?:idea|concept|notion|principle|theory|logic|core|"
    r"heart|basis|history|origin|use|case|form|version|kind|type|sort|aim|aims|purpose|name|text|spirit|"
    r"language|meaning|limits|breach|adoption|effect|price|cost of the|terms|application|subject|"
    r"virtue|weakness|strength|author|critics|end|start|abolition|introduction|reform)\b)"
    r"[a-z][\w’'-]* of )$"
)
_RULES_OF = frozenset("principle rule doctrine clause test index scheme allowance defence".split())
_BE_OR_HAVE = frozenset("is are was were be been being has have had".split())
_SUBJECTS = frozenset("i you we they he she who which".split())
_PARTICIPLE = re.compile(
    r"[a-z]+(?:ed|ing|wn)|given|made|found|sold|built|taken|put|left|held|paid|sent"
)
_PAST = re.compile(r"[a-z]{2,}ed|gave|took|made|held|built|bought|sold|saw|found|chose|wrote|got")
_THIRD = re.compile(r"[a-z]{2,}[^\Ws]s")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[.!?:;,–—] |\b(?:that|and|but|because|while|when|as) )[\"“‘']?"
    r"(?P<article>(?:The|An?|Some|Many|Most|Few|Several|These|Those|All|the|an?|some|many|most|few|"
    r"several|these|those|all) )?$"
)
# "Mr Li, who farms there, blames bark stripping"
_CLOSES_WHO = re.compile(r", (?:who|which) [^,.;]{3,80}, $")
_OF_SEVERAL = frozenset("some many most few several these those all".split())

# English words that could be read as pinyin: those that end in a silent e, and some more.
_ENGLISH_SHAPE = re.compile(r"[bcdfghjklmnpqrstvwxyz]e$")
_ENGLISH = frozenset(
    "data china menu cabin sedan human woman german titan tuna saga tango mango".split()
)

_VERBAL = re.compile(
    r"\b(?:is|are|was|were|am|be|been|will|would|must|should|can|could|may|might|has|have|had|did|"
    r"does|do|not|cannot|\w+n['’]t|I|we|you|they|he|she|it|me|my|our|us|your)\b|['’](?:s not|re|ll|"
    r"ve|m)\b",
    re.IGNORECASE,
)


def phrase_before(text: str, end: int, floor: int = 0) -> int:
    """Where the noun phrase starts that ends at ``end``; ``end`` itself if there is none.

    A phrase with a capital at each word may have "of" and "and" in it, any other has neither.
    """
    if pair := LATIN_PAIR.search(text, max(floor, end - 20), end):
        return pair.start()
    start, words = end, 0
    pattern = _LAST_WORD
    while words < _LONGEST:
        match = pattern.search(text, max(floor, start - 40), start)
        if not match or match.start() < floor or not _may_be_inside(match[1]):
            break
        start, words, pattern = match.start(1), words + 1, _WORD_BEFORE
    return whole_rule(text, start, end, floor) if words in (2, 3) else start


def whole_rule(text: str, start: int, end: int, floor: int = 0) -> int:
    """The start of "agent of change principle", of which a phrase is the end."""
    if text[start:end].rsplit(" ", 1)[-1] not in _RULES_OF:
        return start
    whole = _OF_BEFORE.search(text, max(floor, start - 40), start)
    return whole.start("head") if whole else start


def _may_be_inside(word: str) -> bool:
    known = word.casefold()
    return not (
        known in BOUNDS
        or (known in VERBS_BEFORE and word.islower())
        or word in _IMPERATIVES
        or (known.endswith("ly") and len(known) > 5)
        or known.endswith(("’s", "'s"))
    )


def phrase_behind_verb(text: str, end: int) -> int | None:
    """Where the noun phrase starts that ends at ``end``, without a verb before it; None if nothing
    tells where.
    """
    start = phrase_before(text, end)
    own = behind_verb(text, start, end)
    return own if own > start or (start < end and is_bounded(text, start, end)) else None


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether an article, a preposition or a mark stands before a phrase, or nothing does; after
    "will" and "to" it may be a verb.
    """
    before = text[max(0, start - 30) : start].rstrip()
    if not before or not before[-1].isalpha():
        return True
    word = before.rsplit(" ", 1)[-1].casefold()
    if word.endswith(("’s", "'s")):
        return True
    infinitive = word == "to" and text[start:end].count(" ") > 1
    return (word in BOUNDS or word in VERBS_BEFORE) and word not in MODALS and not infinitive


def behind_verb(text: str, start: int, end: int) -> int:
    """The start of a phrase without a verb and its subject: "insurers practise price walking",
    "were given drugs", "to trial school streets".
    """
    words = list(_WORDS.finditer(text, start, end))
    before = _LAST_WORD.search(text[max(0, start - 20) : start].rstrip())
    known = before[1].casefold() if before else ""
    if len(words) > 1 and (
        (known in _BE_OR_HAVE and _PARTICIPLE.fullmatch(words[0][0]))
        or known in MODALS | _SUBJECTS
        or (known == "to" and len(words) > 2)
    ):
        return words[1].start()
    if (
        len(words) > 1
        and _THIRD.fullmatch(words[0][0])
        and _CLOSES_WHO.search(text, max(0, start - 100), start)
    ):
        return words[1].start()
    opens = bool(_OPENS_CLAUSE.search(text[max(0, start - 16) : start]))
    for at in range(1, len(words) - 1):
        if _is_verb(words, at, known, opens=opens):
            return words[at + 1].start()
    return start


def _is_verb(words: list[re.Match[str]], at: int, before: str, *, opens: bool) -> bool:
    """Whether a word within a phrase is the verb of a clause rather than part of a compound."""
    word = words[at][0]
    if opens:
        third = (at > 1 or before in ARTICLES) and _THIRD.fullmatch(word)
        return bool(_PAST.fullmatch(word) or third or _is_subject(words[:at], before))
    several = len(words) == 3 and words[2][0].endswith("s") and _THIRD.fullmatch(word)
    return before not in ("a", "an") and bool(_PAST.fullmatch(word) or several)


def _is_subject(words: list[re.Match[str]], determiner: str) -> bool:
    """Whether a plural is the subject of the verb behind it: "wine growers", "few shops"."""
    plural = words[-1][0].endswith("s") and not words[-1][0].endswith("ss")
    return plural and len(words) < 3 and (not determiner or determiner in _OF_SEVERAL)


def after_determiner(text: str, start: int, end: int) -> int:
    """The start of a phrase without the article or the like that it opens with."""
    first = re.match(rf"({WORD})\s+", text[start:end])
    return start + first.end() if first and first[1].casefold() in DETERMINERS else start


def is_pinyin(term: str) -> bool:
    """Whether a term is of two syllables of pinyin at least, as "hukou"."""
    return (
        syllables(term) > 1 and not _ENGLISH_SHAPE.search(term) and term.casefold() not in _ENGLISH
    )


def has_verb(text: str) -> bool:
    """Whether words have an auxiliary or a pronoun, and so are a sentence rather than a phrase."""
    return bool(_VERBAL.search(text))
