"""Somebody imports questions from a file, after a preview, and exports them."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from learning.exchange.moodle import read
from tests.e2e.conftest import Complaints
from tests.e2e.support.page_faults import faults

GIFT = """// [tag:rivers]
::Q1:: Which river flows through Wuhan? {
    =The Yangtze#It does.
    ~The Seine#That is in France.
    ####It is 6,300 km long.
}

::Q2:: Match the cities with their rivers. {=Wuhan -> Yangtze =Paris -> Seine =Basel -> Rhine}

How long is the Yangtze, in kilometres? {#6300:50}

Why do rivers matter? {}

Which of these is half right? {=Huai ~%50%Hui ~Seine}
"""


def test_a_file_is_imported_and_exported_in_another_format(
    page: Page, sign_in: Callable[..., str], complaints: Complaints
) -> None:
    complaints.foresee(422)
    sign_in()
    page.goto("/questions/")
    page.get_by_role("link", name="Import a file").first.click()
    found = faults(page)
    with page.expect_response(lambda response: response.status == 422):
        page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_be_visible()
    file = {"name": "rivers.gift", "mimeType": "text/plain", "buffer": GIFT.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("heading", name="5 questions found")).to_be_visible()
    expect(page.get_by_text("It has no model answer")).to_be_visible()
    found += faults(page)
    page.get_by_label("Tags for all").fill("asia")
    page.get_by_role("button", name="Import 5 questions").click()
    expect(page.get_by_text("5 questions imported.")).to_be_visible()

    page.get_by_role("link", name="Export all").click()
    page.get_by_label("GIFT").check()
    page.get_by_role("button", name="See what fits").click()
    page.wait_for_url("**format=gift**")
    page.get_by_label("Moodle XML").check()
    page.get_by_role("button", name="See what fits").click()
    expect(page.get_by_role("heading", name="Everything fits into Moodle XML")).to_be_visible()
    found += faults(page)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download the file").click()
    written = read(downloading.value.path().read_bytes())
    assert [item.question.format for item in written.items] == [
        "choice",
        "matching",
        "number",
        "open",
        "choice",
    ]
    assert written.items[0].tags == ("asia", "rivers")
    assert found == []


def test_duplicates_are_not_imported_and_the_losses_of_an_export_are_listed(
    page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in()
    for taken in (2, 0):
        page.goto("/questions/import/")
        page.get_by_label("Or paste text").fill("Which sea?\tBohai\nWhich lake?\tDongting")
        page.get_by_role("button", name="Preview").click()
        if taken:
            page.get_by_role("button", name="Import 2 questions").click()
            expect(page.get_by_text("2 questions imported.")).to_be_visible()
    expect(page.get_by_text("Nothing to import: you have all of these.")).to_be_visible()
    page.get_by_role("button", name="Leave it").click()

    page.goto("/questions/")
    page.get_by_label("Choose “Which sea?”").check()
    page.get_by_text("Selected questions").click()
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("heading", name="Export 1 question")).to_be_visible()
    page.get_by_label("GIFT").check()
    page.get_by_role("button", name="See what fits").click()
    page.wait_for_url("**format=gift**")
    expect(page.locator(".found__item")).to_have_count(1)
    assert faults(page) == []
