"""The bar of actions stays in view on every page of a card or a quiz, and hides nothing."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import sideways
from tests.e2e.support.study_page import Study, where_it_is_noon

LAPTOP, DESKTOP, PHONE, ABOVE_KEYBOARD = (1280, 720), (1280, 800), (390, 844), (390, 480)
ZOOMED = (640, 360)  # a laptop's window at 200 %
SIZES = (LAPTOP, DESKTOP, PHONE, ABOVE_KEYBOARD, ZOOMED)
LENGTHEN = "stem => { stem.textContent = `${stem.textContent} `.repeat(12); scrollTo(0, 0); }"
FOCUSABLE = "a[href], button, summary, input:not([type=hidden]), select, textarea"
# What the focus is on, or the last line before the bar once it is scrolled to, if that is covered.
COVERED = f"""bar => {{
    const card = bar.closest(".study__card, .session__stage"), covered = [];
    const top = () => bar.getBoundingClientRect().top;
    const toast = document.querySelector(".toast");
    const outside = [...card.querySelectorAll("{FOCUSABLE}")]
        .filter((each) => each.checkVisibility() && !bar.contains(each) && !toast?.contains(each));
    for (const each of outside) {{
        document.activeElement.blur();
        scrollTo(0, 0);
        each.focus();
        const box = each.getBoundingClientRect();
        const isBefore = each.compareDocumentPosition(bar) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (isBefore && box.bottom > top() + 1) covered.push(each.outerHTML);
    }}
    scrollTo(0, document.body.scrollHeight);
    const beside = [...bar.parentElement.children].filter((each) => each.checkVisibility());
    const last = beside[beside.indexOf(bar) - 1];
    if (last && last.getBoundingClientRect().bottom > top() + 1) covered.push(last.outerHTML);
    const read = last && toast && [...last.querySelectorAll("p, a, button, summary")]
        .filter((each) => each.checkVisibility()).at(-1);
    if (read && read.getBoundingClientRect().bottom > toast.getBoundingClientRect().top + 1)
        covered.push(read.outerHTML);
    scrollTo(0, 0);
    return covered;
}}"""


def expect_bar(page: Page) -> None:
    """In view at the top of the page at every size, at most a third as high as the window; nor does
    what is said above it hide the last line."""
    page.wait_for_load_state()  # with its sheets
    bar = page.locator(".action-bar, .dock")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("scrollTo(0, 0)")
        for control in [bar, *bar.locator("button, a").all()]:
            expect_within(control, width, height)
        box = bar.bounding_box()
        assert box
        assert box["height"] <= height / 3, (width, height)
        assert bar.evaluate(COVERED) == [], (width, height)
        assert sideways(page) == []


def expect_within(control: Locator, width: int, height: int) -> None:
    box = control.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height + 1, (box, height, control.inner_text())
    assert box["x"] >= 0, (box, width, control.inner_text())
    assert box["x"] + box["width"] <= width, (box, width, control.inner_text())


def lengthen(page: Page) -> None:
    page.locator(".question__stem").evaluate(LENGTHEN)


@pytest.fixture
def study(page: Page, arrange: Arranger, sign_in: Callable[..., str]) -> Iterator[Study]:
    page.emulate_media(reduced_motion="reduce")  # a card slides in
    yield Study(page, arrange, sign_in(buttons=4, time_zone=where_it_is_noon()))
    page.set_viewport_size({"width": 1280, "height": 720})


@pytest.mark.parametrize("format", ["typed", "list", "matching", "altered word"])
def test_the_bar_of_a_written_answer(study: Study, format: str) -> None:
    study.ask(format)
    expect_bar(study.page)
    lengthen(study.page)
    expect_bar(study.page)
    study.press("Don’t know")
    expect(study.card.locator(".told")).to_be_visible()
    expect_bar(study.page)
    study.press("I did know it")
    study.expect_overridden()
    expect_bar(study.page)


def test_the_bar_of_a_card_to_read_or_recall(study: Study) -> None:
    study.ask("answer first")
    expect_bar(study.page)
    study.ask("recall", "who-said")
    lengthen(study.page)
    expect_bar(study.page)
    study.press("Show the answer")
    expect(study.card.locator(".grades")).to_be_visible()
    study.card.get_by_text("Source", exact=True).click()
    lengthen(study.page)
    expect_bar(study.page)


def test_the_bar_at_the_end_of_a_session(study: Study) -> None:
    study.ask("recall", "what-said")
    study.arrange("forget", study.name)
    study.press("Show the answer")
    study.card.get_by_role("button", name="Again").click()
    expect(study.card.locator(".grades")).to_have_count(0)
    study.page.get_by_role("button", name="This card").click()
    study.page.get_by_role("button", name="Skip until tomorrow").click()
    expect(study.card.get_by_role("heading", level=1)).to_contain_text("1 card")
    expect_bar(study.page)


def test_the_bar_of_a_question_of_a_quiz_and_of_its_feedback(study: Study) -> None:
    page = study.page
    study.arrange("study_days", study.name, 14)
    page.goto("/quizzes/")
    page.get_by_label("After each answer").check()
    page.get_by_label("Number of questions").fill("2")
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url(re.compile(r"/quizzes/\d+/1/$"))
    expect_bar(page)
    lengthen(page)
    expect_bar(page)
    page.get_by_role("button", name="Don’t know").click()
    expect(page.locator(".told")).to_be_visible()
    expect_bar(page)
    lengthen(page)
    expect_bar(page)
