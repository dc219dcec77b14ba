"""Columns without names: questions, their options, and the answer that is one of these."""

import pytest

from learning.exchange.tables.guess import columns_of_choices

QUESTION, OPTIONS, ANSWER = "question", "options", "answer"


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([["Which?", "Huai", "Po", "2"], ["Where?", "Rome", "Bonn", "1"]], (OPTIONS, ANSWER)),
        ([["Which?", "Huai", "Po", "B"], ["Where?", "Rome", "Bonn", "a"]], (OPTIONS, ANSWER)),
        ([["Which?", "Huai", "Po", "Po"], ["Where?", "Rome", "Bonn", "Bonn"]], (OPTIONS, ANSWER)),
        ([["Which?", "2", "Huai", "Po"], ["Where?", "1", "Rome", "Bonn"]], (ANSWER, OPTIONS)),
    ],
)
def test_the_answer_stands_before_the_options_or_behind(
    rows: list[list[str]], columns: tuple[str, str]
) -> None:
    between = (OPTIONS,) if columns[0] == OPTIONS else ()
    end = (OPTIONS,) if columns[0] == ANSWER else ()
    assert columns_of_choices(rows) == (QUESTION, *between, *columns, *end)


def test_a_first_column_that_counts_the_rows_is_left_out() -> None:
    rows = [["1", "Which?", "Huai", "Po", "A"], ["2", "Where?", "Rome", "Bonn", "B"]]
    assert columns_of_choices(rows) == ("", QUESTION, OPTIONS, OPTIONS, ANSWER)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["1"], ["2"]],
        [["Which?", "Huai", "Po", "2"]],
        [["mud", "soft", "1.png"], ["ore", "hard", "2.png"]],
        [["Which?", "Huai", "Po", "2"], ["Where?", "Rome", "Bonn", "3"]],
        [["Which?", "Huai", "", "2"], ["Where?", "Rome", "Bonn", "1"]],
        [["Which?", "Huai", "Po", "2"], ["Where?", "Rome", "1"]],
    ],
)
def test_where_a_row_does_not_fit_nothing_is_guessed(rows: list[list[str]]) -> None:
    assert columns_of_choices(rows) == ()
