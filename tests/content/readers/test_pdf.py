"""A PDF is read as paragraphs, items and headings, though it only places letters on pages."""

from contextlib import suppress
from pathlib import Path

import pytest

from content.readers.errors import UnreadableDocument
from content.readers.pdf import reading
from content.readers.pdf.reading import read_pdf
from content.readers.plain_text import read_plain_text
from tests.content.readers.papers import Paper
from tests.content.readers.shown import shown

DATA = Path(__file__).parents[2] / "data" / "readers"
PROSE = (
    "The river rose in May, and nobody had asked the people who live beside it. Some of them had "
    "moved their beds upstairs; others had left for the hills, where the council keeps a hall."
)
MORE = "Later the council met. It asked for sand, for boats and for a list of all who were away."
LAST = "Nobody has counted the houses since, and the list has been lost."


def read(paper: Paper) -> list[str]:
    return shown(read_pdf(paper.written()))


@pytest.mark.parametrize("program", ["browser", "typeset"])
def test_a_file_of_two_columns_is_read_as_its_text_is(program: str) -> None:
    """One draws its bullets; the other cuts words, indents, and has a running head."""
    text = (DATA / "rivers.md").read_text(encoding="utf-8")
    document = read_pdf((DATA / f"rivers-{program}.pdf").read_bytes())
    labels = str.maketrans("•-–◦‣▪", "••••••")
    assert [line.translate(labels) for line in shown(document)] == [
        line.translate(labels) for line in shown(read_plain_text(text))
    ]


@pytest.mark.parametrize(
    "paper",
    [
        Paper().paragraph(PROSE).paragraph(MORE).paragraph(LAST),
        Paper().paragraph(PROSE, width=45).paragraph(MORE, width=45),
        Paper().paragraph(PROSE, gap=4).paragraph(MORE, gap=4).paragraph(LAST, gap=4),
        Paper().paragraph(PROSE, indent=18, gap=0).paragraph(MORE, indent=18, gap=0),
        Paper().paragraph(PROSE, gap=0).paragraph(MORE, gap=0).paragraph(LAST, gap=0),
    ],
    ids=["gaps", "narrow", "small gaps", "indents", "last lines"],
)
def test_paragraphs_end_at_gaps_indents_and_short_last_lines(paper: Paper) -> None:
    assert read(paper)[:2] == [f"p {PROSE}", f"p {MORE}"]


def test_a_paragraph_goes_on_over_pages() -> None:
    cut = PROSE.index("the hills")
    paper = Paper().paragraph(PROSE[:cut]).new_page().paragraph(PROSE[cut:]).paragraph(MORE)
    assert read(paper) == [f"p {PROSE}", f"p {MORE}"]


def test_headings_are_larger_or_bold() -> None:
    paper = Paper().paragraph("Rivers and their banks", size=18, bold=True)
    paper.paragraph("What happened", size=13).paragraph(PROSE)
    paper.paragraph("In May", bold=True).paragraph(MORE, gap=2)
    paper.paragraph("1. What was lost", size=13).paragraph(LAST)
    document = read_pdf(paper.written())
    assert document.title == "Rivers and their banks"
    assert shown(document) == [
        *["#1 Rivers and their banks", "#2 What happened", f"p {PROSE}", "#3 In May", f"p {MORE}"],
        *["#2 1. What was lost", f"p {LAST}"],
    ]


def test_a_heading_of_two_lines_is_one() -> None:
    paper = Paper().paragraph("Rivers and their banks in the years of the flood", 30, size=18)
    assert read(paper.paragraph(PROSE))[0].startswith("#1 Rivers and their banks in the years of")


