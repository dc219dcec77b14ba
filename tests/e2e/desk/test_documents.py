"""Files as people have them: a brief in Word or as a PDF, and a teacher with a phone."""

import html
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from content.material import Passage, PassageKind
from tests.content.readers.word import BULLETS, paragraph, word
from tests.e2e.desk.test_paste import as_text, paste, shipped_passages
from tests.e2e.quizzes.test_taking_quizzes import PHONE, fill
from tests.e2e.support.page_faults import faults

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"Person", "Quote", "List"}
FINDINGS = """() => [...document.querySelectorAll(".findings__link")].map(one => [
    one.querySelector(".findings__kind").textContent.trim(),
    one.querySelector(".findings__text").textContent.trim(),
])"""


def as_word(passages: tuple[Passage, ...]) -> bytes:
    return word(*map(_in_word, passages))


def _in_word(passage: Passage) -> str:
    text = html.escape(passage.text)
    if passage.opens_section:
        return paragraph(text, style="Heading2")
    return paragraph(text, list=BULLETS if passage.kind == PassageKind.ITEM else 0)


def as_page(passages: tuple[Passage, ...]) -> str:
    """A web page, which a browser prints as a PDF."""
    page = "".join(map(_on_page, passages)).replace("</ul><ul>", "")
    return f"<!doctype html><meta charset=utf-8><style>li {{ margin: 8px 0 }}</style>{page}"


def _on_page(passage: Passage) -> str:
    text = html.escape(passage.text)
    if passage.opens_section:
        return f"<h2>{text}</h2>"
    return f"<ul><li>{text}</li></ul>" if passage.kind == PassageKind.ITEM else f"<p>{text}</p>"


def upload(page: Page, file: FilePayload) -> None:
    page.goto("/briefs/paste/")
    page.get_by_label("Or a file").set_input_files(file)
    page.get_by_role("button", name="Make questions").click()
    expect(page).to_have_url(re.compile("/sections/"), timeout=60_000)


def found(page: Page) -> set[tuple[str, str]]:
    """The people, quotes and lists that the desk shows for the text on the page."""
    page.get_by_role("link", name=re.compile("findings? to check")).click()
    page.get_by_role("link", name=re.compile(r"^All \d+$")).click()
    expect(page.get_by_role("link", name=re.compile(r"^All \d+$"))).to_have_attribute(
        "aria-current", "true"
    )
    page.wait_for_load_state()  # the list stands further down
    return {(kind, text) for kind, text in page.evaluate(FINDINGS) if kind in KINDS}


def test_a_word_file_and_a_pdf_give_what_their_text_gives(page: Page, browser: Browser) -> None:
    passages = shipped_passages()
    paste(page, as_text(passages))
    in_text = found(page)
    assert {kind for kind, _ in in_text} == KINDS

    printed = browser.new_page()
    printed.set_content(as_page(passages))
    pdf = printed.pdf()
    printed.close()
    for name, type, data in (
        ("brief.docx", WORD, as_word(passages)),
        ("brief.pdf", "application/pdf", pdf),
    ):
        upload(page, {"name": name, "mimeType": type, "buffer": data})
        assert found(page) == in_text, name


@pytest.mark.browser_context_args(has_touch=True, is_mobile=True, viewport=PHONE)
def test_a_teacher_mends_a_word_file_with_a_finger_and_shares_a_quiz_of_it(
    page: Page, browser: Browser, base_url: str, sign_in: Callable[..., str]
) -> None:
    sign_in()
    upload(page, {"name": "brief.docx", "mimeType": WORD, "buffer": as_word(shipped_passages())})
    page.get_by_role("link", name=re.compile("findings? to check")).tap()
    expect(page.get_by_role("region", name="Finding in hand")).to_be_visible()
    left = int(left_to_check(page).inner_text().partition(" ")[0])
    problems = faults(page)

    for press in ("Accept", "Reject", "Accept"):
        page.get_by_role("button", name=press).tap()
        left -= 1
        expect_left(page, left)
    page.get_by_role("link", name="Edit").tap()
    page.locator(".finding__main").get_by_role("textbox").fill("Words of the teacher’s own")
    page.get_by_role("button", name="Accept").tap()
    expect_left(page, left - 1)
    page.locator("summary", has_text="Change").tap()
    page.get_by_role("button", name="Concept", exact=True).tap()
    expect(page.get_by_label("Term")).to_be_visible()
    problems += faults(page)

    page.get_by_role("button", name="Update").tap()
    expect(page.get_by_text(re.compile(r"\d+ questions are ready"))).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Back to the brief").tap()
    expect(page).to_have_url(re.compile(r"/briefs/[^/]+/$"))
    page.get_by_text("More", exact=True).tap()
    page.get_by_role("button", name="Make a quiz for others").tap()
    page.get_by_role("button", name="Publish").tap()
    link = page.get_by_label("The link").input_value()
    problems += faults(page)

    other = browser.new_context(base_url=base_url, viewport=PHONE)
    visitor = other.new_page()
    visitor.goto(link)
    visitor.get_by_label("Your name").fill("Mei")
    visitor.get_by_role("button", name="Begin").click()
    for number in range(1, 11):
        expect(visitor).to_have_url(re.compile(rf"/quizzes/\d+/{number}/$"))
        fill(visitor, "Anything")
        visitor.get_by_role("button", name="Next" if number < 10 else "Finish").first.click()
    visitor.get_by_role("button", name="Hand it in").click()
    expect(visitor.get_by_role("heading", name="%")).to_be_visible()
    other.close()
    assert problems == []


def left_to_check(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="to check")


def expect_left(page: Page, count: int) -> None:
    expect(left_to_check(page)).to_have_text(f"{count} to check")
