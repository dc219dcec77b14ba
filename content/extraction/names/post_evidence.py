"""What a post beside a name tells for a person."""

import re

from content.extraction.names.before_names import before, plural_before
from content.extraction.names.behind_names import behind
from content.extraction.names.descriptions import DETERMINERS
from content.extraction.names.setting import Setting, end_with_native, word_before
from content.extraction.names.who_clauses import clause
from content.extraction.names.words import Kind, fold
from content.extraction.vocabulary.places import PLACES
from content.extraction.vocabulary.titles import (
    EMPLOYED,
    MAY_BE_FIRMS,
    PAST,
    PLURAL_CALLINGS,
    is_calling,
)

_APPOSITION = re.compile(
    r",\s+(?:then |now |formerly |until recently |currently )?([^,.;:()]{3,90})"
)


def calling_before(at: Setting) -> float:
    """A post or calling in lower case directly before the name: "economist Liu"."""
    before = word_before(at)
    if before is None or not at.candidate.words[at.candidate.first].joined:
        return 0
    return 3 if before.kind is Kind.LOWER and is_calling(before.key, guess=True) else 0


def among(at: Setting) -> float:
    """Behind "pianists" or "poets such as"."""
    one = at.candidate
    if len(one.parts) < 2 or one.run != one.first:
        return 0
    plural = plural_before(at.block.text, one.words, one.first)
    return 1.5 if plural and not _may_be_firm(plural.key.removesuffix("s")) else 0


def _may_be_firm(calling: str) -> bool:
    return calling.endswith(MAY_BE_FIRMS)


def apposition(at: Setting) -> float:
    """A post behind a comma: "Liu Wei, a professor"."""
    if at.candidate.possessive or len(at.candidate.parts) < 2:
        return 0
    return 3 if has_post_behind(at) else 0


def has_post_behind(at: Setting) -> bool:
    """Whether a comma and a post follow a name."""
    found = _APPOSITION.match(at.block.text, end_with_native(at))
    if not found:
        return False
    words = re.split(r"\s+", found[1].strip())
    with_article = words[0].casefold() in DETERMINERS
    for word in words[: 8 if with_article else 6]:
        key = fold(word.strip("'’"))
        if key in ("of", "for", "at", "in", "on", "who", "and", "said", "says"):
            return False
        if is_calling(key, guess=with_article):
            return True
    return False


def apposition_before(at: Setting) -> float:
    """A post before a comma: "its director, Liu Wei,"."""
    text, start = at.block.text, at.candidate.words[at.candidate.run].start
    if text[max(0, start - 2) : start] != ", " or at.candidate.run != at.candidate.first:
        return 0
    clause = re.split(r"[,.;:()]\s", text[max(0, start - 120) : start - 2])[-1]
    words = clause.split()
    nouns = [word.strip("'’“”\"").casefold() for word in words]
    calling = any(is_calling(noun) or noun in PLURAL_CALLINGS for noun in nouns)
    opens = bool(words) and (
        nouns[0] in DETERMINERS
        or _owns_post(nouns)
        or nouns[-1] in PLURAL_CALLINGS
        or (is_calling(nouns[-1]) and nouns[0] in PAST | PLACES)
        or is_calling(words[0])
        or "’s" in clause
        or "'s" in clause
    )
    closes = text[at.candidate.end : at.candidate.end + 1] in (",", ".", ";", " ", "")
    return 2 if calling and opens and closes and len(at.candidate.parts) >= 2 else 0


def _owns_post(nouns: list[str]) -> bool:
    """ "It was sent on to a lawyer, Liu Wei": what stands before ends with a post."""
    is_person = is_calling(nouns[-1]) and not _may_be_firm(nouns[-1])
    return is_person and not DETERMINERS.isdisjoint(nouns[-5:-1])


def of_body(at: Setting) -> float:
    """ "Lekue of the University of Cantabria"."""
    one = at.candidate
    if one.possessive or len(one.parts) < 2:
        return 0
    end = end_with_native(at)
    after = one.last
    while after < len(one.words) and one.words[after].start < end:
        after += 1
    found = behind(at.block.text, one.words, after, end, glued=False)
    return 2 if found and found.rule in ("of-body", "brackets") else 0


def post_before(at: Setting) -> float:
    """ "Minister of Ukraine Abromavicius", and other posts that go on behind their noun."""
    one = at.candidate
    if not one.first or len(one.parts) < 2 or not one.words[one.first].joined:
        return 0
    if one.words[one.first - 1].kind is Kind.LOWER:
        return 0
    begin = max(0, one.first - 16)
    found = before(at.block.text, one.words[begin : one.last], one.first - begin)
    return 2.5 if found and found.rule == "before" else 0


def predicate(at: Setting) -> float:
    """ "Takenaka is a former minister", "Takenaka teaches at the University of Hull"."""
    one = at.candidate
    if one.possessive or len(one.parts) < 2 or one.last >= len(one.words):
        return 0
    verb = one.words[one.last].key
    if verb not in ("is", "was") and verb not in EMPLOYED:
        return 0
    if clause(at.block.text, one.words, one.last, one.end) is None:
        return 0
    return 2 if verb in EMPLOYED else 1.5
