"""Each format of the shipped brief's questions, answered right and wrong in the browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.study_page import (
    Study,
    slot,
    tap_in_order,
    tap_pairs,
    tile,
    wait_until_rested,
)


@pytest.mark.parametrize(("grade", "rating"), [("Got it", 3), ("Missed", 1)])
def test_recall_shows_the_answer_on_request_and_takes_a_grade(
    study: Study, grade: str, rating: int
) -> None:
    body = study.ask("recall", "who-said")
    expect(study.card).not_to_contain_text(body["answer"])

    study.press("Show the answer")
    expect(study.card).to_contain_text(body["answer"])
    study.expect_source(body)
    study.card.get_by_role("button", name=grade).click()

    expect(study.page.get_by_text(body["stem"])).to_have_count(0)
    assert study.rating() == rating


def test_a_new_question_without_options_is_read_first_and_recalled_later(study: Study) -> None:
    body = study.ask("answer first")
    expect(study.card).to_contain_text("We’ll ask in a minute.")
    expect(study.card).to_contain_text(body["answer"])

    study.press("I have read it")

    expect(study.page.get_by_text(body["stem"])).to_have_count(0)
    assert study.rating() is None


def test_feedback_says_whose_statement_a_wrong_option_is(study: Study) -> None:
    body = study.ask("choice", "who-said")
    study.card.locator(".tile", has_text=body["answer"]).click()
    study.expect_judged(body, "Right")

    body = study.ask("choice", "who-said")
    wrong = body["distractors"][0]
    study.card.locator(".tile", has_text=wrong["text"]).click()
    study.expect_judged(body, "Missed")
    told = f"{body['explanation']} Yours: {wrong['truth']}"
    expect(study.card.locator(".told [data-said]")).to_have_text(told)
    expect(study.card.locator(".tile--wrong")).to_contain_text(wrong["text"])
    expect(study.card.locator(".tile--right")).to_contain_text(body["answer"])


@pytest.mark.parametrize(
    ("format", "type"),
    [
        ("typed", "who-said"),
        ("typed", "affiliation-of-person"),
        ("number", "figure"),
        ("cloze", "cloze"),
    ],
)
def test_one_line_is_typed_and_judged(study: Study, format: str, type: str) -> None:
    body = study.ask(format, type)
    line = study.card.get_by_label("Your answer")
    expect(line).to_be_focused()
    line.fill(body["answer"])
    study.key("Enter")
    study.expect_judged(body, "Right")
    assert study.rating() in (2, 3)

    body = study.ask(format, type)
    study.card.get_by_label("Your answer").fill("17 umbrellas")
    study.press("Check")
    study.expect_judged(body, "Missed")
    expect(study.card.locator(".tile--right")).to_contain_text(body["answer"])
    expect(study.card.locator(".tile--wrong")).to_contain_text("17 umbrellas")
    assert study.rating() == 1


def test_a_gap_is_filled_in_where_it_stands(study: Study) -> None:
    body = study.ask("cloze", "cloze")
    before, after = body["stem"].split("____")
    sentence = study.card.locator(".gapped")
    expect(sentence).to_contain_text(before.strip())
    expect(sentence).to_contain_text(after.strip())
    expect(sentence.get_by_label("Your answer")).to_be_focused()
    expect(study.card.get_by_role("heading", level=1)).to_contain_text("Fill the gap")


def test_an_answer_in_other_words_is_right(study: Study) -> None:
    body = study.ask("typed", "place")
    study.card.get_by_label("Your answer").fill(f"in {body['answer']} province")
    study.press("Check")
    study.expect_verdict("Right")


def test_a_near_answer_is_asked_for_once_more(study: Study) -> None:
    body = study.ask("typed", "date")
    study.card.get_by_label("Your answer").fill(body["answer"].split()[-1])
    study.press("Check")
    study.expect_said("Almost: which month?")
    assert study.kept()["reviews"] == 0

    study.card.get_by_label("Your answer").fill(body["answer"])
    study.press("Check")

    study.expect_verdict("Right")
    assert study.rating() == 2


def test_not_knowing_shows_the_answer_and_counts_as_missed(study: Study) -> None:
    body = study.ask("typed", "who-said")
    study.card.get_by_label("Your answer").fill("half of an ans")
    study.press("Don’t know")

    study.expect_judged(body, "Not known yet")
    assert study.rating() == 1
    study.press("I did know it")
    study.expect_overridden()
    assert study.rating() == 3


def test_a_list_is_judged_entry_by_entry(study: Study) -> None:
    body = study.ask("list")
    wanted = body["needed"] or len(body["elements"])
    for place, element in enumerate(body["elements"][:wanted], 1):
        study.card.get_by_label(f"Entry {place}").fill(element)
    study.press("Check")
    study.expect_judged(body, "Right")

    body = study.ask("list")
    study.card.get_by_label("Entry 1").fill(body["elements"][-1])
    study.card.get_by_label("Entry 2").fill("umbrellas")
    study.press("Check")
    study.expect_judged(body, re.compile("Almost|Missed"))
    expect(study.card.locator(".part--right")).to_contain_text(body["elements"][-1])
    expect(study.card.locator(".part--missing").first).to_contain_text(body["elements"][0])
    expect(study.card.locator(".part--extra")).to_contain_text("umbrellas")
    assert study.rating() in (1, 2)


def test_an_ordering_is_tapped_in_its_order(study: Study) -> None:
    body = study.ask("ordering")
    tap_in_order(study.card, body["parts"])
    study.press("Check")
    study.expect_judged(body, "Right")
    assert study.arrange("latest", study.name)["whole"]

    body = study.ask("ordering")
    tap_in_order(study.card, body["parts"][::-1])
    study.press("Check")
    study.expect_judged(body, re.compile("Missed|Almost"))
    expect(study.card.locator(".slot--wrong")).to_have_count(len(body["parts"]) // 2 * 2)


def test_a_matching_fills_slots_with_tiles(study: Study) -> None:
    body = study.ask("matching")
    tap_pairs(study.card, body["parts"], body["parts"])
    expect(study.card.get_by_role("button", name="Check")).to_be_focused()
    study.press("Check")
    study.expect_judged(body, "Right")

    body = study.ask("matching")
    tap_pairs(study.card, body["parts"], [*body["parts"][1:], body["parts"][0]])
    study.press("Check")
    study.expect_judged(body, "Missed")
    first = study.card.locator(".pair", has_text=body["parts"][0]["prompt"])
    expect(first.locator(".slot--wrong")).to_contain_text(body["parts"][1]["answer"])
    expect(first.locator(".pair__right")).to_contain_text(body["parts"][0]["answer"])
    expect(study.page.locator("#announcement")).to_contain_text(f"None of {len(body['parts'])}")

    study.press("I was right")
    study.expect_overridden()
    assert study.rating() == 3


def test_a_tile_is_taken_back_from_its_slot_or_by_a_second_tap(study: Study) -> None:
    body = study.ask("matching")
    part, other = body["parts"][:2]
    place, held = slot(study.card, part["prompt"]), tile(study.card, part["answer"])

    for back in (place, held):
        place.click()
        held.click()
        expect(place).to_contain_text(part["answer"])
        expect(held).to_have_attribute("aria-pressed", "true")
        back.click()
        expect(held).to_have_attribute("aria-pressed", "false")
        expect(place).to_have_attribute("aria-current", "true")

    tile(study.card, other["answer"]).click()
    expect(place).to_contain_text(other["answer"])


def test_tiles_are_picked_by_digits_and_by_arrows(study: Study) -> None:
    body = study.ask("ordering")
    texts = study.card.locator(".pool .tile [data-text]").all_inner_texts()
    wanted = [part["prompt"].casefold() for part in body["parts"]]
    digits = [str(1 + [text.casefold() for text in texts].index(each)) for each in wanted]
    for digit in digits:
        study.key(digit)
    study.key("Enter")
    study.expect_judged(body, "Right")

    study.ask("ordering")
    expect(study.card.get_by_role("heading", level=1)).to_be_focused()
    wait_until_rested(study.page)
    study.page.keyboard.press("Tab")
    expect(study.card.locator(".slot").first).to_be_focused()
    study.page.keyboard.press("Tab")
    expect(study.card.locator(".pool .tile").first).to_be_focused()
    for _ in texts:
        study.page.keyboard.press("Enter")
        study.page.keyboard.press("ArrowRight")
    expect(study.card.locator(".slot--full")).to_have_count(len(texts))
    expect(study.page.locator("#announcement")).to_contain_text("All are filled.")


def test_the_altered_word_is_found_and_corrected(study: Study) -> None:
    body = study.ask("altered word")
    wrong, right = body["altered"]
    study.card.get_by_label(re.compile("The wrong ")).fill(wrong)
    study.card.get_by_label("What it should be").fill(right)
    study.press("Check")
    study.expect_judged(body, "Right")

    body = study.ask("altered word")
    study.card.get_by_label(re.compile("The wrong ")).fill("umbrellas")
    study.card.get_by_label("What it should be").fill(right)
    study.press("Check")
    study.expect_judged(body, re.compile("Almost|Missed"))


def test_the_learner_has_the_last_word_on_a_verdict(study: Study) -> None:
    body = study.ask("typed", "who-said")
    study.card.get_by_label("Your answer").fill("my own word for it")
    study.press("Check")
    study.expect_judged(body, "Missed")
    study.press("I was right")
    study.expect_overridden()
    assert study.rating() == 3
    expect(study.page.locator("#announcement")).to_contain_text("Counted as right.")
    study.press("Undo my own verdict")
    study.expect_judged(body, "Missed")
    assert study.rating() == 1


TONES = """window.tones = [];
window.AudioContext = class {
    currentTime = 0;
};
window.OscillatorNode = class {
    constructor(audio, { frequency }) { this.frequency = frequency; }
    connect(node) { return node; }
    start() { tones.push(this.frequency); }
    stop() {}
};
window.GainNode = class {
    gain = { linearRampToValueAtTime() {} };
    connect(node) { return node; }
};"""


def tones_after(study: Study, answer: str) -> list[int]:
    body = study.ask("typed", "who-said")
    study.card.get_by_label("Your answer").fill(answer or body["answer"])
    study.press("Check")
    expect(study.card.locator(".told")).to_be_visible()
    study.expect_settled()
    tones: list[int] = study.page.evaluate("window.tones")
    return tones


def test_a_right_answer_sounds_high_and_a_miss_low_where_sounds_are_on(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    page.add_init_script(TONES)
    study = Study(page, arrange, sign_in(sounds=True))
    [high] = tones_after(study, "")
    [low] = tones_after(study, "17 umbrellas")
    assert high > low
    study.press("I was right")
    expect(page.locator("#announcement")).to_contain_text("Counted as right.")
    assert page.evaluate("window.tones") == [low], "the same answer is not told twice"


def test_nothing_sounds_by_default(page: Page, study: Study) -> None:
    page.add_init_script(TONES)
    assert tones_after(study, "") == []
