"""A brief of one's own: pasted with mistakes, mended, stored, studied, looked through, deleted."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Complaints
from tests.e2e.support.page_faults import faults

RICE = """\
slug: rice
title: All about rice
passages:
- {slug: field, kind: heading, text: The field}
- slug: first
  text: A paddy is a field under water, and Wang Li praises each paddy.
people:
- {slug: wang-li, at: first, words: Wang Li, name: Wang Li}
concepts:
- slug: paddy
  at: first
  words: A paddy
  term: paddy
  definition: a field under water
  definition_words: a field under water
"""
SLIPS = (("words: Wang Li", "words: Weng Li"), ("kind: heading", "kind: head"), ("term:", "terms:"))


def pasted(page: Page, text: str) -> None:
    page.get_by_label(re.compile("Or (paste|edit the) text")).fill(text)
    page.get_by_role("button", name="Preview").click()


def test_a_brief_is_pasted_with_three_mistakes_mended_stored_and_studied(
    page: Page, sign_in: Callable[..., str], complaints: Complaints
) -> None:
    sign_in(begun=False)
    page.goto("/briefs/")
    page.get_by_role("link", name="New brief").click()
    page.get_by_role("link", name="our own format").click()
    spoilt = RICE
    for right, wrong in SLIPS:
        spoilt = spoilt.replace(right, wrong, 1)
    complaints.foresee(422)
    pasted(page, spoilt)
    mistakes = page.get_by_role("list", name="Mistakes").get_by_role("listitem")
    expect(mistakes.nth(2)).to_be_visible()
    text = page.get_by_label("Or paste text")
    expect(text).to_have_value(spoilt)
    page.wait_for_load_state()  # before that no mistake leads to its line
    page.get_by_role("link", name="Line 4").click()
    chosen = text.evaluate("each => each.value.slice(each.selectionStart, each.selectionEnd)")
    assert chosen == "- {slug: field, kind: head, text: The field}"
    found = faults(page)

    pasted(page, RICE)
    expect(page.get_by_role("heading", name="2 questions")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Save brief").click()
    expect(page.get_by_role("heading", level=1, name="All about rice")).to_be_visible()

    page.get_by_role("link", name="Start reading").click()
    page.get_by_role("button", name=re.compile("Ask me")).first.click()
    expect(page.get_by_role("region", name="Study")).to_be_visible()
    expect(page.get_by_text(re.compile("field under water|paddy")).first).to_be_visible()

    page.goto(page.evaluate("document.referrer").split("sections/")[0] + "cards/")
    first = page.locator(".card-row").first
    first.get_by_role("button", name=re.compile("^Star")).click()
    expect(first.locator("[aria-pressed=true]")).to_be_visible()
    expect(first.get_by_role("button", name=re.compile("^Star"))).to_be_focused()
    first.get_by_role("button", name=re.compile("Show the answer")).click()
    expect(first.get_by_text("Answer:")).to_be_visible()
    first.locator("summary").click()
    first.get_by_label("Your note").fill("Mind the *water*")
    first.get_by_role("button", name="Save", exact=True).click()
    expect(first.locator(".card-note em")).to_have_text("water")
    page.get_by_label("Find a card").fill("nothing like it")
    expect(page.get_by_role("heading", name="No matches")).to_be_visible()
    page.get_by_label("Find a card").fill("")
    page.get_by_label("Starred only").check()
    expect(page.get_by_role("status").filter(has_text="1 card")).to_be_visible()

    page.goto("/briefs/")
    page.get_by_role("link", name="Edit as YAML All about rice").click()
    pasted(page, RICE.replace("All about", "More on"))
    expect(page.get_by_text("More on rice").first).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Save changes").click()
    page.get_by_role("link", name="Delete More on rice").click()
    expect(page.get_by_role("heading", name="Delete this brief?")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("“More on rice” is deleted.")).to_be_visible()
    assert found == []
