"""The list of the cards of a brief: unfolding or showing a part leaves the rest in place."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger


@pytest.fixture
def cards(page: Page, sign_in: Callable[..., str]) -> Page:
    sign_in()
    page.goto("/briefs/new-productive-forces/cards/")
    return page


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_unfolded_leaves_the_buttons_of_its_card_in_their_place(
    cards: Page, width: int
) -> None:
    cards.set_viewport_size({"width": width, "height": 800})
    row = cards.locator(".card-row").nth(1)
    buttons = [row.locator(".star"), row.locator("summary").first]
    buttons[1].scroll_into_view_if_needed()
    before = [button.bounding_box() for button in buttons]

    buttons[1].click()

    expect(row.get_by_label("Your note")).to_be_visible()
    assert [button.bounding_box() for button in buttons] == before


def test_what_is_said_of_covered_answers_goes_with_the_last_of_them(cards: Page) -> None:
    said = cards.get_by_role("button", name="Show them all")
    expect(said).to_be_visible()

    for covered in cards.get_by_role("button", name="Show the answer").all()[::-1]:
        covered.click()

    expect(cards.get_by_role("button", name="Show the answer")).to_have_count(0)
    expect(said).to_be_hidden()


def test_what_is_left_out_of_a_print_can_be_added(cards: Page) -> None:
    cards.get_by_role("link", name="Print a sheet").click()
    expect(cards.get_by_role("heading", name="Nothing to print yet")).to_be_visible()
    cards.get_by_role("button", name="Add them").click()
    expect(cards.get_by_role("button", name="Print")).to_be_visible()


def test_a_card_is_started_anew_by_keyboard_once_that_is_confirmed(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    arrange("study_days", sign_in(), 14)
    page.goto("/briefs/new-productive-forces/cards/?stage=known")
    row = page.locator(".card-row").first
    stem = row.locator(".card-row__stem").inner_text()
    more, again = row.locator("summary").first, row.locator("summary").last
    more.press("Enter")
    expect(again).to_be_visible()
    expect(row.get_by_role("button", name="Yes, start over")).to_be_hidden()

    again.press("Enter")
    row.get_by_role("button", name="Yes, start over").press("Enter")

    row = page.locator(".card-row", has_text=stem)
    expect(row.locator("summary").first).to_be_focused()
