"""The progress page of somebody who has studied, in a browser and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.page_faults import faults

TABS = ("Mix-ups", "Retention", "Days", "Time", "Forecast", "Subjects", "Quizzes")


@pytest.mark.parametrize("tab", TABS)
def test_every_detail_can_be_read_with_its_tables_open(page: Page, learner: str, tab: str) -> None:
    page.goto("/progress/")
    expect(page.get_by_role("heading", name="14 days this year")).to_be_visible()
    assert page.get_by_role("img").count() >= 3
    page.get_by_role("navigation", name="Details").get_by_role("link", name=tab).click()
    expect(page.get_by_role("link", name=tab, exact=True)).to_have_attribute("aria-current", "true")
    page.wait_for_load_state()
    for table in page.get_by_text("As a table").all():
        table.click()
    assert faults(page) == []


def test_a_printed_page_has_no_handles_of_tables_but_those_that_are_open(
    page: Page, learner: str
) -> None:
    page.set_viewport_size({"width": 673, "height": 950})
    page.goto("/progress/?show=days")
    page.get_by_text("As a table: the last two weeks").click()
    page.emulate_media(media="print")

    expect(page.get_by_role("columnheader", name="Day", exact=True)).to_be_visible()
    expect(page.get_by_role("columnheader", name="Week from")).to_have_count(0)
    expect(page.get_by_text(re.compile("As a table")).locator("visible=true")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
