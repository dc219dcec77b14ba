"""What else stands in the Word documents of teachers: tables, keys, gaps, boxes and notes."""

from typing import Any

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from learning.exchange.format import ParsedFile
from tests.learning.exchange.word.documents import QUESTIONS, Written, bold, math


def found_in(reading: ParsedFile) -> list[tuple[str, str, str]]:
    assert not reading.unread, reading.unread
    return [(one.question.format, one.question.stem, one.question.answer) for one in reading.items]


def add(paragraph: Any, inside: str) -> None:
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))


def two_questions() -> Written:
    written = Written()
    written.question("Which river?", ("Huai", None), ("Po", None))
    written.question("Which town?", ("Rome", None), ("Bonn", None))
    return written


READ = [("choice", "Which river?", "Po"), ("choice", "Which town?", "Rome")]


class TestKey:
    def test_a_list_numbers_its_answers(self) -> None:
        written = two_questions()
        written.line("Answer key")
        numbers = written._start(QUESTIONS)
        written.line("b", numbers)
        written.line("a", numbers)
        assert found_in(written.read()) == READ

    @pytest.mark.parametrize(
        "rows",
        [
            [("Question", "Answer"), ("1", "b"), ("2", "a")],
            [("1", "b"), ("2", "a")],
            [("1", "2"), ("b", "a")],
            [("1.", "B", "2.", "A")],
        ],
    )
    def test_a_table_holds_its_answers(self, rows: list[tuple[str, ...]]) -> None:
        written = two_questions()
        written.table(*rows)
        assert found_in(written.read()) == READ

    def test_a_heading_may_stand_above_its_table(self) -> None:
        written = two_questions()
        written.line("Answer key")
        written.table(("1", "b"), ("2", "a"))
        assert found_in(written.read()) == READ


class TestTables:
    def test_letters_name_the_columns_of_options(self) -> None:
        written = Written()
        written.table(("No.", "Question", "A", "B", "Answer"), ("1", "Which?", "Huai", "Po", "B"))
        assert found_in(written.read()) == [("choice", "Which?", "Po")]

    def test_one_cell_holds_options_with_labels(self) -> None:
        written = Written()
        written.table(("Question", "Options", "Answer"), ("Which?", "a) Huai\nb) Po", "b"))
        assert found_in(written.read()) == [("choice", "Which?", "Po")]

    def test_a_column_of_numbers_is_no_question(self) -> None:
        written = Written()
        written.table(("1", "Which?", "Huai"), ("2", "Where?", "Rome"))
        assert found_in(written.read()) == [
            ("typed", "Which?", "Huai"),
            ("typed", "Where?", "Rome"),
        ]

    def test_options_in_columns_without_names_are_read_if_each_answer_is_one(self) -> None:
        written = Written()
        written.table(("Which?", "Huai", "Po", "B"), ("Where?", "Rome", "Bonn", "A"))
        reading = written.read()
        assert [one[2] for one in found_in(reading)] == ["Po", "Rome"]
        assert reading.notes == [
            "A table without names of columns is read as questions, options and answers."
        ]

    def test_a_table_lays_a_question_out(self) -> None:
        written = Written()
        written.table(("1.", "Which?"), ("a)", "Huai"), ("b)", "Po"), ("Answer", "b"))
        assert found_in(written.read()) == [("choice", "Which?", "Po")]

    def test_a_tick_stands_in_a_column_of_its_own(self) -> None:
        written = Written()
        written.table(("1.", "Which?", ""), ("a)", "Huai", ""), ("b)", "Po", "✓"))
        assert found_in(written.read()) == [("choice", "Which?", "Po")]

    def test_a_table_that_a_question_shows_is_noted(self) -> None:
        written = Written()
        written.question("Which is larger?")
        written.table(("Country", "Share"), ("Here", "5"), ("There", "7"))
        for line in ("a) Here", "b) There", "Answer: b"):
            written.line(line)
        [item] = written.read().items
        assert item.question.stem == "Which is larger? Country | Share Here | 5 There | 7"
        assert item.notes == ("A table in it is read as plain text.",)


