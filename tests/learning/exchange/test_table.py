"""Export and import of tables of questions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.exchange import format as exchange_format
from learning.exchange.format import ExchangeItem, ParsedFile, TableLayout, Unreadable
from learning.exchange.tables.table import CSV, TSV, read, read_as, write
from learning.exchange.tables.values import joined, parted
from learning.kinds.choice import Choice
from learning.kinds.options import Option, options_of
from tests.learning.exchange.questions import bodies_and_tags, items, one_of_each


def read_one(text: str) -> ExchangeItem:
    """The only question of a table that was read without a refusal."""
    reading = read(text.encode())
    assert reading.unread == []
    (item,) = reading.items
    return item


def refusal(text: str) -> tuple[int, str]:
    """The line and the reason of the only row that was refused."""
    (unread,) = read(text.encode()).unread
    return unread.line, unread.reason


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@given(st.lists(items(), max_size=3))
@settings(max_examples=200)
def test_every_question_round_trips(separator: str, written: list[ExchangeItem]) -> None:
    reading = read(write(written, separator)) if written else ParsedFile()
    assert reading.unread == []
    assert bodies_and_tags(reading.items) == bodies_and_tags(written)


@pytest.mark.parametrize("format", list(one_of_each()))
def test_the_fullest_question_of_each_kind_round_trips(format: str) -> None:
    item = ExchangeItem(one_of_each()[format], ("rivers", "asia"))
    for one in (CSV, TSV):
        assert one.write
        assert one.read
        assert bodies_and_tags(one.read(one.write([item])).items) == bodies_and_tags([item])
        assert one.cannot_hold(item.question) == ""


@given(st.lists(st.text("a|\\ \t").map(str.strip), min_size=2))
def test_several_values_in_a_cell_are_split_again(values: list[str]) -> None:
    assert parted(joined(values)) == values or not any(values)


def test_values_can_be_lines_of_a_cell() -> None:
    item = read_one('question,answer,wrong\nWhich?,Yangtze,"Seine\r\nRhine"\n')
    assert [one["text"] for one in item.question.body()["distractors"]] == ["Seine", "Rhine"]


@pytest.mark.parametrize(
    ("row", "format"),
    [
        ("Which?,Yangtze,Seine | Rhine", "choice"),
        ("Which?,Yangtze | Huai,Seine | Rhine", "several"),
        ("Which?,Yangtze,", "typed"),
        ("The [[Yangtze]] flows.,,", "cloze"),
        ("Why?,Because it carries most of what is traded inland,", "open"),
    ],
)
def test_a_missing_kind_is_guessed_from_the_row(row: str, format: str) -> None:
    assert read_one(f"question,answer,wrong\n{row}\n").question.format == format


@pytest.mark.parametrize(
    "text", ["Mud\tsoft\nOre\thard\n", "Mud,soft\nOre,hard", "Mud;soft\r\nOre;hard"]
)
def test_a_plain_list_is_read_as_questions_with_answers(text: str) -> None:
    found = read(text.encode()).items
    assert [(item.question.stem, item.question.answer, item.line) for item in found] == [
        ("Mud", "soft", 1),
        ("Ore", "hard", 2),
    ]


def test_the_headers_of_an_anki_export_name_its_columns() -> None:
    text = (
        "#separator:tab\n#html:false\n#deck column:1\n#tags column:4\n"
        'Rivers\tWhich?\t"the ""long"" one"\tasia rivers\n'
    )
    item = read_one(text)
    assert (item.question.stem, item.question.answer) == ("Which?", 'the "long" one')
    assert (item.tags, item.line) == (("asia", "rivers"), 5)


def test_html_in_a_list_is_converted() -> None:
    text = "Which <b>one</b>?\tHuai &amp; <i>Po</i>\n"
    marked = read_one(f"#separator:tab\n#html:true\n{text}").question
    assert (marked.stem, marked.answer) == ("Which **one**?", "Huai & Po")
    assert read_one(text).question.stem == "Which **one**?"
    assert read_one("Is 2*3*4 < 9?\tNo\n").question.stem == "Is 2*3*4 < 9?"


def test_an_unread_row_shows_forbidden_characters_replaced() -> None:
    (unread,) = read("question,answer\nWhich\u202e?,a".encode()).unread
    assert unread.text == "Which\N{REPLACEMENT CHARACTER}? | a"


def test_quotes_in_a_tab_separated_list_need_no_closing_quote() -> None:
    assert read_one('Who?\t"Mud" Mei\n').question.answer == '"Mud" Mei'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_any_common_line_ending_and_encoding_is_read(end: str, encoding: str) -> None:
    text = f"kind,question,answer{end}typed,Which river?,长江{end}{end}typed,Which sea?,渤海{end}"
    reading = read(text.encode(encoding))
    assert [item.question.answer for item in reading.items] == ["长江", "渤海"]
    assert [item.line for item in reading.items] == [2, 4]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("kind,question,answer\nriddle,Why?,So", 2, "no kind of question"),
        ("question,answer,options\nWhich?,Seine,Huai | Yangtze", 2, "none of the options"),
        ("kind,question,answer,wrong\nchoice,Which?,a | b,c", 2, "Several options are right"),
        ("question,answer\nWhich?,a,b", 2, "It has 3 cells, and the header 2."),
        ("question,answer\n,a", 2, "the question is empty"),
        ("question,answer\nWhich?", 2, "Its answer is empty."),
        ("question,answer,wrong\nWhich?,a,A", 2, "Two options are the same."),
        ("question,answer,feedback,wrong\nWhich?,a,x | y | z,b", 2, "more feedback than options"),
        ("kind,question,answer,tolerance\nnumber,How?,7,about", 2, "is no number"),
        ("kind,question,answer,tolerance\nnumber,How?,7,-1", 2, "no less than 0"),
        ("kind,question,answer,tolerance\nnumber,How?,7,1e999999", 2, "is no number"),
        ("kind,question,answer\nnumber,How?,many", 2, "is not one number"),
        ("kind,question,answer,spelling\ntyped,Which?,a,loose", 2, "is no spelling"),
        ("kind,question,answer,options\nmatching,M,a | b,c", 2, "1 left sides"),
        ("kind,question,answer,enough\nlist,L,a | b,two", 2, "no whole number"),
        ("kind,question,answer,enough\nlist,L,a | b,7", 2, "More entries are asked"),
        ("kind,question,answer,rubric,points\nopen,Q,a,b,1 | 2", 2, "points for more"),
        ("question,answer,colour\n", 1, "No column is called so"),
        ("Mud\tsoft\nOre\thard\tgrey\n", 2, "It has 3 cells"),
        ("Mud,soft\nOre,\n", 2, "empty"),
        ("question,answer\nWhich\u202e?,a", 2, "U+202E"),
        ("question,answer\nWhich?,a\x07", 2, "U+0007"),
        (f"question,answer\n{'x' * 10_001},a", 2, "10001 characters; 10000"),
        (f"question,answer\n{'x' * 33_000},a", 2, "longer than 32,768 characters"),
        (f"kind,question,answer\nordering,Q,{'|'.join('abcdefghijklmnopqrstu')}", 2, "20 at most"),
    ],
)
def test_an_invalid_row_is_reported_with_its_line(text: str, line: int, reason: str) -> None:
    refused = refusal(text)
    assert refused[0] == line
    assert reason in refused[1]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "It is empty."),
        (b" \n\t", "It is empty."),
        (b"question,answer\nWhich?,\x81\xe1", "Line 2: this is not text in UTF-8"),
        (b"question,answer\nWhich?,\x01\xe1", "Line 2: this is not text in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This is a picture."),
        (b"question,answer\nWhich?,a\0b", "Line 2: this holds a NUL"),
        (b'question,answer\nWhich?,a\n"Which,b\nWhich?,c', "Line 3: a quotation mark opens"),
        (b'question,answer\nWhich?,"a"b', "Line 2: a quotation mark"),
        (b"question,answer,answer\nWhich?,a,b", "two columns are called “answer”"),
        (b"question,answer\nWhich?," + b"x" * 200_000, "Line 2: a cell is longer"),
    ],
)
def test_an_unreadable_file_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert message in str(refused.value)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="larger than 20 MB"):
        read(b"a,b\n" * 5_000_001)
    monkeypatch.setattr(exchange_format, "MOST_ITEMS", 3)
    with pytest.raises(Unreadable, match="more than 3 entries"):
        read(b"a,b\n" * 4)


def test_formulas_are_exported_as_text_and_round_trip() -> None:
    (item,) = read(b"question,answer\n=1+1,-7 apples\n").items
    table = write([item], ",").decode()
    assert "'=1+1,'-7 apples" in table
    assert bodies_and_tags(read(table.encode()).items) == bodies_and_tags([item])


def layout_of(text: str) -> TableLayout:
    table = read(text.encode()).table
    assert table
    return table.layout


SEMICOLONS = "Question no,Wording,Solution\n" + "".join(
    f'{number},"Which of these; or those?","First; or second"\n' for number in range(5)
)


def test_a_character_within_quoted_cells_is_not_guessed_as_separator() -> None:
    reading = read(SEMICOLONS.encode())
    assert (reading.items, reading.unread) == ([], [])
    assert layout_of(SEMICOLONS) == TableLayout(",", ("", "", ""), has_header=False)


@pytest.mark.parametrize(
    ("text", "separator", "columns", "has_header"),
    [
        ("Mud,soft\nOre,hard", ",", ("question", "answer"), False),
        ("Prompt;Response\nMud, wet;soft\n", ";", ("question", "answer"), True),
        ("a, b\tc\nd\te, f; g\n", "\t", ("question", "answer"), False),
        ("Mud\tsoft\nOre\thard\tgrey\n", "\t", ("question", "answer"), False),
        (
            "No,Prompt,Key,Distractor 1,Distractor 2",
            ",",
            ("", "question", "answer", "wrong", "wrong"),
            True,
        ),
        ("question,answer,correct\nx,y,z", ",", ("question", "answer", ""), True),
        ("Front,Term,Topic,Tags\nx,y,z,w", ",", ("question", "", "tags", "tags"), True),
        ("word,meaning,picture\nmud,soft,1.png", ",", ("", "", ""), False),
        (
            "#separator:semicolon\n#tags column:1\nx;a, b;c",
            ";",
            ("tags", "question", "answer"),
            False,
        ),
    ],
)
def test_the_layout_is_guessed(
    text: str, separator: str, columns: tuple[str, ...], has_header: bool
) -> None:
    assert layout_of(text) == TableLayout(separator, columns, has_header)


def test_a_table_is_read_in_the_chosen_layout() -> None:
    chosen = TableLayout(",", ("", "question", "answer"), has_header=True)
    reading = read_as(SEMICOLONS.encode(), chosen)
    assert [item.line for item in reading.items] == [2, 3, 4, 5, 6]
    question = reading.items[0].question
    assert (question.stem, question.answer) == ("Which of these; or those?", "First; or second")
    assert reading.table
    assert reading.table.layout == chosen


def test_choosing_only_a_separator_guesses_the_columns_again() -> None:
    reading = read_as(b"Mud;soft, wet\nOre;hard, dry\n", TableLayout(","))
    assert [item.question.stem for item in reading.items] == ["Mud;soft", "Ore;hard"]


def test_columns_with_the_same_name_hold_several_values() -> None:
    item = read_one("question,answer,wrong,wrong\nWhich?,Huai,Seine,Po\n")
    assert [one["text"] for one in item.question.body()["distractors"]] == ["Seine", "Po"]


def test_html_in_cells_becomes_markdown_or_plain_text_by_kind() -> None:
    choice = read_one(
        "question,answer,wrong\n<p>Which <b>river</b>?</p>,<i>Huai</i>,<p>Po</p><p>Como</p>\n"
    ).question
    options = options_of(choice.body())
    assert choice.stem == "Which **river**?"
    assert [one.text for one in options] == ["*Huai*", "Po", "Como"]
    typed = read_one("question,answer\nWhich?,<div>Huai &amp; <i>Po</i></div>\n").question
    assert (typed.format, typed.answer) == ("typed", "Huai & Po")
    assert refusal('question,answer\n"Which <img src=a.png>?",Huai\n') == (
        2,
        "It shows a picture, which cannot be kept here.",
    )


def test_html_tags_in_an_exported_table_are_text() -> None:
    assert read_one("kind,question,answer\ntyped,What does <b> do?,Bold\n").question.stem == (
        "What does <b> do?"
    )
    text = "question,answer\nWhat does <b> do?,Bold\n"
    chosen = TableLayout(",", ("question", "answer"), is_html=False)
    assert read_as(text.encode(), chosen).items[0].question.stem == "What does <b> do?"


def test_a_number_and_its_tolerance_can_have_decimal_commas() -> None:
    item = read_one('kind,question,answer,tolerance\nnumber,How far?,"2,5","0,1"\n')
    assert (item.question.answer, item.question.particulars["measure"]["tolerance"]) == (
        "2,5",
        "0.1",
    )


def test_windows_1252_is_noted() -> None:
    reading = read("Wer?;Müller\nWas?;Käse".encode("cp1252"))
    assert [item.question.answer for item in reading.items] == ["Müller", "Käse"]
    assert "read as Windows-1252" in reading.notes[0]


@pytest.mark.parametrize(
    ("header", "row", "answer"),
    [
        ("question,A,B,answer", "Which?,Huai,Po,B", "Po"),
        ("question,1,2,answer", "Which?,Huai,Po,1", "Huai"),
        ("question,option 1,option 2,correct", "Which?,Huai,Po,Option 2", "Po"),
        ("question,options,answer", "Which?,a) Huai  b) Po,b", "Po"),
        ("question,options,answer", "Which?,(a) Huai | (b) Po,(b) Po", "Po"),
    ],
)
def test_labels_of_options_name_the_answer(header: str, row: str, answer: str) -> None:
    item = read_one(f"{header}\n{row}\n")
    assert item.question.answer == answer
    assert sorted(one.text for one in options_of(item.question.body())) == ["Huai", "Po"]


def test_options_with_labels_for_words_round_trip() -> None:
    options = [Option("a) Huai", right=True), Option("b) Po")]
    item = ExchangeItem(Choice().compose("Which?", options))
    assert bodies_and_tags(read(write([item], ",")).items) == bodies_and_tags([item])
