"""Measures what extraction finds beside what was marked by hand, and prints it as Markdown.

    uv run --group dev python -m tests.benchmarks.extraction [FOLDER …] [--errors]

A folder has a text and a JSON file of the same name for each brief, in the schema that
``import_brief --extract json`` prints; without one, the texts of the project are read: those that
the rules were ``tuned`` on, those kept ``aside`` meanwhile, and the ``unseen``, which somebody
wrote and marked without knowing a rule and whose errors nobody has read.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from content.extraction.as_json import as_json
from content.extraction.extract import extract
from content.extraction.sure import ATTRIBUTED
from content.readers.plain_text import read_plain_text
from tests.benchmarks import matching
from tests.benchmarks.matching import Item

TEXTS = Path(__file__).parents[1] / "data" / "extraction"
FOLDERS = tuple(TEXTS / name for name in ("tuned", "aside", "unseen"))


@dataclass(slots=True)
class Score:
    """How many items were found ``right``, found though nobody marked them, and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right,
            self.extra + other.extra,
            self.missed + other.missed,
            self.errors + other.errors,
        )

    @property
    def precision(self) -> float:
        found = self.right + self.extra
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        if not self.right + self.extra + self.missed:
            return "–"
        return f"{self.precision:.2f}/{self.recall:.2f}/**{self.f1:.3f}**"


@dataclass(frozen=True, slots=True)
class Text:
    name: str
    text: str
    marked: dict[str, list[Item]]


def texts_in(folder: Path) -> list[Text]:
    return [
        Text(path.stem, path.with_suffix(".txt").read_text(), json.loads(path.read_text()))
        for path in sorted(folder.glob("*.json"))
    ]


def scores(marked: dict[str, list[Item]], found: dict[str, list[Item]]) -> dict[str, Score]:
    """The score of each kind in one text."""
    people = _paired(marked["people"], found["people"], matching.person_fit, "name")
    concepts = _paired(marked["concepts"], found["concepts"], matching.concept_fit, "term")

    def said(one: Item, other: Item) -> float:
        right = matching.same_speaker(one, other, marked["people"])
        return matching.statement_fit(one, other) if right else 0

    figures = list({matching.plain(one["text"]): one for one in found["figures"]}.values())
    sure = [one for one in found["statements"] if one["confidence"] >= ATTRIBUTED]
    alone = [one for one in sure if not one["doubts"]]
    return {
        "people": people.score,
        "affiliations": people.field("affiliation", matching.same_affiliation),
        "native names": people.field(
            "native_name",
            lambda one, other: (
                matching.plain(one["native_name"]) == matching.plain(other["native_name"])
            ),
        ),
        "concepts": concepts.score,
        "abbreviations": concepts.field(
            "abbreviation",
            lambda one, other: (
                matching.short_key(one["abbreviation"]) == matching.short_key(other["abbreviation"])
            ),
        ),
        "definitions": concepts.field(
            "definition", matching.same_definition, wanted="definition_keywords"
        ),
        "statements": _paired(marked["statements"], found["statements"], said, "span").score,
        "speaker ignored": _paired(
            marked["statements"], found["statements"], matching.statement_fit, "span"
        ).score,
        "attributed surely": _paired(marked["statements"], sure, said, "span").score,
        "asked at once": _paired(marked["statements"], alone, said, "span").score,
        "lists": _paired(marked["lists"], found["lists"], matching.list_fit, "items").score,
        "figures": _paired(
            marked["figures"], figures, matching.figure_fit, "text", repeats=True
        ).score,
    }


@dataclass(frozen=True, slots=True)
class Paired:
    pairs: list[tuple[Item, Item]]
    score: Score
    required: list[Item]
    found: list[Item]  # without what fits only something optional

    def field(self, name: str, same: Callable[[Item, Item], bool], wanted: str = "") -> Score:
        """The score of one field of the items that were found."""
        both = [(a, b) for a, b in self.pairs if a.get(wanted or name) and b.get(name)]
        right = [(a, b) for a, b in both if same(a, b)]
        given = sum(bool(one.get(name)) for one in self.found)
        asked = sum(bool(one.get(wanted or name)) for one in self.required)
        if wanted:
            given = len(both)  # what nobody has marked may be defined all the same
        wrong = [f"~ {b.get(name)} for {a.get(wanted or name)}" for a, b in both if not same(a, b)]
        return Score(len(right), given - len(right), asked - len(right), wrong)


