"""Where the parts of the header and the buttons of a page stand."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages.test_zoom import BRIEF, box

PHONE = 48 * 16  # below it, the links are tabs at the foot of the window


@pytest.mark.parametrize("width", [320, 390, 640, 767, 768, 1280])
def test_the_links_stand_in_one_row_beside_the_seal_or_as_tabs_at_the_foot(
    page: Page, sign_in, width: int
) -> None:
    sign_in()
    page.set_viewport_size({"width": width, "height": 600})
    page.goto("/briefs/")
    home = box(page.locator(".wordmark"))
    links = [box(link) for link in page.locator(".nav__link").all()]
    assert len({(round(link["y"]), round(link["bottom"])) for link in links}) == 1
    assert all(link["height"] >= 44 and link["width"] >= 44 for link in links)
    if width < PHONE:
        assert round(links[0]["bottom"]) == 600
    else:
        assert links[0]["x"] - home["x"] - home["width"] >= 16
        assert round(links[0]["y"]) == round(home["y"])
    assert links[-1]["x"] + links[-1]["width"] <= width


@pytest.mark.parametrize(("address", "tab"), [("", "Text"), ("concept-map/", "Concept map")])
def test_the_tab_of_a_page_is_in_view_on_a_phone(
    page: Page, sign_in, address: str, tab: str
) -> None:
    sign_in()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(BRIEF + address)
    tabs = page.get_by_role("navigation", name="This brief")
    assert tabs.evaluate("node => node.scrollWidth > node.clientWidth")
    expect(tabs.get_by_role("link", name=tab)).to_be_in_viewport(ratio=0.9)
    assert page.evaluate("scrollY") == 0


def test_the_menu_of_a_person_opens_below_its_button(page: Page, sign_in) -> None:
    name = sign_in()
    page.goto("/briefs/")
    expect(page.get_by_role("link", name="Sign out")).to_have_count(0)
    page.get_by_role("button", name="Your menu").click()
    expect(page.get_by_text(name, exact=True)).to_be_visible()
    page.get_by_role("link", name="Settings").click()
    expect(page).to_have_url(re.compile("/settings/$"))


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
    study = page.get_by_role("button", name=re.compile(r"^Study \d+$"))
    expect(study).not_to_be_focused()
    page.get_by_role("link", name="Quick test").focus()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/study/\d+/$"))
