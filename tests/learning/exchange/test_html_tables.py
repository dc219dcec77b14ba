"""Tables in the HTML of other programs as tables in Markdown, and the other way."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.exchange.format import ExchangeItem, Refused
from learning.exchange.gift.reading import read as read_gift
from learning.exchange.markup import (
    IN_ONE_LINE,
    IN_TEXT,
    NESTED,
    ONE_CELL,
    SPANNED,
    TABLE,
    blocks_from_html,
)
from learning.exchange.moodle import read, write
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze, cloze_text
from learning.kinds.options import Option
from learning.kinds.written import WrittenQuestion

TWO = "<table><tr><th>Year</th><th>Steel</th></tr><tr><td>1978</td><td>32</td></tr></table>"
IN_MARKDOWN = "| Year | Steel |\n|---|---|\n| 1978 | 32 |"


def asked(stem: str) -> WrittenQuestion:
    return Choice().compose(stem, [Option("A", True), Option("B")])


def read_back(question: WrittenQuestion) -> WrittenQuestion:
    reading = read(write([ExchangeItem(question)]))
    assert reading.unread == []
    (found,) = reading.items
    assert found.notes == ()
    return found.question


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (f"<p>Which?</p>{TWO}<p>Say.</p>", f"Which?\n\n{IN_MARKDOWN}\n\nSay."),
        ("<table><tr><td>1<td>2<tr><td>3</table>", "| | |\n|---|---|\n| 1 | 2 |\n| 3 | |"),
        (
            "<table><caption>Of <b>mud</b></caption><thead><tr><th>a</th></tr></thead>"
            "<tbody><tr><td>b</td></tr></tbody></table>",
            "Of **mud**\n\n| a |\n|---|\n| b |",
        ),
        (
            "<table><thead><tr><td>a</td></tr></thead><tr><th>b</th></tr></table>",
            "| a |\n|---|\n| b |",
        ),
        (
            "<table><tr><th>a</th><td>b</td></tr></table>",
            "| | |\n|---|---|\n| a | b |",
        ),
        (
            '<table><tr><th style="text-align:right">a|b</th></tr>'
            "<tr><td><i>c</i> \\(|x|\\) $|y|$ `</td></tr></table>",
            "| a\\|b |\n|--:|\n| *c* \\(|x|\\) $|y|$ \\` |",
        ),
        ("<b>So</b><table><tr><td> </td></tr></table>", "**So**"),
    ],
)
def test_simple_tables_are_kept(html: str, markdown: str) -> None:
    notes = list[str]()
    assert blocks_from_html(html, notes) == markdown
    assert notes == []


@pytest.mark.parametrize(
    ("inside", "note"),
    [
        ("<tr bgcolor='red'><td>a</td></tr>", TABLE),
        ("<tr><td><p>a</p><p>b</p></td></tr>", IN_ONE_LINE),
    ],
)
def test_what_a_table_loses_is_noted(inside: str, note: str) -> None:
    notes = list[str]()
    blocks_from_html(f"<table>{inside}{inside}</table>", notes)
    assert notes == [note]


@pytest.mark.parametrize(
    ("inside", "markdown", "note"),
    [
        (
            "<tr><th>a</th><th>b</th></tr><tr><td colspan=2>c</td></tr>",
            "| a | b |\n|---|---|\n| c | |",
            SPANNED,
        ),
        (
            "<tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>",
            "| | |\n|---|---|\n| a | b |\n| | c |\n| d | |",
            SPANNED,
        ),
        (
            f"<tr><td>a {TWO} b</td><td>c</td></tr>",
            "| | |\n|---|---|\n| a Year Steel 1978 32 b | c |",
            NESTED,
        ),
        (
            "<tr><td>a<ul><li>b</li><li>c</li></ul></td><td>d</td></tr>",
            "| | |\n|---|---|\n| a • b • c | d |",
            IN_ONE_LINE,
        ),
        ("<tr><td></td><td><p>a|b</p></td></tr>", "a|b", ONE_CELL),
    ],
)
def test_other_tables_are_kept_as_far_as_they_can_be(inside: str, markdown: str, note: str) -> None:
    notes = list[str]()
    assert blocks_from_html(f"<table>{inside}</table>", notes) == markdown
    assert notes[0] == note


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<tr><td>a</td></tr><!-- ", "does not end"),
        (f"<tr><td colspan=999>a</td><td>b</td></tr>{'<tr><td>c</td></tr>' * 9}", "100 columns"),
    ],
)
def test_broken_and_huge_tables_are_refused(inside: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        blocks_from_html(f"<table>{inside}</table>", [])


def test_a_table_around_gaps_is_text() -> None:
    table = "<table><tr><td>Huai</td><td>{1:NM:=1078} km</td></tr><tr><td>Po</td></tr></table>"
    asked = f"<questiontext format='html'><text><![CDATA[How long?{table}]]></text></questiontext>"
    text = f"<quiz><question type='cloze'>{asked}</question></quiz>"
    (found,) = read(text.encode()).items
    assert cloze_text(found.question.body()) == "How long? Huai | [[#1078]] km; Po"
    assert found.notes == (IN_TEXT,)


def test_questions_may_have_tables_and_options_may_not() -> None:
    (found,) = read_gift(f"[html]Which? {TWO} {{=A ~B}}".encode()).items
    assert found.question.stem == f"Which?\n\n{IN_MARKDOWN}"
    (refused,) = read_gift(f"[html]Which? {{={TWO} ~B}}".encode()).unread
    assert refused.reason == "It shows a table, which cannot be kept here."


def test_tables_and_formulas_are_exported_in_html() -> None:
    question = asked(f"Is \\(a<b\\) and $x_1$?\n\n{IN_MARKDOWN}")
    text = write([ExchangeItem(question)]).decode()
    assert "&lt;td&gt;1978&lt;/td&gt;" in text
    assert "Is \\(a&amp;lt;b\\) and $x_1$?" in text
    assert read_back(question).body() == question.body()


def test_gaps_with_formulas_are_exported_in_html() -> None:
    question = Cloze().compose("If \\(a<b\\), **c** is [[1 & 2]].")
    text = write([ExchangeItem(question)]).decode()
    assert "If \\(a&amp;lt;b\\), **c** is " in text
    assert read_back(question).body() == question.body()


def test_what_html_would_not_give_back_stays_markdown() -> None:
    question = asked("|a|b|\n|-|-|\n|[c](https://example.org)|d|")
    assert '<questiontext format="markdown">' in write([ExchangeItem(question)]).decode()
    assert read_back(question).body() == question.body()


CELLS = st.text("ab |\\*_`$<&1", max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_table_is_read_exported_and_read_again(rows: list[list[str]]) -> None:
    cells = (("".join(f"<td>{escape(one)}</td>" for one in row)) for row in rows)
    html = "".join(f"<tr>{row}</tr>" for row in cells)
    stem = f"Which?\n\n{blocks_from_html(f'<table>{html}</table>', [])}"
    assert read_back(asked(stem)).body() == asked(stem).body()
