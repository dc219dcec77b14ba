"""Studying by keyboard: the effect of each key, and when a key has none."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults
from tests.e2e.support.study_page import REST, Study

COMPOSED = """(init) => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key: "2", bubbles: true, cancelable: true, ...init })
)"""

# Another press as soon as the next page has come.
PRESSED_AGAIN = """key => addEventListener("htmx:after:swap", () => {
    const again = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(again);
}, { once: true })"""
CLICKED_AGAIN = """() => addEventListener("htmx:after:swap", () => {
    const again = new MouseEvent("click", { detail: 2, bubbles: true, cancelable: true });
    document.querySelector(".grades button").dispatchEvent(again);
}, { once: true })"""


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_space_or_enter_shows_the_answer_and_then_grades_it_as_known(
    study: Study, key: str
) -> None:
    body = study.ask("recall", "who-said")
    study.key(key)
    expect(study.card).to_contain_text(body["answer"])
    study.key(key)
    expect(study.page.get_by_text(body["stem"])).to_have_count(0)
    assert study.rating() == 3


@pytest.mark.parametrize(
    ("buttons", "key", "rating"), [(2, "1", 1), (2, "2", 3), (4, "2", 2), (4, "3", 3), (4, "4", 4)]
)
def test_a_digit_grades(
    page: Page,
    arrange: Arranger,
    sign_in: Callable[..., str],
    buttons: int,
    key: str,
    rating: int,
) -> None:
    study = Study(page, arrange, sign_in(buttons=buttons))
    body = study.ask("recall", "who-said")
    study.key("Space")
    expect(study.card.locator(".grades")).to_be_visible()
    page.keyboard.press(key)
    expect(page.get_by_text(body["stem"])).to_have_count(0)
    assert study.rating() == rating


def test_a_digit_chooses_and_the_next_key_goes_on(study: Study) -> None:
    body = study.ask("choice", "who-vouches")
    second = study.card.locator(".tile span").nth(1).inner_text()
    study.page.keyboard.press("2")
    study.expect_verdict("Right" if second == body["answer"] else "Missed")
    expect(study.card).to_contain_text(second)
    study.page.keyboard.press("Space")
    expect(study.page.get_by_text(body["stem"])).to_have_count(0)


def test_an_exclamation_mark_overrides_a_verdict_and_no_digit_does(study: Study) -> None:
    body = study.ask("choice", "who-vouches")
    wrong = study.card.locator(".tile", has_text=body["distractors"][0]["text"])
    study.page.keyboard.press(wrong.locator(".tile__key").inner_text())
    study.expect_verdict("Missed")
    for digit in "1234":
        study.key(digit)
    study.expect_verdict("Missed")
    assert study.kept()["reviews"] == 1

    study.page.keyboard.press("!")

    study.expect_overridden()
    study.press("Undo my own verdict")
    study.expect_verdict("Missed")
    assert study.rating() == 1


@pytest.mark.parametrize(("format", "type"), [("choice", "who-vouches"), ("ordering", "")])
def test_zero_gives_up(study: Study, format: str, type: str) -> None:
    study.ask(format, type)
    study.page.evaluate("document.activeElement.blur()")  # a field would take the key
    study.page.keyboard.press("0")
    study.expect_verdict("Not known yet")
    assert study.rating() == 1


def test_the_list_of_keys_is_complete(study: Study) -> None:
    study.ask("typed", "who-said")
    study.press("Don’t know")
    expect(study.card.locator(".told")).to_be_visible()
    listed = study.page.locator("#keys kbd").all_text_contents()
    assert {*listed} >= keys_of(study) - {"go"}
    assert "!" in keys_of(study)


def keys_of(study: Study) -> set[str]:
    names = study.page.locator("#study [data-key]").evaluate_all(
        "all => all.flatMap((each) => each.dataset.key.split(' '))"
    )
    return set(names)


@pytest.mark.parametrize("key", [" ", "Enter"])
def test_a_key_that_is_pressed_twice_does_nothing_to_the_next_page(study: Study, key: str) -> None:
    study.ask("recall", "who-said")
    study.page.evaluate(PRESSED_AGAIN, key)
    study.key(key)
    expect(study.card.locator(".grades")).to_be_visible()
    expect_nothing_answered(study)
    study.key(key)
    expect(study.card.locator(".grades")).to_have_count(0)
    assert study.kept()["reviews"] == 1


def test_a_key_kept_down_does_nothing_to_the_next_page(study: Study) -> None:
    study.ask("recall", "who-said")
    study.page.wait_for_timeout(REST)
    study.page.keyboard.down("Space")
    expect(study.card.locator(".grades")).to_be_visible()
    study.page.wait_for_timeout(REST)
    study.page.keyboard.down("Space")  # without having been released: the browser repeats it
    study.page.keyboard.up("Space")
    expect_nothing_answered(study)


def test_enter_that_sends_an_answer_and_is_pressed_twice_leaves_the_verdict(study: Study) -> None:
    study.ask("typed", "who-said")
    study.write("nobody at all")
    study.page.evaluate(PRESSED_AGAIN, "Enter")
    study.key("Enter")
    study.expect_verdict("Missed")
    study.page.wait_for_timeout(REST)
    study.expect_verdict("Missed")
    study.key("Enter")
    expect(study.card.locator(".told")).to_have_count(0)


def test_the_second_click_of_a_double_one_grades_nothing(study: Study) -> None:
    study.ask("recall", "who-said")
    study.page.evaluate(CLICKED_AGAIN)
    study.press("Show the answer")
    expect(study.card.locator(".grades")).to_be_visible()
    expect_nothing_answered(study)


def expect_nothing_answered(study: Study) -> None:
    study.page.wait_for_timeout(REST)
    assert study.kept()["reviews"] == 0


def test_e_opens_and_closes_the_source(study: Study) -> None:
    study.ask("answer first")
    for shown in (True, False):
        study.page.keyboard.press("e")
        expect(study.card.locator("mark").first).to_be_visible(visible=shown)


@pytest.mark.parametrize(
    ("key", "said"),
    [("-", "Skipped until tomorrow."), ("@", "Paused.")],
)
def test_a_key_puts_a_card_off_or_suspends_it_and_it_is_brought_back(
    study: Study, key: str, said: str
) -> None:
    body = study.ask("recall", "who-said")
    study.page.keyboard.press(key)
    study.expect_said(said)
    expect(study.page.get_by_text(body["stem"])).to_have_count(0)
    study.page.get_by_role("button", name="Bring it back").press("Enter")
    expect(study.page.get_by_text(body["stem"])).to_be_visible()


@pytest.mark.parametrize(("key", "undo"), [("-", "Control+z"), ("@", "u")])
def test_what_was_done_last_is_undone_before_the_last_answer(
    study: Study, key: str, undo: str
) -> None:
    study.ask("choice", "who-vouches")
    study.page.keyboard.press("1")
    expect(study.card.locator(".told")).to_be_visible()
    body = study.ask("recall", "who-said")
    study.page.keyboard.press(key)
    expect(study.page.get_by_role("button", name="Bring it back")).to_be_visible()
    study.key(undo)
    expect(study.card.get_by_role("heading", level=1)).to_contain_text(body["stem"])
    assert study.kept()["standing"] == 1
    study.key(undo)
    study.expect_said("Your answer was undone.")
    assert study.kept()["standing"] == 0


def test_the_key_undoes_ones_own_verdict_before_the_answer(study: Study) -> None:
    study.ask("choice", "who-vouches")
    study.page.keyboard.press("1")
    expect(study.card.locator(".told")).to_be_visible()
    study.page.keyboard.press("!")
    study.expect_said("Counted as")
    expect(study.page.get_by_role("button", name="Undo")).to_have_count(1)
    study.key("Control+z")
    expect(study.page.locator(".toast", has_text="Counted as")).to_have_count(0)
    assert study.kept()["standing"] == 1


def test_u_undoes_answer_after_answer(study: Study) -> None:
    stems = []
    for type in ("who-said", "what-said", "role-of-person"):
        stems.append(study.ask("recall", type)["stem"])
        study.key("Space")
        expect(study.card.locator(".grades")).to_be_visible()
        study.page.keyboard.press("1")
        expect(study.card.locator(".grades")).to_have_count(0)
    for stem in reversed(stems):
        study.key("u")
        expect(study.card.get_by_role("heading", level=1)).to_contain_text(stem)
    expect(study.page.get_by_role("button", name="Undo", include_hidden=True)).to_have_count(0)
    study.key("u")
    expect(study.card.get_by_role("heading", level=1)).to_contain_text(stems[0])
    assert study.kept() | {"cards": 0} == {"cards": 0, "begun": 3, "reviews": 3, "standing": 0}


@pytest.mark.parametrize("key", ["Control+z", "Meta+z"])
def test_the_key_that_undoes_everywhere_undoes_an_answer(study: Study, key: str) -> None:
    body = study.ask("choice", "who-vouches")
    study.page.keyboard.press("1")
    expect(study.card.locator(".told")).to_be_visible()
    study.page.keyboard.press(key)
    study.expect_said("Your answer was undone.")
    expect(study.card.get_by_role("heading", level=1)).to_contain_text(body["stem"])
    assert study.kept()["standing"] == 0


def test_in_a_line_with_text_it_undoes_what_was_typed_there(study: Study) -> None:
    study.ask("choice", "who-vouches")
    study.page.keyboard.press("1")
    expect(study.card.locator(".told")).to_be_visible()
    study.ask("typed", "who-said")
    line = study.card.get_by_label("Your answer")
    study.write("nobody")
    study.page.keyboard.press("Control+z")
    expect(line).not_to_have_value("nobody")
    expect(line).to_be_focused()
    assert study.kept()["standing"] == 1

    line.fill("")
    study.page.keyboard.press("Control+z")
    study.expect_said("Your answer was undone.")
    assert study.kept()["standing"] == 0


def test_keys_do_nothing_to_the_card_while_their_list_is_open(study: Study) -> None:
    body = study.ask("choice", "who-vouches")
    dialog = study.page.get_by_role("dialog")
    study.page.keyboard.press("?")
    expect(dialog).to_be_visible()
    study.page.keyboard.press("2")
    study.page.keyboard.press("u")
    study.page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    expect(study.card.get_by_role("heading", level=1)).to_contain_text(body["stem"])
    study.page.get_by_role("button", name="This card").click()
    study.page.get_by_role("button", name="Keys").click()
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    assert faults(study.page) == []
    study.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(study.page.get_by_role("button", name="This card")).to_be_focused()
    assert study.kept()["reviews"] == 0


def expect_still_asked(study: Study, stem: str) -> None:
    """No key has answered: the click that follows gives the first answer."""
    expect(study.card.get_by_role("heading", level=1)).to_contain_text(stem)
    study.card.locator(".tile").first.click()
    expect(study.card.locator(".told")).to_be_visible()
    assert study.kept()["reviews"] == 1


@pytest.mark.parametrize(
    "init", [{"isComposing": True}, {"keyCode": 229}, {"ctrlKey": True}, {"repeat": True}]
)
def test_a_key_of_the_browser_or_of_an_input_method_does_nothing(
    study: Study, init: dict[str, object]
) -> None:
    stem = study.ask("choice", "who-vouches")["stem"]
    study.page.evaluate(COMPOSED, init)
    expect_still_asked(study, stem)


def test_control_the_same_key_alone_answers(study: Study) -> None:
    study.ask("choice", "who-vouches")
    study.page.evaluate(COMPOSED, {})
    expect(study.card.locator(".told")).to_be_visible()


def test_in_a_line_keys_are_letters(study: Study) -> None:
    study.ask("typed", "who-said")
    study.write("u-@e?2 ")
    expect(study.card.get_by_label("Your answer")).to_have_value("u-@e?2 ")
    assert study.kept()["reviews"] == 0


def test_keys_can_be_switched_off(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    study = Study(page, arrange, sign_in())
    page.goto("/settings/")
    page.get_by_label("Keyboard shortcuts").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()

    stem = study.ask("choice", "who-vouches")["stem"]
    for key in "012u-@e?":
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Keys", include_hidden=True)).to_have_count(0)
    expect_still_asked(study, stem)


def test_changes_are_announced(study: Study) -> None:
    body = study.ask("choice", "who-vouches")
    announcement = study.page.locator("#announcement")
    expect(announcement).to_have_role("status")
    region = announcement.element_handle()
    study.card.locator(".tile", has_text=body["distractors"][0]["text"]).press("Enter")
    expect(study.card.locator(".told__verdict")).to_be_focused()
    expect(announcement).to_contain_text("0 of 10 done")
    for said in (f"{body['distractors'][0]['text']} Yours", f"{body['answer']} Answer"):
        expect(announcement).to_contain_text(said)
    study.page.keyboard.press("u")
    expect(study.card.locator(".told")).to_have_count(0)
    notice = study.page.locator(".toast [data-said]").inner_text()
    expect(announcement).to_contain_text(notice)
    assert region.evaluate("region => region.isConnected")  # else nothing would be read out


def test_every_control_shows_that_it_has_the_focus(study: Study) -> None:
    for address in ("/", "/briefs/new-productive-forces/people/", "/settings/", ""):
        if address:
            study.page.goto(address)
        else:
            study.ask("choice", "who-vouches")
        controls = study.page.locator("a, button, input, select, summary").count()
        seen = 0
        for _ in range(min(controls, 12)):
            study.page.keyboard.press("Tab")
            focused = study.page.locator(":focus")
            if focused.count():
                outline = focused.evaluate("element => getComputedStyle(element).outlineStyle")
                assert outline not in ("none", ""), focused.evaluate("element => element.outerHTML")
                seen += 1
        assert seen >= 5
