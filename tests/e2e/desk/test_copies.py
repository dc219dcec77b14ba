"""Somebody changes a shipped brief in a copy, studies on in it, and gives it up again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults
from tests.e2e.support.study_page import Study

SHIPPED = "/briefs/new-productive-forces/"
RESTING = "Studied in your copy"
BEFORE, AFTER = "move side by side", "go hand in hand"


def due(arrange: Arranger, name: str) -> list[str]:
    """When each card that was answered comes back, in the order in which they were made."""
    return [at for _, at in arrange("schedule", name)]


@pytest.fixture
def name(sign_in: Callable[..., str], arrange: Arranger) -> str:
    name = sign_in()
    arrange("study_days", name, 14)
    return name


def copied(page: Page) -> str:
    """The page of a copy of the shipped brief, made on the way that a reader finds."""
    page.goto(SHIPPED)
    page.get_by_role("link", name="Make a copy").click()
    expect(page.get_by_text(re.compile(r"Your \d+ cards will move to the copy"))).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Make a copy").click()
    expect(page.get_by_text("Your copy is ready.")).to_be_visible()
    return page.url.split("check/")[0]


def test_a_shipped_brief_is_changed_in_a_copy_that_goes_on_with_ones_cards(
    page: Page, arrange: Arranger, name: str
) -> None:
    before = due(arrange, name)
    kept = arrange("kept", name)
    assert before

    copy = copied(page)
    claim = page.get_by_label("Claim")
    expect(claim).to_have_value(re.compile(BEFORE))
    found = faults(page)
    claim.fill(claim.input_value().replace(BEFORE, AFTER))
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("1 change not asked yet")).to_be_visible()
    page.get_by_role("button", name="Update questions").click()
    expect(page.get_by_text("questions are ready")).to_be_visible(timeout=60_000)
    assert due(arrange, name) == before

    page.goto(f"{copy}cards/")
    expect(page.get_by_text(AFTER).first).to_be_visible()
    expect(page.get_by_text(RESTING)).to_have_count(0)
    found += faults(page)
    page.goto(f"{SHIPPED}cards/")
    expect(page.get_by_text(BEFORE).first).to_be_visible()
    expect(page.get_by_text(AFTER)).to_have_count(0)
    expect(page.get_by_text(RESTING).first).to_be_visible()
    found += faults(page)

    study = Study(page, arrange, name)
    study.ask("recall")
    study.press("Show the answer")
    study.card.get_by_role("button", name="Got it").click()
    expect(page.get_by_role("button", name="Got it")).to_have_count(0)
    assert arrange("kept", name)["reviews"] == kept["reviews"] + 1
    since = due(arrange, name)

    page.goto(copy)
    page.get_by_role("link", name="Delete").click()
    expect(page.get_by_text(re.compile(r"\d+ cards will go back to the original"))).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("is deleted")).to_be_visible()
    assert due(arrange, name) == since
    assert arrange("kept", name)["reviews"] == kept["reviews"] + 1
    page.goto(f"{SHIPPED}cards/")
    expect(page.get_by_text(BEFORE).first).to_be_visible()
    expect(page.get_by_text(RESTING)).to_have_count(0)
    assert found == []
