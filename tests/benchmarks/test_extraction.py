"""That extraction is scored as a reader would, and that it stays as good as it was."""

import json

import pytest

from tests.benchmarks.extraction import TEXTS, Score, measured, scores, table

WANG, LI = ({"name": name, "aliases": [name.split()[0]]} for name in ("Wang Li", "Li Na"))
CLAIM = {"speaker": "Wang Li", "span": "short quays lose their ships to longer ones"}
MARKED = {
    "people": [
        WANG | {"affiliation": "dean of the Hill Academy", "native_name": "王立"},
        LI | {"affiliation": None, "native_name": None},
    ],
    "concepts": [
        {"term": "quay debt", "abbreviation": "QD", "definition_keywords": ["money", "owes"]}
    ],
    "statements": [CLAIM],
    "lists": [{"items": ["longer quays", "cheaper pilots", "new cranes"]}],
    "figures": [{"text": "40 million euros"}],
}
FOUND = {
    "people": [one | {"aliases": []} for one in MARKED["people"]],
    "concepts": [
        {"term": "quay debts", "abbreviation": "QDs", "definition": "money that a port owes"}
    ],
    "statements": [CLAIM | {"speaker": ["Wang Li"], "confidence": 1.0, "doubts": []}],
    "lists": MARKED["lists"],
    "figures": MARKED["figures"],
}


def scored(kind: str, family: str, found: list[dict], marked: list[dict] | None = None) -> Score:
    there = MARKED if marked is None else MARKED | {family: marked}
    return scores(there, FOUND | {family: found})[kind]


def test_what_was_marked_is_all_right():
    assert {kind: one.f1 for kind, one in scores(MARKED, FOUND).items()} == dict.fromkeys(
        scores(MARKED, FOUND), 1.0
    )


@pytest.mark.parametrize("family", list(MARKED))
def test_what_is_missing_lowers_the_recall_and_what_is_made_up_the_precision(family):
    less = scored(family, family, FOUND[family][1:])
    assert less.recall < 1

    made_up = {
        "people": {"name": "Zhou Yi"},
        "concepts": {"term": "berth tax"},
        "statements": CLAIM | {"span": "nobody said so", "confidence": 1, "doubts": []},
        "lists": {"items": ["a", "b"]},
        "figures": {"text": "3 ships"},
    }[family]
    more = scored(family, family, [*FOUND[family], made_up])
    assert more.recall == 1
    assert more.precision < 1


def test_a_statement_of_another_speaker_is_found_but_not_right():
    by_another = [FOUND["statements"][0] | {"speaker": ["Li Na"]}]
    assert scored("statements", "statements", by_another).right == 0
    assert scored("speaker ignored", "statements", by_another).f1 == 1


def test_a_whole_paragraph_is_no_statement():
    long = [FOUND["statements"][0] | {"span": f"{CLAIM['span']} {'and so on ' * 40}"}]
    assert scored("statements", "statements", long).right == 0


def test_only_sure_statements_without_doubts_are_asked_at_once():
    unsure = [FOUND["statements"][0] | {"confidence": 0.1}]
    doubtful = [FOUND["statements"][0] | {"doubts": ["pronoun"]}]
    assert scored("attributed surely", "statements", unsure).recall == 0
    assert scored("attributed surely", "statements", doubtful).recall == 1
    assert scored("asked at once", "statements", doubtful).recall == 0


def test_what_is_optional_costs_nothing():
    optional = [*MARKED["figures"], {"text": "last year", "optional": True}]
    both = [*FOUND["figures"], {"text": "last year"}]
    assert scored("figures", "figures", FOUND["figures"], optional).f1 == 1
    assert scored("figures", "figures", both, optional).f1 == 1


def test_the_texts_that_the_rules_were_tuned_on_stay_well_read():
    found, _ = measured(TEXTS / "tuned")
    total = {
        kind: sum((one[kind] for one in found.values()), Score())
        for kind in next(iter(found.values()))
    }
    least = {
        "people": 0.97,
        "affiliations": 0.95,
        "native names": 0.99,
        "concepts": 0.87,
        "abbreviations": 0.95,
        "definitions": 0.72,
        "statements": 0.95,
        "lists": 0.97,
        "figures": 0.98,
    }
    assert {kind: total[kind].f1 for kind, f1 in least.items() if total[kind].f1 < f1} == {}
    assert total["attributed surely"].precision >= 0.97
    assert total["asked at once"].precision >= 0.97


def test_the_table_names_each_text_and_its_errors(tmp_path):
    (tmp_path / "ports.txt").write_text("Short quays lose ships, argues Wang Li.\n")
    (tmp_path / "ports.json").write_text(json.dumps(MARKED))
    lines = list(table(tmp_path, errors=True))
    assert any(line.startswith("| ports | ") for line in lines)
    assert "- lists: − ['longer quays', 'cheaper pilots', 'new cranes']" in lines
