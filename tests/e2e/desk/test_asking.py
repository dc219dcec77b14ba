"""What the desk asks because nobody else can know it, and what it offers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults

MUD = "mud feeds the whole delta each year"


def left(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="check")


@pytest.fixture
def open_desk(page: Page, arrange: Arranger, sign_in: Callable[..., str]) -> str:
    """Two claims are by "Wang", who may be either of two people."""
    name = sign_in()
    address = str(arrange("brief_at_desk", name))
    arrange("leave_speakers_open", name)
    page.goto(address)
    expect(page.get_by_label("Claim")).to_have_value(MUD)
    return address


def test_one_key_says_who_is_meant_in_both_claims(page: Page, open_desk: str) -> None:
    expect(left(page)).to_have_text("4 to check")  # both claims are one of them
    expect(page.get_by_text("Settles 2 findings.")).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_be_hidden()
    page.keyboard.press("a")  # there is nothing to accept before it is known
    page.keyboard.press("2")
    expect(left(page)).to_have_text("2 to check")  # with Wang Li, who says it
    page.keyboard.press("z")
    expect(left(page)).to_have_text("4 to check")
    assert faults(page) == []


def test_the_keys_go_from_decision_to_decision(page: Page, open_desk: str) -> None:
    page.keyboard.press("j")
    expect(page.get_by_label("Name")).to_have_value("Wang Li")
    page.keyboard.press("j")  # past the other claim
    expect(page.get_by_label("Figure or date")).to_have_value("40 villages")
    page.keyboard.press("k")
    expect(page.get_by_label("Name")).to_have_value("Wang Li")
    page.keyboard.press("k")
    expect(page.get_by_label("Claim")).to_have_value(MUD)


def test_somebody_else_is_chosen_among_the_fields(page: Page, open_desk: str) -> None:
    page.keyboard.press("e")
    expect(page.get_by_label("Speaker")).to_be_focused()
    expect(page.get_by_text("Who is “Wang” here?").first).to_be_hidden()
    page.get_by_label("Speaker").select_option("The text itself")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_label("Name")).to_have_value("Wang Li")
    expect(left(page)).to_have_text("4 to check")  # the other claim still asks who Wang is


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_it_is_answered_with_a_finger_and_without_javascript(page: Page, open_desk: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(open_desk)
    page.get_by_role("button", name="Wang Li").click()
    expect(left(page)).to_have_text("2 to check")
    page.goto(open_desk)
    page.locator(".desk-bar__name > summary").click()
    page.get_by_label("Title", exact=True).fill("Mud in the delta")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mud in the delta")


def test_pinyin_is_taken_with_a_key(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    name = sign_in()
    page.goto(str(arrange("brief_at_desk", name)))
    arrange("give_characters", name)
    page.get_by_role("link", name="Zhao Min").click()
    expect(page.get_by_label("Add pinyin: Zhào Mǐn")).not_to_be_checked()
    page.keyboard.press("f")
    expect(page.get_by_label("Add pinyin: Zhào Mǐn")).to_be_checked()
    page.keyboard.press("a")
    expect(page.get_by_label("Name")).to_have_value("Wang Li")
    page.get_by_role("link", name="Zhao Min").click()
    expect(page.locator(".finding__more")).to_contain_text("Zhào Mǐn")
    expect(page.get_by_label("Add pinyin")).to_have_count(0)
