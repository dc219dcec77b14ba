"""That files of other programs are measured fairly, on a few that are written here."""

import json

import pytest

from tests.benchmarks.interop.__main__ import table
from tests.benchmarks.interop.measuring import scores

RIVERS = "Which river? {=Huai}\n\nWhich seas? {~%50%Yellow ~%50%East ~%-100%Red}\n\nNo answer.\n"
READ = [
    {
        "type": "shortanswer",
        "stem": "<p>Which <b>river</b>?</p>",
        "answers": [{"text": "Huai", "weight": 1}, {"text": "*", "weight": 0}],
    },
    {
        "type": "multichoice",
        "stem": "Which seas?",
        "answers": [
            {"text": "Yellow", "weight": 0.5},
            {"text": "East", "weight": 0.5},
            {"text": "Red", "weight": -1},
            {"text": "", "weight": 0},
        ],
    },
    {"type": "description", "stem": "No answer."},
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "gift").mkdir()
    (tmp_path / "gift" / "rivers.gift").write_text(RIVERS)
    (tmp_path / "broken.xml").write_text("<quiz>")
    return tmp_path


def expect(folder, items):
    found = {"gift/rivers.gift": {"read": True, "items": items}}
    (folder / "expected.json").write_text(json.dumps(found))


def test_questions_are_compared_with_what_moodle_reads(folder):
    expect(folder, READ)
    broken, rivers = scores(folder)
    assert (broken.taken, broken.refused.total()) == (0, 1)
    assert (rivers.taken, rivers.expected, rivers.refused.total()) == (2, 2, 1)
    assert rivers.right + rivers.differing["weights"] == 2
    assert not rivers.differing.keys() - {"weights"}


@pytest.mark.parametrize(
    ("number", "changed", "difference"),
    [
        (0, {"answers": [{"text": "Po", "weight": 1}]}, "answers"),
        (0, {"type": "essay"}, "kind"),
        (0, {"stem": "Which lake is it that they mean?"}, "not in Moodle"),
        (1, {"answers": [*READ[1]["answers"][:2], {"text": "Red", "weight": 0.5}]}, "weights"),
    ],
)
def test_each_difference_is_counted(folder, number, changed, difference):
    items = list(READ)
    items[number] = items[number] | changed
    expect(folder, items)
    _, rivers = scores(folder)
    assert rivers.differing[difference] == 1


def test_a_table_has_a_row_a_file_and_shares_a_folder(folder):
    lines = list(table(scores(folder), details=True))
    assert any(line.startswith("| gift/rivers.gift | gift | 3 | 2 | – | – |") for line in lines)
    assert "| gift | 2 of 3 (66.7%) | – |" in lines
    assert any("no question stands under" in line for line in lines)
