"""What a site or a page puts around a text is no text of it."""

import pytest

from content.extraction.document import BlockKind
from content.readers.html import read_html
from content.readers.plain_text import read_plain_text

PROSE = "The river is long and quiet, and few people live beside it."


def texts(source: str) -> list[str]:
    return [block.text for block in read_plain_text(source).blocks]


@pytest.mark.parametrize(
    "line",
    [
        "[edit]",
        "From Wikipedia, the free encyclopedia",
        "Main article: History of the river",
        "See also: Mills",
        "For other uses, see Larn (town).",
        "This article needs additional citations for verification.",
        "Category: Rivers",
        "Advertisement",
        "Read more: Why the mud is rising",
        "Sign up for our newsletter",
        "Follow us on Twitter @larnnews",
        "© 2021 Larn News. All rights reserved.",
        "12 comments",
        "Comments (12)",
        "Facebook Twitter WhatsApp Email",
        "Reply · Like · Share",
        "Page 4 of 60",
    ],
)
def test_lines_of_the_site_are_left_out(line: str) -> None:
    assert texts(f"{PROSE}\n\n{line}\n\n{PROSE}") == [PROSE, PROSE]
    blocks = read_html(f"<p>{PROSE}</p><p>{line}</p><p>{PROSE}</p>").blocks
    assert [block.text for block in blocks] == [PROSE, PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "Comments",
        "Related work",
        "Share of exports by port",
        "Read more books.",
        "Copyright law is old.",
        "Follow the river on foot.",
    ],
)
def test_other_lines_stay(line: str) -> None:
    assert line in texts(f"{PROSE}\n\n{line}\n\n{PROSE}")


def test_lines_that_count_the_pages_are_left_out() -> None:
    pages = "\n\n".join(f"{PROSE}\n\nHARBOUR REPORT | {page}" for page in (3, 4, 5))
    assert texts(pages) == [PROSE] * 3
    assert len(texts(pages.replace("| 5", "| 4"))) == 6


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It is long.[1][2] It is quiet.[citation needed]", "It is long. It is quiet."),
        ('It is "long".[3]: 45 It is quiet.[a]', 'It is "long". It is quiet.'),
        ("The port was safe.12 We agree.", "The port was safe. We agree."),
        ("See notes [1][2] and prefer[s].", "See notes [1][2] and prefer[s]."),
        ("It is no.12 Dock Street, at 3.12 Main.", "It is no.12 Dock Street, at 3.12 Main."),
    ],
)
def test_marks_of_notes_are_no_words(source: str, text: str) -> None:
    assert texts(source) == [text]


def test_references_are_notes() -> None:
    source = f"{PROSE}\n\n^ Ruiz, Ana (1901). The Quiet Water.\n^ a b Haddock. On mills."
    kinds = [block.kind for block in read_plain_text(source).blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.FOOTNOTE]


@pytest.mark.parametrize(
    "line", ["Published 4 May 2021", "Posted by Ana Ruiz", "@anaruiz: deep mud", "(via Larn News)"]
)
def test_lines_on_a_post_are_no_headings(line: str) -> None:
    blocks = read_plain_text(f"{PROSE}\n\n{line}\n\n{PROSE}").blocks
    assert all(block.kind is BlockKind.PARAGRAPH for block in blocks)


@pytest.mark.parametrize("name", ["hatnote", "navbox", "catlinks", "toc", "share-buttons"])
def test_parts_that_lead_elsewhere_are_left_out(name: str) -> None:
    blocks = read_html(f'<p>{PROSE}</p><div class="x {name}">Larn, mill</div>').blocks
    assert [block.text for block in blocks] == [PROSE]
