"""What HTML says beside its words is noted where it is lost."""

import pytest

from learning.exchange.format import FILE
from learning.exchange.markup import (
    COLOURED,
    UNDERLINED,
    blocks_from_html,
    from_html,
    note_formatting,
)
from learning.exchange.moodle import read


@pytest.mark.parametrize(
    ("html", "notes"),
    [
        ("<p>The <u>river</u></p>", [UNDERLINED]),
        ('<span style="text-decoration: underline;">a</span> <ins>b</ins>', [UNDERLINED]),
        ('<span style="color: #f00">a</span>', [COLOURED]),
        ("<font color=red>a</font>", [COLOURED]),
        ('<p style="background-color:rgb(255, 0, 0)"><u>a</u></p>', [COLOURED, UNDERLINED]),
        ("<mark>a</mark>", [COLOURED]),
        ('<p style="color: #333333">a</p>', []),
        ('<p style="color: rgb(51, 51, 51); background-color: white">a</p>', []),
        ('<p dir="ltr" style="text-align: left"><b>a</b></p>', []),
        ("if a<u then the colour: red", []),
    ],
)
def test_what_means_something_is_noted(html: str, notes: list[str]) -> None:
    found = list[str]()
    note_formatting(html, found)
    assert found == notes


def test_lists_keep_their_numbers() -> None:
    html = "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><ul><li>d</li></ul>"
    assert blocks_from_html(html, []) == "1. a\n\n- b\n\n2. c\n\n- d"
    assert from_html("<ol><li>a</li><li>b</li></ol>") == "- a\n\n- b"


def test_the_paragraph_of_an_item_stands_beside_its_bullet() -> None:
    html = "<p>So:</p><ul> <li>\n<p>a</p> <p>b</p></li><li><b>c</b></li><li></li></ul>"
    assert blocks_from_html(html, []) == "So:\n\n- a\n\nb\n\n- **c**\n\n-"


def question(kind: str, inside: str) -> str:
    return f"<quiz><question type='{kind}'>{inside}</question></quiz>"


def in_html(name: str, html: str) -> str:
    return f"<{name} format='html'><text><![CDATA[{html}]]></text></{name}>"


def test_notes_say_of_which_text_they_are() -> None:
    answer = "<answer fraction='100'><text>a</text>{}</answer>"
    text = question(
        "shortanswer",
        in_html("questiontext", "<u>Which?</u>")
        + in_html("generalfeedback", "<u>So.</u><img src='a.png' alt='A map'>")
        + answer.format(in_html("feedback", "<u>Yes.</u>")),
    )
    (found,) = read(text.encode()).items
    assert found.notes == (
        "In what is said of an answer, its underlining is left out.",
        UNDERLINED,
        "In its explanation, its underlining is left out.",
        "In its explanation, its picture is left out: A map",
    )


@pytest.mark.parametrize(
    ("settings", "note"),
    [
        ("<responseformat>noinline</responseformat><attachments>1</attachments>", FILE),
        (
            "<responseformat>editor</responseformat><attachments>1</attachments>",
            "In the file, files may be handed in as well. Here an answer is written.",
        ),
    ],
)
def test_an_essay_that_takes_files_says_so(settings: str, note: str) -> None:
    text = question("essay", in_html("questiontext", "Why?") + settings)
    (found,) = read(text.encode()).items
    assert note in found.notes
