"""Which words before a place an abbreviation may stand for, by its letters."""

import re
from unicodedata import normalize

from content.extraction.terms.grammar.phrases import WORD

TOKEN = re.compile(rf"{WORD}|\d+|&")
_SMALL = frozenset(
    "of and the for in on to at de la del des du et y & a an with by und der".split()
)
SPELT = 0.98  # how sure a long form is whose words begin with the letters
_MOST_WORDS = 12


def long_form(text: str, end: int, short: str) -> tuple[int | None, float]:
    """Where the long form of an abbreviation starts that ends at ``end``, and how sure that is."""
    first, _, last = short.rpartition(" ")
    if first and text[:end].endswith(f" {last}"):  # "Gas Pollution Funds (GP Funds)"
        end, short = end - len(last) - 1, first
    words = words_before(text, end)
    letters = re.sub(r"[^a-z0-9]", "", re.sub(r"(?<=[A-Z0-9])s$", "", short).lower())
    spoken = letters.replace("2", "t").replace("4", "f")  # "V2G", vehicle-to-grid
    for wanted in {letters: 0, spoken: 0, letters + "s" if short.endswith("s") else letters: 0}:
        start = _by_initials(words, wanted, skips=0)
        if start is None:
            start = _by_initials(words, wanted, skips=1)
        if start is not None:
            return start, SPELT
    start = by_letters(words, letters)
    if start is not None:
        return start, 0.92
    for start in (_by_ends(words, letters), _by_compound(words, letters, short)):
        if start is not None:
            return start, 0.8
    return _by_capitals(text, words, short)


def words_before(text: str, end: int) -> list[re.Match[str]]:
    """The last words of the sentence before ``end``."""
    start = max(0, end - 160)
    start = (
        max(text.rfind(mark, start, end) for mark in (". ", "; ", ": ", "(", ")", "|", "? ")) + 1
    )
    start = max(start, end - 160, 0)
    return list(TOKEN.finditer(text, start, end))[-_MOST_WORDS:]


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
        elif left and _plain_initial(known) == letters[left - 1]:
            left -= 1
        elif known in _SMALL or known == "from":
            continue
        elif left == len(letters) or skipped == skips:
            return None
        else:
            skipped += 1
        if left == 0:
            return word.start()
    return None


def _plain_initial(word: str) -> str:
    """The first letter, without its accent: "Étrangères"."""
    return word[0] if word[0].isascii() else normalize("NFD", word[0])[0]


def by_letters(words: list[re.Match[str]], letters: str) -> int | None:
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
    start = start_of_capitals(text, words)
    numbered = re.fullmatch(r"[A-Z]\d+", short)  # "(Q47)", a question
    enough = start is not None and not numbered and short.isupper() and 2 <= len(short) <= 7
    return (start, 0.75) if enough else (None, 0.0)


def start_of_capitals(text: str, words: list[re.Match[str]]) -> int | None:
    """Where two words or more with capitals begin that are the last ones."""
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
    return start if capitals >= 2 else None
