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

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from content.extraction import terms
from content.extraction.document import Document, Stretch
from content.extraction.people import find_people
from content.extraction.terms.gathering import READ, key_of
from content.extraction.terms.likelihood import WeighedSite, likeliest, likelihood, weighed_sites
from content.extraction.terms.mentions import Mentions
from content.extraction.terms.sites.places import Construct, Site
from content.readers.plain_text import read_plain_text
from tests.benchmarks.matching import Item, concept_fit, plain

TEXTS = Path(__file__).parents[1] / "data" / "extraction"
FOLDERS = ("tuned", "terms")
WEIGHTS = Path(terms.__path__[0]) / "sign_weights.csv"
THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9)
PARTS = 12  # of the texts, each left out once
RIDGE = 8.0  # by which large weights are held back
FEWEST = 8  # phrases that have a sign which gets a weight
LEAST = 0.05  # weight that is kept


@dataclass(frozen=True, slots=True)
class Row:
    """What is weighed at a site; ``marked`` is the number of its term, None if that is none.

    ``is_clear`` if it teaches what explains a term and what does not: a term that is only mentioned
    does not, nor a phrase that may be one.
    """

    text: str
    place: Stretch  # of the phrase: those that overlap compete
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
    for one in weighed_sites(document, people, Mentions(document), *READ):
        term = {"term": document.words(one.stretch)}
        fits = [n for n, other in enumerate(marked) if concept_fit(other, term)]
        required = [n for n in fits if not marked[n].get("optional")]
        yield Row(
            text=path.stem,
            place=one.stretch,
            key=key_of(term["term"]),
            names=tuple(_names(one)),
            marked=required[0] if required else None,
            is_optional=bool(fits),
            is_clear=_is_explained(marked[required[0]], document, one.stretch.block, one.site)
            if required
            else not fits,
        )


def _names(one: WeighedSite) -> Iterator[str]:
    """Under which its construct and its signs are weighed."""
    construct = one.site.construct.value
    yield from ("always", construct)
    for sign in one.signs:
        yield from (sign, f"{construct}: {sign}")


def _is_explained(marked: Item, document: Document, block: int, site: Site) -> bool:
    said = plain(document.blocks[block].text[site.at : site.stop])
    keywords = marked["definition_keywords"]
    told = not keywords or any(plain(one) in said for one in keywords)
    # What is named need not be explained.
    return told or site.construct in (Construct.NAMED, Construct.NAMES_BACK)


class Fit:
    """A logistic regression over the names under which rows are weighed."""

    def __init__(self, rows: Sequence[Row]) -> None:
        clear = [row for row in rows if row.is_clear]
        counts = Counter(name for row in clear for name in set(row.names))
        self.names = sorted(name for name, count in counts.items() if count >= FEWEST)
        self.places = {name: n for n, name in enumerate(self.names)}
        self.model = LogisticRegression(C=1 / RIDGE, fit_intercept=False, solver="liblinear")
        self.model.fit(self._matrix(clear), [row.marked is not None for row in clear])

    @property
    def weights(self) -> dict[str, float]:
        return dict(zip(self.names, self.model.coef_[0].tolist(), strict=True))

    def likelihoods(self, rows: Sequence[Row]) -> list[float]:
        chances: list[float] = self.model.predict_proba(self._matrix(rows))[:, 1].tolist()
        return chances

    def _matrix(self, rows: Sequence[Row]) -> csr_matrix:
        cells = [
            (n, self.places[name])
            for n, row in enumerate(rows)
            for name in set(row.names)
            if name in self.places
        ]
        shape = len(rows), len(self.names)
        return csr_matrix(([1.0] * len(cells), tuple(zip(*cells, strict=True))), shape=shape)


def left_out(rows: Sequence[Row]) -> dict[tuple[str, str], tuple[float, list[Row]]]:
    """The likelihood of each phrase of each text by weights that were fitted without the text."""
    texts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        texts[row.text].append(row)
    names = sorted(texts)
    found: dict[tuple[str, str], tuple[float, list[Row]]] = {}
    for part in range(PARTS):
        others = names[part::PARTS]
        fitted = Fit([row for row in rows if row.text not in others])
        for name in others:
            phrases: dict[tuple[str, str], list[tuple[float, Row]]] = defaultdict(list)
            chances = fitted.likelihoods(texts[name])
            places = [row.place for row in texts[name]]
            for chance, row in likeliest(zip(chances, places, texts[name], strict=True)):
                phrases[name, row.key].append((chance, row))
            for key, sites in phrases.items():
                found[key] = likelihood(chance for chance, _ in sites), [row for _, row in sites]
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
        weights = {name: round(weight, 2) for name, weight in Fit(rows).weights.items()}
        with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("sign", "weight"))
            writer.writerows(item for item in weights.items() if abs(item[1]) >= LEAST)


if __name__ == "__main__":
    main()
