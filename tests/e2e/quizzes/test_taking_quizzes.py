"""A quiz on one device and then another, against the clock, and its effect on the memory."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults
from tests.e2e.support.study_page import REST, where_it_is_noon

PHONE = {"width": 390, "height": 800}
# A key that comes in as soon as a page has come, and whether the page takes it. Its clock stands
# until then: a busy machine may need more than the rest from one script to the next.
PRESSED_AGAIN = """const now = performance.now, began = performance.now();
performance.now = () => began;
addEventListener("DOMContentLoaded", () => {
    const again = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    document.documentElement.dataset.taken = document.body.dispatchEvent(again);
    performance.now = now;
})"""


@pytest.fixture
def name(arrange: Arranger, sign_in: Callable[..., str]) -> str:
    """A learner who has studied for a while, and for whom the day does not turn soon."""
    name = sign_in(time_zone=where_it_is_noon())
    arrange("study_days", name, 14)
    return name


def fill(page: Page, text: str) -> None:
    """Answer the question on the page, whatever kind it is."""
    expect(page.locator("#answer")).to_be_visible()
    page.wait_for_load_state()  # before that nothing hears what is typed
    first = page.locator("#answer").locator("input.input, .pool > .tile, input[type=radio]").first
    if first.get_attribute("type") == "radio":
        first.check()
    elif first.get_attribute("type") == "button":
        first.click()
    else:
        first.fill(text)


def begin_typed(page: Page) -> None:
    """Begin a quiz whose questions are all answered in one line."""
    page.goto("/quizzes/?brief=new-productive-forces")
    page.get_by_text("Only some kinds of question").click()
    page.get_by_label("Typed answers").check()
    page.get_by_role("button", name="Begin").click()
    expect_question(page, 1)


def missed_now(page: Page) -> int:
    """How many cards of the brief are missed, as its sections tell with the shade on."""
    page.goto("/briefs/new-productive-forces/memory/")
    bars = page.get_by_role("navigation", name="Memory of each section").get_by_role("img")
    names = [bar.get_attribute("aria-label") or "" for bar in bars.all()]
    return sum(int(n) for name in names for n in re.findall(r"(\d+) missed", name))


def expect_question(page: Page, number: int) -> None:
    expect(page).to_have_url(re.compile(rf"/quizzes/\d+/{number}/$"))


def install_clock(page: Page, arrange: Arranger, name: str) -> None:
    """Leave 45 seconds to the quiz on the page, by a clock that ``end_time`` moves. After a minute
    a change that is on its way would be given up.
    """
    arrange("run_out", name, 45)
    page.clock.install()
    page.reload()


def end_time(page: Page, arrange: Arranger, name: str) -> None:
    """End that time, for the server and on the page."""
    arrange("run_out", name, 0)
    page.clock.fast_forward("00:47")


def place(page: Page, number: int) -> Locator:
    return page.get_by_role("navigation", name="All questions").get_by_role(
        "button", name=re.compile(rf"^Question {number}(,|$)")
    )


def test_half_of_it_here_the_rest_on_another_device_and_the_missed_are_studied(
    page: Page, browser: Browser, base_url: str, arrange: Arranger, name: str
) -> None:
    page.goto("/")
    page.get_by_role("link", name="Quick test").click()
    found = faults(page)
    page.get_by_role("button", name="What’s fading").click()
    expect(page.get_by_text("Question 1 of 10")).to_be_visible()
    found += faults(page)
    for number in range(1, 6):
        fill(page, f"Attempt {number}")
        page.get_by_role("button", name="Next").click()
        expect_question(page, number + 1)
    page.get_by_role("button", name="Flag for later").click()
    expect(place(page, 6)).to_have_accessible_name("Question 6, flagged")
    state = page.context.storage_state()
    page.close()

    context = browser.new_context(viewport=PHONE, base_url=base_url, storage_state=state)
    phone = context.new_page()
    phone.goto("/quizzes/")
    expect(phone.get_by_text("5 of 10 answered")).to_be_visible()
    phone.get_by_role("link", name="Go on").click()
    expect_question(phone, 6)
    expect(place(phone, 5)).to_have_accessible_name("Question 5, answered")
    found += faults(phone)
    place(phone, 7).click()
    expect_question(phone, 7)
    fill(phone, "On the phone")
    phone.get_by_role("button", name="Finish").first.click()
    expect(phone.get_by_role("heading", name="4 questions are not answered")).to_be_visible()
    found += faults(phone)
    reviews = arrange("kept", name)["reviews"]
    phone.get_by_role("button", name="Hand it in").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile(r"^\d of 10 right$"))
    assert arrange("kept", name)["reviews"] == reviews + 6
    found += faults(phone)
    phone.get_by_role("button", name=re.compile("^Study the")).click()
    expect(phone).to_have_url(re.compile(r"/study/\d+/$"))
    expect(phone.locator(".session__sheet")).to_be_visible()
    context.close()
    assert found == []


def test_what_is_missed_in_a_quiz_shows_in_the_text_and_in_progress(
    page: Page, arrange: Arranger, name: str
) -> None:
    page.goto("/progress/?show=days")
    expect(page.get_by_text("Nothing yet today")).to_be_visible()
    page.goto("/progress/?show=quizzes")
    expect(page.get_by_text("No quizzes yet")).to_be_visible()
    missed, reviews = missed_now(page), arrange("kept", name)["reviews"]

    page.goto("/quizzes/")
    page.get_by_role("button", name="What’s fading").click()
    for number in range(1, 6):
        expect_question(page, number)
        fill(page, "Nobody at all")
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Finish").first.click()
    page.get_by_role("button", name="Hand it in").click()
    result = page.get_by_role("heading", level=1)
    expect(result).to_have_text(re.compile(r"^\d of 10 right$"))
    grade = result.inner_text()

    page.goto("/progress/?show=days")
    given = arrange("kept", name)["reviews"] - reviews
    assert given
    details = page.get_by_role("region", name="Details")
    expect(details).to_contain_text(f"{given} answer")
    page.goto("/progress/?show=quizzes")
    expect(details).to_contain_text(grade)
    assert missed_now(page) > missed


@pytest.mark.usefixtures("name")
def test_an_answer_is_kept_as_it_is_made(page: Page) -> None:
    begin_typed(page)
    fill(page, "Kept")
    page.locator("#answer input.input").first.blur()
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(page.locator("#saved")).to_contain_text("Saved")


@pytest.mark.usefixtures("name")
def test_enter_that_was_pressed_for_the_question_before_does_not_lead_on(page: Page) -> None:
    page.add_init_script(PRESSED_AGAIN)
    begin_typed(page)
    expect(page.locator("html")).to_have_attribute("data-taken", "false")
    fill(page, "Attempt 1")
    page.wait_for_timeout(REST)
    page.locator("#answer input.input").first.press("Enter")
    expect_question(page, 2)


@pytest.mark.usefixtures("name")
def test_a_choice_is_made_kept_and_left_by_keys_alone(page: Page) -> None:
    page.goto("/quizzes/?brief=new-productive-forces")
    page.get_by_text("Only some kinds of question").click()
    page.get_by_label("One of several options").check()
    page.get_by_role("button", name="Begin").click()
    expect_question(page, 1)
    page.wait_for_load_state()
    page.wait_for_timeout(REST)
    page.keyboard.press("1")
    expect(page.locator("#saved")).to_contain_text("Saved")
    expect(place(page, 1)).to_have_accessible_name("Question 1, answered")
    page.keyboard.press("Enter")
    expect_question(page, 2)
    page.wait_for_load_state()
    page.wait_for_timeout(REST)
    page.locator("#answer input[type=radio]").first.press("Enter")
    expect_question(page, 3)


@pytest.mark.usefixtures("name")
@pytest.mark.parametrize("width", [390, 320])
def test_the_last_of_many_questions_against_the_clock_fits_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/quizzes/")
    page.get_by_label("Number of questions").fill("12")
    page.get_by_label("Minutes").fill("60")
    page.get_by_role("button", name="Begin").click()
    place(page, 12).click()
    expect_question(page, 12)
    page.wait_for_load_state()  # with its sheets
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    lines = page.evaluate("""() => [...document.querySelectorAll(".quiz__bar > p")].map(
        (text) => Math.round(text.offsetHeight / parseFloat(getComputedStyle(text).lineHeight)))""")
    assert lines == [1, 1]


@pytest.fixture
def answered(page: Page, name: str) -> Callable[[], None]:
    """The change of the first of two entries has been kept; the page hears of it on this call."""
    page.goto("/quizzes/?brief=new-productive-forces")
    page.get_by_text("Only some kinds of question").click()
    page.get_by_label("Listing all of them").check()
    page.get_by_role("button", name="Begin").click()
    entries = page.get_by_label("Entry")
    expect(entries.first).to_be_visible()
    page.wait_for_load_state()  # before that nothing hears what is typed
    held: list[Route] = []
    page.route("**/quizzes/**", lambda route: held.append(route), times=1)
    entries.nth(0).fill("One")
    entries.nth(1).fill("Two")
    for _ in range(1500):
        if held:
            break
        page.wait_for_timeout(10)
    (change,) = held
    answer = change.fetch()
    return lambda: change.fulfill(response=answer)


def expect_both_kept(page: Page) -> None:
    entries = page.get_by_label("Entry")
    expect(entries.nth(0)).to_have_value("One")
    expect(entries.nth(1)).to_have_value("Two")


def test_what_is_changed_while_an_earlier_change_is_under_way_is_kept_too(
    page: Page, answered: Callable[[], None]
) -> None:
    page.get_by_label("Entry").nth(1).blur()
    with page.expect_response(lambda response: "Two" in (response.request.post_data or "")):
        answered()
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect_both_kept(page)


def test_next_waits_for_a_change_that_is_under_way(
    page: Page, answered: Callable[[], None]
) -> None:
    question = page.url
    page.get_by_role("button", name="Next").click()
    answered()
    expect_question(page, 2)
    page.goto(question)
    expect_both_kept(page)


def begin_pairs(page: Page) -> None:
    """Begin a quiz of pairs to be matched, each judged at once."""
    page.goto("/quizzes/?brief=new-productive-forces")
    page.get_by_label("After each answer").check()
    page.get_by_text("Only some kinds of question").click()
    page.get_by_label("Matching pairs").check()
    page.get_by_role("button", name="Begin").click()
    expect_question(page, 1)


@pytest.mark.usefixtures("name")
def test_pairs_are_matched_by_keys_and_told_in_place_and_on_the_map(page: Page) -> None:
    begin_pairs(page)
    page.wait_for_load_state()
    slots = page.locator(".slot")
    count = slots.count()
    for digit in range(1, count + 1):
        page.keyboard.press(str(digit))
    expect(page.locator(".slot--full")).to_have_count(count)
    found = faults(page)
    expect(page.get_by_role("button", name="Check")).to_be_focused()
    page.wait_for_timeout(REST)
    page.keyboard.press("Enter")
    expect(page.locator(".slot--right, .slot--wrong")).to_have_count(count)
    expect(place(page, 1)).to_have_accessible_name(re.compile("right|missed"))
    assert found + faults(page) == []


@pytest.mark.usefixtures("name")
def test_pairs_that_are_tapped_are_kept_as_they_are_made(page: Page) -> None:
    page.goto("/quizzes/?brief=new-productive-forces")
    page.get_by_text("Only some kinds of question").click()
    page.get_by_label("Matching pairs").check()
    page.get_by_role("button", name="Begin").click()
    expect_question(page, 1)
    page.wait_for_load_state()
    chosen = page.locator(".pool .tile").nth(1)
    text = chosen.locator("[data-text]").inner_text()
    chosen.click()
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(page.locator(".slot--full")).to_have_text(re.compile(re.escape(text)))


@pytest.mark.usefixtures("name")
def test_the_results_of_twenty_questions_are_folded_to_three_screens(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/quizzes/")
    page.get_by_label("Number of questions").fill("20")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Finish").first.click()
    page.get_by_role("button", name="Hand it in").click()
    lines = page.locator(".result")
    expect(lines.first).to_be_visible()
    page.wait_for_load_state()  # with its sheets
    count = lines.count()
    assert count > 10
    folded = page.evaluate("document.documentElement.scrollHeight")
    assert folded <= 3 * 800
    page.get_by_role("link", name="Open all").click()
    expect(page.locator(".result[open]")).to_have_count(count)
    assert page.evaluate("document.documentElement.scrollHeight") > folded


def test_when_time_is_up_what_is_on_the_screen_is_sent_in(
    page: Page, arrange: Arranger, name: str
) -> None:
    page.goto("/quizzes/")
    page.get_by_label("What’s fading").check()
    page.get_by_label("Number of questions").fill("3")
    page.get_by_label("Minutes").fill("1")
    found = faults(page)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".quiz__time")).to_contain_text(re.compile(r"[01]:\d\d left"))
    found += faults(page)
    reviews = arrange("kept", name)["reviews"]
    install_clock(page, arrange, name)
    fill(page, "Just in time")
    end_time(page, arrange, name)
    expect(page).to_have_url(re.compile(r"/results/$"))
    expect(page.get_by_text("time was up")).to_be_visible()
    assert arrange("kept", name)["reviews"] == reviews + 1
    assert found == []


def test_feedback_after_each_answer_without_javascript(
    browser: Browser, base_url: str, page: Page, name: str
) -> None:
    context = browser.new_context(
        base_url=base_url, storage_state=page.context.storage_state(), java_script_enabled=False
    )
    plain = context.new_page()
    plain.goto("/quizzes/")
    plain.get_by_label("After each answer").check()
    plain.get_by_label("Number of questions").fill("2")
    plain.get_by_role("button", name="Begin").click()
    plain.get_by_role("button", name="Don’t know").click()
    expect(plain.locator(".told")).to_be_visible()
    plain.get_by_role("button", name="Next").click()
    plain.get_by_role("button", name="Don’t know").click()
    plain.get_by_role("button", name="Finish").first.click()
    expect(plain.get_by_role("heading", name="All 2 are answered")).to_be_visible()
    plain.get_by_role("button", name="Hand it in").click()
    expect(plain.get_by_role("heading", name="0 of 2 right")).to_be_visible()
    context.close()


@pytest.mark.usefixtures("name")
def test_a_question_of_the_results_is_called_right_and_the_page_stays_where_it_is(
    page: Page,
) -> None:
    begin_typed(page)  # else an option could be right by chance
    for number in range(1, 4):
        expect_question(page, number)
        fill(page, f"Attempt {number}")
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name="Hand it in").click()
    result = page.get_by_role("heading", level=1)
    expect(result).to_have_text(re.compile(r"^\d of 10 right$"))
    right = int(result.inner_text().split()[0])
    called = page.get_by_role("button", name=re.compile("I was right|I did know it|I missed it"))
    expect(called).to_have_count(0)
    for number in range(1, 4):
        page.get_by_role("heading", name=re.compile(rf"^{number}\. ")).click()

    called = page.get_by_role("button", name="I was right").last
    called.click()
    expect(result).to_have_text(f"{right + 1} of 10 right")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    assert faults(page) == []
    undo.click()
    expect(result).to_have_text(f"{right} of 10 right")
    expect(page.locator(".result[open]")).to_have_count(10)  # as they were


def test_a_text_stands_beside_its_question_and_folded_above_it_on_a_phone(
    page: Page, arrange: Arranger, name: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(arrange("under_a_text", name))
    words, card = page.locator(".reading-text__words"), page.locator(".study__card")
    expect(words).to_be_visible()
    beside, asked = words.bounding_box(), card.bounding_box()
    assert beside
    assert asked
    assert beside["x"] + beside["width"] < asked["x"]
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    page.reload()
    expect(words).to_be_hidden()
    page.get_by_text("Read it again").click()
    expect(words).to_be_visible()
    assert faults(page) == []
