"""One learner in two tabs, a double press, and fifty equal requests to real processes."""

import re
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import urlencode, urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.clients import HTMX
from tests.e2e.conftest import Complaints
from tests.e2e.support.study_page import Study

CROWD = 50


@pytest.fixture
def other(study: Study) -> Page:
    """Another tab of the same browser."""
    return study.page.context.new_page()


@pytest.fixture(autouse=True)
def _refusals(complaints: Complaints) -> None:
    complaints.foresee(409)


def refused(page: Page) -> AbstractContextManager[object]:
    """Wait for a response that says that the card has changed since it was shown."""
    return page.expect_response(lambda response: response.status == 409)


def test_a_second_answer_from_another_tab_is_refused(study: Study, other: Page) -> None:
    body = study.ask("choice", "who-vouches")
    other.goto(study.page.url)
    other.locator(".tile").first.click()
    expect(other.locator(".told")).to_be_visible()

    study.card.locator(".tile").last.click()

    study.expect_said("You have answered elsewhere since.")
    expect(study.card.get_by_role("heading", level=1)).to_be_visible()
    expect(study.page.get_by_text(body["stem"])).to_have_count(0)
    assert study.kept()["reviews"] == 1


def test_a_reveal_of_a_card_answered_in_another_tab_is_refused(study: Study, other: Page) -> None:
    body = study.ask("recall", "who-said")
    other.goto(study.page.url)
    other.get_by_role("button", name="Show the answer").click()
    other.get_by_role("button", name="Got it").click()
    expect(other.locator(".grades")).to_have_count(0)

    with refused(study.page):
        study.press("Show the answer")

    expect(study.page.get_by_text(body["stem"])).to_have_count(0)


def test_an_undo_of_an_answer_that_its_tab_has_not_shown_is_refused(
    study: Study, other: Page
) -> None:
    study.ask("choice", "who-vouches")
    study.page.keyboard.press("1")
    expect(study.card.locator(".told")).to_be_visible()
    later = study.arrange("show", study.name, "recall", "who-said")["address"]
    other.goto(later)
    other.get_by_role("button", name="Show the answer").click()
    other.get_by_role("button", name="Missed").click()
    expect(other.locator(".grades")).to_have_count(0)

    with refused(study.page):
        study.page.keyboard.press("u")

    study.expect_said("You have answered elsewhere since.")
    assert study.kept()["standing"] == 2
    with study.page.expect_response("**/undo/"):
        study.key("u")
    assert study.kept()["standing"] == 1


def test_a_verdict_is_not_overridden_after_its_answer_was_undone(study: Study, other: Page) -> None:
    study.ask("typed", "who-said")
    study.card.get_by_label("Your answer").fill("nobody at all")
    study.press("Check")
    study.expect_verdict("Missed")
    other.goto(study.page.url.partition("answers/")[0])
    other.get_by_role("button", name="This card").click()
    other.get_by_role("button", name="Undo").click()
    expect(other.locator(".toast")).to_have_text("Your answer was undone.")

    with refused(study.page):
        study.press("I was right")

    assert study.kept()["standing"] == 0


def test_two_presses_in_a_hurry_give_one_review(study: Study) -> None:
    study.ask("choice", "who-vouches")
    study.card.locator(".tile").first.dblclick(delay=0)
    expect(study.card.locator(".told")).to_be_visible()
    assert study.kept()["reviews"] == 1


def test_signing_out_in_one_tab_leads_the_other_to_sign_in(study: Study, other: Page) -> None:
    study.ask("choice", "who-vouches")
    other.goto("/account/logout/")
    other.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(other.get_by_role("button", name="Start now")).to_be_visible()

    study.card.locator(".tile").first.click()

    expect(study.page).to_have_url(re.compile("/account/login/.*next="))
    expect(study.page.get_by_label("Username or e-mail")).to_be_visible()


def post_at_once(page: Page, address: str, fields: dict[str, str]) -> list[tuple[int, str]]:
    """Status and text of a form that is sent fifty times at the same moment, each to its end."""
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    headers = HTMX | {"Cookie": cookies}
    gate = threading.Barrier(CROWD)

    def send(_: int) -> tuple[int, str]:
        request = urllib.request.Request(
            urljoin(page.url, address), urlencode(fields).encode(), headers
        )
        gate.wait()
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    with ThreadPoolExecutor(CROWD) as crowd:
        return list(crowd.map(send, range(CROWD)))


def fields_of(page: Page, form: str) -> dict[str, str]:
    inputs: list[dict[str, Any]] = page.locator(f"{form} input[type=hidden]").evaluate_all(
        "inputs => inputs.map(({ name, value }) => ({ name, value }))"
    )
    return {each["name"]: each["value"] for each in inputs}


def test_fifty_answers_at_once_to_several_processes_leave_one(study: Study) -> None:
    study.ask("typed", "who-said")
    form = study.page.locator(".session__form")
    fields = fields_of(study.page, ".session__form") | {"response": "nobody at all"}

    responses = post_at_once(study.page, form.get_attribute("action") or "", fields)

    assert {status for status, _ in responses} == {200}
    assert all("Missed" in text for _, text in responses)
    assert study.kept()["reviews"] == 1


def test_fifty_undoings_at_once_to_several_processes_undo_one_answer(study: Study) -> None:
    for type in ("who-said", "what-said"):
        body = study.ask("recall", type)
        study.press("Show the answer")
        study.card.get_by_role("button", name="Missed").click()
        expect(study.card.locator(".grades")).to_have_count(0)
    form = study.page.locator("form[action$='/undo/']")
    fields = fields_of(study.page, "form[action$='/undo/']")

    responses = post_at_once(study.page, form.get_attribute("action") or "", fields)

    assert {status for status, _ in responses} == {200}
    assert all(body["stem"] in text for _, text in responses)
    assert study.kept()["standing"] == 1
