"""A teacher and two learners of a class, from its first question to its grades."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.authoring.test_own_questions import WRITTEN, fill_fields
from tests.e2e.classrooms.test_classroom import class_begun
from tests.e2e.conftest import Complaints
from tests.e2e.quizzes.test_taking_quizzes import PHONE, end_time, fill, install_clock
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults

MINDFUL, HURRIED = "Amal", "Bo"


def quiz_written(page: Page) -> str:
    """A quiz with one question of each kind, of which six of the last eight are drawn; gives its
    address."""
    page.goto("/teach/")
    page.get_by_role("button", name="Empty quiz").click()
    expect(page).to_have_url(re.compile(r"/quizzes/own/\d+/$"))
    address = page.url
    for place, kind in enumerate(reversed(WRITTEN)):
        page.get_by_role("link", name="Write one", exact=True).click()
        if kind != "One of several options":  # with which it begins
            page.get_by_role("link", name=kind, exact=True).click()
        expect(page.get_by_role("link", name=kind, exact=True)).to_have_count(0)
        fill_fields(page, kind)
        page.get_by_role("button", name="Add it", exact=True).click()
        expect(page.locator(f"#question-{place + 1}")).to_be_visible()
        if place == 1:
            page.get_by_label("A new heading").fill("A draw")
            page.get_by_role("button", name="Begin a section").click()
    page.get_by_label("Questions drawn").fill("6")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("Each learner gets 6 of these")).to_be_visible()
    return address


def rules_set(page: Page) -> None:
    page.get_by_label("Title").fill("Rivers")
    page.get_by_label("Title").blur()
    expect(page.get_by_role("heading", name="Rivers", level=1)).to_have_count(1)
    page.get_by_label("Minutes").fill("20")
    page.get_by_role("form", name="Rules").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def joined(browser: Browser, base_url: str, code: str, name: str) -> tuple[BrowserContext, Page]:
    """A visitor who joins by the code and begins the quiz."""
    context = browser.new_context(base_url=base_url, viewport=PHONE)
    page = context.new_page()
    page.goto(f"/join/{code}/")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join").click()
    page.get_by_role("link", name="Rivers", exact=True).click()
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url(re.compile(r"/quizzes/\d+/1/$"))
    return context, page


def answer_all(page: Page) -> None:
    for number in range(1, 9):
        expect(page).to_have_url(re.compile(rf"/quizzes/\d+/{number}/$"))
        page.wait_for_load_state()
        if page.locator("textarea#response").count():
            page.locator("textarea#response").fill("They carry trade, and drink.")
        elif page.locator("#answer input[type=checkbox]").count():
            page.locator("#answer input[type=checkbox]").first.check()
        else:
            fill(page, "Yangtze")
        page.get_by_role("button", name="Next" if number < 8 else "Finish").first.click()
    page.get_by_role("button", name="Hand it in").click()


def connection_lost_and_found(context: BrowserContext, page: Page) -> None:
    """An answer without a connection shows a warning and is saved once the network is back."""
    page.wait_for_load_state()  # before that nothing hears what is typed
    context.set_offline(True)
    page.locator("textarea#response").fill("They carry trade.")
    page.locator("textarea#response").blur()
    expect(page.get_by_text("Not saved: there is no connection")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Your answer stands here")).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_a_class_is_taught_with_a_quiz_of_ones_own(
    page: Page,
    browser: Browser,
    base_url: str,
    arrange: Arranger,
    sign_in: Callable[..., str],
    complaints: Complaints,
    tmp_path: Path,
) -> None:
    sign_in()
    quiz = quiz_written(page)
    rules_set(page)
    found = faults(page)
    page.get_by_role("link", name="Add questions").click()
    found += faults(page)
    page.goto(quiz)
    page.get_by_role("link", name="Preview").click()
    expect(page.get_by_text("Question 1 of 8")).to_be_visible()
    found += faults(page)
    code = class_begun(page)
    page.get_by_role("link", name="To the class").click()
    page.get_by_role("link", name="Set a brief or a quiz").click()
    page.get_by_label("Brief or quiz").select_option(label="Rivers")
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_role("heading", name="What is set")).to_be_visible()
    classroom = page.url

    context, mindful = joined(browser, base_url, code, MINDFUL)
    connection_lost_and_found(context, mindful)
    answer_all(mindful)
    expect(mindful.get_by_text("some answers still have to be read")).to_be_visible()
    found += faults(mindful)
    other, hurried = joined(browser, base_url, code, HURRIED)
    hurried.locator("textarea#response").fill("Fish")
    install_clock(hurried, arrange, HURRIED)
    hurried.locator("textarea#response").fill("Fish and water")
    end_time(hurried, arrange, HURRIED)
    expect(hurried).to_have_url(re.compile(r"/results/$"))
    other.close()

    page.goto(classroom)
    page.get_by_role("link", name="Rivers", exact=True).click()
    page.get_by_role("link", name="Mark 2 answers").click()
    found += faults(page)
    page.get_by_role("link", name="Mark").click()
    expect(page.get_by_text("Fish and water")).to_be_visible()
    expect(page.get_by_text(MINDFUL)).to_have_count(0)
    found += faults(page)
    page.get_by_label("Points").first.fill("1")
    page.get_by_label("Comment for the learner").first.fill("Well put.")
    page.get_by_role("button", name="Mark it").first.click()
    expect(page.get_by_role("button", name="Mark it")).to_have_count(1)
    page.get_by_label("Points").fill("0.5")
    page.get_by_role("button", name="Mark it").click()
    expect(page.get_by_role("heading", name="All are marked")).to_be_visible()
    mindful.reload()
    expect(mindful.get_by_text("Well put.")).to_be_visible()
    context.close()

    mend_a_key(page, quiz)
    found += faults(page)
    page.get_by_role("button", name="Mark them anew").click()
    expect(page.get_by_text(re.compile(r"marks? changed\.$"))).to_be_visible()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Teach").click()
    page.get_by_role("link", name="Rivers", exact=True).click()
    page.get_by_role("link", name="Analysis").click()
    expect(page.get_by_text("n = 2: too few to judge by")).to_be_visible()
    expect(page.get_by_role("row", name="Why do rivers matter?")).to_contain_text("75")

    page.goto(classroom)
    page.get_by_role("link", name="Grades").click()
    expect(page.get_by_role("row", name=MINDFUL)).to_be_visible()
    found += faults(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="As CSV").click()
    download.value.save_as(tmp_path / "grades.csv")
    text = (tmp_path / "grades.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in rows] == ["Name", "Weight", MINDFUL, HURRIED]
    assert rows[0][2] == "Rivers"
    assert all(0 < float(row[2]) <= 100 for row in rows[2:])
    page.get_by_role("link", name=MINDFUL).click()
    found += faults(page)
    page.get_by_role("link", name="Attempt 1").click()
    found += faults(page)
    assert found == []


def mend_a_key(page: Page, quiz: str) -> None:
    """Change an entry of the listing, which is in every attempt."""
    page.goto(quiz)
    first = page.get_by_role("list", name="Questions").locator("> li").nth(1)
    first.get_by_role("heading").get_by_role("link").click()
    entries = page.get_by_role("group", name="Entries", exact=True)
    entries.get_by_label("Entry 1", exact=True).fill("Mekong")
    first.get_by_role("button", name="Save").click()
    expect(first.get_by_text("Mekong")).to_be_visible()
    page.get_by_role("link", name="Answers", exact=True).click()
    page.get_by_role("link", name="Changed keys").click()
    expect(page.get_by_role("button", name="Mark them anew")).to_be_visible()