def list_of(*, label: str, drawn: bool = False, gap: float = 0) -> Paper:
    paper = Paper().paragraph("The council asked for three things:", gap=0)
    for words, left in ((MORE, 90), ("boats", 90), (LAST, 110), ("pumps", 110), ("a list", 90)):
        paper.paragraph(words, left, 60, label="" if drawn else label, gap=gap)
        if drawn:
            lines = -(-len(words) // 60)
            paper.draw(left - 15, paper.y + 12 * (lines - 1) + 2, 3, 3)
    return paper.paragraph(PROSE, gap=8)


@pytest.mark.parametrize("gap", [0, 6])
@pytest.mark.parametrize("label", ["•", "-", "–", "*", "·", "(a)", "2."])
def test_items_keep_their_levels_and_labels(label: str, gap: float) -> None:
    assert read(list_of(label=label, gap=gap)) == [
        "p The council asked for three things:",
        *[f"-{label} {MORE}", f"-{label} boats", f"--{label} {LAST}", f"--{label} pumps"],
        *[f"-{label} a list", f"p {PROSE}"],
    ]


def test_a_bullet_may_be_drawn_and_not_written() -> None:
    assert read(list_of(label="", drawn=True)) == read(list_of(label="•"))


def test_lines_of_an_item_may_stand_under_its_bullet() -> None:
    paper = Paper().paragraph("The council asked for:")
    for words in (MORE, PROSE):
        paper.paragraph(f"• {words}", 80, 60, gap=0)
    assert read(paper.paragraph(LAST)) == [
        *["p The council asked for:", f"-• {MORE}", f"-• {PROSE}", f"p {LAST}"]
    ]


def test_numbers_are_of_one_level_flush_left_or_right() -> None:
    paper = Paper().paragraph(PROSE)
    for number in (8, 9, 10, 11):
        paper.paragraph(f"thing {number}", 100, gap=2)
        paper.put(f"{number}.", 94 - 6 * len(f"{number}."), paper.y)
    assert read(paper)[1:] == [f"-{number}. thing {number}" for number in (8, 9, 10, 11)]


def test_a_second_paragraph_of_an_item_belongs_to_it() -> None:
    paper = Paper().paragraph("boats", 90, label="•").paragraph(MORE, 90).paragraph(LAST, gap=8)
    assert read(paper) == [f"-• boats {MORE}", f"p {LAST}"]


def test_a_number_or_a_dash_at_the_start_of_a_line_is_no_item() -> None:
    text = f"{PROSE[:60]} in room\n12. It was full of all who live there - old\n- and young ones."
    paper = Paper()
    for line in text.split("\n"):
        paper.put(line, 60, paper.y)
        paper.y -= 12
    paper.paragraph(MORE)
    assert [line[0] for line in read(paper)] == ["p", "p"]


def test_a_text_indented_on_both_sides_is_a_quotation() -> None:
    paper = Paper().paragraph(PROSE).paragraph(MORE, 90, 50).paragraph(LAST)
    assert read(paper) == [f"p {PROSE}", f"> {MORE}", f"p {LAST}"]


def test_rows_of_a_table_keep_their_cells_apart() -> None:
    paper = Paper().paragraph(PROSE)
    for row in (("Year", "Houses", "Boats"), ("2020", "1,204", "none"), ("2021", "7", "3")):
        paper.y -= 14
        for place, cell in zip((60, 180, 300), row, strict=True):
            paper.put(cell, place, paper.y, bold=row[0] == "Year")
    document = read_pdf(paper.paragraph(MORE).written())
    assert shown(document)[1:] == [
        *["row Year | Houses | Boats", "row 2020 | 1,204 | none", "row 2021 | 7 | 3", f"p {MORE}"]
    ]
    assert [block.level for block in document.blocks] == [0, 1, 0, 0, 0]


def test_captions_and_notes_are_told_from_the_text() -> None:
    paper = Paper().paragraph(PROSE).paragraph("Figure 1. The hall", size=9).paragraph(MORE)
    paper.paragraph("1 The council's paper of 2020.", size=7, gap=300)
    paper.paragraph("2 The same, page 7, with the words of the clerk.", size=7, gap=1)
    paper.new_page().paragraph(LAST)
    assert read(paper) == [
        *[f"p {PROSE}", "caption Figure 1. The hall", f"p {MORE}", f"p {LAST}"],
        "note1 The council's paper of 2020.",
        "note2 The same, page 7, with the words of the clerk.",
    ]


def test_a_raised_number_is_no_part_of_a_figure() -> None:
    paper = Paper().paragraph(PROSE)
    paper.y -= 20
    paper.put("It rose in 2020", 60, paper.y)
    paper.put("1", 60 + 15 * 6, paper.y + 4, size=6)
    paper.put("and after.", 60 + 17 * 6, paper.y)
    assert read(paper)[1] == "p It rose in 2020¹ and after."


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("a lake of wa-", "ter"), "a lake of water"),
        (("the water. A lake of wa-", "ter"), "the water. A lake of water"),
        (("a well-", "known lake"), "a well-known lake"),
        (("a town-", "based plan"), "a town-based plan"),
        (("The no-go area is a no-", "go"), "The no-go area is a no-go"),
        (("the Rhine-", "Main area"), "the Rhine-Main area"),
        (("the years 2010–", "2020"), "the years 2010–2020"),
        (("the river –", "or the lake"), "the river – or the lake"),
    ],
)
def test_a_word_that_the_line_has_cut_is_whole_again(lines: tuple[str, ...], text: str) -> None:
    paper = Paper()
    for line in lines:
        paper.put(line.rjust(60), 60, paper.y)
        paper.y -= 12
    [block] = read_pdf(paper.written()).blocks
    assert block.text == text


