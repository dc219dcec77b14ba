"""Surnames of people, and sort keys for names. Pure."""

import re

from content.reading.search import folded

# fmt: off
PARTICLES = frozenset((
    "af", "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
    "ibn", "la", "le", "ten", "ter", "van", "von", "zu",
))
# fmt: on
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))
# fmt: off
CHINESE_SURNAMES = frozenset((
    "bai", "cai", "cao", "chang", "chen", "cheng", "cui", "dai", "deng", "ding", "dong", "du",
    "duan", "fan", "fang", "feng", "fu", "gao", "gong", "gu", "guo", "han", "hao", "he", "hou",
    "hu", "huang", "jia", "jiang", "jin", "kang", "kong", "lai", "lei", "li", "liang", "liao",
    "lin", "liu", "long", "lu", "luo", "lv", "ma", "mao", "meng", "mo", "ni", "pan", "peng",
    "qian", "qiao", "qin", "qiu", "ren", "shao", "shen", "shi", "song", "su", "sun", "tan",
    "tang", "tao", "tian", "wan", "wang", "wei", "wen", "wu", "xi", "xia", "xiang", "xiao",
    "xie", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yi", "yin", "yu", "yuan", "zeng",
    "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou", "dongfang", "ouyang", "shangguan",
    "sima", "situ", "zhuge",
))
# fmt: on
_FINALS = (
    "iang|iong|uang|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un"
    "|ue|ve|a|o|e|i|u|v"
)
_PINYIN = re.compile(rf"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS})){{1,3}}")
_TWO_SYLLABLES = re.compile(r"[^\W\d_]+-[a-zà-ÿ][^\W\d_]*")  # Jae-in, Kai-shek; not Jean-Claude


def surname_in(name: str, *, characters: str = "", reading: str = "") -> str:
    """The surname in a name, as written there; "" if the order of the name is unknown.

    ``reading`` is the pronunciation of the ``characters``, surname first, and decides if it is
    given. Else the surname is first in Chinese and Korean names and last in Western ones. Other
    names with characters need a reading, as Japanese names are written in both orders. A name of
    one word is a surname.
    """
    before, comma, _ = name.partition(",")
    words = [word for word in name.replace(",", " ").split() if folded(word) not in SUFFIXES]
    if len(words) < 2:
        return words[0] if words else ""
    if comma and len(before.split()) < len(words):
        return before.strip()
    if known := _by_reading(words, reading) or _in_capitals(words):
        return known
    if _TWO_SYLLABLES.fullmatch(words[-1]):
        return words[0]
    if len(words) == 2 and _TWO_SYLLABLES.fullmatch(words[0]):
        return words[-1]
    if _is_chinese(words):
        return words[0]
    if characters:
        return words[-1] if _is_chinese([words[-1], *words[:-1]]) else ""
    return _western(words)


def name_sort_key(name: str, *, characters: str = "", reading: str = "") -> tuple[str, ...]:
    """A sort key for people: the surname's words, then the others, all folded.

    Word by word, Ma Xiaohe comes before Mao.
    """
    family = surname_in(name, characters=characters, reading=reading).split()
    rest = name.replace(",", " ").split()
    for word in family:
        rest.remove(word)
    return tuple(folded(word) for word in (*family, *rest))


def word_sort_key(name: str) -> tuple[str, ...]:
    """A sort key for names as users type them: word by word, without case and accents."""
    return tuple(filter(None, map(folded, name.split())))


def _by_reading(words: list[str], reading: str) -> str:
    first = folded(next(iter(reading.split()), ""))
    return next((word for word in words if folded(word) == first), "") if first else ""


def _in_capitals(words: list[str]) -> str:
    """The only word in capitals, as in ABE Shinzo; initials do not count."""
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    return capitals[0] if len(capitals) == 1 else ""


def _is_chinese(words: list[str]) -> bool:
    """Whether the words are pinyin: a common surname, then pinyin syllables."""
    given = (folded(word) for word in words[1:])
    return folded(words[0]) in CHINESE_SURNAMES and all(map(_PINYIN.fullmatch, given))


def _western(words: list[str]) -> str:
    """The last word with the particles before it: von der Leyen."""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[start:])
