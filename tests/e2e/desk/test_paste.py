"""Somebody's own text: pasted on the first page without an account, asked at once, and shared."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from content.formats import lilun
from content.material import Passage, PassageKind
from tests.e2e.support.page_faults import faults

BRIEF = Path(__file__).parents[3] / "content" / "briefs" / "new-productive-forces.yaml"
MARKS = {PassageKind.HEADING: "## ", PassageKind.PROFILE: "## ", PassageKind.ITEM: "- "}


def shipped_passages() -> tuple[Passage, ...]:
    return lilun.read_brief(BRIEF.read_bytes()).passages


def as_text(passages: tuple[Passage, ...]) -> str:
    """The passages as somebody has them in a plain file."""
    return "\n\n".join(MARKS.get(one.kind, "") + one.text for one in passages)


@pytest.fixture(scope="module")
def text() -> str:
    return as_text(shipped_passages())


def paste(page: Page, text: str) -> None:
    page.goto("/")
    page.get_by_text("Or paste your own text").click()
    page.get_by_label("Your text").fill(text)
    page.get_by_role("button", name="Make questions").click()
    expect(page).to_have_url(re.compile("/sections/"), timeout=60_000)


@pytest.mark.parametrize("size", [(390, 844), (1280, 720)])
def test_a_visitor_pastes_a_text_and_is_asked_in_three_clicks(
    page: Page, text: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    paste(page, text)
    expect(page.locator("#reading").get_by_role("link", name="Xi Jinping").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ questions ready"))).to_be_visible()
    found = faults(page)

    page.get_by_role("button", name="Ask me about this").first.click()

    expect(page).to_have_url(re.compile(r"/study/\d+/"))
    expect(page.locator(".question__stem")).to_be_visible()
    assert found == []


def test_what_was_found_is_checked_and_the_brief_is_shared_by_its_link(
    page: Page, text: str
) -> None:
    paste(page, text)
    page.get_by_role("link", name=re.compile("findings? to check")).click()
    page.wait_for_load_state()  # a key that is pressed before the page's script runs is lost
    before = page.get_by_role("status").filter(has_text="to check").inner_text()
    page.keyboard.press("x")
    expect(page.get_by_role("status").filter(has_text="to check")).not_to_have_text(before)
    page.get_by_label("Who may read it").select_option("link")
    page.get_by_role("button", name="Update questions").click()
    expect(page.get_by_text(re.compile(r"\d+ questions are ready"))).to_be_visible(timeout=60_000)
    address = page.url.removesuffix("check/").partition("check/")[0]

    page.context.clear_cookies()
    page.goto("/")
    page.get_by_role("button", name="Start now").click()
    expect(page).to_have_url(re.compile("/sections/"))
    page.goto(address)

    expect(page.get_by_role("heading", name="Contents")).to_be_visible()
