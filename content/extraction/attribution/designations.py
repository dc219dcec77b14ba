"""By which words people are meant besides whole names: "Li", "he", "the two ministers"."""

import re
from dataclasses import dataclass, replace

from content.extraction.document import Document
from content.extraction.findings import HANDLE, PersonFound
from content.extraction.vocabulary.titles import is_calling

_TITLES = {
    "mr": "he", "sir": "he", "lord": "he", "king": "he", "father": "he", "brother": "he",
    "ms": "she", "mrs": "she", "miss": "she", "dame": "she", "lady": "she", "madam": "she",
    "queen": "she", "sister": "she", "chairman": "he", "chairwoman": "she", "spokesman": "he",
    "spokeswoman": "she", "congressman": "he", "congresswoman": "she",
}  # fmt: skip
_TITLED = re.compile(
    r"\b(?:M(?:r|rs|s|iss)|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|President|Senator|Judge|"
    r"Justice|Bishop|Archbishop|General|Colonel|Captain)\b\.? ?$"
)
_HEAD = re.compile(
    r"(?:[^\W\d_][\w\-]* ){0,5}?(?P<head>[^\W\d_][\w\-]*)(?= (?:of|at|for|in|with|and)\b|,|$)"
)
_IS_DONE = re.compile(
    r"(?:[a-z]+(?:s|ed)|led|ran) (?:an?|the|its|his|her|their)\b"
)  # "runs the club"
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b")
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_PAIRS = {"both": 2, "the two": 2, "the pair": 2, "the couple": 2, "the duo": 2, "the trio": 3}
_COUNTED = re.compile(
    r"(?P<known>(?:the|these) )?(?P<count>two|both|three|four) (?:[\w\-]+ ){0,2}?"
    r"(?P<post>[^\W\d_][\w\-]*?)(?:s|(?<=[mM])en)?"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Several people that are meant together: how many, and the noun of the post that they share.
    "Them" are "they", without count and post.
    """

    words: str
    count: int = 0
    post: str = ""


def group_of(words: str) -> Group | None:
    words = " ".join(words.casefold().split())
    if words in _PAIRS:
        return Group(words, _PAIRS[words])
    if words == "them":
        return Group("they")
    counted = _COUNTED.fullmatch(words)
    if not counted or not (counted["known"] or counted["count"] == "both"):
        return None  # "two economists": others than those who were named
    return Group(words, _COUNTS[counted["count"]], counted["post"])


def words_of_names(person: PersonFound) -> set[str]:
    """The words by each of which a person may be meant; a name used online is one."""
    if person.rule == HANDLE:
        return {person.name.casefold()}
    words = {name.casefold().split()[-1] for name in person.aliases if name.split()}
    return words | set(person.name.casefold().split())


def posts_of(document: Document, person: PersonFound) -> set[str]:
    """The nouns of a post or title: "commissioner" for "commissioner for water at X"."""
    stated = " ".join([person.affiliation, *(document.words(one.whole) for one in person.mentions)])
    found = {word for word in re.findall(r"[\w\-]+", stated.casefold()) if is_calling(word)}
    head = _HEAD.match(person.affiliation)
    if (
        head
        and not _IS_DONE.match(person.affiliation)
        and head["head"].islower()
        and not head["head"].endswith(("s", "ing"))
    ):
        found.add(head["head"])
    return found


def pronoun_of(document: Document, person: PersonFound) -> str | None:
    """ "he" or "she", if a title tells."""
    for mention in person.mentions:
        for word in re.findall(r"[^\W\d_]+", document.words(mention.whole).casefold()):
            if word in _TITLES:
                return _TITLES[word]
    return None


def is_titled(document: Document, person: PersonFound) -> bool:
    """Whether a title stands before a name somewhere: "Mr Liu", "Lord Liu"."""
    return any(
        _TITLED.search(document.words(replace(one.whole, end=one.stretch.start)))
        for one in person.mentions
        if one.whole.start < one.stretch.start
    )


def pronoun_of_life(document: Document, names: tuple[str, ...]) -> str:
    """The first "he" or "she" of the paragraph that opens with a name of whom the title names."""
    openings = (one.text for one in document.blocks[1:] if one.text.startswith(names))
    found = _PRONOUN.search(next(openings, ""))
    return found[0] if found else ""