def column(paper: Paper, left: float, *texts: str) -> None:
    paper.y = 700
    for text in texts:
        paper.paragraph(text, left, 38)


def test_columns_are_read_one_after_the_other() -> None:
    paper = Paper().paragraph("A title that stands over both of the columns", size=16)
    column(paper, 50, PROSE, MORE)
    column(paper, 310, LAST, PROSE)
    paper.paragraph("The last words of the page are below both columns, from edge to edge.", 50, 80)
    assert read(paper) == [
        "#1 A title that stands over both of the columns",
        *[f"p {PROSE}", f"p {MORE}", f"p {LAST}", f"p {PROSE}"],
        "p The last words of the page are below both columns, from edge to edge.",
    ]


def test_three_columns_are_read_one_after_the_other() -> None:
    paper = Paper()
    texts = [PROSE, f"{MORE} {LAST}", f"{LAST} {PROSE}"]
    for left, text in zip((40, 220, 400), texts, strict=True):
        paper.y = 700
        paper.paragraph(text, left, 26)
    assert read(paper) == [f"p {text}" for text in texts]


def test_an_item_goes_on_in_the_next_column() -> None:
    paper = Paper()
    column(paper, 50, PROSE, LAST)
    paper.paragraph("boats for all who live on the other", 80, 30, label="•")
    paper.y = 700
    paper.paragraph("side of the river and", 340, 30)
    paper.paragraph("pumps", 340, 30, label="•", gap=0)
    paper.paragraph(MORE, 310, 38).paragraph(PROSE, 310, 38)
    assert read(paper)[2:4] == [
        *["-• boats for all who live on the other side of the river and", "-• pumps"]
    ]


def test_few_lines_on_a_last_page_have_the_columns_of_the_others() -> None:
    paper = Paper()
    column(paper, 50, PROSE, MORE)
    column(paper, 310, PROSE, MORE)
    paper.new_page()
    column(paper, 50, LAST)
    column(paper, 310, MORE)
    assert read(paper)[-2:] == [f"p {LAST}", f"p {MORE}"]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    paper = Paper()
    for number, text in enumerate((PROSE, MORE, LAST), 1):
        paper.put("The council's papers", 60, 815, size=8)
        paper.put(f"May {2020 + number}", 480, 815, size=8)
        paper.put(f"Page {number} of 3", 280, 30, size=8)
        paper.y = 780
        paper.paragraph(text)
        if number < 3:
            paper.new_page()
    assert read(paper) == [f"p {PROSE}", f"p {MORE}", f"p {LAST}"]


@pytest.mark.parametrize("furniture", ["7", "- 7 -", "page 7", "file:///tmp/a.html", "vii"])
def test_a_single_page_has_a_number_too(furniture: str) -> None:
    paper = Paper().paragraph(PROSE)
    paper.put(furniture, 280, 30)
    assert read(paper) == [f"p {PROSE}"]


def test_letters_may_be_spread() -> None:
    paper = Paper()
    for place, letter in enumerate("so wide a heading of a page"):
        if letter != " ":
            paper.put(letter, 60 + 8.5 * place, 700)
    assert read(paper) == ["p so wide a heading of a page"]


def test_a_page_may_be_turned() -> None:
    turned = read_pdf(Paper().paragraph(PROSE).written(turned=90))
    assert shown(turned) == [f"p {PROSE}"]


def test_a_table_of_contents_is_left_out() -> None:
    paper = Paper().paragraph("Rivers ............... 3").paragraph("Banks . . . . . . . 12")
    assert read(paper.paragraph(PROSE)) == [f"p {PROSE}"]


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_PAGES", 1)
    with pytest.raises(UnreadableDocument, match="too many pages"):
        read_pdf(Paper().paragraph(PROSE).new_page().paragraph(MORE).written())


def test_a_file_in_which_letters_have_no_names_says_so() -> None:
    paper = Paper().paragraph(PROSE).written()
    names = b"/Encoding << /Differences [32 " + b"/g1 " * 200 + b"] >>"
    data = paper.replace(b"/Encoding /WinAnsiEncoding", names)
    with suppress(UnreadableDocument):  # PDFium guesses the letters of some fonts
        assert read_pdf(data).blocks
