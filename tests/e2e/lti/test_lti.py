"""A school connects its platform, a teacher adds a quiz to a course, a learner opens it: over TLS,
with the app and the platform on two sites, in browsers that keep cookies in frames and that refuse.
"""

import shutil
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import SETTINGS
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.lms import Lms, lms_running
from tests.e2e.support.page_faults import faults
from tests.e2e.support.tls import make_certificate, server_context, tls_proxy
from tests.server import Served, Server

numbers = count(1)
REFUSES = {
    "enableThirdPartyCookieRestriction": True,
    "disableThirdPartyCookieMetadata": True,
    "disableThirdPartyCookieHeuristics": True,
}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def app(served: Served, certificate: Path, tmp_path_factory, database) -> Iterator[Server]:
    """The app behind a proxy that speaks https, at localhost."""
    home = shutil.copytree(served.home, tmp_path_factory.mktemp("lti") / "home")
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"https://localhost:{listener.getsockname()[1]}"
    trusts = {"SSL_CERT_FILE": str(certificate), "LILUN_URL": url}
    server = Server(home, environment=database | SETTINGS | trusts).start()
    with tls_proxy(server.port, certificate, listener):
        yield server
    assert server.stop() == 0, server.output()


@pytest.fixture(scope="module")
def address(app: Server) -> str:
    return app.environment["LILUN_URL"]


@pytest.fixture(scope="module")
def arrange_there(app: Server) -> Iterator[Arranger]:
    arranger = Arranger(app)
    yield arranger
    arranger.stop()


@pytest.fixture(scope="module")
def lms(certificate: Path) -> Iterator[Lms]:
    """The platform, at 127.0.0.1: another site than localhost."""
    with lms_running(server_context(certificate), str(certificate)) as lms:
        yield lms


@pytest.fixture(params=["keeping", "refusing"])
def open_browser(request: pytest.FixtureRequest, browser: Browser) -> Any:
    """Opens a browser with nobody in it, which keeps cookies in frames of other sites or refuses
    them."""
    opened: list[BrowserContext] = []

    def open_browser() -> Page:
        context = browser.new_context(ignore_https_errors=True, service_workers="block")
        context.set_default_timeout(20_000)
        opened.append(context)
        page = context.new_page()
        if request.param == "refusing":
            network = context.new_cdp_session(page)
            network.send("Network.enable")
            network.send("Network.setCookieControls", REFUSES)
        return page

    open_browser.kind = request.param  # type: ignore[attr-defined]
    yield open_browser
    for context in opened:
        context.close()


def sign_in(page: Page, cookie: str, address: str) -> None:
    """By the cookie of a session, whose name bears the prefix that https allows."""
    page.context.add_cookies([{"name": "__Host-sessionid", "value": cookie, "url": address}])


def connect(lms: Lms, staff: Page, address: str) -> None:
    """Staff make a link, the platform opens it in a frame, and staff confirm."""
    staff.goto(f"{address}/lti/platforms/")
    staff.get_by_role("button", name="Make registration link").click()
    link = staff.locator("#link-1").text_content()
    assert link
    staff.goto(f"{lms.url}/connect?link={link}")
    frame = staff.frame_locator("iframe")
    frame.get_by_role("button", name="Connect").click()
    expect(frame.get_by_role("heading", name="Lilun is registered")).to_be_visible()
    frame.get_by_role("button", name="Done").click()
    expect(staff.get_by_text("Closed")).to_be_visible()
    staff.goto(f"{address}/lti/platforms/")
    staff.get_by_role("link", name="Check and confirm").click()
    staff.get_by_role("button", name="Confirm").click()
    expect(staff.get_by_role("button", name="Pause")).to_be_visible()


def window_from(page: Page, name: str) -> Page:
    """What opens beside a page when a link or button in its frame is pressed."""
    with page.context.expect_page() as opened:
        page.frame_locator("iframe").get_by_text(name, exact=True).click()
    opened.value.wait_for_load_state()
    return opened.value


@pytest.fixture
def staff(open_browser, arrange_there, address) -> Page:
    """Staff, with the platform connected."""
    page = open_browser()
    name = f"staff-{next(numbers)}"
    sign_in(page, arrange_there("learner", name, is_staff=True, is_superuser=True), address)
    return page


@pytest.fixture
def item(lms, staff, address, open_browser, arrange_there) -> str:
    """The place of a quiz that a teacher has added to the course, in the platform's list."""
    if not lms.tool:
        connect(lms, staff, address)
    number = next(numbers)
    name, place = f"teacher-{number}", len(lms.items)
    page = open_browser()
    sign_in(page, arrange_there("learner", name), address)
    arrange_there("quiz_of_two", name)
    page.goto(f"{lms.url}/course?user=tom-{number}")
    page.get_by_role("link", name="Add content").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="First sign in to Lilun")).to_be_visible()
    window = window_from(page, "Open in a new window")
    window.get_by_role("button", name=f"Link {name}").click()
    expect(window.get_by_role("heading", name="You’re signed in")).to_be_visible()
    assert faults(window) == []
    window.close()
    frame.get_by_role("button", name="Continue").click()
    expect(frame.get_by_role("heading", name="What should the link open?")).to_be_visible()
    frame.get_by_role("button", name="Choose").first.click()
    expect(frame.get_by_role("heading", name="Added:")).to_be_visible()
    [added] = lms.items[place:]
    assert added["lineItem"]["scoreMaximum"] == 2
    return str(place)


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
