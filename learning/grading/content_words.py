"""The words that distinguish a longer answer from others.

"Tech innovation" says everything that "run on tech innovation" does; "no massive inputs" does not
say the same as "massive inputs".
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from learning.grading.answer_key import AnswerKey, too_near
from learning.grading.spelling.misspellings import edits, is_other_word
from learning.grading.spelling.polarity import NEGATIONS
from learning.grading.verdict import Verdict
from learning.grading.words import LIGHT, Phrase, Word, content_words, known

FEWEST = 3  # in shorter answers every word counts
LINKS = (frozenset(("of",)), frozenset(("of", "in", "by")))
PARTS = 3  # longer phrases with "of" are not reordered


@dataclass(frozen=True)
class ContentWords:
    """A phrase without its function words, with its light verbs kept apart."""

    phrase: Phrase

    @cached_property
    def light(self) -> frozenset[str]:
        return frozenset(_key(word) for word in self.phrase.words if word.text in LIGHT)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return content_words(self.phrase.spelt)

    @cached_property
    def keys(self) -> list[str]:
        return [_key(word) for word in self.words]

    @cached_property
    def spaced(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def squeezed(self) -> str:
        return self.spaced.replace(" ", "")

    def says(self, other: "ContentWords") -> bool:
        """Whether both phrases have the same words in the same order, or reordered around an "of".

        A light verb may be left out, but not replaced by another.
        """
        return self.light <= other.light and (self.keys == other.keys or self.turns(other))

    def turns(self, other: "ContentWords") -> bool:
        """Whether one is "leaders of industry" or "innovation in technology", and the other
        "industry leaders" or "tech innovation"."""
        if sorted(self.keys) != sorted(other.keys):
            return False
        for links in LINKS:
            linked = [one for one in (self, other) if not links.isdisjoint(one.texts)]
            if len(linked) == 1:
                [one] = linked
                plain = other if one is self else self
                if self.light <= other.light and plain.keys in one.without(links):
                    return True
        return False

    @cached_property
    def texts(self) -> list[str]:
        return [word.text for word in self.phrase.spelt]

    def without(self, links: frozenset[str]) -> list[list[str]]:
        """The possible orders of the words without a link: the words after it move before the last
        word in front of it, or further ahead ("national model of development").
        """
        parts: list[list[str]] = [[]]
        tail: list[str] = []
        into = parts[0]
        for word in self.phrase.spelt:
            if word.text in links:
                parts.append(into := [])
            elif word in self.words:
                into.append(_key(word))
            elif len(parts) > 1 and into and word.text != "and":
                into = tail  # "leaders of industry in China"
        if len(parts) > PARTS or not all(parts):
            return []
        orders = [order + tail for order in _joined(parts)]
        if len(parts) == 2 and parts[0] and parts[0][-1].endswith(("ed", "en")):
            *head, participle = parts[0]  # "economy driven by innovation"
            orders.append([*parts[1], participle, *head, *tail])
        return orders


def grade_content_words(expected: AnswerKey, given: Phrase, rivals: list[Phrase]) -> Verdict | None:
    """Right if a response has the distinguishing words of an answer, and no rival fits as well."""
    response = ContentWords(given)
    others = [_known(rival.text) for rival in rivals]
    if any(response.says(other) for other in others):
        return None
    for form in expected.forms:
        if response.turns(_known(form)):
            return Verdict.right(form)
    forms = [form for form in expected.forms if len(known(form).words) >= FEWEST]
    for form in forms:
        if response.says(_known(form)):
            return Verdict.right(form)
    for form in forms:
        cost = edits(_known(form).words, response.squeezed)
        near = (other.spaced for other in others)
        kept = response.light <= _known(form).light and not is_other_word(given, known(form).words)
        if cost is not None and kept and not too_near(response.spaced, near, cost):
            return Verdict.right(form, edits=cost)
    return None


@lru_cache(maxsize=4096)
def _known(text: str) -> ContentWords:
    return ContentWords(known(text))


def _joined(parts: list[list[str]]) -> list[list[str]]:
    *heads, inner = parts
    orders = [inner]
    for head in reversed(heads):
        places = range(max(1, len(head)))
        orders = [head[:n] + order + head[n:] for order in orders for n in places]
    return orders


def _key(word: Word) -> str:
    """A word by its stem; "developed" stays distinct from "developing"."""
    text = word.singular
    if text in NEGATIONS:
        return "no"
    if word.exact or len(text) <= 4:
        return text
    return text[:-3] if text.endswith("ing") and len(text) > 6 else text.removesuffix("e")
