"""A class list of 250 is brought, its people come by their links, and their grades have weights."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.e2e.classrooms.test_classroom import QUIZ, class_begun, make_quiz, set_for_class
from tests.e2e.quizzes.test_taking_quizzes import PHONE
from tests.e2e.support.page_faults import faults

PEOPLE = [f"Learner {n:03},{20000 + n},l{n}@example.org" for n in range(250)]


def test_a_list_of_250_is_brought_and_one_of_them_joins_by_their_link(
    page: Page, browser: Browser, base_url: str, sign_in: Callable[..., str]
) -> None:
    sign_in()
    make_quiz(page)
    class_begun(page)
    page.get_by_role("link", name="To the class").click()
    set_for_class(page, QUIZ)
    page.get_by_role("link", name="Roster").click()
    found = faults(page)
    page.get_by_label("Or paste the list").fill("\n".join(["Name,ID,Mail", *PEOPLE, PEOPLE[0]]))
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="250 to add")).to_be_visible()
    expect(page.get_by_text("It has the number of line 2.")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Add 250").click()
    expect(page.get_by_text("250 added. 1 left out.")).to_be_visible()
    expect(page.get_by_text("0 joined, 250 expected.")).to_be_visible()
    found += faults(page)
    page.get_by_role("link", name="Learner 041").click()
    link = page.get_by_label("The link").input_value()
    found += faults(page)

    phone = browser.new_context(base_url=base_url, viewport=PHONE)
    visitor = phone.new_page()
    visitor.goto(re.sub(r"^https?://[^/]+", "", link))
    expect(visitor.get_by_text("You join as Learner 041 (20041).")).to_be_visible()
    found += faults(visitor)
    visitor.get_by_role("button", name="Join").click()
    expect(visitor.get_by_role("heading", name="Set for you")).to_be_visible()
    room = visitor.url
    visitor.get_by_role("link", name=QUIZ, exact=True).click()
    visitor.get_by_role("button", name="Begin").click()
    visitor.get_by_role("button", name="Finish").first.click()
    visitor.get_by_role("button", name="Hand it in").click()
    expect(visitor.get_by_role("heading", name="%")).to_be_visible()

    page.get_by_role("link", name="Roster").click()
    expect(page.get_by_text("1 joined, 249 expected.")).to_be_visible()
    page.get_by_role("link", name="Tuesday seminar").click()
    page.get_by_role("link", name="Grades").click()
    expect(page.get_by_role("cell", name="20041")).to_be_visible()
    page.get_by_text("Weights and total").click()
    page.get_by_label(QUIZ).fill("40")
    page.get_by_label("Show learners their total").check()
    found += faults(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Weight 40")).to_be_visible()

    visitor.goto(room)
    visitor.get_by_role("link", name="Your grades").click()
    expect(visitor.get_by_text("0 of 40 points")).to_be_visible()
    found += faults(visitor)
    assert found == []
