"""The app and a platform on two sites over TLS, and browsers that keep cookies in frames or refuse
them.
"""

import shutil
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import SETTINGS, database_named
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.lms import Lms, lms_running
from tests.e2e.support.page_faults import faults
from tests.e2e.support.tls import make_certificate, server_context, tls_proxy
from tests.server import Served, Server

numbers = count(1)
PASSWORD = "seven quiet herons"
REFUSES = {
    "enableThirdPartyCookieRestriction": True,
    "disableThirdPartyCookieMetadata": True,
    "disableThirdPartyCookieHeuristics": True,
}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def app(served: Served, certificate: Path, tmp_path_factory: Any) -> Iterator[Server]:
    """The app behind a proxy that speaks https, at localhost, with a worker."""
    home = shutil.copytree(served.home, tmp_path_factory.mktemp("lti") / "home")
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"https://localhost:{listener.getsockname()[1]}"
    trusts = {"SSL_CERT_FILE": str(certificate), "LILUN_URL": url}
    tasks = {"LILUN_TASKS": "database"}
    with database_named("lti") as database:
        server = Server(home, environment=database | SETTINGS | trusts | tasks).start("--worker")
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
def teacher_name() -> str:
    return f"teacher-{next(numbers)}"


@pytest.fixture
def teacher(teacher_name, open_browser, arrange_there, address) -> Page:
    """A teacher with a quiz of two questions."""
    page: Page = open_browser()
    sign_in(page, arrange_there("learner", teacher_name, password=PASSWORD), address)
    arrange_there("quiz_of_two", teacher_name)
    return page


@pytest.fixture
def item(lms, staff, teacher, teacher_name, address) -> str:
    """The place of a quiz that a teacher has added to the course, in the platform's list."""
    if not lms.tool:
        connect(lms, staff, address)
    page, place = teacher, len(lms.items)
    page.goto(f"{lms.url}/course?user=tom-{next(numbers)}")
    page.get_by_role("link", name="Add content").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="First sign in to Lilun")).to_be_visible()
    window = window_from(page, "Open in a new window")
    window.get_by_role("button", name=f"Link {teacher_name}").click()
    expect(window.get_by_role("heading", name="Confirm your password")).to_be_visible()
    window.get_by_label("Password").fill(PASSWORD)
    window.get_by_role("button", name="Go on").click()
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
