"""The post or body that stands before a name: "France's minister Darmanin", "its head, Liu"."""

import re
from dataclasses import replace

from content.extraction.names.descriptions import (
    ARTICLES,
    AUXILIARIES,
    CONNECTORS,
    Description,
    described,
    is_finite,
    is_post,
)
from content.extraction.names.words import Kind, Word
from content.extraction.vocabulary.bodies import BODIES_OF_ONE_WORD, ORGANISATIONS
from content.extraction.vocabulary.ordinary_words import OPENERS
from content.extraction.vocabulary.places import PEOPLES, PLACES
from content.extraction.vocabulary.titles import (
    HONORIFICS,
    PARTS_OF_A_POST,
    PAST,
    PLURAL_CALLINGS,
)

# Verbs in front of a post that would pass for a noun: "paid lawyer Liu".
_VERBS = frozenset(
    """
    paid gave made took sent brought met left led found held kept won lost put let became chose drew
    knew saw sought taught wrote beat bought built caught got hit meant ran sat sold set shot threw
    wore sue sued meets sees joins calls names hires sends gives takes makes leaves backs blames
    beats wants needs gets lets helps asks tells urges quoted
    """.split()
)
_STOPS = (OPENERS | AUXILIARIES | ARTICLES | _VERBS) - frozenset(
    "former second third first last next same own only then".split()
)
_MODIFIERS_IN_ED = frozenset(
    "retired renowned noted celebrated respected distinguished disgraced esteemed famed united "
    "elected appointed unelected exiled jailed experienced".split()
)
_MODIFIERS_IN_ING = frozenset(
    "leading acting visiting managing founding consulting engineering housing planning mining "
    "banking marketing sitting serving retiring reigning incoming outgoing training manufacturing "
    "fishing shipping nursing accounting farming lending trading processing counting".split()
)
_PREPOSITIONS = frozenset("of for on at in from to".split())
_NUMBERS = frozenset("two three four five six seven eight several both other".split())
_STYLES = frozenset("hon rt honourable honorable".split())
_AGES = frozenset(("year-old", "years-old"))
_MOST_WORDS = 14
_MOST_TO_EXAMPLES = 8  # words from "poets" to "such as" in "poets who left the city, such as"
_EXAMPLES = frozenset("like including namely".split())
_PERSONAL_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "woman", "wright", "smith", "eer")


def titles_start(words: list[Word], first: int) -> int:
    """The index from which titles such as "Mr" and "Professor" stand before a name."""
    while first > 0 and words[first].joined and words[first - 1].key in HONORIFICS:
        if words[first - 1].kind is Kind.LOWER:
            break
        first -= 1
    return first


def _behind_post(words: list[Word], last: int, first: int) -> int:
    """Counts "Professor" to the post in "Associate Professor" and "Fudan University Professor"."""
    if last == first or last == 0 or words[last].key != "professor" or not words[last].joined:
        return last
    key = words[last - 1].key
    return last + 1 if key in PARTS_OF_A_POST or key in ORGANISATIONS else last


def _before_style(words: list[Word], last: int) -> int:
    """Counts "the" to the style in "the Hon. Ana Ruiz" and "the Right Honourable Ana Ruiz"."""
    if last == 0 or not words[last].joined or words[last].key not in _STYLES:
        return last
    if words[last - 1].key == "right" and last > 1 and words[last - 1].joined:
        last -= 1
    return last - 1 if words[last - 1].key == "the" else last


def before(text: str, words: list[Word], first: int, taken: int = 0) -> Description | None:
    """What describes a person whose name begins with the word ``first``.

    Nothing that ends before the offset ``taken`` belongs to it: there stands another's name.
    """
    last = titles_start(words, first)
    last = _behind_post(words, last, first)
    last = _before_style(words, last)
    if last == 0 or words[last - 1].start < taken:
        return None
    head = last - 1
    if not words[last].joined:
        return _before_comma(text, words, last, taken)
    if examples := _given_as_example(text, words, last, taken):
        return examples
    if words[head].key in CONNECTORS or words[head].key in ARTICLES:
        return None
    if words[head].possessive and not is_post(words[head]):
        return _owner(text, words, head)
    if not is_post(words[head]) and not _is_calling_by_ending(words, head):
        return _plural(text, words, last, taken) or _with_complement(text, words, last, taken)
    found = _phrase(text, words, head, last, taken)
    if head and words[head].key == found.text.casefold() and found.start == words[head].start:
        return _before_comma(text, words, head, taken) or found  # "the pilot, Captain Liu"
    return found


