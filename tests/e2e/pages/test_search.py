"""The window for searching: opened by a key, answered while one types, left by Enter or Escape."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.page_faults import faults
from tests.e2e.support.study_page import Study


@pytest.fixture
def reader(page: Page, sign_in: Callable[..., str]) -> Page:
    sign_in()
    page.goto("/briefs/")
    return page


def window(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def type_and_find(page: Page, text: str) -> None:
    """Type in the window and wait for what is found for all of it, not for an earlier part."""
    page.keyboard.type(text)
    results = window(page).locator("#search-results")
    expect(results).to_have_attribute("data-answers", text)


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_it_and_enter_follows_the_first_hit(reader: Page, key: str) -> None:
    reader.keyboard.press(key)
    expect(window(reader).get_by_role("searchbox")).to_be_focused()
    type_and_find(reader, "xin zhi shengchanli")
    expect(window(reader).get_by_role("heading", name="Concepts")).to_be_visible()
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile(r"/briefs/new-productive-forces/concepts/"))


def test_arrows_go_from_hit_to_hit_and_escape_leads_back(reader: Page) -> None:
    opener = reader.get_by_role("link", name="Search")
    opener.click()
    type_and_find(reader, "dark")
    action = window(reader).get_by_role("button", name="Dark theme")
    expect(action).to_be_visible()
    reader.keyboard.press("ArrowDown")
    expect(action).to_be_focused()
    reader.keyboard.press("ArrowUp")
    expect(window(reader).get_by_role("searchbox")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(window(reader)).to_be_hidden()
    expect(opener).to_be_focused()


def test_an_action_is_done_where_one_is(reader: Page) -> None:
    reader.keyboard.press("/")
    type_and_find(reader, "dark th")
    window(reader).get_by_role("button", name="Dark theme").click()
    expect(reader.locator("html")).to_have_attribute("data-theme", "dark")
    expect(reader).to_have_url(re.compile(r"/briefs/$"))


def test_the_window_has_no_faults(reader: Page) -> None:
    reader.keyboard.press("/")
    type_and_find(reader, "prod")
    expect(window(reader).locator(".hit").first).to_be_visible()
    assert faults(reader) == []


def test_a_slash_in_a_field_is_a_letter(reader: Page) -> None:
    reader.goto("/briefs/new-productive-forces/concepts/")
    reader.get_by_role("main").locator("[name=q]").click()
    reader.keyboard.type("a/b")
    expect(window(reader)).to_be_hidden()


def test_nothing_opens_over_a_card(study: Study) -> None:
    study.ask("choice", "who-vouches")
    study.page.keyboard.press("/")
    study.page.keyboard.press("Control+k")
    expect(study.page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_it_is_a_page_without_javascript(reader: Page) -> None:
    reader.get_by_role("link", name="Search").click()
    reader.get_by_role("searchbox").fill("zhiliang")
    reader.get_by_role("button", name="Search").click()
    expect(reader.get_by_role("heading", name="Concepts")).to_be_visible()
    reader.get_by_role("main").locator(".hit").first.click()
    expect(reader).to_have_url(re.compile(r"/concepts/"))
