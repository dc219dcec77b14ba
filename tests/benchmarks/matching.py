"""How findings are compared with what somebody has marked in the same text.

Everything is compared without regard to case, accents, kinds of quotation marks and space. Marked
items that are "optional" cost nothing, whether they are found or not.
"""

import calendar
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

type Item = dict[str, Any]

TITLES = frozenset(
    (
        *("professor", "prof", "dr", "mr", "mrs", "ms", "dame", "sir"),
        *("comrade", "president", "minister", "commissioner"),
    )
)
FILLERS = frozenset(("a", "an", "the", "of", "at", "for", "in", "and", "to", "on", "s"))
MONTHS = frozenset(month.lower() for month in calendar.month_name[1:])
ENOUGH, SAME, ALMOST = 0.5, 0.8, 0.6
SHORTEST_SPAN, LONGER = 45, 4  # words that a found statement may have, and times the marked one
_MARKS = {ord(mark): "'" for mark in "‘’‚‛′`´"} | {ord(mark): '"' for mark in "“”„‟″«»"}
_MARKS |= {ord(mark): "-" for mark in "‐‑‒–—―−"}
_IDEOGRAPH = re.compile("[぀-ヿ㐀-鿿]")
_NOT_LATIN = re.compile("[Ͱ-ϿЀ-ԯ֐-ۿऀ-෿฀-๿ᄀ-ᇿ぀-ヿ㐀-鿿가-힯]+")


def plain(text: object) -> str:
    """Without case, accents, and kinds of marks and space."""
    marked = unicodedata.normalize("NFKC", str(text or "")).translate(_MARKS).casefold()
    letters = (
        one for one in unicodedata.normalize("NFD", marked) if not unicodedata.combining(one)
    )
    return " ".join("".join(letters).split())


def words(text: object) -> list[str]:
    """The words of a text; each Chinese or Japanese character is one."""
    found: list[str] = []
    for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain(text)):
        bare = word.removesuffix("'s")
        found += list(bare) if _IDEOGRAPH.search(bare) else [bare]
    return found


def shared(ours: Iterable[str], theirs: Iterable[str]) -> int:
    return (Counter(ours) & Counter(theirs)).total()


def likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Dice's coefficient of two lists of words, 0 to 1."""
    both = len(ours) + len(theirs)
    return 2 * shared(ours, theirs) / both if ours and theirs else 0.0


def name_key(name: object) -> str:
    """A name without titles and native script."""
    text = plain(name)
    if re.search("[a-z]", text):
        text = _NOT_LATIN.sub(" ", text)
    parts = re.findall(r"[^\W_]+", text)
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    if len(parts) > 1 and text.endswith("'s"):
        parts = parts[:-1]
    return " ".join(parts)


def term_key(term: object) -> str:
    """A term in the singular and without its article."""
    parts = words(term)
    while parts and parts[0] in ("the", "a", "an"):
        parts = parts[1:]
    return " ".join(part.removesuffix("s") if len(part) > 3 else part for part in parts)


def short_key(abbreviation: object) -> str:
    return re.sub(r"\W", "", plain(abbreviation)).removesuffix("s")


def person_fit(marked: Item, found: Item) -> float:
    key = name_key(found.get("name"))
    native = marked.get("native_name")
    if not key:
        return 0
    if key == name_key(marked["name"]) or (native and plain(found.get("name")) == plain(native)):
        return 2
    return float(key in {name_key(alias) for alias in marked.get("aliases", ())})


def same_affiliation(marked: Item, found: Item) -> bool:
    ours = _telling(found.get("affiliation"))
    given = (marked["affiliation"], *marked.get("affiliation_alt", ()))
    return any(likeness(_telling(one), ours) >= ENOUGH for one in given if one)


def concept_fit(marked: Item, found: Item) -> float:
    names = {term_key(one) for one in (marked["term"], *marked.get("aliases", ()))}
    if marked.get("native_form"):
        names.add(term_key(marked["native_form"]))
    key, short = term_key(found.get("term")), short_key(marked.get("abbreviation"))
    if key and key in names:
        return 3
    if short and short in (short_key(found.get("abbreviation")), short_key(found.get("term"))):
        return 2
    alike = likeness(words(marked["term"]), words(found.get("term")))
    return float(bool(key) and alike >= SAME)


def same_definition(marked: Item, found: Item) -> bool:
    definition = plain(found.get("definition"))
    keywords = marked["definition_keywords"]
    return 2 * sum(plain(one) in definition for one in keywords) >= len(keywords)