def _paired(
    marked: Sequence[Item],
    found: Sequence[Item],
    fit: Callable[[Item, Item], float],
    shown: str,
    *,
    repeats: bool = False,
) -> Paired:
    required = [one for one in marked if not one.get("optional")]
    optional = [one for one in marked if one.get("optional")]
    fits = {(m, n): fit(a, b) for m, a in enumerate(required) for n, b in enumerate(found)}
    of_marked = matching.matched(fits)
    left = [n for n in range(len(found)) if n not in of_marked.values()]
    ignored = set(_ignored(left, required, optional, found, fits, fit, repeats=repeats))
    missed = [one for m, one in enumerate(required) if m not in of_marked]
    extra = [found[n] for n in left if n not in ignored]
    errors = [f"− {one[shown]}" for one in missed] + [f"+ {one[shown]}" for one in extra]
    return Paired(
        pairs=[(required[m], found[n]) for m, n in of_marked.items()],
        score=Score(len(of_marked), len(extra), len(missed), errors),
        required=required,
        found=[one for n, one in enumerate(found) if n not in ignored],
    )


def _ignored(
    left: Sequence[int],
    required: Sequence[Item],
    optional: Sequence[Item],
    found: Sequence[Item],
    fits: dict[tuple[int, int], float],
    fit: Callable[[Item, Item], float],
    *,
    repeats: bool,
) -> Iterator[int]:
    """What fits an optional item, names a figure again, or is another part of a statement that was
    found: the second half of a split quotation, or the second of two speakers.
    """
    spare = {
        m: sum(len(one.get(name, ())) for name in ("alt_spans", "co_speakers", "alts"))
        for m, one in enumerate(required)
    }
    for n in left:
        if any(fit(one, found[n]) for one in optional):
            yield n
            continue
        again = [m for m in range(len(required)) if fits[m, n] and (repeats or spare[m])]
        if again:
            spare[again[0]] -= 1
            yield n


def measured(folder: Path) -> tuple[dict[str, dict[str, Score]], dict[str, float]]:
    """The scores of each text by its name, and the milliseconds that it took, once warm."""
    found, took = {}, {}
    for one in texts_in(folder):
        times = []
        for _ in range(5):
            began = time.perf_counter()
            findings = extract(read_plain_text(one.text))
            times.append(1000 * (time.perf_counter() - began))
        found[one.name] = scores(one.marked, as_json(findings))
        took[one.name] = statistics.median(times)
    return found, took


def table(folder: Path, *, errors: bool) -> Iterator[str]:
    """Precision, recall and F1 of each kind, by text and over all."""
    found, took = measured(folder)
    kinds = list(next(iter(found.values()), {}))
    yield f"### {folder.name}\n"
    yield "| | " + " | ".join(kinds) + " | ms |"
    yield "|---" * (len(kinds) + 2) + "|"
    for name, by_kind in found.items():
        yield f"| {name} | " + " | ".join(map(str, by_kind.values())) + f" | {took[name]:.0f} |"
    total = {kind: sum((one[kind] for one in found.values()), Score()) for kind in kinds}
    yield "| all | " + " | ".join(map(str, total.values())) + f" | {sum(took.values()):.0f} |\n"
    for kind, score in total.items() if errors else ():
        yield from (f"- {kind}: {line}" for line in score.errors)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.extraction")
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--errors", action="store_true", help="list what was missed and made up")
    options = parser.parse_args()
    for folder in options.folders:
        print("\n".join(table(folder, errors=options.errors)))


if __name__ == "__main__":
    main()
