"""The first page and the pages it leads to: limits, an offer to guests, suspended cards."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults


def test_a_guest_is_offered_to_keep_it_on_the_second_day_and_says_not_now(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    arrange("study_days", sign_in(is_guest=True), 1)
    page.goto("/")
    offer = page.get_by_role("complementary", name="Save your progress")
    expect(offer).to_be_visible()
    found = faults(page)
    offer.get_by_role("button", name="Not now").click()
    expect(page).to_have_url(re.compile(r":\d+/$"))
    expect(offer).to_have_count(0)
    expect(page.get_by_text("You study as a guest.")).to_be_visible()
    assert found == []


def test_a_backlog_is_shown_and_the_limit_can_be_passed(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    arrange("study_days", sign_in(reviews_per_day=1), 14)
    page.goto("/")
    expect(page.get_by_text("Today takes 1, the most forgotten first")).to_be_visible()
    found = faults(page)

    arrange("study_days", sign_in(reviews_per_day=0, new_per_day=0), 2)
    page.goto("/")
    expect(page.get_by_role("heading", name="Done for today")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Ten more anyway").click()
    expect(page.get_by_role("progressbar")).to_have_attribute("max", "10")
    assert found == []


def test_the_weakest_are_studied_and_then_no_more(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    name = sign_in(buttons=2)
    arrange("study_days", name, 14)
    arrange("forget", name)
    page.goto("/")
    page.get_by_role("button", name="5 cards nearly forgotten").click()
    expect(page.get_by_role("progressbar")).to_have_attribute("max", "5")


def test_suspended_cards_are_brought_back(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    arrange("forget", sign_in())
    page.goto("/settings/")
    page.get_by_role("link", name="Paused cards").click()
    expect(page.get_by_role("heading", name="Paused cards")).to_be_visible()
    found = faults(page)
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile(r"\?page=2$"))
    page.get_by_role("button", name="Bring back").first.click()
    expect(page.locator("#messages")).not_to_be_empty()
    expect(page).to_have_url(re.compile(r"\?page=2$"))
    page.goto("/")
    expect(page.get_by_role("heading", name="1 card, 1 minute")).to_be_visible()
    assert found == []
