"""A menu opens when asked, and does not stay in the way: on the first page, and beside a card."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.study_page import Study


class Menu:
    """One that is open; ``opener`` is its button, and ``first`` what stands first in it."""

    def __init__(self, opener: Locator, first: str) -> None:
        self.page, self.opener = opener.page, opener
        self.first: Locator = self.page.get_by_role("button", name=first)
        self.opener.click()
        expect(self.first).to_be_visible()


def of_card(page: Page) -> Menu:
    return Menu(page.get_by_role("button", name="This card"), "Skip until tomorrow")


def of_first_page(page: Page) -> Menu:
    return Menu(page.locator("summary", has_text="Only …"), "People")


@pytest.fixture(params=["first page", "study page"])
def menu(request: pytest.FixtureRequest, page: Page, study: Study) -> Menu:
    if request.param == "study page":
        study.ask("recall", "who-said")
        return of_card(page)
    page.goto("/")
    return of_first_page(page)


def test_escape_closes_it_and_leads_back_to_its_button(menu: Menu) -> None:
    menu.page.keyboard.press("Tab")
    expect(menu.first).to_be_focused()
    menu.page.keyboard.press("Escape")
    expect(menu.first).to_be_hidden()
    expect(menu.opener).to_be_focused()


def test_a_click_elsewhere_closes_it(menu: Menu) -> None:
    menu.page.get_by_role("heading", level=1).click()
    expect(menu.first).to_be_hidden()


def test_the_focus_going_elsewhere_closes_it(menu: Menu) -> None:
    menu.opener.focus()
    menu.page.keyboard.press("Shift+Tab")
    expect(menu.first).to_be_hidden()


@pytest.mark.parametrize("size", [(1280, 720), (390, 480), (320, 256)])
def test_all_of_it_can_be_seen(study: Study, size: tuple[int, int]) -> None:
    study.ask("choice", "who-vouches")
    study.page.keyboard.press("1")
    study.press("Next")
    expect(study.card.locator(".told")).to_have_count(0)
    study.page.set_viewport_size({"width": size[0], "height": size[1]})
    of_card(study.page)
    items = study.page.locator("#card-menu").locator("button, a").all()
    assert len(items) == 6
    for item in items:
        item.scroll_into_view_if_needed()
        expect(item).to_be_in_viewport(ratio=1)


def test_it_closes_beside_the_next_card_too(study: Study) -> None:
    study.ask("recall", "who-said")
    study.press("Show the answer")
    expect(study.card.get_by_role("button", name="Got it")).to_be_visible()
    menu = of_card(study.page)
    study.page.keyboard.press("Escape")
    expect(menu.first).to_be_hidden()


def test_what_is_chosen_in_it_is_studied(page: Page, study: Study) -> None:
    page.goto("/")
    of_first_page(page).first.click()
    page.wait_for_url("**/study/*/")
