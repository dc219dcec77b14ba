"""The class to look at, looked at: pages with months of what many people did."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from learning.demo.questions import WRONGLY_KEYED
from tests.e2e.support.page_faults import faults
from tests.server import Server, within

pytestmark = pytest.mark.soak  # a whole class takes most of a minute to make


@pytest.fixture(scope="module")
def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("demo")
    server = Server(folder / "home", environment={"TMPDIR": str(folder)}, patience=240)
    try:
        server.start("--demo", "--workers", "1")
        within(10, lambda: "is deleted when" in server.output())
        yield server
    finally:
        assert server.stop() == 0, server.output()


def sign_in(page: Page, server: Server, role: str) -> None:
    username, password = re.findall(rf"{role} +(\S+) +(\S+)", server.output())[0]
    page.goto(f"{server.url}/account/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_text(f"Signed in as {username}")).to_be_visible()


def test_a_teacher_finds_the_bad_question_and_whom_the_class_mixes_up(
    page: Page, demo: Server
) -> None:
    sign_in(page, demo, "teacher")
    page.goto(f"{demo.url}/classes/")
    page.get_by_role("link", name="Reading China’s economy", exact=True).click()
    expect(page.get_by_role("heading", name="What the class mixes up")).to_be_visible()
    classroom, found = page.url, faults(page)
    for name in ("grades/", "confusions/"):
        page.goto(classroom + name)
        found += faults(page)
    page.goto(classroom)
    page.get_by_role("link", name="the first reading").first.click()
    expect(page.get_by_role("heading", name="By question")).to_be_visible()
    found += faults(page)
    page.get_by_role("link", name="What they say of the questions").click()
    first = page.get_by_role("region", name="Look at these first")
    expect(first.get_by_role("link")).to_have_count(1)
    expect(first.get_by_role("link", name=WRONGLY_KEYED.stem)).to_be_visible()
    found += faults(page)
    assert found == []


def test_a_learner_sees_months_of_progress(page: Page, demo: Server) -> None:
    sign_in(page, demo, "learner")
    page.goto(f"{demo.url}/progress/")
    expect(page.get_by_role("heading", name="Hardest for you")).to_be_visible()
    found = faults(page)
    page.goto(f"{demo.url}/briefs/new-productive-forces/memory/")
    assert found + faults(page) == []
