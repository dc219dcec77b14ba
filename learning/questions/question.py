"""A generated question: one thing to know, in one direction, with its source."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from content.material import Material, Span, Weight
from learning.grading.expects import Expects

# Fields with columns of their own, or not needed once the uid is made.
COLUMNS = frozenset(("type", "brief", "keys", "subject", "sibling", "confusable", "weight", "rank"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of the brief that a part of a question comes from. ``section`` is the slug of the
    heading of the passage's section; "" before the first heading.
    """

    passage: str
    section: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, material: Material, span: Span) -> "Source":
        return cls(
            passage=span.passage,
            section=material.section_of(span.passage),
            start=span.start,
            end=span.end,
            text=material.words(span),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Distractor:
    """A wrong option; ``truth`` is a sentence on what it really is, or whose statement."""

    text: str
    source: Source
    truth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The speakers, by full name or as "PRC doctrine"; none if the brief itself speaks."""

    speakers: tuple[str, ...] = ()
    cue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One element of an ordering or matching: the left side, and the right side it pairs with.

    ``uid`` is the question whose card the part reviews. In an ordering, ``answer`` is empty and the
    parts are in the right order.
    """

    prompt: str
    answer: str = ""
    uid: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class GeneratedQuestion:
    """One generated question.

    ``keys`` are the slugs that identify it within its type; type, brief and keys make the ``uid``.
    ``sibling`` groups the questions on one item, which must not share a day. ``frame`` is the line
    above the stem: who holds what the stem asks, and when an office was held; "" if nobody need be
    named. ``accepted`` holds all other right answers. ``reserve`` takes the place of
    ``distractors`` for learners who have not read the sections that these come from. ``keywords``
    is the checklist for a recalled answer. ``elements`` are the entries of a list, of which
    ``needed`` must be named (0 for all); ``aliases`` are the other names of each, in the same
    order. ``altered`` is the wrong word as shown and the right word. ``pool`` holds the answers to
    the brief's other questions of the same sort; for a person, everybody else in the brief.
    ``surnames`` pairs these people with their surnames, where a surname may do as an answer.
    ``confusable`` is shared by questions whose subjects are easily confused. ``rank`` is the
    position in reading order. ``parts`` are set for orderings, matchings and complete lists, which
    own no card.
    """

    type: str
    brief: str
    keys: tuple[str, ...]
    subject: str
    sibling: str
    confusable: str = ""
    weight: Weight
    frame: str = ""
    stem: str
    answer: str
    accepted: tuple[str, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    reserve: tuple[Distractor, ...] = ()
    formats: tuple[str, ...]
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
        """SHA-256 over type, brief and keys, as 32 hex digits; independent of the wording."""
        name = "\x1f".join((self.type, self.brief, *self.keys))
        return hashlib.sha256(name.encode()).hexdigest()[:32]

    @property
    def owns_card(self) -> bool:
        return not self.parts

    def body(self) -> Mapping[str, Any]:
        """What a question's row stores, and the kinds read to show and grade it."""
        value = {name: part for name, part in asdict(self).items() if name not in COLUMNS}
        return json.loads(json.dumps(value))  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """The reason why a generator asks nothing about an item ("quotes/port")."""

    type: str
    item: str
    reason: str
