"""One quiz that is set for two classes with other dates: each learner has those of their class."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.quizzes.test_taking_quizzes import PHONE
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults


@pytest.fixture
def teacher(sign_in: Callable[..., str]) -> str:
    return sign_in(time_zone="UTC")


def set_quiz(page: Page, quiz: int, opens: datetime, due: datetime) -> None:
    page.get_by_role("link", name="Set a brief or a quiz").click()
    page.get_by_label("Brief or quiz").select_option(f"quiz-{quiz}")
    page.get_by_text("Other terms for a quiz").click()
    page.get_by_label("A quiz opens").fill(f"{opens:%Y-%m-%dT%H:%M}")
    page.get_by_label("Due by").fill(f"{due:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_role("heading", name="What is set")).to_be_visible()


def begun(page: Page, name: str) -> str:
    """A class with this name; gives its code."""
    page.goto("/classes/")
    page.get_by_label("Name of the class").fill(name)
    page.get_by_role("button", name="Start the class").click()
    return page.locator(".share__code").inner_text()


@pytest.fixture
def join(browser: Browser, base_url: str) -> Iterator[Callable[[str], Page]]:
    opened: list[BrowserContext] = []

    def join(code: str) -> Page:
        """The page of the quiz, for a guest who joins the class with this code."""
        context = browser.new_context(base_url=base_url, viewport=PHONE)
        opened.append(context)
        page = context.new_page()
        page.goto(f"/join/{code}/")
        page.get_by_label("Your name").fill("Mei")
        page.get_by_role("button", name="Join").click()
        page.locator(".due__title a").click()
        return page

    yield join
    for context in opened:
        context.close()


def test_each_learner_has_the_dates_of_their_class(
    page: Page, arrange: Arranger, teacher: str, join: Callable[[str], Page]
) -> None:
    quiz = arrange("quiz_of_two", teacher, published=True)
    now = datetime.now(ZoneInfo("UTC")).replace(second=0, microsecond=0)
    in_a_day, in_a_week = now + timedelta(days=1), now + timedelta(days=7)
    codes = []
    for name, opens, due in (("Early", now, in_a_day), ("Late", in_a_day, in_a_week)):
        codes.append(begun(page, name))
        page.get_by_role("link", name=name).first.click()
        set_quiz(page, quiz, opens, due)
    early, late = (join(code) for code in codes)
    begin, begin_late = (one.get_by_role("button", name="Begin") for one in (early, late))

    expect(begin).to_be_visible()
    expect(late.get_by_text("It is not open yet.")).to_be_visible()
    expect(begin_late).to_have_count(0)
    assert faults(early) == faults(late) == []

    arrange("let_days_pass", quiz, 2)
    begin.click()  # on a page from before
    expect(early.get_by_text("It is closed.")).to_be_visible()
    expect(begin).to_have_count(0)
    early.get_by_role("link", name="Early").click()
    expect(early.get_by_text("was due by")).to_be_visible()
    late.reload()
    begin_late.click()
    expect(late.get_by_text("Which river is longest?")).to_be_visible()
