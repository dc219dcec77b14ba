"""Reading, studying and signing in, in a browser that runs no script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Complaints
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.study_page import Study, match_all, place_all

pytestmark = pytest.mark.browser_context_args(java_script_enabled=False)

PASSWORD = "seven quiet herons"


def test_a_newcomer_reads_a_section_and_is_asked_about_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start now").click()
    expect(page).to_have_url(re.compile("/sections/"))
    first = page.url
    page.get_by_role("button", name="Read on").click()
    expect(page).not_to_have_url(first)
    expect(page).to_have_url(re.compile("/sections/"))

    page.get_by_role("button", name="Ask me about this").click()

    expect(page).to_have_url(re.compile(r"/study/\d+/$"))
    expect(page.locator(".question__stem")).to_be_visible()


def test_a_person_signs_in_by_password_and_out(page: Page, arrange: Arranger) -> None:
    arrange("learner", "without-script", PASSWORD)
    page.goto("/settings/")
    page.get_by_label("Username or e-mail").fill("without-script")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/settings/$"))

    page.get_by_role("button", name="Your menu").click()
    page.locator("#person").get_by_role("link", name="Sign out").click()
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Start now")).to_be_visible()


def test_a_choice_is_judged_on_a_page_of_its_own(study: Study) -> None:
    body = study.ask("choice", "who-vouches")
    study.card.locator(".tile", has_text=body["answer"]).click()

    expect(study.page).to_have_url(re.compile(r"/answers/\d+/$"))
    study.expect_verdict("Right")
    study.expect_source(body)
    study.page.reload()
    study.expect_verdict("Right")
    assert study.kept()["reviews"] == 1
    study.press("Next")
    expect(study.page).to_have_url(re.compile(r"/study/\d+/\??$"))


def test_a_typed_answer_is_judged_and_overridden(study: Study) -> None:
    body = study.ask("typed", "who-said")
    study.card.get_by_label("Your answer").fill("nobody at all")
    study.press("Check")
    study.expect_verdict("Missed")
    study.expect_source(body)
    study.press("I was right")
    study.expect_overridden()
    assert study.rating() == 3
    study.press("Undo my own verdict")
    expect(study.card.get_by_role("button", name="I was right")).to_be_visible()
    study.expect_verdict("Missed")
    assert study.rating() == 1


def test_an_ordering_and_a_matching_are_answered_by_select_boxes(study: Study) -> None:
    body = study.ask("ordering")
    place_all(study.card, body["parts"])
    study.press("Check")
    study.expect_verdict("Right")

    body = study.ask("matching")
    match_all(study.card, body["parts"], body["parts"])
    study.press("Check")
    study.expect_verdict("Right")


def test_a_recalled_card_is_shown_graded_and_undone(study: Study) -> None:
    body = study.ask("recall", "who-said")
    study.press("Show the answer")
    expect(study.card).to_contain_text(body["answer"])
    study.card.get_by_role("button", name="Got it").click()
    expect(study.page.get_by_text(body["stem"])).to_have_count(0)

    study.page.get_by_role("button", name="This card").click()
    study.page.get_by_role("button", name="Undo").click()

    expect(study.page.get_by_text(body["stem"])).to_be_visible()
    assert study.kept()["standing"] == 0


def test_back_asks_nothing_twice(study: Study) -> None:
    body = study.ask("recall", "who-said")
    study.press("Show the answer")
    study.card.get_by_role("button", name="Got it").click()
    expect(study.page.get_by_text(body["stem"])).to_have_count(0)

    for _ in range(2):
        study.page.go_back()
        expect(study.card).to_be_visible()
        expect(study.page.get_by_text(body["stem"])).to_have_count(0)
    assert study.kept()["reviews"] == 1


def test_back_to_an_answer_that_was_undone_leads_to_the_card(study: Study) -> None:
    body = study.ask("typed", "who-said")
    study.press("Don’t know")
    expect(study.card.locator(".told")).to_be_visible()
    study.page.get_by_role("button", name="Undo").click()
    expect(study.card.locator(".told")).to_have_count(0)

    study.page.go_back()

    expect(study.page.get_by_text(body["stem"])).to_be_visible()


def test_a_form_left_open_in_another_tab_is_refused_with_the_card_as_it_is(
    study: Study, complaints: Complaints
) -> None:
    complaints.foresee(409)
    study.ask("typed", "who-said")
    other = study.page.context.new_page()
    other.goto(study.page.url)
    study.press("Don’t know")
    expect(study.card.locator(".told")).to_be_visible()

    other.get_by_label("Your answer").fill("nobody at all")
    with other.expect_response(lambda response: response.status == 409):
        other.get_by_role("button", name="Check").click()

    expect(other.locator(".session__stage h1")).to_be_visible()
    assert study.kept()["reviews"] == 1
