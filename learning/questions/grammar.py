"""English grammar for questions: articles, number, capitals."""

import re
from collections import Counter
from collections.abc import Sequence

from content.extraction.vocabulary.family_names import FAMILY_NAMES
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.places import PLACES
from content.material import Material
from learning.grading.spelling.english import SHORTEST, is_english
from learning.questions.words import remembered

MODALS = ("will", "would", "shall", "should", "can", "could", "may", "might", "must")
AUXILIARIES = ("is", "are", "was", "were", *MODALS)  # they change places with their subject
# Words that open with the sound of "you", and with a silent "h".
_AS_YOU = re.compile(r"eu|ewe|uk[ru]|uni(?!n|m[pa]|den)|us[aeu]|ut[io]|ubi|one\b|one-|once")
_SILENT_H = ("hour", "heir", "honest", "honour", "honor")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


# "A grain bank (GB) rule": the article is that of the rule.
_OF_ANOTHER_NOUN = re.compile(
    r"[’”]? \([A-Z][\w&-]{1,9}\) (?!(?:is|was|has|can|may|will|would|should|must|could|of|in|on|at|"
    r"by|for|to|from|with|and|or|but|that|which|who|where|when|as|than|after|before|since|if|under|"
    r"through|into|while|because|until|\w+(?:s|ed))\b)[a-z]"
)


