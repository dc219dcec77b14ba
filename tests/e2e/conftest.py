"""A real browser on a real server.

Each run of the tests (each worker, with pytest-xdist) starts one server on a data folder of its
own. ``arrange`` puts people and cards into the state that a test wants. A test fails on any
complaint of the browser that it does not foresee.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    WebError,
    expect,
    sync_playwright,
)

from tests.databases import own_database
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.study_page import Study
from tests.server import Served, Server

# The same browser without a window of its own takes half the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
NO_BROWSER = (
    "no Chromium found: `apt-get install chromium-headless-shell fonts-noto-cjk`,"
    " or name one in LILUN_CHROMIUM"
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # One process does what else is spread over many, each of which takes its time to start.
    "--renderer-process-limit=1",
    "--in-process-gpu",
    "--enable-features=NetworkServiceInProcess2",
    # Else it looks for its maker's hosts at every start.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.e2e.settings"}


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker("e2e")
    # On a busy machine one walk in thousands comes too late for a page. It is walked once more,
    # from its start, and named in the report.
    item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function, call: pytest.CallInfo[None]) -> Any:
    """Says of a test that fails what its pages showed: the next run may not show it again."""
    report = yield
    browser = item.funcargs.get("browser")
    if report.failed and call.when != "teardown" and browser:
        for page in (page for context in browser.contexts for page in context.pages):
            report.sections.append((f"Page {page.url}", shown(page)))
    return report


def shown(page: Page) -> str:
    try:
        frames = [frame.locator("body").inner_text(timeout=2_000) for frame in page.frames]
    except Error as error:
        return str(error)
    return "\n---\n".join(frames)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """While its event loop runs, Django gives this thread other connections: those from before,
    and at the end those of that time, would stay open where nobody can close them."""
    connections.close_all()
    with sync_playwright() as playwright:
        yield playwright
        connections.close_all()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; without one the tests that need it are skipped, or fail in CI."""
    found = os.environ.get("LILUN_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
    if not found and os.environ.get("LILUN_REQUIRE_BROWSER") == "1":
        pytest.fail(NO_BROWSER)
    if not found:
        pytest.skip(NO_BROWSER)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium: str) -> dict[str, Any]:
    return {"executable_path": chromium, "headless": True, "args": FLAGS}


@pytest.fixture(scope="session")
def home(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(served.home, tmp_path_factory.mktemp("e2e") / "home")


@contextmanager
def database_named(name: str) -> Iterator[dict[str, str]]:
    """The setting that names a server's database: none where it is in the data folder."""
    if connection.vendor == "sqlite":
        yield {}
        return
    with own_database(f"lilun_{name}_{os.getpid()}") as url:
        yield {"DATABASE_URL": url}


@pytest.fixture(scope="session")
def database() -> Iterator[dict[str, str]]:
    with database_named("e2e") as setting:
        yield setting


@pytest.fixture(scope="session")
def server(chromium: str, home: Path, database: dict[str, str]) -> Iterator[Server]:
    """The app as people run it, with the shipped briefs; one for all tests of this process."""
    server = Server(home, environment=database | SETTINGS).start()
    yield server
    assert server.stop() == 0, server.output()


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """So that ``page.goto("/")`` finds the server."""
    return server.url


@pytest.fixture(scope="session")
def arrange(server: Server) -> Iterator[Arranger]:
    arranger = Arranger(server)
    yield arranger
    arranger.stop()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Without a service worker, whose requests no test could intercept."""
    return browser_context_args | {"service_workers": "block"}


BLOCKED = "Service Worker registration blocked by Playwright"
STATUS = re.compile(r"the server responded with a status of (\d+)")
numbers = count(1)


@pytest.fixture
def sign_in(context: BrowserContext, arrange: Arranger, base_url: str) -> Callable[..., str]:
    """Let a new learner be signed in in this test's browser; gives their name."""

    def sign_in(**wishes: Any) -> str:
        name = f"learner-whose-name-is-a-very-long-one-indeed-{next(numbers)}"
        cookie = arrange("learner", name, **{"characters": "recognise"} | wishes)
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": base_url}])
        return name

    return sign_in


@pytest.fixture
def study(page: Page, arrange: Arranger, sign_in: Callable[..., str]) -> Study:
    """The study page of a new learner."""
    return Study(page, arrange, sign_in())


@dataclass
class Complaints:
    """What the browser found wrong, but for the statuses that a test says are to come."""

    foreseen: tuple[int, ...] = ()
    heard: list[str] = field(default_factory=list)

    def foresee(self, *statuses: int) -> None:
        self.foreseen = statuses

    def of_console(self, message: ConsoleMessage) -> None:
        """There it tells of each answer of 400 and above too, and of each that has not come."""
        status = STATUS.search(message.text)
        foreseen = (status and int(status[1]) in self.foreseen) or message.text == BLOCKED
        if message.type in ("error", "warning") and not foreseen:
            self.heard.append(f"{message.type}: {message.text} {message.location}")

    def of_error(self, error: WebError) -> None:
        self.heard.append(str(error.error))


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """One that is patient with a machine that has much else to do."""
    expect.set_options(timeout=15_000)
    context.set_default_timeout(15_000)
    return context


@pytest.fixture(autouse=True)
def complaints(context: BrowserContext) -> Iterator[Complaints]:
    complaints = Complaints()
    context.on("console", complaints.of_console)
    context.on("weberror", complaints.of_error)
    yield complaints
    context.cookies()  # hears what is still on its way
    context.remove_listener("console", complaints.of_console)
    context.remove_listener("weberror", complaints.of_error)
    assert complaints.heard == []


@pytest.fixture
def learner(page: Page, arrange: Arranger, sign_in) -> str:
    """Somebody who has studied for two weeks."""
    name = sign_in()
    arrange("study_days", name, 14)
    return str(name)
