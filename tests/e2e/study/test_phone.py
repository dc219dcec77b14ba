"""Studying with one thumb on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import sideways
from tests.e2e.support.study_page import Study

pytestmark = [
    pytest.mark.parametrize("width", [360, 390]),
    pytest.mark.browser_context_args(has_touch=True, is_mobile=True),
]
HEIGHT = 740
LINE, WHOLE_LIST, FIRST = ".tile--right", ".parts", ".pair"  # of what has no end, the first part
TOLD = {
    **dict.fromkeys(("typed", "number", "cloze"), LINE),
    **dict.fromkeys(("list", "altered word"), WHOLE_LIST),
    **dict.fromkeys(("ordering", "matching"), FIRST),
}


@pytest.fixture
def phone(page: Page, width: int) -> Page:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return page


def expect_for_a_thumb(control: Locator) -> None:
    """On the screen without scrolling, as wide as half of it, and tall enough."""
    control.page.wait_for_load_state()  # with its sheets
    expect(control).to_be_in_viewport(ratio=1)
    box = control.bounding_box()
    size = control.page.viewport_size
    assert box
    assert size
    assert box["height"] >= 44
    assert box["width"] >= 0.35 * size["width"]


def test_a_guest_begins_and_answers_by_taps_alone(phone: Page) -> None:
    phone.goto("/")
    start = phone.get_by_role("button", name="Start now")
    expect_for_a_thumb(start)
    start.tap()
    expect(phone).to_have_url(re.compile("/sections/"))
    assert sideways(phone) == []
    phone.get_by_role("button", name="Ask me about this").tap()
    expect(phone).to_have_url(re.compile("/study/"))
    option = phone.locator(".tile").first
    expect_for_a_thumb(option)
    option.tap()
    expect(phone.locator("#announcement")).not_to_be_empty()
    assert sideways(phone) == []


def test_a_card_is_recalled_and_graded(
    phone: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    study = Study(phone, arrange, sign_in())
    study.ask("recall", "who-said")
    show = study.card.get_by_role("button", name="Show the answer")
    expect_for_a_thumb(show)
    show.tap()
    for grade in ("Missed", "Got it"):
        expect_for_a_thumb(study.card.get_by_role("button", name=grade))
    assert sideways(phone) == []
    study.card.get_by_role("button", name="Got it").tap()
    expect(study.card.locator(".grades")).to_have_count(0)
    assert study.rating() == 3


def test_an_option_is_chosen_and_the_verdict_read(
    phone: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    study = Study(phone, arrange, sign_in())
    body = study.ask("choice", "who-said")
    for option in study.card.locator(".tile").all():
        expect_for_a_thumb(option)
    study.card.locator(".tile", has_text=body["answer"]).tap()
    expect(study.card.locator(".told__verdict")).to_be_in_viewport()
    assert sideways(phone) == []
    following = study.card.get_by_role("button", name="Next")
    expect_for_a_thumb(following)
    following.tap()
    expect(study.card.locator(".told")).to_have_count(0)


def expect_above_the_bar(study: Study, told: str) -> None:
    """Neither covered by what goes on nor below it, on a phone with little height."""
    study.expect_settled()
    box, bar = (study.card.locator(each).first.bounding_box() for each in (told, ".dock"))
    assert box
    assert bar
    assert box["y"] + box["height"] < bar["y"]


def test_what_was_right_is_seen_without_scrolling(
    phone: Page, arrange: Arranger, sign_in: Callable[..., str], width: int
) -> None:
    phone.set_viewport_size({"width": width, "height": 640})
    study = Study(phone, arrange, sign_in())
    body = study.ask("choice", "who-vouches")
    study.card.locator(".tile", has_text=body["distractors"][0]["text"]).tap()
    study.expect_verdict("Missed")
    expect_above_the_bar(study, LINE)
    for format, told in TOLD.items():
        study.ask(format)
        study.press("Don’t know")
        expect(study.card.locator(".told")).to_be_visible()
        expect_above_the_bar(study, told)
        expect_for_a_thumb(study.card.get_by_role("button", name="Next"))
        assert sideways(phone) == []
