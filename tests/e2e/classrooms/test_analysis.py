"""A teacher reads the analysis of a quiz, and whom the class confuses with whom."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults


def test_a_teacher_finds_the_bad_question_and_why_it_is_bad(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    page.goto(arrange("taken_quiz", sign_in(), 6, 24))
    first = page.get_by_role("region", name="Look at these first")
    expect(first.get_by_role("listitem")).to_have_count(2)
    expect(first).to_contain_text("check the key")
    expect(page.get_by_text("Kurtosis", exact=True)).to_be_hidden()
    page.get_by_text("More statistics").click()
    expect(page.get_by_text("Kurtosis", exact=True)).to_be_visible()
    found = faults(page)

    table = page.get_by_role("table").filter(has=page.get_by_role("link", name="Facility"))
    table.get_by_role("link", name="Facility").click()
    facility = page.get_by_role("columnheader", name="Facility")
    expect(facility).to_have_attribute("aria-sort", "ascending")
    page.wait_for_load_state()  # with its last row
    easiest = table.get_by_role("row").last.get_by_role("link").first.inner_text()
    facility.get_by_role("link").click()
    expect(table.get_by_role("row").nth(1).get_by_role("link").first).to_have_text(easiest)

    first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="What was chosen")).to_be_visible()
    right = page.get_by_role("row").filter(has_text="Right:")
    expect(right).to_have_count(1)
    expect(right.get_by_role("cell").nth(1)).to_contain_text("%")
    assert found + faults(page) == []


@pytest.mark.parametrize("attempts", [0, 8])
def test_few_attempts_are_not_judged(
    page: Page, arrange: Arranger, sign_in: Callable[..., str], attempts: int
) -> None:
    page.goto(arrange("taken_quiz", sign_in(), 4, attempts))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("region", name="Look at these first")).to_have_count(0)
    assert faults(page) == []


def test_a_teacher_reads_whom_the_class_confuses_with_whom(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    page.goto(arrange("mixed_up", sign_in()))
    people = page.get_by_role("region", name="People: what was meant")
    expect(people.get_by_role("columnheader").nth(1)).to_be_visible()
    found = faults(page)
    cell = people.get_by_role("link").first
    label = cell.get_attribute("aria-label") or ""
    cell.click()
    meant, _, taken = label.partition(":")[0].partition(", taken for ")
    expect(page.get_by_role("heading", name=f"{meant}, taken for {taken}")).to_be_visible()
    expect(
        page.get_by_role("region", name=f"{meant}, taken for").get_by_text("time").first
    ).to_be_visible()
    assert found + faults(page) == []
