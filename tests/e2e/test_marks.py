"""What is marked in a text, when, and how well it is seen."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.studying import Study

SECTION = "/briefs/new-productive-forces/sections/meaning/"
NOTHING = "rgba(0, 0, 0, 0)"


def background(part: Locator) -> str:
    return str(part.evaluate("node => getComputedStyle(node).backgroundColor"))


def luminance(color: str) -> float:
    """WCAG 2.2's relative luminance of an ``rgb(…)``."""
    shares = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_words_of_a_quote_are_marked_while_its_note_is_pointed_at(page: Page, sign_in) -> None:
    sign_in()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(SECTION)
    block = page.locator(".block", has=page.locator(".note--quote")).first
    words = block.locator(".block__text mark").first
    assert background(words) == NOTHING

    block.locator(".note--quote").first.hover()
    assert background(words) != NOTHING
    page.mouse.move(0, 0)
    assert background(words) == NOTHING
    page.keyboard.press("Tab")  # so that the focus shows
    block.locator(".note--quote").first.focus()
    assert background(words) != NOTHING


def test_the_words_of_a_quote_are_marked_where_a_link_leads_to_them(page: Page, sign_in) -> None:
    sign_in()
    page.goto(SECTION)
    place = page.locator(".block__text :is(p, li)[id]", has=page.locator("mark")).first
    page.goto(f"{SECTION}#{place.get_attribute('id')}")
    assert background(page.locator(":target mark").first) != NOTHING


def test_a_note_on_a_quote_says_what_it_is_about(page: Page, sign_in) -> None:
    sign_in()
    page.goto(SECTION)
    notes = page.locator(".note--quote").all_inner_texts()
    assert [note for note in notes if not re.search(r"\S (on|–)\s\S", note)] == []
    assert notes


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_mark_in_a_source_is_seen(study: Study, scheme) -> None:
    study.page.emulate_media(color_scheme=scheme)
    body = study.ask("choice", "what-said")
    study.card.locator(".choice", has_text=body["distractors"][0]["text"]).click()
    mark = study.card.locator("details.source mark").first
    expect(mark).to_be_visible()
    assert contrast(background(mark), background(study.card)) >= 1.3
