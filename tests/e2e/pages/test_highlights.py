"""What is marked in a text, when, and how well it is seen."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.study_page import Study

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


@pytest.mark.parametrize("pointing", ["hover", "focus"])
def test_a_note_marks_its_own_words_while_it_is_pointed_at(page: Page, sign_in, pointing) -> None:
    sign_in()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(SECTION)
    block = page.locator(".block", has=page.locator(".note[data-quote]").nth(1)).first
    notes = block.locator(".note[data-quote]").all()
    of_each = [str(note.get_attribute("data-quote")) for note in notes]
    assert len(of_each) >= 2
    assert shown_in(block) == set()

    page.keyboard.press("Tab")  # so that the focus shows
    for note, slug in zip(notes, of_each, strict=True):
        getattr(note, pointing)()
        expect(block.locator(f'.pointed-at[data-quotes~="{slug}"]').first).to_be_visible()
        assert {slug} <= shown_in(block)
        assert shown_in(block) & set(of_each) == {slug}
    page.mouse.move(0, 0)
    page.locator("h1").click()
    expect(block.locator(".pointed-at")).to_have_count(0)
    assert shown_in(block) == set()


def test_a_note_on_a_concept_marks_its_term(page: Page, sign_in) -> None:
    sign_in()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(SECTION)
    block = page.locator(".block").nth(1)
    block.get_by_role("link", name="future industries").last.hover()
    expect(block.locator(".pointed-at")).to_have_text("future industries")


def shown_in(block: Locator) -> set[str]:
    """The quotes whose words, and no others, are marked in a block's text."""
    marked = block.locator(".block__text [data-quotes]").evaluate_all(
        """all => all.map(each => [
            getComputedStyle(each).backgroundColor !== "rgba(0, 0, 0, 0)",
            each.dataset.quotes.split(" "),
        ])"""
    )
    return {quote for is_marked, quotes in marked if is_marked for quote in quotes}


def test_the_words_of_a_quote_are_marked_where_a_link_leads_to_them(page: Page, sign_in) -> None:
    sign_in()
    page.goto(SECTION)
    place = page.locator(".block__text :is(p, li)[id]", has=page.locator("mark")).first
    page.goto(f"{SECTION}#{place.get_attribute('id')}")
    assert background(page.locator(":target mark").first) != NOTHING


def test_a_note_on_a_quote_says_what_it_is_about(page: Page, sign_in) -> None:
    sign_in()
    page.goto(SECTION)
    notes = page.locator(".note[data-quote]").all_inner_texts()
    assert [note for note in notes if not re.search(r"\S (on|–)\s\S", note)] == []
    assert notes


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_mark_in_a_source_is_seen(study: Study, scheme) -> None:
    study.page.emulate_media(color_scheme=scheme)
    body = study.ask("choice", "who-vouches")
    study.card.locator(".tile", has_text=body["distractors"][0]["text"]).click()
    mark = study.card.locator("details.source mark").first
    expect(mark).to_be_visible()
    assert contrast(background(mark), background(study.card)) >= 1.3
