"""A class from its beginning: a code, a brief and a quiz that are set, and how it goes."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.quizzes.test_taking_quizzes import PHONE, fill
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults

DUE = datetime.now(UTC).date() + timedelta(days=30)
BRIEF = "New productive forces"
QUIZ = f"Quiz on {BRIEF}"


@pytest.fixture
def teacher(page: Page, sign_in: Callable[..., str]) -> str:
    return sign_in()


def make_quiz(page: Page) -> None:
    """A quiz on the brief, of somebody who goes elsewhere next."""
    page.goto("/briefs/new-productive-forces/")
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Make a quiz for others").click()
    expect(page).to_have_url(re.compile(r"/quizzes/own/\d+/$"))


def class_begun(page: Page) -> str:
    """A class with nobody in it yet; gives its code."""
    page.goto("/classes/")
    page.get_by_label("Name of the class").fill("Tuesday seminar")
    page.get_by_role("button", name="Start the class").click()
    expect(page.get_by_role("heading", name="Tuesday seminar")).to_be_visible()
    return page.locator(".share__code").inner_text()


def set_for_class(page: Page, what: str) -> None:
    page.get_by_role("link", name="Set a brief or a quiz").click()
    page.get_by_label("Brief or quiz").select_option(label=what)
    page.get_by_label("Due by").fill(f"{DUE:%Y-%m-%dT18:00}")
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_role("heading", name="What is set")).to_be_visible()


def test_a_guest_joins_takes_what_is_set_and_the_teacher_sees_it(
    page: Page, browser: Browser, base_url: str, teacher: str
) -> None:
    page.goto("/classes/")
    found = faults(page)
    code = class_begun(page)
    found += faults(page)
    make_quiz(page)
    page.goto("/classes/")
    page.get_by_role("link", name="Tuesday seminar", exact=True).click()
    expect(page.get_by_role("heading", name="Nobody has joined yet")).to_be_visible()
    found += faults(page)
    page.get_by_role("link", name="Set a brief or a quiz").click()
    found += faults(page)
    page.go_back()
    set_for_class(page, QUIZ)
    expect(page.get_by_text("0 of 0 have begun")).to_be_visible()

    phone = browser.new_context(base_url=base_url, viewport=PHONE)
    visitor = phone.new_page()
    visitor.goto(f"/join/{code}/")
    expect(visitor.get_by_label("Your name")).to_be_visible()
    found += faults(visitor)
    visitor.get_by_label("Your name").fill("Mei")
    visitor.get_by_role("button", name="Join").click()
    expect(visitor.get_by_role("heading", name="Set for you")).to_be_visible()
    expect(visitor.get_by_text(f"due by {DUE:%A} {DUE.day}")).to_be_visible()
    found += faults(visitor)
    visitor.goto("/")
    also = visitor.get_by_role("region", name="Also today")
    expect(also.get_by_role("link", name=QUIZ)).to_be_visible()
    found += faults(visitor)
    also.get_by_role("link", name=QUIZ).click()
    found += faults(visitor)
    visitor.get_by_role("button", name="Begin").click()
    fill(visitor, "Anything")
    visitor.get_by_role("button", name="Finish").first.click()
    visitor.get_by_role("button", name="Hand it in").click()
    expect(visitor.get_by_role("heading", name="%")).to_be_visible()

    page.reload()
    expect(page.get_by_text("1 of 1 have begun, 1 handed it in")).to_be_visible()
    expect(page.get_by_role("row", name="Mei")).to_contain_text("of 10")
    found += faults(page)
    page.get_by_role("link", name="Edit", exact=True).click()
    found += faults(page)
    page.get_by_role("button", name="Archive it").click()
    expect(page.get_by_text("Archived")).to_be_visible()
    visitor.goto("/")
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    expect(visitor.get_by_role("link", name=QUIZ)).to_have_count(0)
    assert found == []
    phone.close()


def test_a_brief_that_is_set_shows_how_far_each_is(
    page: Page, browser: Browser, base_url: str, arrange: Arranger, teacher: str
) -> None:
    code = class_begun(page)
    page.get_by_role("link", name="To the class").click()
    other = browser.new_context(base_url=base_url)
    name = f"{teacher}-reads"
    cookie = arrange("learner", name, characters="recognise")
    other.add_cookies([{"name": "sessionid", "value": cookie, "url": base_url}])
    learner = other.new_page()
    arrange("study_days", name, 14)
    learner.goto(f"/join/{code}/")
    learner.get_by_role("button", name="Join").click()
    expect(learner.get_by_text("Nothing yet")).to_be_visible()

    set_for_class(page, BRIEF)
    expect(page.get_by_text("0 of 1 have begun")).to_be_visible()
    arrange("set_long_ago")
    page.reload()
    expect(page.get_by_text("1 of 1 have begun, 0 know most of it")).to_be_visible()
    expect(page.get_by_role("heading", name="What the class knows least")).to_be_visible()
    found = faults(page)
    page.get_by_role("link", name="Memory map of").click()
    expect(page.get_by_text("questions are begun")).to_be_visible()
    assert found + faults(page) == []
    page.go_back()

    page.get_by_role("link", name="Take “").click()
    expect(page.get_by_role("heading", name="Take it back?")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Set a brief to be studied, or a quiz of yours.")).to_be_visible()

    page.get_by_text("Change …").click()
    page.get_by_role("button", name="Remove from the class").click()
    expect(page.get_by_role("heading", name="Nobody has joined yet")).to_be_visible()
    learner.goto("/progress/")
    expect(learner.get_by_role("navigation", name="Details")).to_be_visible()
    other.close()
