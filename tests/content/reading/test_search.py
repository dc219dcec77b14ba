import pytest

from content.reading.search import SearchEntry, folded, matches, search

NAMES = ["Lü Xiaoming", "Old Lü", "吕晓明"]
PINYIN = "Lǚ Xiǎomíng"


@pytest.mark.parametrize(
    "query",
    [
        "Lü Xiaoming",
        "xiaoming lü",
        "old",
        "晓明",
        "lǚ xiǎomíng",
        "lv xiao ming",
        "lu xiaoming",
        "lu: xiaoming",
        "lv3 xiao3ming2",
        "xiao3 ming2",
        "LVXIAOMING",
        "lǚxiǎo",
        "  xiao   ming ",
        "",
    ],
)
def test_a_name_is_found_however_it_is_typed(query):
    assert matches(query, NAMES, PINYIN)


@pytest.mark.parametrize("query", ["Liu", "xiaoming wang", "晓东", "xing", "lv9"])
def test_another_name_is_not_found(query):
    assert not matches(query, NAMES, PINYIN)


@pytest.mark.parametrize("query", ["6G", "6g", "0 to 1", "‘0 to 1’"])
def test_digits_in_a_term_are_not_read_as_tones(query):
    assert matches(query, ["6G", "‘0 to 1’ inventions"])
    assert not matches(query, ["G", "to inventions"])


def test_every_word_has_to_be_found():
    assert matches("forces new", ["new productive forces"])
    assert not matches("forces old", ["new productive forces"])


def test_case_accents_and_punctuation_are_ignored():
    assert folded("Xī’ān, R&D: ÉLAN!") == "xianrdelan"


def test_a_word_of_the_description_is_found_from_its_start():
    description = "Chair of Marxist-Leninist studies, Fujian"
    assert matches("fujian", ["Wang"], description=description)
    assert matches("wang leninist", ["Wang"], description=description)
    assert not matches("jian", ["Wang"], description=description)
    assert not matches("fujian zhejiang", ["Wang"], description=description)


def test_matches_by_name_come_before_those_by_description():
    entries = {
        "allowance": SearchEntry(("allowance",), description="a part of the theory of value"),
        "theory of rent": SearchEntry(("theory of rent",)),
        "toll": SearchEntry(("toll",), description="a fee"),
    }
    assert search("theory", entries, entries.__getitem__) == ["theory of rent", "allowance"]
    assert search("", entries, entries.__getitem__) == list(entries)