def _is_calling_by_ending(words: list[Word], head: int) -> bool:
    """ "The folklorist Liu", "her piano tuner Liu": a noun in lower case behind an article."""
    if words[head].kind is not Kind.LOWER or not words[head].key.endswith(_PERSONAL_ENDINGS):
        return False
    if words[head].key in PAST or words[head].key in OPENERS:
        return False
    return any(
        words[n].joined and words[n - 1].key in ARTICLES for n in range(max(1, head - 2), head + 1)
    )


def _plural(text: str, words: list[Word], last: int, taken: int) -> Description | None:
    """ "The economists" before the first of several names, and "Two economists,"."""
    head = last - 1
    if words[head].key not in PLURAL_CALLINGS or words[head].kind is not Kind.LOWER:
        return None
    found = _phrase(text, words, head, last, taken)
    first = next((n for n in range(head, -1, -1) if words[n].start <= found.start), head)
    start = found.start
    if first and words[first].joined and words[first - 1].key in _NUMBERS:
        start = words[first - 1].start
    return replace(found, text=found.text.removesuffix("s"), start=start, leads=True)


def plural_before(text: str, words: list[Word], first: int) -> Word | None:
    """The word for people of whom the name ``words[first:]`` is the first: "poets Liu and Wu",
    "poets such as Liu".
    """
    if not first or not words[first].joined:
        return None
    head = first - 1
    if words[head].key not in PLURAL_CALLINGS:
        head = _before_examples(text, words, first)
    return words[head] if head >= 0 and words[head].kind is Kind.LOWER else None


def _before_examples(text: str, words: list[Word], first: int) -> int:
    """The index of "poets" in "poets such as", "poets of the north, including"; -1 without it."""
    such = words[first - 1].key == "as" and first > 1 and words[first - 2].key == "such"
    cue = first - 2 if such else first - 1
    if not such and words[cue].key not in _EXAMPLES:
        return -1
    for n in range(cue - 1, max(-1, cue - 1 - _MOST_TO_EXAMPLES), -1):
        between = text[words[n].end : words[n + 1].start]
        if not between.isspace() and not (between == ", " and n == cue - 1):
            return -1
        if words[n].key in PLURAL_CALLINGS:
            return n if words[n].kind is Kind.LOWER or words[n].opens else -1
        if words[n].kind is not Kind.LOWER and words[n].key not in PLACES:
            return -1
    return -1


def _given_as_example(text: str, words: list[Word], last: int, taken: int) -> Description | None:
    """ "Poets such as" before the first of one or more names."""
    head = _before_examples(text, words, last)
    if head < 0 or words[head].start < taken:
        return None
    found = _phrase(text, words, head, head + 1, taken)
    one = re.sub("(?i)men$", "man", found.text).removesuffix("s")
    return replace(found, text=one, start=words[last].start, rule="example", leads=True)


def _with_complement(text: str, words: list[Word], last: int, taken: int) -> Description | None:
    head = _head_with_complement(words, last - 1, taken)
    return None if head is None else _phrase(text, words, head, last, taken)


def _before_comma(text: str, words: list[Word], last: int, taken: int) -> Description | None:
    """ "Its chief executive," and "the head of the agency," before a name that a comma closes."""
    end = words[last - 1].end
    if text[end : words[last].start] not in (", ", "), ") or words[last - 1].possessive:
        return None
    head = last - 1
    if text[end] == ")":
        head = _before_brackets(text, words, head)
    if several := _plural(text, words, last, taken):
        return replace(several, rule="before-comma")
    if words[head].key == "there" and head:
        head, last = head - 1, last - 1  # "his teacher there, Liu"
    if not is_post(words[head]) and not _is_calling_by_ending(words, head):
        complement = _head_with_complement(words, head, taken)
        if complement is None or words[complement + 1].key not in CONNECTORS:
            return None
        head = complement
    found = _phrase(text, words, head, last, taken)
    begins = next((n for n in range(head, -1, -1) if words[n].start <= found.start), head)
    left = words[begins - 1] if begins else None
    owned = left is not None and (left.possessive or left.key == "whose")
    article = owned or words[begins].key in ARTICLES
    if begins and words[begins].joined and words[begins - 1].key in ("one", "another"):
        return replace(found, start=words[begins - 1].start, end=end, rule="before-comma")
    capital = words[begins].kind is not Kind.LOWER
    if not article and not capital:
        return None
    return replace(found, end=end, rule="before-comma")


def _before_brackets(text: str, words: list[Word], at: int) -> int:
    """The word before "(NAEB)" and before "(Export Board)" behind an abbreviation."""
    if words[at].kind is Kind.UPPER and at:
        return at - 1  # "the head of the Export Board (NAEB), Liu"
    opening = text.rfind("(", max(0, words[at].start - 80), words[at].start)
    short = next((n for n in range(at, -1, -1) if words[n].end <= opening), at)
    return short if words[short].kind is Kind.UPPER else at


