"""The words of a block of text as names of people need them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from content.extraction.sentences import sentences
from content.extraction.vocabulary.family_names import PARTICLES


class Kind(StrEnum):
    CAPITAL = "capital"  # "Liu", "al-Rashid", "O'Brien"
    UPPER = "upper"  # "NDRC", "LIU"
    INITIAL = "initial"  # "J.", "J.-P."
    LOWER = "lower"
    NATIVE = "native"  # a run of Chinese characters, kana, Hangul, Cyrillic
    NUMBER = "number"
    HANDLE = "handle"  # a whole name that is used online: "Six_Geese", "Moon under a Roof"


@dataclass(frozen=True, slots=True)
class Word:
    """``text`` and ``end`` are without the "'s" of a possessive.

    ``joined`` says that only white space stands between the word and the one before; ``opens`` that
    the word is the first of a sentence, a quotation or of what follows a colon.
    """

    text: str
    start: int
    end: int
    kind: Kind
    possessive: bool = False
    joined: bool = False
    opens: bool = False

    @property
    def key(self) -> str:
        return fold(self.text)


_LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_CYRILLIC = "Ѐ-ԯ"
_HANGUL = "가-힣"
_HAN = "㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U000323af々〇ぁ-ゖァ-ヺー"
# "畑中 静枝", in brackets
SPACED_NATIVE = rf"[{_HAN}]{{1,4}}[ \u3000][{_HAN}]{{1,4}}(?=\s*[)）;；,，\]]|\s[A-Z])"
NATIVE = rf"[{_HAN}]+(?:[·・][{_HAN}]+)*|[{_HANGUL}]+(?: [{_HANGUL}]+)?|" + (
    rf"[{_CYRILLIC}][{_CYRILLIC}'’ʼ.\-]*(?: [{_CYRILLIC}][{_CYRILLIC}'’ʼ.\-]*){{0,3}}"
)
OTHER_SCRIPT = re.compile(f"[{_CYRILLIC}{_HANGUL}{_HAN}\u3000-\u303f]")  # with its punctuation
_WORD = re.compile(
    rf"(?P<native>{NATIVE})"
    r"|(?P<initial>(?<![\w.])(?:[A-ZÀ-ÖØ-Þ]\.-?)+(?!\w))"
    rf"|(?P<word>[{_LETTER}]+(?:[-‐‑'’ʼ`][{_LETTER}]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
)
LANGUAGE = re.compile(r"\[[A-Za-z]{2,3}\]")  # of a page to which a name links: "Liu [es] writes"
_OPENING = re.compile(r"(?:^|[:“‘\"'(\[«「—–•|]|[.!?…][\"'”’)\]]*\s)\s*$")
_ABBREVIATED = frozenset(
    "mr mrs ms mx dr drs prof profs st rev hon rt fr sr sra gen lt col capt cmdr sgt maj sen rep "
    "gov amb pres supt insp det messrs jr mt".split()
)
_APOSTROPHES = str.maketrans("’ʼ`‐‑", "'''--")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """A word for comparison: in lower case, without accents, with one kind of apostrophe."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    plain = "".join(one for one in parts if not unicodedata.combining(one))
    return plain.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i")


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    starts = {start for start, _ in sentences(text)}
    found: list[Word] = []
    end_before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if LANGUAGE.fullmatch(text, start - 1, end + 1):
            end_before += 0 if text[end_before:start] != " [" else end + 1 - end_before
            continue
        between = text[end_before:start]
        joined = bool(found) and (
            between.isspace() or (between == ". " and found[-1].key in _ABBREVIATED)
        )
        kind, possessive = _kind(match)
        if kind in (Kind.CAPITAL, Kind.UPPER, Kind.LOWER):
            after = _after(text, end)
            if end - 2 > start and text[end - 2 : end] in ("'s", "’s"):
                end_before, end, possessive = end, end - 2, True
            elif text[end - 1] in "sxz" and after:
                end_before, possessive = end + 1, True
            else:
                end_before = end
        else:
            end_before = end
        opens = start in starts or bool(_OPENING.search(text, max(0, start - 6), start))
        word = text[start:end]
        found.append(Word(word, start, end, _again(word, kind), possessive, joined, opens))
    return found


def _after(text: str, end: int) -> bool:
    """Whether the apostrophe of "workers' plan" follows, and no closing quotation mark."""
    return text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2] == " "


def _kind(match: re.Match[str]) -> tuple[Kind, bool]:
    if match["native"]:
        return Kind.NATIVE, False
    if match["initial"]:
        upper = match[0] in ("U.S.", "U.K.", "U.N.", "E.U.")
        return (Kind.UPPER if upper else Kind.INITIAL), False
    if match["number"]:
        return Kind.NUMBER, False
    return Kind.CAPITAL, False


def _again(word: str, kind: Kind) -> Kind:
    """Capital, upper or lower for a word of Latin letters."""
    if kind is not Kind.CAPITAL:
        return kind
    if len(word) > 1 and word.isupper():
        return Kind.UPPER
    if word[0].isupper():
        return Kind.CAPITAL
    if word[0] in "hnt" and word[1:2].isupper() and word[2:3].islower():
        return Kind.CAPITAL  # "hEithir"
    prefix, _, rest = re.sub("[-’'‐‑]", "-", word).partition("-")
    if rest and prefix in PARTICLES and rest[0].isupper():
        return Kind.CAPITAL  # "al-Rashid", "al'Tazi"
    if word[1:2] in ("'", "’") and word[0] in "dl" and word[2:3].isupper():
        return Kind.CAPITAL  # "d'Almeida"
    return Kind.LOWER
