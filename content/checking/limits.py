"""How long the texts of a material may be, and which of them are required."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from content.material import (
    Biography,
    Concept,
    Fact,
    Listing,
    ListingItem,
    Material,
    Passage,
    Person,
    Quote,
    Relation,
)

type Path = tuple[str | int, ...]

LONGEST_TEXT = 20_000
LONGEST_NOTE = 4_000  # Markdown, rendered on each view
# The columns with a smaller limit.
LONGEST: dict[type, dict[str, int]] = {
    Material: {"slug": 100, "title": 200, "subtitle": 300, "source": 200, "source_date": 50},
    Concept: {
        "term": 200,
        "abbreviation": 50,
        "kind": 40,
        "characters": 50,
        "pinyin": 200,
        "holder": 100,
        "case": 500,
    },
    Person: {
        "name": 200,
        "characters": 50,
        "pinyin": 200,
        "affiliation": 300,
        "role": 200,
        "period": 50,
        "correction": 300,
    },
    Quote: {
        "holder": 100,
        "cue": 50,
        "topic": 200,
        "why": 300,
        "because": 300,
        "by": 300,
        "example_of": 200,
    },
    Listing: {"holder": 100, "cue": 50, "category": 100},
    ListingItem: {"text": 300},
    Fact: {
        "holder": 100,
        "cue": 50,
        "value": 200,
        "unit": 100,
        "when": 25,
        "event": 300,
        "subject": 100,
        "correction": 200,
    },
    Relation: {"holder": 100, "cue": 50, "wording": 100},
}
REQUIRED: dict[type, tuple[str, ...]] = {
    Material: ("title",),
    Passage: ("text",),
    Concept: ("term",),
    Person: ("name",),
    Biography: ("text",),
    Quote: ("text",),
    Listing: ("lead_in", "category", "items"),
    ListingItem: ("text",),
    Fact: ("value", "statement"),
}
# Fields that ``added`` may list: an editor may supply them where the source does not.
ADDABLE: dict[type, tuple[str, ...]] = {
    Concept: ("abbreviation", "aliases", "characters", "pinyin", "definition"),
    Person: ("aliases", "characters", "pinyin", "affiliation_aliases", "role_aliases"),
}

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a material; ``path`` has the field names and indexes that lead to it."""

    path: Path
    message: str


def text_faults(value: object, path: Path = ()) -> Iterator[Fault]:
    """Texts of a dataclass, and of those nested in it, that are empty, too long or unprintable."""
    for field in fields(value):  # type: ignore[arg-type]
        here, content = (*path, field.name), getattr(value, field.name)
        if not content and field.name in REQUIRED.get(type(value), ()):
            yield Fault(here, f"“{field.name}” is empty: fill it in")
        elif isinstance(content, str):
            usual = LONGEST_NOTE if field.name == "note" else LONGEST_TEXT
            longest = LONGEST.get(type(value), {}).get(field.name, usual)
            yield from _faults_of(content, field.name, longest, here)
        elif isinstance(content, tuple):
            yield from _faults_of_many(content, field.name, here)


def _faults_of(text: str, name: str, longest: int, path: Path) -> Iterator[Fault]:
    if len(text) > longest:
        yield Fault(path, f"“{name}” has {len(text)} characters, {longest} at most: shorten it")
    if sign := _CONTROL.search(text):
        yield Fault(path, f"“{name}” holds the invisible character U+{ord(sign[0]):04X}: delete it")
    if text and not text.strip():
        yield Fault(path, f"“{name}” is blank: fill it in, or leave it out")


def _faults_of_many(entries: tuple[object, ...], name: str, path: Path) -> Iterator[Fault]:
    seen: set[object] = set()
    for index, entry in enumerate(entries):
        here = (*path, index)
        if is_dataclass(entry):
            yield from text_faults(entry, here)
        elif entry in seen:
            yield Fault(here, f"“{entry}” is given twice in “{name}”: keep one")
        elif isinstance(entry, str):
            yield from _faults_of(entry, name, LONGEST_TEXT, here)
            if not entry:
                yield Fault(here, f"“{name}” has an empty entry: fill it in, or delete its line")
        seen.add(entry)
