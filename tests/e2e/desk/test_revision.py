"""A text is pasted, a card of it studied, and the text pasted anew with three changes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.desk.test_paste import paste
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults

TEXT = """\
# Ports and their debts

Pilots leave the coast each year, argues Zhao Min, dean of the Hill Academy. The sea is wide.

Wang Li argues that short quays lose ships. The quay debt (QD) is money that a port owes.

Sun Tao says that deep water is rare. Nobody knows why.

Harbours need patience. Container terminals of the coast borrowed 40 million euros in 2021.
"""
LAST = TEXT.rstrip().split("\n\n")[-1]
MOVED = TEXT.replace(f"\n\n{LAST}", "").replace("\n\nWang Li", f"\n\n{LAST}\n\nWang Li")
REVISED = MOVED.replace("short quays lose ships", "short quays cost jobs").replace(
    "Nobody knows why.", "Engineers know why."
)


@pytest.mark.parametrize("width", [390, 1280])
def test_three_changes_are_shown_and_what_was_learned_stays(
    page: Page, arrange: Arranger, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    paste(page, TEXT)
    page.get_by_role("button", name="Ask me about this").first.click()
    page.get_by_role("button", name="Don’t know").click()
    expect(page.locator(".told__verdict")).to_be_visible()
    [session] = [one for one in page.context.cookies() if one["name"] == "sessionid"]
    name = arrange("who_has", session["value"])
    [studied] = arrange("schedule", name)

    page.goto("/briefs/")
    page.get_by_role("link", name="New version of Ports and their debts").click()
    page.get_by_label("Your text").fill(REVISED)
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="What changes")).to_be_visible(timeout=60_000)

    heads = page.locator(".revised > .revised__head")
    expect(heads).to_have_text(["Moved", "Edited", "Edited"], use_inner_text=True)
    assert faults(page) == []
    page.get_by_label(re.compile("Use new reading")).first.check()
    page.get_by_role("button", name="Use this version").click()
    expect(page.get_by_text("The new version is in place.")).to_be_visible(timeout=60_000)

    assert arrange("schedule", name) == [studied]
    page.get_by_role("link", name="Back to the brief").click()
    page.get_by_role("link", name="See what changed").click()
    expect(page.get_by_text("Your cards keep their schedules.")).to_be_visible()
    expect(page.locator("ins").first).to_have_text("cost jobs")
    assert faults(page) == []
