"""Markdown without its marks."""

import time

import pytest

from content.extraction.document import BlockKind
from content.readers.markdown import read_markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("They **rise** and *fall*.", "They rise and fall."),
        ("They __rise__ and _fall_.", "They rise and fall."),
        ("***Both*** rise.", "Both rise."),
        ("See [the note](https://example.org/a_b) here.", "See the note here."),
        ("See [the note](https://example.org/a_(b)) here.", "See the note here."),
        ("It rose.[^1] It fell.", "It rose. It fell."),
        ("Run `ls` now.", "Run ls now."),
        ("![A map of ports](map.png) was drawn.", "A map of ports was drawn."),
        ("See <https://example.org>.", "See https://example.org."),
        ("It is ~~old~~ new <!-- not yet -->.", "It is old new ."),
        (r"A star \* and snake_case_name stay.", "A star * and snake_case_name stay."),
        ("2 * 3 * 4 is 24.", "2 * 3 * 4 is 24."),
        ("It fell* by 5* or so.", "It fell* by 5* or so."),
        ("It is * p < 0.1, **p < 0.05.", "It is * p < 0.1, **p < 0.05."),
        ("It rose [sic][1][2] again.", "It rose [sic][1][2] again."),
        ("Fill in ____ or __ here.", "Fill in ____ or __ here."),
        ("A price_list of 5 ~ 6 [a list] (old).", "A price_list of 5 ~ 6 [a list] (old)."),
    ],
)
def test_marks_within_a_line_go(source: str, text: str) -> None:
    assert [block.text for block in read_markdown(source).blocks] == [text]


def test_blocks_stay() -> None:
    document = read_markdown("# **Tides**\n\nThey *rise*:\n\n* **old** ones\n* [new](#new) ones\n")
    assert document.title == "Tides"
    assert [(block.kind, block.text) for block in document.blocks[1:]] == [
        (BlockKind.PARAGRAPH, "They rise:"),
        (BlockKind.ITEM, "old ones"),
        (BlockKind.ITEM, "new ones"),
    ]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: 'The tides: a guide'\ntags:\n  - sea\n\n# a remark\ndate: 2024-01-02\n---\n",
        '+++\ntitle = "The tides: a guide"\ntags = ["sea"]\n+++\n',
        "\n---\nlayout: post\nTitle: The tides: a guide\n...\n",
    ],
)
def test_front_matter_gives_the_title_and_is_left_out(front: str) -> None:
    document = read_markdown(f"{front}\nThey rise.\n\n## Ebb\n\nThey fall.\n")
    assert document.title == "The tides: a guide"
    assert [block.text for block in document.blocks] == ["They rise.", "Ebb", "They fall."]


def test_a_text_between_rules_stays() -> None:
    for text in ("Tides: they rise.", "They rise."):
        document = read_markdown(f"---\n{text}\n---\n\nThey fall.\n")
        assert [block.text for block in document.blocks] == [text.rstrip(), "They fall."]


def test_a_picture_on_a_line_of_its_own_is_no_text() -> None:
    for picture in ("![A quay](quay.jpg)", "[![](a.png)](#a) ![Tides](b(1).png)"):
        document = read_markdown(f"They rise.\n\n{picture}\n\nThey fall.\n")
        assert [block.text for block in document.blocks] == ["They rise.", "They fall."]


def test_addresses_of_links_are_left_out() -> None:
    document = read_markdown("See [it][1].\n\n[1]: https://example.org/page\n[^2]: A note.")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "See it."),
        (BlockKind.FOOTNOTE, "A note."),
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "[",
        "[a](",
        "![",
        "<!--",
        "**",
        "*a ",
        "_a",
        "`",
        "~~",
        " ",
        "(",
        "---\na: ",
        "---\ndate:\n-\n",
    ],
)
def test_marks_without_an_end_take_no_time(mark: str) -> None:
    started_at = time.process_time()
    read_markdown(mark * (300_000 // len(mark)) + "x")
    assert time.process_time() - started_at < 5
