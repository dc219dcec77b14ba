"""A menu opens when asked, and does not stay in the way: on the first page, and beside a card."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.study_page import Study


class Menu:
    def __init__(self, page: Page, summary: str, first: str) -> None:
        self.page = page
        self.summary = page.locator("summary", has_text=summary)
        self.first: Locator = page.get_by_role("button", name=first)
        self.summary.click()
        expect(self.first).to_be_visible()


@pytest.fixture(params=["first page", "study page"])
def menu(request: pytest.FixtureRequest, page: Page, study: Study) -> Menu:
    if request.param == "study page":
        study.ask("recall", "who-said")
        return Menu(page, "This card", "Skip until tomorrow")
    page.goto("/")
    return Menu(page, "Only …", "People")


def test_escape_closes_it_and_leads_back_to_its_button(menu: Menu) -> None:
    menu.page.keyboard.press("Tab")
    expect(menu.first).to_be_focused()
    menu.page.keyboard.press("Escape")
    expect(menu.first).to_be_hidden()
    expect(menu.summary).to_be_focused()


def test_a_click_elsewhere_closes_it(menu: Menu) -> None:
    menu.page.get_by_role("heading", level=1).click()
    expect(menu.first).to_be_hidden()


def test_the_focus_going_elsewhere_closes_it(menu: Menu) -> None:
    menu.summary.focus()
    menu.page.keyboard.press("Shift+Tab")
    expect(menu.first).to_be_hidden()


def test_it_closes_beside_the_next_card_too(study: Study) -> None:
    study.ask("recall", "who-said")
    study.press("Show the answer")
    expect(study.card.get_by_role("button", name="Got it")).to_be_visible()
    menu = Menu(study.page, "This card", "Skip until tomorrow")
    study.page.keyboard.press("Escape")
    expect(menu.first).to_be_hidden()


def test_what_is_chosen_in_it_is_studied(page: Page, study: Study) -> None:
    page.goto("/")
    Menu(page, "Only …", "People").first.click()
    page.wait_for_url("**/study/*/")