def joined(texts: list[str] | tuple[str, ...]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *most, last = texts
    return f"{', '.join(most)} and {last}" if most else last


def in_words(number: int) -> str:
    """ "three", but "11": numbers above ten are digits."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def enumerated(texts: Sequence[str]) -> str:
    """A list within a sentence; with semicolons if an entry has a comma of its own."""
    *most, last = texts
    if any("," in text for text in texts) and most:
        return f"{'; '.join(most)}; and {last}"
    return joined(tuple(texts))


def in_sentence(material: Material, term: str) -> str:
    """A term as it appears in a sentence, with the article that the text gives it, if any."""
    articles = _articles(material.text, term)
    if not articles or (is_plural(term) and {"a", "an"}.isdisjoint(articles)):
        return term
    return f"the {term}" if term[:1].isupper() else f"{articles[0]} {term}"


@remembered
def _articles(texts: str, term: str) -> tuple[str, ...]:
    """The articles before a term, the most frequent first, and "the" of two that are equally so."""
    found = re.finditer(rf"\b(the|an?) [‘“]?{re.escape(term)}\b", texts, re.IGNORECASE)
    own = (one[1] for one in found if not _OF_ANOTHER_NOUN.match(texts, one.end()))
    counts = Counter(article.casefold() for article in own)
    return tuple(sorted(counts, key=lambda one: (-counts[one], one != "the")))


def is_plural(term: str) -> bool:
    if " and " in term:
        return True
    last = term.casefold().rstrip("’' ").rpartition(" ")[2]
    return last.endswith("s") and not last.endswith(("ss", "ics", "us", "is"))


def is_adjective(term: str) -> bool:
    """Whether a term modifies a noun and cannot replace one: "high-quality"."""
    bare = term.casefold().lstrip("‘“")
    return " " not in term and bare.startswith(("high-", "low-", "long-", "short-"))


def is_proper(term: str) -> bool:
    """Whether a term is a proper name: "China Miracle", not "Marxist doctrine"."""
    return all(word[:1].isupper() or not word[:1].isalpha() for word in term.split())


def indefinite(term: str) -> str:
    """ "a" or "an", by the first sound: "a Ukrainian", "an hour"."""
    word = term.lstrip("‘“").casefold()
    opens_with_vowel = word[:1] in tuple("aeiou") and not _AS_YOU.match(word)
    return "an" if opens_with_vowel or word.startswith(_SILENT_H) else "a"


def capitalised(text: str) -> str:
    """The text with its first letter capitalised, also inside an opening quotation mark."""
    at = 1 if text[:1] in "‘“" else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


FUNCTION_WORDS = frozenset(
    (
        *(
            "the",
            "there",
            "a",
            "an",
            "this",
            "these",
            "each",
            "every",
            "all",
            "most",
            "many",
            "some",
        ),
        *(
            "no",
            "its",
            "their",
            "his",
            "her",
            "both",
            "after",
            "among",
            "unlike",
            "in",
            "to",
            "for",
        ),
        *("by", "at", "on", "from", "with", "without", "when", "where", "while", "since", "until"),
        *("as", "if", "about", "over", "under", "between", "before", "during", "only", "not", "it"),
    )
)


def lowered(material: Material, text: str) -> str:
    """A sentence as it continues after a comma: in lower case, unless it starts with a name."""
    return _lowered(material.text, text)


@remembered
def _lowered(texts: str, text: str) -> str:
    first, _, rest = text.partition(" ")
    small = first[:1].lower() + first[1:]
    known = f" {small} " in texts
    common = known or small in FUNCTION_WORDS or (not rest[:1].isupper() and is_common(small))
    return small + text[len(first) :] if common and not _named(texts, text) else text


def _named(texts: str, text: str) -> bool:
    """Whether the first word of a text has a capital inside a sentence too. Among other capitals,
    as in the title of a book, it says nothing, unless it begins a name there ("South Sudan").
    """
    first, _, rest = text.partition(" ")
    name = f"{first} {rest.split()[0]}" if rest[:1].isupper() else ""
    return first.lower() not in FUNCTION_WORDS and bool(
        re.search(rf"(?:\b[a-z]+|[,;]) {re.escape(first)}\b", texts)
        or (name and re.search(rf"[a-z,;] {re.escape(name)}\b", texts))
    )


@remembered
def is_common(word: str) -> bool:
    """Whether an English word in lower case is no name: the list has it, with an ending too; or it
    is a compound of words that are none.
    """
    if "-" in word:
        return all(map(_is_part, word.split("-")))
    if not is_english(word) or _is_name(word):
        return False
    singular = word.removesuffix("s") if not word.endswith("ss") else word
    endings = (word + "s", word + "es", word + "ed", word + "ing", word[:-1] + "ies")
    return (singular != word and is_english(singular)) or any(map(is_english, endings))


def _is_part(word: str) -> bool:
    """Whether a word may be part of a compound such as "low-impact"; the list has no short ones."""
    return word.islower() and not _is_name(word) and (len(word) < SHORTEST or is_english(word))


def _is_name(word: str) -> bool:
    return word in PLACES or word in GIVEN_NAMES or word in FAMILY_NAMES


ARTICLED = frozenset(
    (
        *("Academy", "Administration", "Agency", "Association", "Authority", "Bank", "Board"),
        *("Bureau", "Center", "Centre", "Chamber", "Commission", "Committee", "Confederation"),
        *("Council", "Court", "Federation", "Forum", "Foundation", "Fund", "Institute"),
        *("Institution", "Kingdom", "League", "Ministry", "Museum", "Nations", "Office"),
        *("Organisation", "Organization", "Panel", "Party", "Politburo", "Programme", "Register"),
        *("Secretariat", "Service", "Shire", "Society", "States", "Survey", "Trust", "Union"),
        "Utility",
    )
)


def the(organisation: str) -> str:
    """An organisation's name in a sentence, with its article if it takes one."""
    head = re.split(r" (?:of|at|for|in|on) ", organisation)[0].split() or [organisation]
    takes_article = (
        not ARTICLED.isdisjoint(head)
        or head[0] in ("Central", "State", "National")
        or head[-1] in ("School", "Faculty", "Department")
        or head == ["University"]
    )
    owned = re.match(r"[A-Z]\w*(?:[’']s|s[’']) ", organisation)  # "Japan's Government Fund"
    return (
        f"the {organisation}" if takes_article and head[0] != "the" and not owned else organisation
    )
