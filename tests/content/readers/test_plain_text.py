"""Blocks of a plain text: headings, paragraphs, items, rows, quotations."""

import pytest

from content.extraction.document import BlockKind
from content.readers.plain_text import read_plain_text
from tests.content.readers.shown import shown

HARBOUR = (
    "The harbours of the north coast, which are many and small, had been left without\n"
    "repair for as long as anybody there could say, and the silt-\n"
    "ing of their mouths went on as a high-\n"
    "level body of twelve looked away."
)


def texts(source: str, *kinds: BlockKind) -> list[str]:
    return [block.text for _, block in read_plain_text(source).of_kind(*(kinds or BlockKind))]


def items(source: str) -> list[tuple[int, str]]:
    return [
        (block.level, block.text) for _, block in read_plain_text(source).of_kind(BlockKind.ITEM)
    ]


@pytest.mark.parametrize(
    ("source", "level"),
    [
        ("## Tides of the north\n\nThey rise.", 2),
        ("Tides of the north\n=====\nThey rise.", 1),
        ("Tides of the north\n-----\nThey rise.", 2),
        ("Tides of the north\n\nThey rise.", 1),
        ("They fall.\n\nTides of the north\n\nThey rise.", 2),
        ("They fall.\n\n2. Tides of the north\n\nThey rise.", 2),
        (f"They fall.\n\nTides of the north\n{HARBOUR}", 2),
    ],
)
def test_a_heading_is_marked_or_stands_alone(source: str, level: int) -> None:
    headings = [block for _, block in read_plain_text(source).of_kind(BlockKind.HEADING)]
    assert [(block.text, block.level) for block in headings] == [("Tides of the north", level)]


@pytest.mark.parametrize(
    "line",
    [
        "They fall.",
        "Three things were found:",
        "Thursday, February 23, 2023",
        "He said it rose. Nobody heard",
        "“Who would know?”",
        "This post was written together with Ana Ruiz",
        "A line of far more than fifteen words says something about the tides and heads none",
    ],
)
def test_other_lines_between_blank_ones_are_no_headings(line: str) -> None:
    assert texts(f"They rise.\n\n{line}\n\nThey fall.", BlockKind.HEADING) == []


def test_a_line_that_leads_in_to_items_is_no_heading() -> None:
    assert texts("The aims include\n\n- fish\n- salt", BlockKind.HEADING) == []
    assert texts("Main aims\n\n- fish\n- salt", BlockKind.HEADING) == ["Main aims"]


def test_a_repeated_heading_is_kept_once() -> None:
    assert texts("Tides\n\nTides\n\nThey rise.") == ["Tides", "They rise."]


LONG_TITLE = (
    "What two decades of floods on the north coast have taught the planners, engineers and mayors "
    "of its nine towns about the tides"
)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("Tides\n\nThey rise.", "Tides"),
        ("Tides\n-----\nThey rise.", "Tides"),
        (f"Tides\n{HARBOUR}", "Tides"),
        (f"{LONG_TITLE}\n\nThey rise.", LONG_TITLE),
        ("Tides\n\nThey rise.\n\n# Ebb\n\nThey fall.\n\n# Flood\n\nThey rise.", "Tides"),
        ("Paper 12\n\n# Tides\n\nThey rise.\n\n## Ebb\n\nThey fall.", "Tides"),
        ("They rise.\n\nTides\n\nThey fall.", ""),
        ("They rise and fall\n", ""),
        ("# Tides\n\nThey rise.\n\n# Ebb\n\nThey fall.", ""),
        ("1. Introduction\n\nThey rise.\n\n2. Ebb\n\nThey fall.", ""),
        (f"{HARBOUR}\n\n# Tides\n\nThey rise.", ""),
    ],
)
def test_the_title_stands_first_and_alone(source: str, title: str) -> None:
    assert read_plain_text(source).title == title


def test_a_line_on_the_author_below_the_title_is_no_heading() -> None:
    assert texts("Tides\n\nBy Ann Moor\n\nThey rise.", BlockKind.HEADING) == ["Tides"]


def test_a_line_like_one_on_the_author_is_read_in_linear_time() -> None:
    line = (
        f"By A{'[' * 300} that prices fell by much and that nobody in the town had seen it coming"
    )
    assert texts(f"Tides\n\n{line}.\n\nThey rise.", BlockKind.HEADING) == ["Tides"]


def test_wrapped_lines_are_joined() -> None:
    [text] = texts(HARBOUR)
    assert "small, had been left without repair for" in text
    assert "the silting of" in text
    assert "a high-level body" in text


