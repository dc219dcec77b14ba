"""The words that distinguish a longer answer from others.

"Tech innovation" says everything that "run on tech innovation" does; "no massive inputs" does not
say the same as "massive inputs".
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from learning.grading.answer_key import AnswerKey, too_near
from learning.grading.misspellings import edits
from learning.grading.verdict import Verdict
from learning.grading.words import LIGHT, Phrase, Word, content_words, known

FEWEST = 3  # in shorter answers every word counts
PARTS = 3  # longer phrases with "of" are not reordered
NEGATIONS = frozenset(("no", "not", "non", "never", "without", "dont", "doesnt"))


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
        """Whether one is "leaders of industry" and the other "industry leaders"."""
        if self.phrase.has_of == other.phrase.has_of or sorted(self.keys) != sorted(other.keys):
            return False
        one, plain = (self, other) if self.phrase.has_of else (other, self)
        return self.light <= other.light and plain.keys in one.without_of()

    def without_of(self) -> list[list[str]]:
        """The possible orders of the words without "of": the words after it move before the last
        word in front of it, or further ahead ("national model of development").
        """
        parts: list[list[str]] = [[]]
        tail: list[str] = []
        into = parts[0]
        for word in self.phrase.spelt:
            if word.text == "of":
                parts.append(into := [])
            elif word in self.words:
                into.append(_key(word))
            elif len(parts) > 1 and into and word.text != "and":
                into = tail  # "leaders of industry in China"
        return [order + tail for order in _joined(parts)] if len(parts) <= PARTS else []


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
        kept = response.light <= _known(form).light
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
