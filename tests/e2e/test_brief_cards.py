"""The list of a brief's cards: what is unfolded or shown there leaves the rest as it should be."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.any_database


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