def test_a_hyphen_at_a_lines_end_stays_if_the_text_has_the_word_with_it() -> None:
    source = f"{HARBOUR}\n\nThey call tide-borne what the people of the coast had tide-\nborne."
    assert texts(source)[1].endswith("had tide-borne.")


def test_lines_that_end_with_a_full_stop_are_paragraphs() -> None:
    line = "The harbours of the north coast are many and small."
    assert texts(f"{line}\n{line}\n{line}") == [line] * 3


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "○", "▪", "\uf0b7"])
def test_bullets_open_items(bullet: str) -> None:
    assert items(f"They are:\n{bullet} fish\n{bullet} salt\n  of the sea") == [
        (0, "fish"),
        (0, "salt of the sea"),
    ]


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("• a\n• b\n  • c\n    • d\n• e", [0, 0, 1, 2, 0]),
        ("• a\n○ b\n\n○ c\n\n• d", [0, 1, 1, 0]),
        ("(a) a\n(b) b\n(i) c\n(ii) d\n(c) e", [0, 0, 1, 1, 0]),
        ("(g) a\n(h) b\n(i) c\n(j) d", [0, 0, 0, 0]),
        ("1. a\n2. b\n   - c\n3. d", [0, 0, 1, 0]),
        ("i. a\nii. b\niii. c\niv. d\nv. e", [0, 0, 0, 0, 0]),
        ("- a\n\t- b\n- c", [0, 1, 0]),
    ],
)
def test_items_are_nested_by_indent_and_style(source: str, levels: list[int]) -> None:
    assert [level for level, _ in items(source)] == levels


def test_an_item_has_its_second_paragraph() -> None:
    assert items("- fish\n\n  and salt\n\nThey rise.") == [(0, "fish and salt")]


def test_numbered_paragraphs_are_no_items() -> None:
    source = (
        "Method\n\n1. We asked twelve people.\n\n2. They knew:\n\n(a) tides\n(b) fish\n\n"
        "Result\n\n3. Nobody came."
    )
    assert texts(source, BlockKind.PARAGRAPH) == [
        "We asked twelve people.",
        "They knew:",
        "Nobody came.",
    ]
    assert items(source) == [(0, "tides"), (0, "fish")]


def test_a_bullet_may_touch_its_text() -> None:
    assert items("They are:\n•fish\n•salt") == [(0, "fish"), (0, "salt")]
    assert items("They are -5 and *so* on.") == []


def test_numbered_recommendations_are_items() -> None:
    source = "Recommendations\n\n1. Build it. Soon.\n\n2. Mend it. Now."
    assert items(source) == [(0, "Build it. Soon."), (0, "Mend it. Now.")]


@pytest.mark.parametrize(
    "source",
    [
        "• fish\n• salt\n\n1. A thin thread\n\nThey rise.",
        "• fish\n• salt\n\n1. A thin thread\n\nThey rise.\n\n2. Who mends it?\n\nNobody.",
        "They rise.\n\n1. A thin thread\n\n• fish\n• salt\n\nThey fall.\n\n2. Ends\n\nNone.",
        "(a) fish\n(b) salt\n\n1. A thin thread\n\nThey rise.\n\n2. Ends\n\nThey fall.",
        "1. A thin thread\n\nIt needs:\n\n1. fish;\n2. salt.\n\n2. Ends\n\nThey fall.",
    ],
)
def test_a_numbered_heading_may_stand_beside_a_list(source: str) -> None:
    numbered = [
        line for line in shown(read_plain_text(source)) if "thread" in line or "Ends" in line
    ]
    assert numbered == ["#2 A thin thread", "#2 Ends"][: len(numbered)]


@pytest.mark.parametrize(
    "source",
    [
        "We want:\n\n1. Fish\n\n2. Salt\n\n3. Rice\n\nThey rise.",
        "They rise.\n\n1. Fish\n\n2. Salt\n\n3. Rice\n\nThey rise.",
        "They rise.\n\n1. Fish\n2. Salt\n\n3. Rice\n\nThey rise.",
        "Steps\n\n• Fish\n\n  1. Salt\n\n  2. Rice\n\nThey rise.",
        "• Fish\n\n  1. Salt\n\n• Rice\n\nThey rise.",
    ],
)
def test_items_between_blank_lines_are_no_headings(source: str) -> None:
    found = [text for _, text in items(source)]
    assert found == [one for one in ("Fish", "Salt", "Rice") if one in source]


def test_numbers_and_dashes_within_a_wrapped_paragraph_open_no_item() -> None:
    broken = HARBOUR.replace("repair", "12. repair").replace("ing of", "- ing [1] of")
    broken = broken.replace("level body", "[2] level body")
    blocks = read_plain_text(f"{HARBOUR}\n\n{broken}").blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH] * 2
    assert "without 12. repair" in blocks[1].text
    assert "high- [2] level" in blocks[1].text


