"""The first page of somebody who has never been here."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.page_faults import faults


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
def test_a_card_is_answered_at_once_and_leads_into_a_session(
    page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/")
    card = page.get_by_role("region", name="Try a card")
    expect(page.get_by_role("button", name="Start now")).to_be_in_viewport(ratio=1)
    expect(card.get_by_role("heading")).to_be_in_viewport(ratio=1)
    found = faults(page)
    card.locator(".tile").first.click()
    expect(card.get_by_role("status")).to_contain_text(re.compile("Right|Not quite"))
    expect(card.locator("mark").first).to_be_visible()
    onward = card.get_by_role("button", name="Nine more like this")
    expect(onward).to_be_in_viewport(ratio=1)
    found += faults(page)
    onward.click()
    expect(page).to_have_url(re.compile(r"/study/\d+/"))
    expect(page.locator(".question__stem")).to_be_visible()
    assert found == []
