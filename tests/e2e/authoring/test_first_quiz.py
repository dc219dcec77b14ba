"""A teacher makes a first quiz, from the sign-up to the answers that come in."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import Complaints
from tests.e2e.quizzes.test_taking_quizzes import PHONE, fill
from tests.e2e.support.page_faults import faults

MOST_CLICKS = 12


class Hand:
    """Clicks, and counts them."""

    def __init__(self) -> None:
        self.clicks = 0

    def __call__(self, target: Locator) -> None:
        self.clicks += 1
        target.click()


def published(page: Page, username: str, click: Hand) -> None:
    """A newcomer signs up and publishes a quiz."""
    page.goto("/")
    click(page.get_by_role("link", name="Sign in"))
    click(page.get_by_role("link", name="Create one"))
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password", exact=True).fill("seven quiet herons")
    page.get_by_label("Password again").fill("seven quiet herons")
    click(page.get_by_role("button", name="Create account"))
    click(page.get_by_role("link", name="Briefs"))
    click(page.get_by_role("link", name="New productive forces", exact=True))
    click(page.get_by_text("More", exact=True))
    click(page.get_by_role("button", name="Make a quiz for others"))
    expect(page.get_by_role("list", name="Questions").locator("> li")).to_have_count(10)
    click(page.get_by_role("button", name="Publish"))
    expect(page.get_by_label("The link")).to_be_visible()


def test_a_visitor_takes_it_on_a_phone_and_the_teacher_sees_the_answers_come_in(
    page: Page, browser: Browser, base_url: str
) -> None:
    click = Hand()
    published(page, "first-teacher", click)
    assert click.clicks <= MOST_CLICKS
    code = page.locator(".share__code").inner_text()
    link = urlsplit(page.get_by_label("The link").input_value()).path
    found = faults(page)
    page.get_by_role("link", name="See answers come in").click()
    expect(page.get_by_role("heading", name="No attempts yet")).to_be_visible()
    found += faults(page)

    phone = browser.new_context(base_url=base_url, viewport=PHONE)
    visitor = phone.new_page()
    visitor.goto("/join/")
    found += faults(visitor)
    visitor.get_by_label("Code").fill(code.lower())
    visitor.get_by_role("button", name="Go on").click()
    expect(visitor).to_have_url(base_url + link)
    found += faults(visitor)
    visitor.get_by_label("Your name").fill("Mei")
    visitor.get_by_role("button", name="Begin").click()
    for number in range(1, 11):
        expect(visitor).to_have_url(re.compile(rf"/quizzes/\d+/{number}/$"))
        fill(visitor, "Anything")
        visitor.get_by_role("button", name="Next" if number < 10 else "Finish").first.click()
    expect(page.get_by_role("row", name="Mei")).to_be_visible()
    expect(page.get_by_role("meter")).to_have_count(0)

    visitor.get_by_role("button", name="Hand it in").click()
    expect(visitor.get_by_role("heading", name="%")).to_be_visible()
    expect(visitor.get_by_role("button", name="I was right")).to_have_count(0)
    found += faults(visitor)
    expect(page.get_by_role("meter")).to_have_count(10)
    assert found + faults(page) == []
    phone.close()


@pytest.mark.parametrize("typed", ["QQQQQQ", "no code at all"])
def test_a_wrong_code_stays_in_its_field(page: Page, complaints: Complaints, typed: str) -> None:
    complaints.foresee(404)
    page.goto("/join/")
    page.get_by_label("Code").fill(typed)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("Code")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Code")).to_have_value(typed)
