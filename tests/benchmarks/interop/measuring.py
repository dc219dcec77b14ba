"""Reads the question files of a folder, and pairs what was read with what was expected."""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from learning.exchange import guessed_format
from learning.exchange.format import ExchangeItem, ParsedFile, Unreadable
from tests.benchmarks.interop.expected import KINDS, Item, differences, is_same_stem, plain

EXPECTED = "expected.json"
NOT_QUESTIONS = frozenset((EXPECTED, "manifest.json", "README.md"))


@dataclass(slots=True)
class Score:
    """``expected`` counts the questions that Moodle reads and the app has a kind for (None where
    nothing says so), ``right`` those taken as Moodle reads them. ``refused`` counts reasons."""

    name: str
    format: str = ""
    taken: int = 0
    noted: int = 0
    expected: int | None = None
    matched: int = 0
    right: int = 0
    differing: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)

    @property
    def items(self) -> int:
        return self.taken + self.refused.total()

    @property
    def folder(self) -> str:
        """The first of the folders that the file lies in, or else its format."""
        first, within, _ = self.name.partition("/")
        return first if within else self.format

    def add(self, other: "Score") -> None:
        self.taken += other.taken
        self.noted += other.noted
        if other.expected is not None:
            self.expected = (self.expected or 0) + other.expected
        self.matched += other.matched
        self.right += other.right
        self.differing += other.differing
        self.refused += other.refused


def scores(folder: Path) -> Iterator[Score]:
    """One for each file below the folder, in the order of their names."""
    beside = folder / EXPECTED
    known = json.loads(beside.read_text()) if beside.exists() else {}
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        name = file.relative_to(folder).as_posix()
        if file.name not in NOT_QUESTIONS:
            found = known.get(name, {})
            yield score(name, file.read_bytes(), found.get("items") if found.get("read") else None)


def score(name: str, data: bytes, expected: Sequence[Item] | None) -> Score:
    format = guessed_format(name, data)
    made = Score(name, format.name)
    assert format.read
    try:
        reading = format.read(data)
    except Unreadable as error:
        made.refused[str(error)] += 1
        made.details.append(f"file: {error}")
        reading = ParsedFile()
    except (RecursionError, zipfile.BadZipFile) as error:  # a reader must not fail
        made.refused[f"FAILED: {error!r}"] += 1
        reading = ParsedFile()
    made.taken = len(reading.items)
    made.noted = sum(bool(item.notes) for item in reading.items)
    for unread in reading.unread:
        made.refused[unread.reason] += 1
        made.details.append(f"line {unread.line}: {unread.reason} · {unread.text[:90]}")
    if expected is not None:
        _compare(made, reading.items, expected)
    return made


def _compare(made: Score, items: Sequence[ExchangeItem], expected: Sequence[Item]) -> None:
    """Pairs each question with the next expected one of the same stem."""
    made.expected = sum(one["type"] in KINDS for one in expected)
    left = list(expected)
    for item in items:
        body = item.question.body()
        stem = plain(body["stem"])
        same = (one for one in left if plain(one["stem"]) == stem)
        alike = (one for one in left if is_same_stem(stem, plain(one["stem"])))
        there = next(same, None) or next(alike, None)
        if there is None:
            made.differing["not in Moodle"] += 1
            made.details.append(f"line {item.line}: not in Moodle · {body['stem'][:90]!r}")
            continue
        left.remove(there)
        made.matched += 1
        found = list(differences(body, there))
        made.right += not found
        made.differing.update(found)
        if found:
            made.details.append(
                f"line {item.line}: {', '.join(found)} · {body['stem'][:60]!r} · "
                f"{json.dumps(there, ensure_ascii=False)[:300]}"
            )
