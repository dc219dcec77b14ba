"""Reading in a browser: notes, search as you type, the voice, the width of a phone."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.support.page_faults import faults

BRIEF = "/briefs/new-productive-forces/"
PAGES = (
    "/briefs/",
    BRIEF,
    f"{BRIEF}sections/meaning/",
    f"{BRIEF}concepts/",
    f"{BRIEF}concepts/?q=nothing-like-it",
    f"{BRIEF}concepts/new-productive-forces/",
    f"{BRIEF}people/",
    f"{BRIEF}people/ma-xiaohe/",
    f"{BRIEF}quotes/",
    "/help/brief-format/",
)
VOICE = """
    window.said = [];
    speechSynthesis.getVoices = () => [{ lang: "en-GB" }, { lang: "zh-CN" }];
    speechSynthesis.speak = (utterance) => window.said.push([utterance.text, utterance.lang]);
    Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set() {} });
"""
# Links in running text are as high as their line; all else is as high as a thumb.
IN_TEXT = ".skip-link, .term, h1 a, h2 a, p a, dd a, .relations a"
TARGETS = """
    (inText) => [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")]
        .filter((each) => each.checkVisibility() && !each.matches(inText))
        .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect().height])
"""


@pytest.fixture
def reader(page: Page, sign_in) -> Page:
    sign_in()
    return page


def test_a_phone_shows_one_column_with_room_for_a_thumb(reader):
    reader.set_viewport_size({"width": 360, "height": 740})
    for address in PAGES:
        reader.goto(address)
        assert reader.evaluate("document.documentElement.scrollWidth") == 360, address
        targets = reader.evaluate(TARGETS, IN_TEXT)
        assert len(targets) >= 5, address
        assert [target for target in targets if target[1] < 44] == [], address


def test_notes_fold_on_a_phone_and_stand_in_the_margin_of_a_wide_window(reader):
    reader.goto(f"{BRIEF}sections/meaning/")
    note = reader.locator(".aside .note").first
    reader.set_viewport_size({"width": 1280, "height": 800})
    expect(note).to_be_visible()
    expect(reader.locator(".aside summary").first).to_be_hidden()

    reader.set_viewport_size({"width": 390, "height": 800})
    expect(note).to_be_hidden()
    reader.locator(".aside summary").first.click()
    note.click()
    expect(reader.get_by_role("dialog", name="Note")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_term_opens_a_note_within_the_window_and_leads_to_its_page(reader, width):
    reader.set_viewport_size({"width": width, "height": 720})
    reader.goto(f"{BRIEF}sections/meaning/")
    term = reader.locator(".term--concept", has_text="new productive forces").first
    term.click()
    note = reader.get_by_role("dialog", name="Note")
    expect(note.get_by_role("heading")).to_have_text("New productive forces")
    expect(note).to_contain_text("新质生产力")
    box = note.bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    assert 0 <= box["y"] <= box["y"] + box["height"] <= 720
    assert faults(reader) == []

    reader.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()

    term.press("Enter")
    note.get_by_role("link", name="Open the page").click()
    expect(reader).to_have_url(re.compile("/concepts/new-productive-forces/$"))


def test_a_note_that_cannot_be_had_leads_to_the_page(reader):
    reader.goto(f"{BRIEF}sections/meaning/")
    reader.route("**/concepts/**", without_notes)
    reader.locator(".term--concept").first.click()
    expect(reader).to_have_url(re.compile("/concepts/"))


def without_notes(route: Route) -> None:
    if route.request.resource_type == "fetch":
        route.fulfill(body="<p>Sign in first.</p>", content_type="text/html")
    else:
        route.continue_()


def test_a_question_in_the_text_is_answered_where_it_stands(reader):
    reader.goto(f"{BRIEF}sections/meaning/")
    question = reader.get_by_role("region", name="In passing").first
    question.locator(".tile").first.click()
    expect(question.get_by_role("status")).to_contain_text(re.compile("Right|Not quite"))
    assert reader.url.endswith("/sections/meaning/")
    assert faults(reader) == []


def test_reading_leads_from_the_library_to_being_asked(reader):
    reader.goto("/briefs/")
    reader.get_by_role("link", name="Read New productive forces").click()
    reader.get_by_role("link", name="Start reading").click()
    reader.get_by_role("navigation", name="Sections").get_by_role("button", name="Read on").click()
    expect(reader.get_by_text("Section 2 of 6")).to_be_visible()
    reader.get_by_role("button", name="Ask me about this").click()
    reader.wait_for_url("**/study/*/")


def test_concepts_are_found_while_typing_and_the_count_is_announced(reader):
    reader.goto(f"{BRIEF}concepts/")
    status = reader.get_by_role("status").filter(has_text="concepts")
    status.evaluate("node => { window.announcer = node }")
    field = reader.get_by_label("Find a concept")

    field.press_sequentially("xinzhi sheng", delay=20)

    expect(reader.locator("#count")).to_have_text("1 concept for “xinzhi sheng”")
    assert reader.locator("#count").evaluate("node => node === window.announcer")
    expect(field).to_be_focused()
    expect(reader.locator(".entry")).to_have_count(1)
    expect(reader).to_have_url(f"{BRIEF}concepts/?q=xinzhi+sheng")

    reader.locator(".entry a").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("New productive forces")
    reader.go_back()
    expect(reader.locator(".entry")).to_have_count(1)
    expect(reader.locator(".site-header")).to_have_count(1)
    expect(reader.get_by_label("Find a concept")).to_have_value("xinzhi sheng")


def test_the_last_word_typed_wins_however_slow_the_first_answer_is(reader):
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if "q=ma" in route.request.url and not held:
            held.append(route)
        else:
            route.continue_()

    reader.route("**/people/?q=*", hold_the_first)
    reader.goto(f"{BRIEF}people/")
    field = reader.get_by_label("Find a person")
    with reader.expect_request("**/people/?q=ma*"):
        field.fill("ma")
    field.fill("deng")
    expect(reader.locator("#count")).to_have_text("1 person for “deng”")
    assert held


@pytest.mark.parametrize("browser_context_args", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_people_are_found_by_the_form(reader):
    reader.goto(f"{BRIEF}people/")
    reader.get_by_label("Find a person").fill("deng2")
    reader.get_by_role("button", name="Find").click()
    expect(reader.locator(".entry")).to_have_count(1)
    reader.get_by_role("link", name="Deng Xiaoping").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Deng Xiaoping")
    expect(reader.get_by_role("button", name="Hear it")).to_be_hidden()


def test_the_browsers_chinese_voice_says_a_name(reader):
    reader.add_init_script(VOICE)
    reader.goto(f"{BRIEF}people/ma-xiaohe/")
    reader.get_by_role("button", name="Hear it").click()
    assert reader.evaluate("window.said") == [["马晓河", "zh-CN"]]


def test_without_a_chinese_voice_there_is_no_button(reader):
    reader.add_init_script(VOICE.replace("zh-CN", "zh-HK"))
    reader.goto(f"{BRIEF}people/ma-xiaohe/")
    expect(reader.get_by_role("button", name="Hear it")).to_be_hidden()


def test_a_passage_that_is_linked_to_is_shown_as_the_one_meant(reader):
    reader.goto(f"{BRIEF}people/ma-xiaohe/")
    reader.locator(".places a").first.click()
    target = reader.locator(":target")
    expect(target).to_be_visible()
    reader.wait_for_load_state()  # with its sheets
    assert target.evaluate("node => getComputedStyle(node).outlineStyle") == ("solid")


def test_quotes_are_found_while_typing_by_who_says_them(reader):
    reader.goto(f"{BRIEF}quotes/")
    reader.get_by_label("Find a quote").press_sequentially("deng2 xiao", delay=20)
    expect(reader.locator("#count")).to_have_text("1 quote for “deng2 xiao”")
    expect(reader.locator(".quote")).to_have_count(1)
    expect(reader).to_have_url(f"{BRIEF}quotes/?q=deng2+xiao")


def test_a_long_page_is_leapt_about_in(reader):
    reader.goto(f"{BRIEF}quotes/")
    last = reader.get_by_role("navigation", name="By voice").get_by_role("link").last
    heading = reader.get_by_role("heading", level=2).last
    expect(heading).not_to_be_in_viewport()
    last.click()
    expect(heading).to_be_in_viewport()


def test_the_reader_is_led_on_from_where_they_were(page, sign_in):
    sign_in(begun=False)
    page.goto(BRIEF)
    page.get_by_role("link", name="Start reading").click()
    for section in range(1, 7):
        expect(page.get_by_text(f"Section {section} of 6")).to_be_visible()
        if section == 3:
            page.goto(BRIEF)
            expect(page.get_by_text("Read", exact=True)).to_have_count(2)
            page.get_by_role("link", name="Read on: section 3").click()
        page.get_by_role("button", name="Read on").click()
    expect(page.get_by_text("You have read all of it.")).to_be_visible()
    page.get_by_role("button", name="Study this brief").click()
    page.wait_for_url("**/study/*/")
    expect(page.locator(".question__stem")).to_be_visible()
