"""A school connects its platform, a teacher adds a quiz to a course, a learner opens it: over TLS,
with the app and the platform on two sites, in browsers that keep cookies in frames and that refuse.
"""

from playwright.sync_api import Page, expect

from tests.e2e.lti.conftest import connect, numbers, sign_in, window_from
from tests.e2e.support.page_faults import faults


def expect_quiz(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("Which river is longest?")).to_be_visible()


def test_the_browsers_differ_as_they_should(lms, open_browser, complaints):
    page = open_browser()
    page.goto(f"{lms.url}/cookies")
    says = "Refused" if open_browser.kind == "refusing" else "Kept"
    expect(page.frame_locator("iframe").get_by_text(says)).to_be_visible()


def test_a_learner_opens_a_quiz_from_the_frame_of_a_course(lms, item, open_browser):
    page, title = open_browser(), lms.items[int(item)]["title"]
    page.goto(f"{lms.url}/course?user=ana-{next(numbers)}")
    page.get_by_role("link", name=title).last.click()
    window = window_from(page, "Open in a new window")
    expect_quiz(window, title)
    window.close()
    again = window_from(page, "Open in a new window")
    expect(again.get_by_role("heading", name=title)).to_be_visible()


def test_a_learner_opens_a_quiz_in_a_window(lms, item, open_browser):
    page, user = open_browser(), f"ben-{next(numbers)}"
    page.goto(lms.begin(user, item))
    expect_quiz(page, lms.items[int(item)]["title"])
    page.go_back()
    page.goto(lms.begin(user, item))  # the one under way
    expect(page.get_by_role("heading", name=lms.items[int(item)]["title"])).to_be_visible()


def test_somebody_else_who_is_signed_in_is_asked(lms, item, open_browser, arrange_there, address):
    page, number = open_browser(), next(numbers)
    sign_in(page, arrange_there("learner", f"carl-{number}"), address)
    page.goto(lms.begin(f"carl-{number}", item))
    expect(page.get_by_role("heading", name="Link this account?")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Use a new account").click()
    expect_quiz(page, lms.items[int(item)]["title"])
    page.context.clear_cookies(name="__Host-sessionid")
    sign_in(page, arrange_there("learner", f"dora-{number}"), address)
    page.goto(lms.begin(f"carl-{number}", item))
    expect(page.get_by_role("heading", name=f"Go on as Carl-{number}?")).to_be_visible()
    assert faults(page) == []


def test_a_refusal_is_told_in_the_frame_too(lms, staff, address, open_browser):
    if not lms.tool:
        connect(lms, staff, address)
    page = open_browser()
    page.goto(f"{lms.url}/add?user=ana")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("Only teachers of the course can choose content.")).to_be_visible()


def test_the_pages_of_staff_are_sound(lms, staff, address):
    if not lms.tool:
        connect(lms, staff, address)
    staff.goto(f"{address}/lti/platforms/")
    staff.get_by_role("button", name="Make registration link").click()
    assert faults(staff) == []
    link = staff.locator("#link-1").text_content()
    staff.get_by_role("link", name="Add by hand").click()
    assert faults(staff) == []
    staff.goto(f"{address}/lti/platforms/")
    staff.get_by_role("link", name="Campus 127.0.0.1").click()
    assert faults(staff) == []
    staff.get_by_role("link", name="Remove").click()
    assert faults(staff) == []
    staff.goto(f"{link}?openid_configuration={lms.url}/configuration")
    assert faults(staff) == []
