"""Reads question files that other programs wrote, and prints what came of them as Markdown.

    uv run --group dev python -m tests.benchmarks.interop FOLDER [--details]

With an ``expected.json`` in the folder, which holds what Moodle's own importers read from its
files, each question is compared with what that says: stem, right answers, weights, tolerances and
pairs. A difference is no error where Moodle misreads its own format.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmarks.interop.measuring import Score, scores

HEAD = ("file", "format", "items", "taken", "expected", "right", "differ", "noted", "refused")
LONGEST = 60  # characters of a name or a reason


def row(one: Score) -> str:
    cells = (
        one.name[-LONGEST:],
        one.format,
        one.items,
        one.taken,
        "–" if one.expected is None else one.expected,
        "–" if one.expected is None else one.right,
        _counts(one.differing),
        one.noted,
        _counts(one.refused),
    )
    return "| " + " | ".join(str(cell).replace("|", "/") for cell in cells) + " |"


def table(found: Iterable[Score], *, details: bool = False) -> Iterator[str]:
    """A row a file, and one a folder at the end, with shares of its items."""
    yield f"| {' | '.join(HEAD)} |"
    yield f"|{'---|' * len(HEAD)}"
    sums: dict[str, Score] = {}
    told = []
    for one in found:
        yield row(one)
        sums.setdefault(one.folder, Score("all", one.folder)).add(one)
        told += [f"{one.name} {detail}" for detail in one.details]
    for one in sums.values():
        one.refused, reasons = Counter({"in all": one.refused.total()}), one.refused
        yield row(one)
        one.refused = reasons
    yield ""
    yield "| folder | taken of items | right of expected |"
    yield "|---|---|---|"
    for one in sums.values():
        right = _share(one.right, one.expected) if one.expected is not None else "–"
        yield f"| {one.format} | {_share(one.taken, one.items)} | {right} |"
    if details:
        yield ""
        yield from told


def _share(some: int, of: int) -> str:
    return f"{some} of {of} ({some / of:.1%})" if of else "–"


def _counts(counted: Counter[str]) -> str:
    return "; ".join(f"{number} × {name[:LONGEST]}" for name, number in counted.most_common())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.interop")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--details", action="store_true", help="each refusal and each difference")
    options = parser.parse_args()
    for line in table(scores(options.folder), details=options.details):
        print(line)