class TestMarks:
    def test_a_style_of_paragraphs_may_be_bold(self) -> None:
        written = Written()
        style = written.document.styles.add_style("Right", WD_STYLE_TYPE.PARAGRAPH)
        style.font.bold = True
        written.line("1. Which?")
        written.line("a) Huai")
        written.line("b) Po").style = "Right"
        assert found_in(written.read()) == [("choice", "Which?", "Po")]

    def test_a_bold_option_that_is_not_the_answer_is_noted(self) -> None:
        written = Written()
        written.question("Which?", ("Huai", bold), ("Po", None))
        written.line("Answer: b")
        [item] = written.read().items
        assert item.question.answer == "Po"
        assert item.notes == ("An option stands out by its bold, and is not the answer “b”.",)

    @pytest.mark.parametrize(
        "box", ['<w:sym w:font="Wingdings" w:char="F0{}"/>', "<w:t>{}</w:t>"], ids=["font", "sign"]
    )
    def test_ticked_boxes_are_right(self, box: str) -> None:
        written = Written()
        written.line("1. Which?")
        signs = ("A8", "FE") if "sym" in box else ("☐", "☒")
        for text, sign in zip(("Huai", "Po"), signs, strict=True):
            paragraph = written.line("")
            add(paragraph, box.format(sign))
            paragraph.add_run(f" {text}")
        assert found_in(written.read()) == [("choice", "Which?", "Po")]

    def test_underlined_spaces_are_a_gap(self) -> None:
        written = Written()
        paragraph = written.line("1. The capital of ")
        paragraph.add_run("\t\t").underline = True
        paragraph.add_run(" is Paris.")
        written.line("Answer: France")
        assert found_in(written.read()) == [
            ("cloze", "The capital of ____ is Paris.", "France"),
        ]

    def test_an_underlined_word_is_noted(self) -> None:
        written = Written()
        written.line("1. Which is ").add_run("wrong?").underline = True
        written.line("Answer: this one")
        [item] = written.read().items
        assert item.notes == ("“wrong?” stands out by its underline in the file, and not here.",)


class TestNotes:
    @pytest.mark.parametrize(
        ("inside", "note"),
        [
            ('<w:footnoteReference w:id="2"/>', "A footnote is left out."),
            ('<w:sym w:font="Symbol" w:char="F061"/>', "A sign of the font Symbol is left out."),
            (
                "<w:rPr><w:strike/></w:rPr><w:t>or lake</w:t>",
                "“or lake” is struck out in the file, and not here.",
            ),
        ],
    )
    def test_what_is_not_read_as_it_stands_is_noted(self, inside: str, note: str) -> None:
        written = Written()
        add(written.line("1. Which river? "), inside)
        written.line("Answer: Huai")
        [item] = written.read().items
        assert item.notes == (note,)

    def test_headers_are_left_out_with_a_note_but_for_page_numbers(self) -> None:
        written = two_questions()
        section = written.document.sections[0]
        section.header.paragraphs[0].text = "Name: ______"
        section.footer.paragraphs[0].text = "Page 1 of 3"
        assert written.read().notes == ["Headers and footers are left out: “Name: ______”."]

    def test_headings_of_styles_are_tags(self) -> None:
        written = Written()
        written.document.add_heading("Rivers", 1)
        written.question("Which?", ("Huai", bold), ("Po", None))
        reading = written.read()
        assert [one.tags for one in reading.items] == [("rivers",)]
        assert reading.notes == ["Headings become tags: “Rivers”."]

    def test_a_picture_outside_of_questions_is_noted(self) -> None:
        written = Written()
        written.picture("A crest")
        written.question("Which?")
        written.line("Answer: Huai")
        written.picture("A map")
        reading = written.read()
        assert reading.notes == ["Outside of questions, and left out: “a picture”."]
        [item] = reading.items
        assert item.picture is None
        assert item.notes == ("Its picture is left out: A map",)


def test_a_whole_test_is_read_as_a_teacher_has_it() -> None:
    written = Written()
    written.document.add_heading("Midterm", 0)
    written.line("Name: ______")
    written.document.add_heading("Rivers", 1)
    formula = written.question("How long is ")
    written.formula(formula, math("x=2"))
    written.line("a) “2 km”  b) “3 km”  c) “4 km”")
    written.line("Answer: b")
    written.line("Explanation: It’s in the text.")
    written.question("Which rivers? (2 points)", ("Huai", bold), ("Rome", None), ("Pearl", bold))
    written.question("The Nile is in Asia. (T/F)")
    written.line("Answer: F")
    written.question("Rome is on the ______ in ______.")
    written.line("Answers: Tiber; Italy")
    written.question("Match each town.")
    written.line("Rome – Italy\nOslo – Norway")
    written.question("Consider:")
    written.line("Rivers flow.")
    written.line("Where do they end?")
    written.line("Answer: the sea / the ocean")
    reading = written.read()
    assert found_in(reading) == [
        ("choice", r"How long is \(x=2\)", "“3 km”"),
        ("several", "Which rivers?", "Huai; Pearl"),
        ("choice", "The Nile is in Asia. (T/F)", "False"),
        ("cloze", "Rome is on the ____ in ____.", "Tiber; Italy"),
        ("matching", "Match each town.", "Rome: Italy; Oslo: Norway"),
        ("typed", "Consider: Rivers flow. Where do they end?", "the sea"),
    ]
    assert {one.tags for one in reading.items} == {("rivers",)}
    assert reading.items[0].question.explanation == "It’s in the text."
