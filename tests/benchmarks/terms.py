"""Fits the weights of the signs of terms to annotated texts, and measures them on others.

    uv run --group dev python -m tests.benchmarks.terms [--write]

Prints the precision, the recall and F1 of what the signs alone find at several thresholds, each
text weighed by what was fitted without it. ``--write`` then fits the weights to all the texts and
stores them in ``content/extraction/terms/sign_weights.csv``: the same texts give the same file.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from content.extraction import terms
from content.extraction.document import Document
from content.extraction.people import find_people
from content.extraction.terms.gathering import READ, key_of
from content.extraction.terms.likelihood import likelihood, weighed_sites
from content.extraction.terms.mentions import Mentions
from content.extraction.terms.sites import Construct, Site
from content.readers.plain_text import read_plain_text
from tests.benchmarks.matching import Item, concept_fit, plain

TEXTS = Path(__file__).parents[1] / "data" / "extraction"
FOLDERS = ("tuned", "terms")
WEIGHTS = Path(terms.__path__[0]) / "sign_weights.csv"
THRESHOLDS = (0.3, 0.34, 0.38, 0.42, 0.46, 0.5, 0.6, 0.7)
PARTS = 12  # of the texts, each left out once
RIDGE = 4.0  # by which large weights are held back
FEWEST = 5  # sites at which a sign stands that gets a weight
LEAST = 0.05  # weight that is kept
ROUNDS = 8  # of Newton's method, which then changes no weight by a thousandth


@dataclass(frozen=True, slots=True)
class Row:
    """What is weighed at a site; ``marked`` is the number of its term, None if that is none.

    ``is_clear`` if it teaches what explains a term and what does not: a term that is only mentioned
    does not, nor a phrase that may be one.
    """

    text: str
    key: str
    names: tuple[str, ...]
    marked: int | None
    is_optional: bool
    is_clear: bool


def rows_of(path: Path) -> Iterator[Row]:
    """Those of an annotated text."""
    marked: list[Item] = json.loads(path.read_text())["concepts"]
    document = read_plain_text(path.with_suffix(".txt").read_text())
    people = find_people(document)
    for stretch, site, names in weighed_sites(document, people, Mentions(document), *READ):
        term = {"term": document.words(stretch)}
        fits = [n for n, one in enumerate(marked) if concept_fit(one, term)]
        required = [n for n in fits if not marked[n].get("optional")]
        yield Row(
            text=path.stem,
            key=key_of(term["term"]),
            names=names,
            marked=required[0] if required else None,
            is_optional=bool(fits),
            is_clear=_is_explained(marked[required[0]], document, stretch.block, site)
            if required
            else not fits,
        )


def _is_explained(marked: Item, document: Document, block: int, site: Site) -> bool:
    said = plain(document.blocks[block].text[site.at : site.stop])
    keywords = marked["definition_keywords"]
    told = not keywords or any(plain(one) in said for one in keywords)
    return told or site.construct is Construct.NAMED  # what is named need not be explained


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of the logistic regression that makes the rows likeliest, by Newton's method."""
    clear = [row for row in rows if row.is_clear]
    counts = Counter(name for row in clear for name in row.names)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    places = {name: n for n, name in enumerate(names)}
    signs = np.zeros((len(clear), len(names)))
    for n, row in enumerate(clear):
        signs[n, [places[name] for name in row.names if name in places]] = 1
    terms = np.array([row.marked is not None for row in clear], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (terms - likely) - RIDGE * weights
        bend = (signs.T * (likely * (1 - likely))) @ signs + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(bend, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def weigh(weights: dict[str, float], row: Row) -> float:
    total = sum(weights.get(name, 0) for name in row.names)
    return float(1 / (1 + np.exp(-total)))


def left_out(rows: Sequence[Row]) -> dict[tuple[str, str], tuple[float, list[Row]]]:
    """The likelihood of each phrase of each text by weights that were fitted without the text."""
    texts = sorted({row.text for row in rows})
    found: dict[tuple[str, str], tuple[float, list[Row]]] = {}
    for part in range(PARTS):
        others = set(texts[part::PARTS])
        weights = fit([row for row in rows if row.text not in others])
        phrases: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            if row.text in others:
                phrases[row.text, row.key].append(row)
        for key, sites in phrases.items():
            found[key] = likelihood([weigh(weights, row) for row in sites]), sites
    return found


def table(
    found: Collection[tuple[float, list[Row]]], marked: int
) -> Iterator[tuple[float, float, float, float]]:
    """Threshold, precision, recall and F1."""
    for threshold in THRESHOLDS:
        right, wrong = set(), 0
        for chance, sites in found:
            if chance >= threshold:
                terms = {(row.text, row.marked) for row in sites if row.marked is not None}
                right |= terms
                wrong += not terms and not any(row.is_optional for row in sites)
        precision, recall = len(right) / max(1, len(right) + wrong), len(right) / marked
        yield threshold, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    paths = sorted(path for name in FOLDERS for path in (TEXTS / name).glob("*.json"))
    rows = [row for path in paths for row in rows_of(path)]
    marked = sum(
        not one.get("optional")
        for path in paths
        for one in json.loads(path.read_text())["concepts"]
    )
    print(f"{len(paths)} texts, {marked} terms, {len(rows)} sites\n")
    print("| from | precision | recall | F1 |\n|---|---|---|---|")
    for line in table(left_out(rows).values(), marked):
        print("| {:.2f} | {:.2f} | {:.2f} | **{:.3f}** |".format(*line))
    if write:
        weights = {name: round(weight, 2) for name, weight in fit(rows).items()}
        with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("sign", "weight"))
            writer.writerows(item for item in weights.items() if abs(item[1]) >= LEAST)


if __name__ == "__main__":
    main()
