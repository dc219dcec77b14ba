"""What a generator makes: one thing to know, in one direction, with its provenance."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from content.material import Material, Span, Weight
from learning.grading.expects import Expects
from learning.grading.formats import Format

# What a row keeps in columns of its own, or needs no more once the uid is made.
COLUMNS = frozenset(("type", "brief", "keys", "subject", "sibling", "confusable", "weight", "rank"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of the brief that a part of a question comes from."""

    passage: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, material: Material, span: Span) -> "Source":
        return cls(passage=span.passage, start=span.start, end=span.end, text=material.words(span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Distractor:
    """A wrong option; ``truth`` says in a sentence what it really is, or whose statement."""

    text: str
    source: Source
    truth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says it, by full name or as "PRC doctrine"; empty speakers mean the brief itself."""

    speakers: tuple[str, ...] = ()
    cue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One element of an ordering or a matching: what is shown on the left, what it pairs with.

    ``uid`` is the question whose card the part reviews. In an ordering ``answer`` is empty and
    the parts stand in the right order.
    """

    prompt: str
    answer: str = ""
    uid: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class GeneratedQuestion:
    """One question.

    ``keys`` are the slugs that identify it within its type; with the type and the brief they make
    the ``uid``. ``sibling`` groups the questions on one item that must not share a day.
    ``accepted`` holds every other answer that is right. ``keywords`` is the checklist of a
    recalled answer. ``elements`` are the entries of a list answer, of which ``needed`` must be
    named (0: all); ``aliases`` are the other names of each, in their order. ``altered`` is, for the
    altered word, (the wrong word as shown, the right word). ``pool`` holds the answers to other
    questions of the brief that expect the same sort of thing; of a person, everybody else in the
    brief. ``surnames`` are pairs of a name and its surname: of all these people, where a surname
    may do as an answer. ``confusable`` is shared by questions
    whose subjects are easily taken for each other. ``rank`` is the place in reading order.
    ``parts`` are set on orderings, matchings and whole lists, which own no card.
    """

    type: str
    brief: str
    keys: tuple[str, ...]
    subject: str
    sibling: str
    confusable: str = ""
    weight: Weight
    stem: str
    answer: str
    accepted: tuple[str, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    formats: tuple[Format, ...]
    expects: Expects
    explanation: str
    attribution: Attribution = Attribution()
    source: Source
    rank: tuple[int, int]
    keywords: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    needed: int = 0
    altered: tuple[str, str] | None = None
    pool: tuple[str, ...] = ()
    surnames: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()

    @cached_property
    def uid(self) -> str:
        """SHA-256 over type, brief and natural keys, 32 hex digits: never over wording."""
        name = "\x1f".join((self.type, self.brief, *self.keys))
        return hashlib.sha256(name.encode()).hexdigest()[:32]

    @property
    def owns_card(self) -> bool:
        return not self.parts

    def body(self) -> Mapping[str, Any]:
        """What is stored in a question's row and read by the kinds that show and grade it."""
        value = {name: part for name, part in asdict(self).items() if name not in COLUMNS}
        return json.loads(json.dumps(value))  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """That a generator asks nothing of an item ("quotes/port"), and why."""

    type: str
    item: str
    reason: str
