"""What only a browser shows of accounts: the theme at once, its time zone, what is copied."""

import re

import pytest
from playwright.sync_api import Page, expect

PASSWORD = "seven quiet herons"


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"timezone_id": "Asia/Shanghai"}


@pytest.fixture
def learner(page: Page, request) -> Page:
    """The page of somebody who has just made an account."""
    page.goto("/account/signup/")
    page.get_by_label("Username").fill(re.sub(r"\W", "-", request.node.name))  # a long one
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("button", name="Your menu")).to_be_visible()
    return page


def test_the_theme_changes_before_it_is_saved_and_stays_after(learner):
    learner.goto("/settings/")
    root = learner.locator("html")
    learner.get_by_label("Theme").select_option("dark")
    expect(root).to_have_attribute("data-theme", "dark")
    learner.get_by_role("button", name="Save").click()
    expect(learner.get_by_text("Saved.")).to_be_visible()
    expect(root).to_have_attribute("data-theme", "dark")


def test_the_time_zone_is_taken_from_the_browser_at_a_press(learner):
    learner.goto("/settings/")
    expect(learner.get_by_label("Time zone")).to_have_value("UTC")
    learner.get_by_role("button", name="Use this browser’s").click()
    expect(learner.get_by_label("Time zone")).to_have_value("Asia/Shanghai")
    expect(learner.get_by_text("Asia/Shanghai; save to keep it.")).to_be_visible()


def test_the_address_of_a_calendar_is_seen_whole_on_a_phone_and_copied_at_a_press(learner):
    learner.set_viewport_size({"width": 390, "height": 900})
    learner.context.grant_permissions(["clipboard-read", "clipboard-write"])
    learner.goto("/account/calendar/")
    learner.get_by_role("button", name="Make an address").click()
    address = learner.get_by_label("Your secret address")
    expect(address).to_be_visible()
    learner.wait_for_load_state()  # with its sheets
    assert address.evaluate(
        "it => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight"
    )
    learner.get_by_role("button", name="Copy it").click()
    expect(learner.get_by_text("The address is copied.")).to_be_attached()
    assert learner.evaluate("navigator.clipboard.readText()") == address.input_value()


def test_a_goal_out_of_range_is_refused_in_view_at_its_field(learner):
    learner.set_viewport_size({"width": 390, "height": 844})
    learner.goto("/settings/")
    learner.get_by_label("Daily goal").fill("0")
    learner.get_by_role("button", name="Save").click()
    expect(learner.get_by_label("Daily goal")).to_be_focused()
    expect(learner.get_by_text("Choose 1 or more.")).to_be_in_viewport(ratio=1)
