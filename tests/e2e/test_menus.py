"""The menu of the first page opens when asked, and does not stay in the way."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def first_page(page: Page, sign_in) -> Page:
    sign_in()
    page.goto("/")
    page.get_by_text("Only …").click()
    expect(page.get_by_role("button", name="People")).to_be_visible()
    return page


def test_escape_closes_it_and_leads_back_to_its_button(first_page: Page) -> None:
    first_page.keyboard.press("Tab")
    expect(first_page.get_by_role("button", name="People")).to_be_focused()
    first_page.keyboard.press("Escape")
    expect(first_page.get_by_role("button", name="People")).to_be_hidden()
    expect(first_page.locator("summary", has_text="Only …")).to_be_focused()


def test_a_click_elsewhere_closes_it(first_page: Page) -> None:
    first_page.get_by_role("heading", level=1).click()
    expect(first_page.get_by_role("button", name="People")).to_be_hidden()


def test_what_is_chosen_in_it_is_studied(first_page: Page) -> None:
    first_page.get_by_role("button", name="People").click()
    first_page.wait_for_url("**/study/*/")
