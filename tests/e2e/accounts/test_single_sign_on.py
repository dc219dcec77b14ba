"""Signing in by OpenID Connect, at a provider on loopback."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.accounts.test_guest_signs_in import photograph
from tests.e2e.conftest import SETTINGS, database_named
from tests.e2e.support.page_faults import faults
from tests.openid_provider import MEI, Provider, openid_provider
from tests.server import Served, Server


@pytest.fixture
def provider() -> Iterator[Provider]:
    with openid_provider() as provider:
        yield provider


@pytest.fixture
def app(served: Served, tmp_path: Path, provider: Provider) -> Iterator[Server]:
    """A server with the provider in its environment."""
    home = shutil.copytree(served.home, tmp_path / "home")
    with database_named("sso") as database:
        app = Server(home, environment=database | SETTINGS | provider.environment()).start()
        yield app
        assert app.stop() == 0, app.output()


@pytest.fixture
def page(browser: Browser, app: Server) -> Iterator[Page]:
    context = browser.new_context(base_url=app.url, service_workers="block")
    yield context.new_page()
    context.close()


def test_a_student_signs_in_by_the_university(page: Page, provider: Provider) -> None:
    page.goto("/account/login/")
    assert not faults(page)
    photograph(page, "single-sign-on")
    page.get_by_role("button", name="Sign in with Riverside University").click()
    expect(page.get_by_role("button", name="Your menu")).to_be_visible()

    page.goto("/account/signing-in/")
    expect(page.get_by_role("heading", name="Riverside University")).to_be_visible()
    assert not faults(page)
    photograph(page, "single-sign-on-linked")
    page.goto("/settings/")
    expect(page.get_by_role("main").get_by_text(MEI["preferred_username"])).to_be_visible()

    page.context.clear_cookies()
    provider.down = True
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with Riverside University").click()
    expect(page.get_by_role("heading", name="Riverside University isn’t answering")).to_be_visible()
    assert not faults(page)
    photograph(page, "single-sign-on-down")
