"""A teacher's Word file becomes a quiz, which somebody takes on a phone."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.e2e.quizzes.test_taking_quizzes import PHONE, fill
from tests.e2e.support.page_faults import faults
from tests.learning.exchange.word.documents import Written, bold, math

# The right answer to each question: what is chosen or typed.
ANSWERS = {
    "Which river flows through Wuhan?": "Yangtze",
    "Which of these is a lake?": "Tai",
    "How long is": "4 km",
    "Which sea is the largest?": "Bohai",
    "Rivers flow uphill.": "False",
}
TYPED = {
    "What does the picture show?": "a teal field",
    "Which river flows through Rome?": "Tiber",
    "How many seas are there in all?": "7",
}


def word_file() -> bytes:
    """Ten questions in the ways that teachers write them, with a formula and a picture."""
    written = Written()
    written.document.add_heading("Rivers", 1)
    written.question("Which river flows through Wuhan?", ("Seine", None), ("Yangtze", bold))
    written.question("Which of these is a lake?", ("Huai", None), ("Tai", None))
    written.line("Answer: b")
    half = f"<m:f><m:num>{math('x')}</m:num><m:den>{math('2')}</m:den></m:f>"
    written.formula(written.question("How long is "), half + math("=2"))
    written.line("a) 2 km   b) 3 km   c) 4 km")
    written.line("Answer: c")
    written.question("What does the picture show?")
    written.picture("A teal field")
    written.line("Answer: a teal field")
    written.question("Which sea is the largest? (2 points)", ("Bohai*", None), ("Huai", None))
    written.question("Rivers flow uphill. (T/F)")
    written.line("Answer: F")
    written.question("Which river flows through Rome?")
    written.line("Answer: Tiber / the Tiber")
    written.question("How many seas are there in all?")
    written.line("Answer: 7")
    written.question("Wuhan is on the ______.")
    written.line("Answer: Yangtze")
    written.question("Which rivers are in China?", ("Huai", bold), ("Po", None), ("Pearl", bold))
    return written.data()


def answer(page: Page) -> None:
    """Answer the question on the page rightly, if it is one of ``ANSWERS`` or ``TYPED``."""
    page.wait_for_load_state()  # before that nothing hears what is chosen
    stem = page.locator("main").inner_text()
    chosen = next((right for asked, right in ANSWERS.items() if asked in stem), "")
    if chosen:
        page.locator("#answer").get_by_label(chosen, exact=True).check()
    elif "Which rivers are in China?" in stem:
        for right in ("Huai", "Pearl"):
            page.locator("#answer").get_by_label(right, exact=True).check()
    else:
        fill(page, next((right for asked, right in TYPED.items() if asked in stem), "Yangtze"))


def shown(page: Page) -> list[str]:
    """What the question on the page shows beside words: a formula, a picture that has loaded."""
    page.wait_for_load_state()
    formula = page.locator("main math:visible", has=page.locator("mfrac"))
    drawn = page.get_by_role("img", name="A teal field")
    loaded = drawn.evaluate_all("shown => shown.every(one => one.complete && one.naturalWidth)")
    assert loaded
    return ["formula"] * formula.count() + ["picture"] * drawn.count()


def test_a_word_file_is_imported_into_a_quiz_that_a_phone_takes(
    page: Page, browser: Browser, base_url: str, sign_in: Callable[..., str]
) -> None:
    sign_in()
    page.goto("/questions/import/")
    page.get_by_label("File").set_input_files(
        {"name": "midterm.docx", "mimeType": "application/msword", "buffer": word_file()}
    )
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="10 questions found")).to_be_visible()
    expect(page.get_by_text("“2 points” is left out.")).to_be_visible()
    expect(page.get_by_role("img", name="A teal field")).to_be_visible()
    found = faults(page)
    page.get_by_role("button", name="Import 10 questions").click()
    expect(page.get_by_text("10 questions imported.")).to_be_visible()

    page.goto("/teach/")
    page.get_by_role("button", name="Empty quiz").first.click()
    page.get_by_role("link", name="Add questions").click()
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(10)
    for box in boxes.all():
        box.check()
    page.get_by_role("button", name="Add selected").click()
    expect(page.get_by_text("10 questions added.")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    link = urlsplit(page.get_by_label("The link").input_value()).path

    phone = browser.new_context(base_url=base_url, viewport=PHONE)
    visitor = phone.new_page()
    visitor.goto(link)
    visitor.get_by_label("Your name").fill("Mei")
    visitor.get_by_role("button", name="Begin").click()
    seen: list[str] = []
    for number in range(1, 11):
        expect(visitor).to_have_url(re.compile(rf"/quizzes/\d+/{number}/$"))
        seen += shown(visitor)
        answer(visitor)
        visitor.get_by_role("button", name="Next" if number < 10 else "Finish").first.click()
    visitor.get_by_role("button", name="Hand it in").click()
    expect(visitor.get_by_role("heading", name="100 %")).to_be_visible()
    assert sorted(seen) == ["formula", "picture"]
    assert found + faults(visitor) == []
    phone.close()
