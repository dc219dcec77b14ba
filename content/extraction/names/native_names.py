"""Names in Chinese, Japanese, Korean and Cyrillic script beside a name in Latin letters."""

import re
from dataclasses import dataclass

from content.characters import CHINESE_RUN
from content.extraction.names.candidates import Candidate
from content.extraction.names.pinyin import spells
from content.extraction.names.words import NATIVE, SPACED_NATIVE
from content.extraction.vocabulary.bodies import NATIVE_BODY
from content.extraction.vocabulary.titles import POST_NOMINALS

_AFTER = re.compile(
    rf"(?:['’]s)?(?:\s*(?P<open>[(（\[])(?P<label>[^()（）\[\]]{{0,60}}?)"
    rf"(?P<native>{SPACED_NATIVE}|{NATIVE})"
    rf"|\s*,?\s*(?P<bare>{NATIVE}))"
)
_CLOSES = re.compile(r"[^()（）\[\]]{0,80}[)）\]]")
_BEFORE = re.compile(rf"(?P<native>{NATIVE})\s*[(（]?\s*$")
_LONGEST_BEFORE = 40
# In brackets behind a name: script, dates, another name; no post and no body.
_ASIDE = re.compile(
    r"\s*(?P<open>[(（\[])(?P<inside>[^()（）\[\]]{1,120})[)）\]]|\s*,?\s*(?P<bare>" + NATIVE + ")"
)
_LETTERS_BEHIND = re.compile(r"(?:,? (?:" + "|".join(sorted(POST_NOMINALS)) + r")\b)+")
# In a caption: "Liu, left, is the chair".
_POSITION = re.compile(
    r", (?:(?:far|second|third|fourth|second from|third from|fourth from|on the|at) )?"
    r"(?:left|right|centre|center)(?:,(?= (?:is|was|and|with|who)\b)|(?=,))"
)
_DATES = re.compile(r"\b\d{3,4}\b|^(?:aged )?\d\d$|\bborn\b|known as|pictured|left|right|centre")


@dataclass(frozen=True, slots=True)
class NativeName:
    """``whole_end`` is behind the bracket that closes around it; ``sure`` says that the letters
    spell the characters.
    """

    text: str
    start: int
    end: int
    whole_end: int
    sure: bool


def native_name(text: str, candidate: Candidate) -> NativeName | None:
    """The name in another script that stands directly behind or before a candidate."""
    return _after(text, candidate) or _before(text, candidate)


def behind_aside(text: str, end: int) -> int:
    """The end of native script, dates or another name in brackets behind a name, or ``end``; of
    letters such as "MP", too.
    """
    if letters := _LETTERS_BEHIND.match(text, end):
        end = letters.end()
    if position := _POSITION.match(text, end):
        return position.end()
    found = _ASIDE.match(text, end)
    if not found:
        return end
    if found["bare"]:
        return found.end()
    inside = found["inside"]
    return found.end() if re.search(NATIVE, inside) or _DATES.search(inside) else end


def _after(text: str, candidate: Candidate) -> NativeName | None:
    found = _AFTER.match(text, candidate.end)
    if not found:
        return None
    group = "native" if found["native"] else "bare"
    name, start, end = found[group], found.start(group), found.end(group)
    whole_end = end
    if found["open"] and (closing := _CLOSES.match(text, end)):
        whole_end = closing.end()
    return _judged(name, start, end, whole_end, candidate)


def _before(text: str, candidate: Candidate) -> NativeName | None:
    found = _BEFORE.search(text, max(0, candidate.start - _LONGEST_BEFORE), candidate.start)
    if not found:
        return None
    after = candidate.end
    whole_end = after + 1 if text[after : after + 1] in (")", "）") else after
    native = _judged(found["native"], *found.span("native"), whole_end, candidate)
    return native if native and native.sure else None


def _judged(
    name: str, start: int, end: int, whole_end: int, candidate: Candidate
) -> NativeName | None:
    name = name.rstrip(" .-")
    end = start + len(name)
    if not _is_name(name):
        return None
    sure = bool(CHINESE_RUN.fullmatch(name)) and spells([w.text for w in candidate.parts], name)
    return NativeName(name, start, end, whole_end, sure)


def _is_name(name: str) -> bool:
    if any(word in name.casefold() for word in NATIVE_BODY):
        return False
    if "Ѐ" <= name[0] <= "ԯ":
        words = name.split()
        return len(words) >= 2 and all(word[0].isupper() for word in words)
    longest = 5 if "가" <= name[0] <= "힣" else 8
    return 2 <= len(name) <= (20 if "·" in name or "・" in name else longest)