def test_rows_of_a_table() -> None:
    source = "| Port | Ships |\n|:--|--:|\n| Oban | 12 |"
    rows = [
        (block.text, block.level) for _, block in read_plain_text(source).of_kind(BlockKind.ROW)
    ]
    assert rows == [("Port | Ships", 1), ("Oban | 12", 0)]


@pytest.mark.parametrize(
    "source", ["> He never\n> came.", ">He never came.", "They say:\n\n    He never came."]
)
def test_quotations_set_apart(source: str) -> None:
    assert texts(source, BlockKind.QUOTATION) == ["He never came."]


@pytest.mark.parametrize("label", ["[1]", "[^1]:", "[^note]:", "²"])
def test_footnotes(label: str) -> None:
    assert texts(f"They rise.\n\n{label} See above.", BlockKind.FOOTNOTE) == ["See above."]


@pytest.mark.parametrize(
    "line",
    [
        "Figure 2: Ships a year",
        "Table 1. Ships",
        "Source: Port of Oban",
        "Ships. Image: J. Doe.",
        "The choir of Ghent sings. Video: Doe & Ruiz.",
        "Ships at sea (Photo: J. Doe)",
        "Ships at sea. Photo courtesy of the Port of Oban.",
        "Image from Flickr user jdoe, some rights reserved.",
        "Photo by J. Doe",
        "Ships at sea. Used with permission.",
    ],
)
def test_captions(line: str) -> None:
    assert texts(f"They rise.\n\n{line}\n\nThey fall.", BlockKind.CAPTION) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Video from the scene shows smoke.",
        "Pictures by Doe hang in Ghent.",
        "They slept. Photos by Doe of the port were shown.",
    ],
)
def test_sentences_about_pictures_are_no_captions(line: str) -> None:
    assert texts(f"They rise.\n\n{line}\n\nThey fall.", BlockKind.CAPTION) == []


def test_marks_of_other_systems_are_read_over() -> None:
    source = "\ufeffTides\r\n\r\nThey\u00a0rise \u200band fall，“so”.\r\n"
    assert texts(source) == ["Tides", "They rise and fall，“so”."]


@pytest.mark.parametrize("source", ["", " \n\n\t\n", "\ufeff", "-----", "|", "> "])
def test_a_text_without_words_has_no_blocks(source: str) -> None:
    assert texts(source) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "It must:\n\ndig mud;\n\npay for it; and\n\nrest.",
            ["dig mud;", "pay for it; and", "rest."],
        ),
        (
            "It has:\n\nmore mud\n\nfewer ships\n\na crane\n\nThey left.",
            ["more mud", "fewer ships", "a crane"],
        ),
        ("It said:\n\nmore mud\n\nThey left.", []),
        (
            "Its rules are:\n\nDig the mud.\nTo waste no sand.\n\nThey left.",
            ["Dig the mud.", "To waste no sand."],
        ),
        (
            "It has the following:\nMore mud\nFewer ships\nA crane\n\nThey left.",
            ["More mud", "Fewer ships", "A crane"],
        ),
        ("She wrote:\n\nThe mud is deep\nThe sea is wide\n\nThey left.", []),
        ("The facts are:\n\nThe mud is deep,\nThe sea is wide\n\nThey left.", []),
        ("It has two rules:\n\nThe mud stays.\n\nThe sand goes.\n\nThey left.", []),
        ("It ended.\n\nmore mud\n\nfewer ships\n\na crane", []),
    ],
)
def test_lines_below_a_colon_are_items_without_bullets(source: str, found: list[str]) -> None:
    assert [text for _, text in items(source)] == found


def test_lines_of_a_fact_sheet_stand_each_for_itself() -> None:
    sheet = "Born: May 1950\nRank: Admiral\nSchool: Naval College"
    assert texts(f"{HARBOUR}\n\nAna Ruiz\n{sheet}\n\n{HARBOUR}", BlockKind.HEADING) == ["Ana Ruiz"]
    assert texts(f"{HARBOUR}\n\n{sheet}\n\n{HARBOUR}")[1:-1] == sheet.split("\n")
    assert texts(f"They fall.\n\n{sheet}\n\nThey rise.", BlockKind.HEADING) == []


def test_one_line_with_a_colon_is_no_fact_sheet() -> None:
    assert texts("They fall.\n\nTides: a history\n\nThey rise.", BlockKind.HEADING) == [
        "Tides: a history"
    ]
    wrapped = HARBOUR.replace("repair", "Note: repair")
    assert len(texts(wrapped)) == 1
