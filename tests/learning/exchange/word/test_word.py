"""Word documents: numbering, marks, tables, pictures and equations."""

import pytest

from learning.exchange import guessed_format
from learning.exchange.format import DESCRIBE, ParsedFile, Unreadable
from learning.exchange.limited import read_limited
from learning.exchange.qti import QTI
from learning.exchange.word import WORD, read
from tests.content.readers.word import packed
from tests.learning.exchange.word.documents import (
    Written,
    bold,
    highlighted,
    math,
    struck_by_revision,
    underlined,
)


def answers_in(reading: ParsedFile) -> list[tuple[str, str]]:
    assert not reading.unread, reading.unread
    return [(one.question.format, one.question.answer) for one in reading.items]


@pytest.mark.parametrize(
    ("style", "name"), [(bold, "bold"), (underlined, "underline"), (highlighted, "highlight")]
)
def test_the_option_that_stands_out_in_lists_that_number_themselves_is_right(
    style: object, name: str
) -> None:
    written = Written()
    written.question("Which river?", ("Huai", None), ("Yangtze", style), ("Pearl", None))  # type: ignore[arg-type]
    written.question("Which is a metal?", ("Iron", style), ("Helium", None))  # type: ignore[arg-type]
    reading = written.read()
    assert answers_in(reading) == [("choice", "Yangtze"), ("choice", "Iron")]
    note = f"“Yangtze” stands out by its {name}, so it is taken as right."
    assert reading.items[0].notes == (note,)
    assert [one.line for one in reading.items] == [1, 2]


def test_letters_of_a_list_answer_the_line_below() -> None:
    written = Written()
    written.question("Which rivers?", ("Huai", None), ("Paris", None), ("Pearl", None))
    written.line("Answer: a, c")
    assert answers_in(written.read()) == [("several", "Huai; Pearl")]


def test_line_breaks_within_a_paragraph_part_options() -> None:
    written = Written()
    written.line("1. Which river?\na) Huai\nb) Paris\nAnswer: a")
    assert answers_in(written.read()) == [("choice", "Huai")]


def test_a_bold_label_does_not_hide_an_answer() -> None:
    written = Written()
    paragraph = written.line("1. Which river?\n")
    paragraph.add_run("Answer:").bold = True
    paragraph.add_run(" Huai")
    assert answers_in(written.read()) == [("typed", "Huai")]


def test_words_in_bold_stay_bold_and_lowered_figures_become_signs() -> None:
    written = Written()
    paragraph = written.line("1. Which is ")
    paragraph.add_run("not").bold = True
    paragraph.add_run(" H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O?\nAnswer: ice cream")
    [item] = written.read().items
    assert item.question.stem == "Which is **not** H₂O?"


def test_deleted_words_of_tracked_changes_are_not_read() -> None:
    written = Written()
    paragraph = written.line("1. Which river?")
    struck_by_revision(paragraph.add_run(" Or lake?"))
    written.line("Answer: Huai")
    assert [one.question.stem for one in written.read().items] == ["Which river?"]


def test_a_table_of_two_columns_holds_questions_and_answers() -> None:
    written = Written()
    written.table(("Capital of Italy", "Rome"), ("Capital of Spain", "Madrid"))
    reading = written.read()
    assert answers_in(reading) == [("typed", "Rome"), ("typed", "Madrid")]
    assert reading.notes == ["A table of two columns is read as questions and answers."]


def test_a_table_with_named_columns_is_read_by_them() -> None:
    written = Written()
    written.table(("Question", "Option A", "Option B", "Correct answer"), ("Which?", "a", "b", "b"))
    assert answers_in(written.read()) == [("choice", "b")]


def test_a_table_of_options_belongs_to_its_question() -> None:
    written = Written()
    written.question("Which river?")
    written.table(("a) Huai", "b) Paris"), ("c) Rome", "d) Bonn"))
    written.line("Answer: a")
    assert answers_in(written.read()) == [("choice", "Huai")]


def test_a_table_below_a_matching_holds_its_pairs() -> None:
    written = Written()
    written.question("Match each country with its capital.")
    written.table(("France", "Paris"), ("Italy", "Rome"))
    assert answers_in(written.read()) == [("matching", "France: Paris; Italy: Rome")]


def test_a_picture_comes_with_its_question_and_its_alternative_text() -> None:
    written = Written()
    written.question("What is shown?")
    written.picture("A teal field")
    written.line("Answer: a field")
    written.question("What else?")
    written.picture("")
    written.picture("")
    written.line("Answer: a field")
    reading = written.read()
    first, second = reading.items
    assert first.picture
    assert first.picture.description == "A teal field"
    assert reading.pictures[first.picture.sha256].startswith(b"\x89PNG")
    assert second.notes == (DESCRIBE, "Its picture is left out: picture 2")


def test_an_equation_becomes_latex() -> None:
    written = Written()
    paragraph = written.question("Solve ")
    fraction = f"<m:f><m:num>{math('1')}</m:num><m:den>{math('x')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{math('x')}</m:e><m:sup>{math('2')}</m:sup></m:sSup>"
    written.formula(paragraph, fraction + math("+") + power + math("=π"))
    written.line("Answer: x")
    [item] = written.read().items
    assert item.question.stem == r"Solve \(\frac{1}{x}+{x}^{2}=\pi\)"


def test_an_equation_with_an_unknown_part_is_noted() -> None:
    written = Written()
    paragraph = written.question("Solve ")
    written.formula(paragraph, f"<m:groupChr><m:e>{math('x')}</m:e></m:groupChr>")
    written.line("Answer: x")
    [item] = written.read().items
    assert item.question.stem == "Solve x"
    assert "An equation was read in part: check it." in item.notes


def test_refusals_name_the_number_of_the_question() -> None:
    written = Written()
    written.question("Which river?", ("Huai", None), ("Pearl", None))
    written.question("Which town?", ("Rome", None), ("Bonn", None))
    written.line("Answer: c")
    assert [(one.line, one.reason[:24]) for one in written.read().unread] == [
        (1, "It names no right answer"),
        (2, "There is no option c, wh"),
    ]


def test_a_document_is_recognised_and_read_in_a_child_process() -> None:
    written = Written()
    written.line("1. Which river?\nAnswer: Huai")
    data = written.data()
    assert guessed_format("quiz.txt", data) is WORD
    assert answers_in(read_limited(WORD, data)) == [("typed", "Huai")]


def test_a_package_that_holds_a_document_is_none() -> None:
    data = packed({"imsmanifest.xml": "<manifest/>", "word/document.xml": "<a/>"})
    assert guessed_format("course.zip", data) is QTI


@pytest.mark.parametrize(
    "data",
    [
        packed({"word/document.xml": "<w:document"}),
        packed({"word/document.xml": "<a/>"}),
        packed({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}),
        b"PK\x03\x04word/document.xml",
    ],
)
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged Word document"):
        read(data)


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(Unreadable, match="unpacks to more than can be read"):
        read(packed({"word/document.xml": " " * 3_000_000}))
