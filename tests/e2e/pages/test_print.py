"""What a page leaves on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger

BRIEF = "/briefs/new-productive-forces/"
PAPER = {"width": 673, "height": 950}  # A4 within its margins


def put_on_paper(page: Page, address: str) -> None:
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    page.goto(address)
    for gone in ("banner", "contentinfo", "button", "search"):
        assert page.get_by_role(gone).count() == 0  # type: ignore[arg-type]
    assert page.get_by_role("navigation").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


def test_a_section_keeps_its_notes_in_the_margin(page: Page, sign_in) -> None:
    sign_in()
    put_on_paper(page, f"{BRIEF}sections/meaning/")
    block = page.locator(".block").nth(1)
    text, note = block.locator(".block__text"), block.locator(".note").first
    expect(note).to_be_visible()
    beside, of_text = note.bounding_box(), text.bounding_box()
    assert beside
    assert of_text
    assert beside["x"] >= of_text["x"] + of_text["width"]
    assert abs(beside["y"] - of_text["y"]) < 40


def test_a_glossary_is_printed_in_two_columns(page: Page, sign_in) -> None:
    sign_in()
    put_on_paper(page, f"{BRIEF}concepts/")
    first, second = (page.locator(".entry").nth(rank).bounding_box() for rank in (0, 1))
    assert first
    assert second
    assert second["x"] > first["x"] + first["width"]
    assert second["y"] == first["y"]


def test_what_is_folded_on_a_screen_is_printed(page: Page, sign_in) -> None:
    sign_in()
    page.goto(f"{BRIEF}concepts/new-productive-forces/")
    last = page.locator(".places li").last
    expect(last).to_be_hidden()
    put_on_paper(page, f"{BRIEF}concepts/new-productive-forces/")
    expect(last).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_side_of_the_cut_out_cards_is_one_sheet(
    page: Page, sign_in, arrange: Arranger, paper: str
) -> None:
    arrange("study_days", sign_in(), 20)
    page.goto(f"{BRIEF}cards/print/?as=cards")
    sides = page.get_by_role("list", name=re.compile("^(Fronts|Backs), sheet")).count()
    assert sides >= 2
    printed = page.pdf(format=paper, prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == sides


def test_a_quiz_and_its_answers_are_printed_without_what_is_pressed(
    page: Page, sign_in, arrange: Arranger
) -> None:
    analysis = arrange("taken_quiz", sign_in(), 6, 8)
    quiz = analysis.removesuffix("analysis/")
    for address in (analysis, f"{quiz}answers/", quiz):
        put_on_paper(page, address)
        expect(page.locator("a.button:visible, .tool:visible, .subtabs:visible")).to_have_count(0)
    expect(page.get_by_label("Title", exact=True)).to_be_visible()
    expect(page.locator(".paper__stem:visible")).to_have_count(6)
    expect(page.locator(".rail")).to_be_hidden()


def test_progress_is_printed_with_the_signs_of_memory(
    page: Page, sign_in, arrange: Arranger
) -> None:
    arrange("study_days", sign_in(), 14)
    put_on_paper(page, "/progress/")
    signs = page.locator(".sign--known:visible")
    assert signs.count() > 0
    printed = "node => getComputedStyle(node, '::before').printColorAdjust"
    assert signs.first.evaluate(printed) == "exact"
