"""A teacher prints a quiz as an exam and shares it; a colleague takes a copy."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults

A4, LETTER = (595, 842), (612, 792)  # points


def printed(page: Page, tmp_path: Path) -> tuple[tuple[int, int], list[str]]:
    """The size of the paper, and the text of each page."""
    file = tmp_path / "exam.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(file)
    width, height = document[0].get_size()
    texts = [one.get_textpage().get_text_bounded() for one in document]
    document.close()
    return (round(width), round(height)), texts


def test_an_exam_is_printed_in_two_versions_with_their_keys(
    page: Page, arrange: Arranger, sign_in: Callable[..., str], tmp_path: Path
) -> None:
    quiz = arrange("quiz_of_two", sign_in())
    page.goto(f"/quizzes/own/{quiz}/")
    page.get_by_role("link", name="Print as an exam").click()
    expect(page.get_by_role("heading", level=1, name="Print as an exam")).to_be_visible()
    found = faults(page)
    size, first = printed(page, tmp_path)
    assert size == A4
    assert "ID number" in first[0]
    assert "Show" not in first[0]

    page.get_by_label("Version", exact=True).select_option("B")
    page.get_by_label("Paper", exact=True).select_option("letter")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**version=B**")
    size, second = printed(page, tmp_path)
    assert size == LETTER
    shortest, longest = "Which river is shortest?", "Which river is longest?"
    assert first[0].index(longest) < first[0].index(shortest)
    assert second[0].index(shortest) < second[0].index(longest)

    page.get_by_label("Print", exact=True).select_option("key")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**part=key**")
    key = "".join(printed(page, tmp_path)[1][0].split())  # spaces are guessed from a PDF
    assert "KeytoversionB" in key
    assert found + faults(page) == []


def test_a_colleague_takes_a_copy_of_their_own(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    colleague = sign_in(teaches=True)
    quiz = arrange("quiz_of_two", sign_in())
    page.goto(f"/quizzes/own/{quiz}/")
    page.get_by_role("link", name="Share with colleagues").click()
    page.get_by_label("User name").fill(colleague)
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("button", name="Stop sharing")).to_be_visible()
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The link").input_value()
    found = faults(page)

    sign_in(teaches=True)
    page.goto(link)
    expect(page.get_by_text("Which river is longest?")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Take a copy").click()
    expect(page.get_by_text("Copied. This draft is yours.")).to_be_visible()
    assert found + faults(page) == []
