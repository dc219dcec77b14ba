"""The pages of the demonstration class, which hold the work of many people over months."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages.test_keyboard import faults_at_the_keyboard
from tests.e2e.support.page_faults import faults
from tests.server import Server, within

pytestmark = pytest.mark.soak  # a whole class takes most of a minute to make
# Of the class and of its examination.
TO_TEACHERS = (
    *("/teach/", "/classes/", "/classes/1/", "/classes/1/edit/", "/classes/1/share/"),
    *("/classes/1/set/", "/classes/1/grades/", "/classes/1/confusions/"),
    *("/quizzes/own/2/", "/quizzes/own/2/add/", "/quizzes/own/2/allowances/"),
    *("/quizzes/own/2/preview/", "/quizzes/own/2/answers/", "/quizzes/own/2/analysis/"),
    *("/quizzes/own/2/marking/", "/quizzes/own/2/regrade/", "/quizzes/own/2/delete/"),
    *("/questions/", "/questions/new/", "/questions/new/choice/", "/questions/import/"),
    *("/questions/from-briefs/", "/questions/from-colleagues/", "/briefs/new/"),
)


@pytest.fixture(scope="module")
def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("demo")
    server = Server(folder / "home", environment={"TMPDIR": str(folder)}, patience=240)
    try:
        server.start("--demo", "--workers", "1")
        within(60, lambda: "is deleted when" in server.output())
        yield server
    finally:
        assert server.stop() == 0, server.output()


def sign_in(page: Page, server: Server, role: str) -> None:
    username, password = re.findall(rf"{role} +(\S+) +(\S+)", server.output())[0]
    page.goto(f"{server.url}/account/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("button", name="Your menu")).to_be_visible()


def test_the_pages_of_a_large_class_have_no_faults(page: Page, demo: Server) -> None:
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
    assert found + faults(page) == []


def test_the_pages_of_a_learner_of_many_months_have_no_faults(page: Page, demo: Server) -> None:
    sign_in(page, demo, "learner")
    page.goto(f"{demo.url}/progress/")
    expect(page.get_by_role("navigation", name="Details")).to_be_visible()
    found = faults(page)
    page.goto(f"{demo.url}/briefs/new-productive-forces/memory/")
    assert found + faults(page) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_teacher_gets_everywhere_by_keyboard(page: Page, demo: Server, width: int) -> None:
    sign_in(page, demo, "teacher")
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for address in TO_TEACHERS:
        response = page.goto(demo.url + address)
        assert response
        assert response.ok, address
        found += faults_at_the_keyboard(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_learner_takes_a_quiz_by_keyboard(page: Page, demo: Server, width: int) -> None:
    sign_in(page, demo, "learner")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{demo.url}/quizzes/")
    found = faults_at_the_keyboard(page)
    page.get_by_role("button", name="Missed lately").or_(
        page.get_by_role("button", name="What’s fading")
    ).first.click()
    expect(page.locator(".quiz__bar")).to_be_visible()
    page.wait_for_load_state()  # else there is not all of it to come to
    found += faults_at_the_keyboard(page)
    page.get_by_role("button", name="Finish").first.click()
    expect(page.get_by_role("button", name="Hand it in")).to_be_visible()
    page.wait_for_load_state()
    found += faults_at_the_keyboard(page)
    page.get_by_role("button", name="Hand it in").click()
    expect(page.locator(".result").first).to_be_visible()
    page.wait_for_load_state()
    assert found + faults_at_the_keyboard(page) == []
