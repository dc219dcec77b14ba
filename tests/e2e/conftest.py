"""A real browser on a real server.

Each run of the tests (each worker, with pytest-xdist) starts one server on a data folder of its
own. Put things into its database with ``server.manage("shell", "-c", …)``.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server import Server

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = (
    "no Chromium found: `apt-get install chromium fonts-noto-cjk`, or name one in LILUN_CHROMIUM"
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # Else it looks for its maker's hosts at every start.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


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
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as people run it, with the shipped brief; one for all tests of this process."""
    server = Server(tmp_path_factory.mktemp("e2e") / "home").start()
    yield server
    assert server.stop() == 0, server.output()


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """So that ``page.goto("/")`` finds the server."""
    return server.url
