"""What a new version of a text makes of a brief once somebody has decided on what changed."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from content.drafting import FAMILIES
from content.formats.spans import Unplaced, find_span_start
from content.json_values import from_json
from content.material import KnowledgeItem, Passage, Span
from content.revision.comparison import Comparison, Decision
from content.revision.entries import placed

NOT_THERE = "The new text doesn’t have these words. Copy them exactly."


class Choice(StrEnum):
    AS_IS = "keep"
    READ = "read"
    REMOVE = "remove"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to become of an entry; ``words`` are those of its new place."""

    choice: Choice
    words: str = ""


class NotPlaced(ValueError):
    """The words of a place are not in the new text."""


def digest(one: Decision) -> str:
    """Differs for decisions that differ in what is asked or offered."""
    about = json.dumps([one.before, one.as_is, one.read], sort_keys=True)
    return hashlib.sha256(about.encode()).hexdigest()[:16]


def proposed(one: Decision) -> Choice:
    """What is chosen until somebody chooses: the words of the new text. A statement that it does
    not attribute any more is not left to its speaker unseen.
    """
    if one.read:
        return Choice.READ
    is_attributed = one.before.get("speakers") or one.before.get("holder")
    return Choice.AS_IS if one.as_is and not is_attributed else Choice.REMOVE


def open_choices(one: Decision) -> Iterator[Choice]:
    if one.as_is:
        yield Choice.AS_IS
    if one.read:
        yield Choice.READ
    yield Choice.REMOVE
    if not one.as_is:
        yield Choice.PLACE


def decided(comparison: Comparison, one: Decision, chosen: Chosen) -> KnowledgeItem | None:
    """The entry as it is from now on, None if it is removed. Raises ``NotPlaced``."""
    kind = FAMILIES[one.family]
    match chosen.choice:
        case Choice.AS_IS if one.as_is:
            return _entry(kind, one.as_is)
        case Choice.READ if one.read:
            return _entry(kind, one.read)
        case Choice.PLACE:
            span = _place(comparison.passages, " ".join(chosen.words.split()))
            return placed(_entry(kind, one.before), lambda _: span)
    return None


def _entry(kind: type[KnowledgeItem], value: Any) -> KnowledgeItem:
    entry: KnowledgeItem = from_json(kind, value)
    return entry


def _place(passages: tuple[Passage, ...], words: str) -> Span:
    """The first passage that has the words, and there the first place of them."""
    for passage in passages if words else ():
        try:
            start = find_span_start(passage.text, words, 1)
        except Unplaced:
            continue
        return Span(passage=passage.slug, start=start, end=start + len(words))
    raise NotPlaced(NOT_THERE)


def chosen_for(sent: Mapping[str, Chosen], one: Decision) -> Chosen:
    """What somebody chose for an entry, or what is proposed for it."""
    chosen = sent.get(one.name)
    is_open = chosen is not None and chosen.choice in open_choices(one)
    return chosen if chosen and is_open else Chosen(proposed(one))
