"""Back in a browser that keeps whole pages in memory, as people's browsers do.

The other tests' browser keeps none, since its driver cannot follow such a page: so this one goes
back by script and looks at what is there.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from tests.e2e.conftest import FLAGS
from tests.e2e.support.arranger import Arranger


@pytest.fixture(scope="module")
def browser(browser_type: BrowserType, chromium: str) -> Iterator[Browser]:
    browser = browser_type.launch(
        executable_path=chromium,
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


def back(page: Page) -> None:
    """Until another page is there."""
    page.evaluate("() => { window.isLeft = true; history.back(); }")
    page.wait_for_function("!window.isLeft")


def test_nothing_of_a_learner_comes_back_after_signing_out(
    page: Page, context: BrowserContext, arrange: Arranger, base_url: str
) -> None:
    cookie = arrange("learner", "in-memory", characters="recognise")
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": base_url}])
    body = arrange("show", "in-memory", "choice")["body"]
    page.goto(arrange("session", "in-memory"))
    page.goto("/settings/")
    back(page)
    expect(page.locator("#study")).to_be_visible()
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Start now")).to_be_visible()
    for _ in range(2):
        back(page)
        expect(page.get_by_label("Main").get_by_role("link", name="Sign in")).to_be_visible()
        expect(page.get_by_role("button", name="Your menu")).to_have_count(0)
        expect(page.get_by_text(body["stem"])).to_have_count(0)
