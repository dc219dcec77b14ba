"""A page magnified four times, and the room that parts of a page leave to one another."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.page_faults import sideways
from tests.e2e.support.study_page import Study

BRIEF = "/briefs/new-productive-forces/"
PAGES = (
    "/",
    "/briefs/",
    f"{BRIEF}sections/meaning/",
    f"{BRIEF}concepts/",
    f"{BRIEF}concepts/new-productive-forces/",
    f"{BRIEF}people/ma-xiaohe/",
    f"{BRIEF}quotes/",
    "/settings/",
)


def box(part: Locator) -> dict[str, float]:
    found = part.bounding_box()
    assert found
    return {**found, "bottom": found["y"] + found["height"]}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_magnified_four_times_does_not_scroll_sideways(page: Page, sign_in, address) -> None:
    sign_in()
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address)
    home = page.get_by_role("link", name="Lilun", exact=True)
    first = page.get_by_role("navigation", name="Main").get_by_role("link").first
    assert box(home)["bottom"] <= box(first)["y"]
    assert sideways(page) == []


def test_the_account_stands_apart_from_the_settings(page: Page, sign_in) -> None:
    sign_in()
    page.goto("/settings/")
    page.get_by_role("heading", name="Your account").scroll_into_view_if_needed()
    save = box(page.get_by_role("button", name="Save"))
    account = box(page.get_by_role("heading", name="Your account"))
    assert account["y"] - save["bottom"] >= 40


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_save_is_in_view_wherever_a_setting_is_changed(page: Page, sign_in, size) -> None:
    sign_in()
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))  # type: ignore[arg-type]
    page.goto("/settings/")
    for label in ("What to ask", "Time zone", "Theme"):
        page.get_by_label(label, exact=True).focus()
        expect(page.get_by_role("button", name="Save")).to_be_in_viewport(ratio=1)


def test_only_the_words_of_a_step_lead_back(page: Page, sign_in) -> None:
    sign_in()
    page.goto(f"{BRIEF}people/ma-xiaohe/")
    brief, people = page.locator(".eyebrow a").all()
    expect(people).to_have_text("People")
    between = box(people)["x"] - box(brief)["x"] - box(brief)["width"]
    assert between >= 20  # the sign stands there, in neither link


def test_a_name_in_characters_is_not_broken(page: Page, sign_in) -> None:
    sign_in()
    page.goto(f"{BRIEF}people/ma-xiaohe/")
    name = page.locator(".characters").first
    whole = box(name)["height"]
    name.evaluate("node => { node.parentElement.style.width = '1px'; }")
    assert box(name)["height"] == whole


@pytest.mark.parametrize("format", ["list", "matching"])
def test_the_ring_about_the_first_field_leaves_the_hint_to_be_read(study: Study, format) -> None:
    study.ask(format)
    hint, field = study.card.locator("legend"), study.card.locator("input, .slot")
    first = box(field.and_(study.page.locator(":visible")).first)
    assert first["y"] - box(hint)["bottom"] >= 8
