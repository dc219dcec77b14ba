"""Lines are joined to one text, with words whole that a line's end has cut."""

import time

import pytest

from content.readers.blocks.joining import Joining

PLAIN = ["a line that ends with a whole word"] * 100


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the silt-", "ing of"], "the silting of"),
        (["the anti-", "trust laws"], "the antitrust laws"),
        (["a high-", "level body"], "a high-level body"),
        (["a G-", "Twenty"], "a G-Twenty"),
        (["the wa\u00ad", "ter"], "the water"),
        (["the wa\u00adter", "rose"], "the water rose"),
        (["the coast–", "the north"], "the coast–the north"),
        (["the coast –", "the north"], "the coast – the north"),
        (["国务院", "发展"], "国务院发展"),
        (["", "one", "", "two"], "one two"),
    ],
)
def test_lines_become_one_text(lines: list[str], text: str) -> None:
    assert Joining(PLAIN, cuts_words=True).joined(lines) == text


@pytest.mark.parametrize(
    ("known", "text"),
    [("the tide-borne silt", "tide-borne"), ("the tideborne silt", "tideborne")],
)
def test_a_word_is_written_as_elsewhere_in_the_text(known: str, text: str) -> None:
    assert Joining([*PLAIN, known], cuts_words=True).joined(["tide-", "borne"]) == text


def test_hyphens_stay_where_lines_seldom_end_with_one() -> None:
    assert Joining(PLAIN).joined(["the silt-", "ing"]) == "the silt-ing"
    assert Joining([*PLAIN, *["of the har-", "bour"] * 5]).joined(["silt-", "ing"]) == "silting"


def test_many_lines_take_no_time() -> None:
    started_at = time.process_time()
    Joining(["国" * 50 + "a-"] * 20_000).joined(["国" * 50 + "a-", "a" * 50] * 10_000)
    Joining(["a" * 1_000_000]).joined(["a" * 1_000_000, "b"])
    assert time.process_time() - started_at < 5
