"""The findings of a text are checked: by keyboard, with a finger, and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserType, Dialog, Locator, Page, ViewportSize, expect

from tests.e2e.conftest import Complaints
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults

DYKES = "tall dykes starve the fields behind them"


def left(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="check")


def mark(page: Page, words: str) -> Locator:
    name = re.compile(f"^(unsure |rejected )?{words}$")
    return page.locator("#text").get_by_role("link", name=name)


@pytest.fixture
def desk(page: Page, arrange: Arranger, sign_in: Callable[..., str]) -> str:
    """Four findings to check: a person, what that person says, a figure and a list."""
    address = str(arrange("brief_at_desk", sign_in()))
    page.goto(address)
    return address


def test_all_is_checked_by_keyboard_and_asked(page: Page, desk: str) -> None:
    found = faults(page)
    expect(left(page)).to_have_text("4 to check")
    expect(page.get_by_label("Name")).to_have_value("Wang Li")

    page.keyboard.press("j")
    expect(page.get_by_label("Claim")).to_have_value(DYKES)
    page.keyboard.press("k")
    expect(page.get_by_label("Name")).to_have_value("Wang Li")

    page.keyboard.press("e")
    expect(page.get_by_label("Name")).to_be_focused()
    page.get_by_label("Role").fill("a farmer, jax")  # no letter in a field is a key
    page.keyboard.press("Enter")
    expect(left(page)).to_have_text("3 to check")
    expect(page.get_by_label("Claim")).to_have_value(DYKES)

    page.keyboard.press("x")
    expect(left(page)).to_have_text("2 to check")
    page.keyboard.press("z")
    expect(left(page)).to_have_text("3 to check")
    expect(page.get_by_label("Claim")).to_have_value(DYKES)

    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Concept", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    for count in ("2 to check", "1 to check"):
        page.keyboard.press("a")
        expect(left(page)).to_have_text(count)
    page.keyboard.press("a")
    expect(left(page)).to_have_text("All checked")
    expect(page.get_by_text("4 changes not asked yet")).to_be_visible()
    found += faults(page)

    page.get_by_role("button", name="Update questions").click()
    expect(page.get_by_text("questions are ready")).to_be_visible()
    expect(page.get_by_text("not asked yet")).to_have_count(0)
    assert found == []


def test_keys_are_listed_and_shown_on_what_they_press(page: Page, desk: str) -> None:
    for name, key in (("Next finding", "J"), ("Previous finding", "K")):
        expect(page.get_by_role("link", name=name).locator("kbd")).to_have_text(key)
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keys")
    expect(listed).to_be_visible()
    keys = {text.lower() for text in page.locator("#desk kbd").all_inner_texts()}
    assert keys <= set(listed.locator("kbd").all_inner_texts())
    assert faults(page) == []
    page.keyboard.press("x")
    page.keyboard.press("?")
    expect(listed).to_be_hidden()
    expect(left(page)).to_have_text("4 to check")


def test_ctrl_enter_in_a_field_saves(page: Page, desk: str) -> None:
    page.keyboard.press("j")
    claim = page.get_by_label("Claim")
    expect(claim).to_have_value(DYKES)
    claim.fill(f"{DYKES} now")
    claim.press("Control+Enter")
    expect(left(page)).to_have_text("2 to check")  # with whoever says it
    mark(page, DYKES).click()
    expect(page.get_by_label("Claim")).to_have_value(f"{DYKES} now")


def test_two_people_are_merged_by_keyboard(page: Page, desk: str) -> None:
    page.keyboard.press("m")
    expect(page.get_by_label("Same person as")).to_be_focused()
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_label("Name")).to_have_value("Zhao Min")
    expect(page.get_by_label("Also called")).to_have_value("Wang Li")


def test_what_was_typed_stays_with_its_finding(page: Page, desk: str) -> None:
    page.get_by_label("Name").fill("Wang Lei")
    page.get_by_label("Name").press("Escape")
    page.keyboard.press("j")
    expect(page.get_by_label("Claim")).to_have_value(DYKES)
    page.keyboard.press("k")
    expect(page.get_by_label("Name")).to_have_value("Wang Li")


def test_a_key_pressed_twice_takes_one_step(page: Page, desk: str) -> None:
    page.evaluate(
        """() => {
            const press = () => document.body.dispatchEvent(
                new KeyboardEvent("keydown", { key: "x", bubbles: true }));
            press();
            press();
        }"""
    )
    expect(left(page)).to_have_text("3 to check")
    expect(page.get_by_label("Claim")).to_have_value(DYKES)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_focus_stays_on_the_button(page: Page, desk: str) -> None:
    page.get_by_role("button", name="Reject").focus()
    page.keyboard.press("Space")
    expect(left(page)).to_have_text("3 to check")
    expect(page.get_by_role("button", name="Reject")).to_be_focused()


def test_a_step_that_was_not_saved_says_so(page: Page, desk: str, complaints: Complaints) -> None:
    page.route("**/check/**", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_have_text("Not saved. Are you online?")
    expect(left(page)).to_have_text("4 to check")
    complaints.heard.clear()


def test_keys_can_be_switched_off(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    page.goto(arrange("brief_at_desk", sign_in(keys=False)))
    page.keyboard.press("x")
    page.get_by_role("link", name="Next finding").click()
    expect(page.get_by_label("Claim")).to_have_value(DYKES)
    expect(left(page)).to_have_text("4 to check")


def test_selected_words_become_a_finding(page: Page, desk: str) -> None:
    page.evaluate(
        """() => {
            const walker = document.createTreeWalker(
                document.querySelector('[data-passage="p2"]'), NodeFilter.SHOW_TEXT);
            let node;
            while ((node = walker.nextNode()) && !node.data.includes("floods")) {}
            const start = node.data.indexOf("floods");
            document.getSelection().setBaseAndExtent(node, start, node, start + 6);
        }"""
    )
    page.get_by_role("button", name="Concept", exact=True).click()
    expect(page.get_by_label("Term")).to_have_value("floods")
    expect(page.get_by_label("Definition")).to_be_visible()
    expect(mark(page, "floods")).to_have_attribute("aria-current", "true")


def test_with_a_finger_on_a_phone(page: Page, desk: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(desk)
    mark(page, "dyke").click()
    expect(page.get_by_label("Term")).to_have_value("dyke")
    page.get_by_role("button", name="Reject").click()
    expect(mark(page, "dyke")).to_have_class(
        "in-text hue--concepts in-text--rejected in-text--opens"
    )
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Term")).to_have_value("dyke")

    panel, lit = page.locator(".desk__panel").bounding_box(), mark(page, "dyke").bounding_box()
    assert panel
    assert lit
    assert lit["y"] >= 56
    assert lit["y"] + lit["height"] <= panel["y"]
    assert faults(page) == []


def test_it_fits_beside_a_scrollbar(
    page: Page, desk: str, base_url: str, browser_type: BrowserType, chromium: str
) -> None:
    """One that takes room from the page, as most have it on a desk."""
    browser = browser_type.launch(
        executable_path=chromium,
        args=["--no-sandbox", "--disable-features=OverlayScrollbar"],
        ignore_default_args=["--hide-scrollbars"],
    )
    state, size = page.context.storage_state(), ViewportSize(width=1280, height=400)
    there = browser.new_context(base_url=base_url, storage_state=state, viewport=size).new_page()
    there.goto(desk)
    assert there.evaluate("window.innerWidth - document.documentElement.clientWidth") > 0
    width = "document.documentElement.{}Width"
    assert there.evaluate(width.format("scroll")) == there.evaluate(width.format("client"))
    browser.close()


def test_nobody_leaves_an_unsaved_choice_by_mistake(page: Page, desk: str) -> None:
    asked = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_label("Who may read it").select_option("link")
    page.keyboard.press("Escape")
    for _ in range(4):
        count = left(page).inner_text()
        page.keyboard.press("x")
        expect(left(page)).not_to_have_text(count)
    expect(page.get_by_label("Who may read it")).to_have_value("link")
    page.get_by_role("link", name="Back to the brief").click()
    expect(left(page)).to_have_text("All checked")
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Save and read").click()
    expect(page.get_by_label("The link")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_refused_edit_says_why_beside_its_field(
    page: Page, desk: str, complaints: Complaints
) -> None:
    complaints.foresee(422)
    mark(page, "40 villages").click()
    page.get_by_label("Figure or date").fill("41 villages")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_label("Sentence")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Figure or date")).to_have_value("41 villages")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript(page: Page, desk: str) -> None:
    mark(page, "dyke").click()
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Abbreviation").fill("DY")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    mark(page, "dyke").click()
    expect(page.locator(".finding__more")).to_contain_text("DY")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".finding__more")).to_contain_text("DK")

    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_label("Kind").select_option("Concept")
    page.get_by_label("Paragraph").select_option("p1")
    page.get_by_label("Its words").fill("delta")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Term")).to_have_value("delta")
    page.get_by_role("button", name="Update questions").click()
    expect(page.get_by_text("questions are ready")).to_be_visible()


def test_a_finding_shows_only_what_is_its_own(page: Page, arrange: Arranger, sign_in) -> None:
    """Nothing that was typed, ticked or stored for the one before is left in its fields."""
    name = sign_in()
    desk = str(arrange("brief_at_desk", name))
    arrange("give_characters", name)
    arrange("leave_only_people", name)
    page.goto(f"{desk}?show=all")
    page.get_by_role("link", name="Person Sure Zhao Min").click()
    expect(page.get_by_label("Name")).to_have_value("Zhao Min")

    page.keyboard.press("f")
    page.keyboard.press("e")
    page.get_by_label("Role").fill("an economist")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Name")).to_have_value("Wang Li")
    expect(page.get_by_label("Characters")).to_have_value("")
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll(".finding__form :is(input, textarea)")]
            .filter((field) => field.type !== "hidden")
            .filter((field) => field.value !== field.defaultValue
                || field.checked !== field.defaultChecked)
            .map((field) => `${field.name}: ${field.value}`)"""
        )
        == []
    )
    page.keyboard.press("k")
    expect(page.get_by_label("Role")).to_have_value("an economist")
    expect(page.get_by_label("Pinyin", exact=True)).not_to_have_value("")
