"""A quiz is made on its paper: found under Teach, edited in place, and shown to a class."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from tests.e2e.conftest import Complaints
from tests.e2e.support.page_faults import faults


def teach_link(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Main").get_by_role("link", name="Teach")


@pytest.fixture
def quiz(page: Page, sign_in: Callable[..., str]) -> str:
    """The address of a draft with ten questions, which is open."""
    sign_in()
    page.goto("/teach/")
    make_quiz(page)
    page.wait_for_load_state()  # before that nothing is edited in its place
    return page.url


def make_quiz(page: Page) -> None:
    page.get_by_role("button", name="Quiz on New productive forces").click()
    expect(page.get_by_role("list", name="Questions").locator("> li")).to_have_count(10)


def test_from_the_first_page_to_the_projector_in_three_clicks(
    page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in(begun=False)
    page.goto("/")
    expect(teach_link(page)).to_have_count(0)
    page.get_by_role("main").get_by_role("button", name="Teach a class").click()
    expect(teach_link(page)).to_be_visible()
    found = faults(page)
    make_quiz(page)
    found += faults(page)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_label("The link")).to_be_visible()

    teach_link(page).click()
    expect(page.get_by_text("Nobody yet")).to_be_visible()
    page.get_by_role("button", name="New", exact=True).click()
    expect(page.get_by_role("link", name="Import questions")).to_be_visible()
    assert found + faults(page) == []


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=["desktop", "phone"])
def test_questions_are_added_from_a_long_list_without_scrolling(
    page: Page, quiz: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.get_by_role("link", name="From the brief").click()
    add = page.get_by_role("button", name="Add selected")
    expect(add).to_be_in_viewport(ratio=1)
    assert faults(page) == []
    page.get_by_role("checkbox").first.check()
    add.click(trial=True)
    page.get_by_role("checkbox").last.focus()
    page.keyboard.press("Space")
    last, bar = page.get_by_role("checkbox").last.bounding_box(), add.bounding_box()
    assert last
    assert bar
    assert last["y"] + last["height"] <= bar["y"]
    add.click()
    expect(page.get_by_text("2 questions added.")).to_be_visible()


@pytest.mark.parametrize(("staff", "tabs"), [(False, 3), (True, 4)])
def test_the_tabs_of_a_phone_are_even_with_and_without_teach(
    page: Page, sign_in: Callable[..., str], staff: bool, tabs: int
) -> None:
    sign_in(is_staff=staff)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    boxes = [link.bounding_box() or {} for link in page.locator(".nav__link").all()]
    assert {round(box["width"]) for box in boxes} == {round(390 / tabs)}


def test_a_question_is_edited_in_its_place_with_its_errors(
    page: Page, quiz: str, complaints: Complaints
) -> None:
    complaints.foresee(422)
    page.get_by_role("link", name="Write one").click()
    page.get_by_role("link", name="Typed answers").click()
    page.get_by_role("textbox", name="Right answer", exact=True).fill("Yangtze")
    page.get_by_label("Question", exact=True).fill("Which river?")
    page.get_by_role("button", name="Add it").click()
    edited = page.locator("#question-11")
    edited.get_by_role("heading").get_by_role("link").click()
    form = page.get_by_role("form", name="Question 11")
    expect(form).to_be_visible()
    found = faults(page)
    form.get_by_label("Question", exact=True).fill("What was asked here?")
    form.get_by_role("textbox", name="Right answer", exact=True).fill("…")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("This answer has nothing that could be compared")).to_be_visible()
    expect(form.get_by_label("Question", exact=True)).to_have_value("What was asked here?")
    found += faults(page)
    form.get_by_role("textbox", name="Right answer", exact=True).fill("Mud")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(edited.get_by_role("heading")).to_contain_text("What was asked here?")
    expect(edited).to_contain_text("Mud")
    assert found == []


def asks_before_reload(page: Page) -> bool:
    """Whether the browser asks before it loads the page again, which it then does."""
    asked = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", leave)
    page.reload()
    page.remove_listener("dialog", leave)
    return asked == ["beforeunload"]


def test_text_that_is_not_saved_is_not_lost_unasked(
    page: Page, quiz: str, complaints: Complaints
) -> None:
    complaints.foresee(422)
    opener = page.locator("#question-1").get_by_role("heading").get_by_role("link")
    form = page.get_by_role("form", name="Question 1", exact=True)
    question = form.get_by_label("Question", exact=True)
    opener.click()
    question.click()
    assert not asks_before_reload(page)
    opener.click()
    question.fill("What was asked here?")
    assert asks_before_reload(page)

    opener.click()
    same = form.get_by_label("Option 1", exact=True).input_value()
    form.get_by_label("Option 2", exact=True).fill(same)
    form.get_by_role("button", name="Save").click()
    expect(form.locator(".errorlist, .notice--bad").first).to_be_visible()
    assert asks_before_reload(page)

    opener.click()
    question.fill("What was asked here?")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    assert not asks_before_reload(page)


def test_a_question_of_a_brief_gives_way_to_a_version_of_ones_own(page: Page, quiz: str) -> None:
    edited = page.locator("#question-1")
    form = page.get_by_role("form", name="Question 1", exact=True)
    edited.get_by_role("heading").get_by_role("link").click()
    expect(form.get_by_text("Saving makes your own version")).to_be_visible()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")  # the bar would cover half a field
    found = faults(page)
    form.get_by_label("Explanation", exact=True).fill("It says so.")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    edited.get_by_role("heading").get_by_role("link").click()
    expect(form.get_by_label("Explanation", exact=True)).to_have_value("It says so.")
    expect(form.get_by_role("link", name="Tags and preview")).to_be_visible()
    form.get_by_role("link", name="Cancel").click()
    expect(form).to_have_count(0)
    expect(page).to_have_url(quiz)
    assert found == []


def test_a_question_gives_way_to_another_or_to_ones_own(page: Page, quiz: str) -> None:
    third = page.locator("#question-3")
    before = third.get_by_role("heading").inner_text()
    third.get_by_role("button", name="Another").click()
    expect(third.get_by_role("heading")).not_to_have_text(before, use_inner_text=True)
    found = faults(page)

    page.goto("/questions/new/typed/")
    page.get_by_label("Question", exact=True).fill("Which river flows through Wuhan?")
    page.get_by_role("textbox", name="Right answer", exact=True).fill("The Yangtze")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved. It’s among your cards.")).to_be_visible()
    page.goto(quiz)
    third.get_by_role("heading").get_by_role("link").click()
    third.get_by_role("link", name="Another of yours").click()
    expect(page.get_by_role("heading", name="Another of yours")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Take “Which river").click()
    expect(third.get_by_role("heading")).to_contain_text("Which river flows through Wuhan?")
    assert found + faults(page) == []


def test_title_and_points_save_themselves_and_what_is_removed_comes_back(
    page: Page, quiz: str
) -> None:
    page.get_by_label("Title").fill("Midterm")
    page.get_by_label("Title").blur()
    expect(page.locator("h1")).to_have_text("Midterm")
    page.get_by_label("Title").fill("Final")
    page.get_by_label("Title").press("Enter")
    expect(page.locator("h1")).to_have_text("Final")
    page.get_by_label("Points of question 1", exact=True).fill("3")
    page.get_by_label("Points of question 1", exact=True).blur()
    expect(page.get_by_text("10 questions · 12 points")).to_be_visible()

    third = page.locator("#question-3").get_by_role("heading")
    stem = third.inner_text()
    page.get_by_role("button", name="Remove question 3").click()
    expect(page.get_by_text("9 questions")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Undo").click()
    expect(third).to_have_text(stem, use_inner_text=True)
    expect(page.get_by_text("Question removed")).to_have_count(0)
    page.get_by_role("button", name="Down: question 1", exact=True).click()
    expect(page.get_by_label("Points of question 2")).to_have_value("3")


def test_two_questions_are_written_at_the_end(
    page: Page, quiz: str, complaints: Complaints
) -> None:
    complaints.foresee(422)
    page.get_by_role("link", name="Write one").click()
    form = page.get_by_role("form", name="A new question")
    page.get_by_role("link", name="Typed answers").click()
    expect(form.get_by_role("textbox", name="Right answer", exact=True)).to_be_visible()
    form.get_by_label("Question", exact=True).fill("Which river?")
    form.get_by_role("textbox", name="Right answer", exact=True).fill("…")
    form.get_by_role("button", name="Add it").click()
    expect(form.get_by_text("This answer has nothing that could be compared")).to_be_visible()
    expect(form.get_by_label("Question", exact=True)).to_have_value("Which river?")
    form.get_by_role("textbox", name="Right answer", exact=True).fill("Yangtze")
    form.get_by_role("button", name="Add, and write another").click()
    expect(page.locator("#question-11")).to_contain_text("Which river?")
    expect(form.get_by_label("Question", exact=True)).to_have_value("")
    found = faults(page)
    form.get_by_label("Question", exact=True).fill("Which lake?")
    form.get_by_role("textbox", name="Right answer", exact=True).fill("Tai")
    form.get_by_role("button", name="Add it").click()
    expect(page.locator("#question-12")).to_contain_text("Which lake?")
    expect(form).to_have_count(0)
    assert found == []


def test_a_poll_is_written_at_the_end(page: Page, quiz: str) -> None:
    page.get_by_role("link", name="Write one").click()
    form = page.get_by_role("form", name="A new question")
    page.get_by_role("link", name="Polls").click()
    expect(form.get_by_label("Answers", exact=True)).to_be_visible()
    form.get_by_label("Question", exact=True).fill("What comes to mind?")
    form.get_by_label("Answers", exact=True).select_option("Words")
    form.get_by_role("button", name="Add it").click()
    expect(page.locator("#question-11")).to_contain_text("What comes to mind?")


def test_a_quiz_is_made_without_javascript(
    browser: Browser, base_url: str, page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in()
    context = browser.new_context(
        base_url=base_url, storage_state=page.context.storage_state(), java_script_enabled=False
    )
    plain = context.new_page()
    plain.goto("/teach/")
    plain.get_by_role("button", name="Empty quiz").click()
    plain.get_by_label("Title").fill("On rivers")
    plain.get_by_role("button", name="Save the title").click()
    expect(plain.locator("h1")).to_have_text("On rivers")
    plain.get_by_role("link", name="Write one").click()
    plain.get_by_role("link", name="Typed answers").click()
    plain.get_by_label("Question", exact=True).fill("Which river?")
    plain.get_by_role("textbox", name="Right answer", exact=True).fill("Yangtze")
    plain.get_by_role("button", name="Add it").click()
    first = plain.locator("#question-1")
    first.get_by_role("heading").get_by_role("link").click()
    first.get_by_role("textbox", name="Right answer", exact=True).fill("Chang Jiang")
    first.get_by_role("button", name="Save").click()
    expect(first).to_contain_text("Chang Jiang")
    first.get_by_label("Points of question 1").fill("2")
    plain.get_by_role("button", name="Save the points").click()
    expect(plain.get_by_text("1 question · 2 points")).to_be_visible()
    first.get_by_role("button", name="Remove question 1").click()
    plain.get_by_role("button", name="Undo").click()
    expect(first).to_be_visible()
    plain.get_by_role("button", name="Publish").click()
    expect(plain).to_have_url(re.compile(r"/share/$"))
    expect(plain.get_by_role("heading", name="On rivers")).to_be_visible()
    context.close()
