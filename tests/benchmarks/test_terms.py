"""The fit of the weights of the signs of terms."""

import csv
import json

import pytest

from content.extraction.document import Stretch
from tests.benchmarks.terms import (
    FOLDERS,
    LEAST,
    TEXTS,
    WEIGHTS,
    Fit,
    Row,
    left_out,
    rows_of,
    table,
)


def row(number: int, *names: str, marked: int | None) -> Row:
    """A site in a text of its own."""
    place = Stretch(0, 0, 9)
    return Row(
        f"text {number}", place, f"phrase {number}", names, marked, is_optional=False, is_clear=True
    )


def test_a_sign_of_terms_weighs_more_than_one_of_others() -> None:
    rows = [row(n, "always", "rare", marked=0) for n in range(20)]
    rows += [row(n, "always", "common", marked=None) for n in range(20, 60)]
    weights = Fit(rows).weights

    assert weights["rare"] > 0.5 > -0.5 > weights["common"]


def test_a_sign_at_a_few_sites_has_no_weight() -> None:
    rows = [row(n, "always", marked=n % 2 or None) for n in range(20)]
    assert "odd" not in Fit([*rows, row(20, "always", "odd", marked=0)]).weights


def test_each_text_is_weighed_by_the_others() -> None:
    rows = [row(n, "always", "rare", marked=0) for n in range(30)]
    rows += [row(n, "always", "common", marked=None) for n in range(30, 60)]
    found = left_out(rows)
    best = max(table(found.values(), marked=30), key=lambda line: line[-1])

    assert len(found) == 60
    assert best[1:] == (1, 1, 1)


def test_a_site_teaches_unless_it_leaves_open_whether_it_has_a_term(tmp_path) -> None:
    text = (
        "He fears ebb, the fall of the sea. It has a gate, a thing of oak. It has a lock, now shut."
    )
    (tmp_path / "port.txt").write_text(text)
    concepts = [
        {"term": "ebb", "definition_keywords": ["fall", "sea"]},
        {"term": "gate", "definition_keywords": [], "optional": True},
        {"term": "lock", "definition_keywords": ["sluice"]},
    ]
    (tmp_path / "port.json").write_text(json.dumps({"concepts": concepts}))
    rows = {one.key: one for one in rows_of(tmp_path / "port.json") if "comma" in one.names}

    assert (rows["ebb"].marked, rows["ebb"].is_clear) == (0, True)
    assert (rows["gate"].marked, rows["gate"].is_clear) == (None, False)
    assert (rows["lock"].marked, rows["lock"].is_clear) == (2, False)  # named, but not explained


def test_the_weights_in_use_are_those_of_the_texts() -> None:
    paths = sorted(path for name in FOLDERS for path in (TEXTS / name).glob("*.json"))
    fitted = Fit([one for path in paths for one in rows_of(path)]).weights
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        used = {one["sign"]: float(one["weight"]) for one in csv.DictReader(file)}

    assert {name for name, weight in fitted.items() if abs(weight) > LEAST + 0.01} <= used.keys()
    assert {name: fitted[name] for name in used} == pytest.approx(used, abs=0.02)