def statement_fit(marked: Item, found: Item) -> float:
    """How much of the marked words was found, if that is at least half and the found statement is
    not much longer.
    """
    best, ours = 0.0, words(found.get("span"))
    for span in (marked["span"], *marked.get("alt_spans", ())):
        theirs = words(span)
        most = max(SHORTEST_SPAN, LONGER * len(theirs), marked.get("max_pred_tokens", 0))
        part = shared(theirs, ours) / len(theirs)
        close = len(theirs) >= 4 or likeness(theirs, ours) >= ALMOST
        if ours and len(ours) <= most and part >= ENOUGH and close:
            best = max(best, part + 0.001 * len(theirs) / (1 + len(ours)))
    return best


def same_speaker(marked: Item, found: Item, people: Sequence[Item]) -> bool:
    said_by = found.get("speaker") or ""
    if isinstance(said_by, str):
        said_by = [said_by, *re.split(r"\s+(?:and|&)\s+", said_by)]
    keys = {name_key(one) for one in said_by if one}
    right = set()
    for name in (marked["speaker"], *marked.get("co_speakers", ())):
        right.add(name_key(name))
        for person in people:
            if person["name"] == name:
                names = (*person.get("aliases", ()), person.get("native_name") or name)
                right |= {name_key(one) for one in names}
    if keys & right:
        return True
    is_body = marked.get("speaker_type") in ("org", "group")
    alike = (likeness(_telling(key), _telling(one)) >= ENOUGH for key in keys for one in right)
    return is_body and any(alike)


def list_fit(marked: Item, found: Item) -> float:
    """The share of items that both have, of all that either has, if it is at least 0.6; nested
    items count or do not, whichever fits better.
    """
    best = 0.0
    for theirs in (marked["items"], *marked.get("alt_items", ())):
        for ours in (_flat(found.get("items"), deep=True), _flat(found.get("items"), deep=False)):
            if theirs and ours:
                fits = {
                    (m, n): _same_item(a, b)
                    for m, a in enumerate(theirs)
                    for n, b in enumerate(ours)
                }
                pairs = len(matched(fits))
                best = max(best, pairs / (len(theirs) + len(ours) - pairs))
    return best if best >= ALMOST else 0


def figure_fit(marked: Item, found: Item) -> float:
    best, ours = 0.0, words(found.get("text"))
    for text in (marked["text"], *marked.get("alts", ())):
        theirs = words(text)
        alike, numbers = likeness(theirs, ours), _numbers(theirs)
        months, others = MONTHS & set(theirs), MONTHS & set(ours)
        same_month = not months or not others or months == others
        if (numbers and numbers == _numbers(ours) and same_month) or (
            not numbers and not _numbers(ours) and alike >= ENOUGH
        ):
            best = max(best, alike, 0.01)
    return best


def matched(fits: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The largest one-to-one matching of marked items with found ones, the best fits first; of
    ``fits``, those of 0 are none.
    """
    candidates: defaultdict[int, list[int]] = defaultdict(list)
    for (m, n), fit in sorted(fits.items(), key=lambda one: (-one[1], one[0])):
        if fit:
            candidates[m].append(n)
    of_found: dict[int, int] = {}

    def place(m: int, seen: set[int]) -> bool:
        for n in candidates[m]:
            if n not in seen:
                seen.add(n)
                if n not in of_found or place(of_found[n], seen):
                    of_found[n] = m
                    return True
        return False

    for m in sorted(candidates):
        place(m, set())
    return {m: n for n, m in of_found.items()}


def _telling(text: object) -> list[str]:
    return [word for word in words(text) if word not in FILLERS]


def _flat(items: object, *, deep: bool) -> list[str]:
    found: list[str] = []
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            found.append(str(item.get("text") or ""))
            found += _flat(item.get("children"), deep=True) if deep else []
        else:
            found.append(str(item))
    return [one for one in found if one]


def _same_item(marked: str, found: str) -> bool:
    ours, theirs = words(found), words(marked)
    alike = likeness(theirs, ours)
    long = len(theirs) >= 12 and alike >= ALMOST and shared(theirs, ours) >= 0.7 * len(theirs)
    return alike >= SAME or long


def _numbers(found: Iterable[str]) -> list[str]:
    return sorted(word for word in found if any(sign.isdigit() for sign in word))
