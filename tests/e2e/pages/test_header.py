"""Where the parts of the header and the buttons of a page stand."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages.test_zoom import BRIEF, box

ZOOMED = 640  # the width of a laptop's window of 1280 px at 200 %


@pytest.mark.parametrize("width", [320, 384, 480, ZOOMED, 1280])
def test_the_links_of_the_header_stand_in_one_line_apart_from_the_seal(
    page: Page, sign_in, width: int
) -> None:
    sign_in()
    page.set_viewport_size({"width": width, "height": 600})
    page.goto("/briefs/")
    home = box(page.locator(".wordmark"))
    links = [box(link) for link in page.locator(".nav__link").all()]
    assert {(round(link["y"]), round(link["bottom"])) for link in links} == {
        (round(home["y"]), round(home["bottom"]))
    }
    apart = links[0]["x"] - home["x"] - home["width"]
    assert apart >= (16 if width >= ZOOMED else 4)
    assert links[-1]["x"] + links[-1]["width"] <= width


def test_the_buttons_of_a_brief_stand_in_rows(page: Page, sign_in) -> None:
    sign_in()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(BRIEF)
    for row in page.locator(".page-head .cluster").all():
        buttons = [box(button) for button in row.locator(".button").all()]
        assert len(buttons) > 1
        assert len({button["y"] for button in buttons}) == 1
        assert len({button["bottom"] for button in buttons}) == 1


def test_nothing_has_the_focus_on_the_first_page_and_enter_begins(page: Page, sign_in) -> None:
    sign_in()
    page.goto("/")
    study = page.get_by_role("button", name="Study now")
    expect(study).not_to_be_focused()
    page.get_by_role("link", name="Test yourself").focus()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/study/\d+/$"))
