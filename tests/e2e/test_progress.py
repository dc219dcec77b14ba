"""The progress page of somebody who has studied, in a browser and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.arranger import Arranger
from tests.e2e.inspecting import faults


@pytest.fixture
def learner(page: Page, arrange: Arranger, sign_in) -> str:
    """Somebody who has studied for two weeks."""
    name = sign_in()
    arrange("study_days", name, 14)
    return str(name)


def test_every_figure_can_be_read_with_its_table_open(page: Page, learner: str) -> None:
    page.goto("/progress/")
    expect(page.get_by_role("heading", name="A year of answers")).to_be_visible()
    assert page.get_by_role("img").count() >= 7
    assert faults(page) == []


def test_what_is_missed_in_a_quiz_shows_on_the_memory_map_and_in_progress(
    page: Page, arrange: Arranger, learner: str
) -> None:
    page.goto("/progress/")
    expect(page.get_by_text("Nothing answered yet today")).to_be_visible()
    expect(page.get_by_text("No quiz yet")).to_be_visible()
    recalled, reviews = recalled_in_30_days(page), arrange("kept", learner)["reviews"]

    page.goto("/quizzes/")
    page.get_by_role("button", name="What I am about to forget").click()
    for number in range(1, 6):
        expect(page.get_by_text(f"Question {number} of 10")).to_be_visible()
        answer(page, "Nobody at all")
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Finish").first.click()
    page.get_by_role("button", name="Hand it in").click()
    result = page.get_by_role("heading", level=1)
    expect(result).to_have_text(re.compile(r"^\d of 10 right$"))
    told = result.inner_text()

    page.goto("/progress/")
    given = arrange("kept", learner)["reviews"] - reviews
    assert given
    expect(page.get_by_role("region", name="Today", exact=True)).to_contain_text(f"{given} answer")
    expect(page.get_by_role("region", name="Quizzes taken")).to_contain_text(told)
    assert recalled_in_30_days(page) < recalled


def answer(page: Page, text: str) -> None:
    """Answer the question on the page, whatever kind it is."""
    field = page.locator("#answer").locator("input.input, select, input[type=radio]").first
    if field.get_attribute("type") == "radio":
        field.check()
    elif field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(index=1)
    else:
        field.fill(text)


def recalled_in_30_days(page: Page) -> int:
    """What the memory map says in percent."""
    page.goto("/briefs/new-productive-forces/memory/?days=30")
    said = page.get_by_text(re.compile(r"Of these you would recall")).inner_text()
    return int(re.findall(r"recall (\d+)", said)[0])


def test_a_printed_page_has_no_handles_of_tables_but_those_that_are_open(
    page: Page, learner: str
) -> None:
    page.set_viewport_size({"width": 673, "height": 950})
    page.goto("/progress/")
    page.get_by_text("As a table: the last two weeks").click()
    page.emulate_media(media="print")

    expect(page.get_by_role("columnheader", name="Day", exact=True)).to_be_visible()
    expect(page.get_by_role("columnheader", name="Week from")).to_have_count(0)
    expect(page.get_by_text(re.compile("As a table")).locator("visible=true")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