def _head_with_complement(words: list[Word], at: int, taken: int) -> int | None:
    """The post of "CEO of the Refugee Council" with ``at`` on its last word."""
    prepositions = 0
    for n in range(at, max(-1, at - _MOST_WORDS), -1):
        word = words[n]
        if word.start < taken or (n < at and not words[n + 1].joined):
            return None
        if prepositions and is_post(word):
            return n
        if word.key in _PREPOSITIONS:
            prepositions += 1
        elif (word.key in _STOPS and word.key not in CONNECTORS | _PREPOSITIONS) or is_finite(word):
            return None
    return None


def _phrase(text: str, words: list[Word], head: int, last: int, taken: int) -> Description:
    """The noun phrase of the post ``head``, which goes on to the word ``last``."""
    first = head
    capital = words[head].kind is not Kind.LOWER
    while first > 0 and head - first < _MOST_WORDS and _is_modifier(words, first, taken):
        if capital and words[first - 1].kind is Kind.LOWER and not _may_be_lower(words, first - 1):
            break
        first -= 1
    while first < head and words[first].key in CONNECTORS:
        first += 1
    start = words[first].start
    if first < head and words[first].key in _AGES:  # "23-year-old student"
        start, first = words[max(0, first - 1)].start, first + 1
        return described(text, words, first, last, "before", start=start)
    if first > 0 and words[first].joined and words[first - 1].key in ARTICLES:
        start = words[first - 1].start
    return described(text, words, first, last, "before", start=start)


def _is_modifier(words: list[Word], first: int, taken: int) -> bool:
    """Whether the word before ``first`` belongs to the same noun phrase."""
    word, right = words[first - 1], words[first]
    if not right.joined or word.start < taken:
        return False
    if word.key in CONNECTORS:
        return first >= 2 and _joins(words, first)
    if word.kind in (Kind.CAPITAL, Kind.UPPER):
        acronym = word.kind is Kind.UPPER and len(word.text) > 1  # "US", not "us"
        return acronym or word.key not in OPENERS or word.key in PARTS_OF_A_POST
    if word.kind is not Kind.LOWER or word.key in _STOPS or is_finite(word):
        return False
    if word.key.endswith("ed") and "-" not in word.key:
        return word.key in _MODIFIERS_IN_ED
    if word.key.endswith("ing") and "-" not in word.key:
        return word.key in _MODIFIERS_IN_ING
    return not word.key.endswith("ly")


def _may_be_lower(words: list[Word], at: int) -> bool:
    """Whether a word in lower case may belong to a post with capitals: "former Prime Minister"."""
    key = words[at].key
    return key in PAST or key in PARTS_OF_A_POST or key in CONNECTORS or "-" in key


def _joins(words: list[Word], first: int) -> bool:
    """Whether "of", "for the", "and" before ``first`` stand within the name of one body."""
    left, right = words[first - 2], words[first]
    if not words[first - 1].joined:
        return False
    if words[first - 1].key == "the":
        return left.key in ("of", "for", "on") and right.kind is not Kind.LOWER
    if words[first - 1].key == "and":
        if (left.kind is Kind.LOWER or left.opens) and right.kind is Kind.LOWER:
            if is_post(left):
                return True
            beyond = words[first - 3] if first >= 3 and left.joined else None
            return beyond is not None and (beyond.possessive or beyond.key in PEOPLES)
        return left.kind is Kind.CAPITAL and right.kind is Kind.CAPITAL and not is_post(right)
    capitals = left.kind is not Kind.LOWER and right.kind is not Kind.LOWER
    return capitals and words[first - 1].key in ("of", "for", "on", "de", "&", "des", "du")


def _owner(text: str, words: list[Word], owner: int) -> Description | None:
    """ "The World Bank's" and "the Ministry of Trade's" before a name."""
    first = owner
    while first > 0 and words[first].joined and _is_part_of_owner(words, first):
        first -= 1
    owners = words[first : owner + 1]
    known = any(
        word.kind is Kind.UPPER or word.key in ORGANISATIONS or word.key in BODIES_OF_ONE_WORD
        for word in owners
    )
    if not known and (len(owners) < 2 or all(word.key in PLACES for word in owners)):
        return None
    start = words[first].start
    if first > 0 and words[first].joined and words[first - 1].key in ARTICLES:
        start = words[first - 1].start
    return described(text, words, first, owner + 1, "owner", start=start)


def _is_part_of_owner(words: list[Word], first: int) -> bool:
    word = words[first - 1]
    if word.key in CONNECTORS and word.kind is Kind.LOWER:
        return first >= 2 and _joins(words, first)
    if word.possessive or (word.opens and word.key in OPENERS):
        return False
    return word.kind in (Kind.CAPITAL, Kind.UPPER)
