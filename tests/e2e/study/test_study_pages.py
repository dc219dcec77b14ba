"""The study page at each stage: it has no faults, and the focus is where it helps."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults
from tests.e2e.support.study_page import Body, Study, where_it_is_noon

WRITTEN = ("typed", "number", "cloze", "list", "altered word", "ordering", "matching")


def test_a_choice_and_its_verdict(study: Study) -> None:
    body = study.ask("choice", "who-vouches")
    found = faults(study.page)
    study.card.locator(".tile", has_text=body["distractors"][0]["text"]).click()
    study.expect_judged(body, "Missed")
    assert found + faults(study.page) == []


def test_feedback_stays_when_the_page_is_loaded_again(study: Study) -> None:
    body = study.ask("choice", "who-vouches")
    study.card.locator(".tile", has_text=body["distractors"][0]["text"]).click()
    study.expect_judged(body, "Missed")
    study.page.reload()
    study.expect_judged(body, "Missed")
    study.press("Next")
    expect(study.card.locator(".told")).to_have_count(0)
    following = study.card.get_by_role("heading", level=1).inner_text()
    expect(study.page).to_have_url(re.compile(r"/study/\d+/$"))
    study.page.reload()
    expect(study.card.get_by_role("heading", level=1)).to_have_text(following, use_inner_text=True)


@pytest.mark.parametrize("format", WRITTEN)
def test_a_written_answer_and_its_verdict(study: Study, format: str) -> None:
    study.ask(format)
    focused = "h1" if format in ("ordering", "matching") else "input"  # tiles are tapped
    expect(study.card.locator(focused).and_(study.page.locator(":focus"))).to_have_count(1)
    found = faults(study.page)
    study.press("Check")
    study.expect_said("Answer first, or press “Don’t know”.")
    study.press("Don’t know")
    expect(study.card.locator(".told")).to_be_visible()
    expect(study.card.locator(".told__verdict")).to_be_focused()
    assert found + faults(study.page) == []


def test_a_first_reading_and_a_recall_with_four_grades(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    study = Study(page, arrange, sign_in(buttons=4))
    study.ask("answer first")
    found = faults(page)
    study.ask("recall")
    expect(study.card.get_by_role("heading", level=1)).to_be_focused()
    found += faults(page)
    study.press("Show the answer")
    expect(study.card.get_by_role("heading", level=1)).to_be_focused()
    expect(study.card.get_by_role("button", name=re.compile("Again|Hard|Good|Easy"))).to_have_count(
        4
    )
    study.card.get_by_text("Source", exact=True).click()
    assert found + faults(page) == []


def end_a_session(study: Study) -> Body:
    """Miss its one card, and know it when it comes back, to be typed."""
    body = study.ask("recall", "who-said")
    study.press("Show the answer")
    study.card.get_by_role("button", name="Missed").click()
    study.card.get_by_label("Your answer").fill(body["answer"])
    study.press("Check")
    study.press("Next")
    return body


def test_the_question_about_characters(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    """At the end of the first session, once."""
    name = sign_in(characters="ask", new_per_day=0, time_zone=where_it_is_noon())
    study = Study(page, arrange, name)
    end_a_session(study)
    expect(study.card.get_by_text("Learn the characters too?")).to_be_visible()
    for width, height in ((1280, 720), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("scrollTo(0, 0)")
        last = study.card.get_by_role("button", name="Leave them out").bounding_box()
        dock = study.card.locator(".dock").bounding_box()
        assert last is not None
        assert dock is not None
        assert last["y"] + last["height"] <= dock["y"]
    assert faults(page) == []
    study.press("Leave them out")
    study.expect_said("Cards about characters are left out.")
    expect(page.locator(".finish").get_by_role("heading", level=1)).to_be_focused()
    expect(study.card.get_by_text("Learn the characters too?")).to_have_count(0)


def test_the_notice_above_a_card(study: Study) -> None:
    found = []
    study.ask("recall", "who-said")
    study.page.get_by_role("button", name="This card").click()
    found += faults(study.page)
    study.page.get_by_role("button", name="Skip until tomorrow").click()
    expect(study.page.locator(".toast [data-said]")).to_be_visible()
    found += faults(study.page)
    study.page.get_by_role("button", name="Bring it back").click()
    study.expect_said("The card is back.")
    assert found + faults(study.page) == []


def test_the_problem_above_a_card(study: Study) -> None:
    study.ask("typed")
    study.press("Check")
    expect(study.page.get_by_role("alert")).to_be_visible()
    assert faults(study.page) == []


@pytest.mark.parametrize("lapses", [3, 7])
def test_the_warning_of_a_leech(study: Study, lapses: int) -> None:
    study.ask("recall", "who-said", lapses=lapses)
    study.press("Show the answer")
    study.card.get_by_role("button", name="Missed").click()
    expect(study.page.locator(".notice--warn")).to_be_visible()
    assert faults(study.page) == []


def test_a_report(study: Study) -> None:
    study.ask("recall")
    study.page.get_by_role("button", name="This card").click()
    study.page.get_by_role("link", name="Report a mistake").click()
    expect(study.page.get_by_role("heading", name="Report a mistake")).to_be_visible()
    assert faults(study.page) == []
    study.page.get_by_role("radio", name="The question is unclear").check()
    study.page.get_by_role("button", name="Send").click()
    said = study.page.locator("#messages")
    expect(said).not_to_be_empty()
    study.page.wait_for_load_state()  # before that each form leads to a new page
    region = said.element_handle()
    study.page.get_by_role("button", name="This card").click()
    study.page.get_by_role("button", name="Skip until tomorrow").click()
    expect(said).to_be_empty()
    assert region.evaluate("region => region.isConnected")  # else the next would not be read out


def test_the_end_of_a_session(page: Page, arrange: Arranger, sign_in: Callable[..., str]) -> None:
    study = Study(
        page, arrange, sign_in(is_guest=True, new_per_day=0, time_zone=where_it_is_noon())
    )
    body = end_a_session(study)

    expect(page.locator(".finish").get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("heading", name="1 card done")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="0 / 1")).to_be_visible()
    expect(
        page.get_by_role("link", name=re.compile(f"^{body['answer']} ?, known$"))
    ).to_be_visible()
    expect(page.get_by_role("complementary", name="Save your progress")).to_be_visible()
    assert faults(page) == []


def test_nothing_to_study(page: Page, arrange: Arranger, sign_in: Callable[..., str]) -> None:
    name = sign_in()
    arrange("forget", name)
    page.goto(arrange("session", name))
    expect(page.locator(".finish").get_by_role("heading", level=1)).to_be_focused()
    assert faults(page) == []
