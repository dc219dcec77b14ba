"""A quiz that a class takes together: a presenter, a screen and phones, of which one sleeps, one
joins late and one has no JavaScript."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults

PHONE = {"width": 390, "height": 844}
SCREEN = {"width": 1280, "height": 800}


@pytest.fixture
def window(browser: Browser, base_url: str) -> Iterator[Callable[..., Page]]:
    """Opens a browser of somebody else; none of them may complain."""
    contexts, faults = [], []

    def opened(**options: object) -> Page:
        context = browser.new_context(base_url=base_url, viewport=PHONE, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def join(page: Page, code: str, name: str) -> None:
    page.goto("/join/")
    page.get_by_label("Code").fill(code)
    page.keyboard.press("Enter")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join").click()


def press(page: Page, name: str) -> None:
    page.locator("#live").get_by_role("button", name=name, exact=True).click()


def sleep(page: Page) -> None:
    """As a phone does that is locked: it closes the stream."""
    page.wait_for_load_state()  # before that there is none
    page.evaluate("dispatchEvent(new Event('pagehide'))")


def wake(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('pageshow'))")


def test_a_class_takes_a_quiz_together(
    page: Page, window: Callable[..., Page], arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    quiz = arrange("quiz_of_two", sign_in())
    page.set_viewport_size(PHONE)
    page.goto(f"/quizzes/own/{quiz}/")
    page.get_by_role("link", name="Present").click()
    page.get_by_role("button", name="Open the lobby").click()
    code = page.get_by_label("Code to join").inner_text().strip()

    screen, ana, ben, cai = (window() for _ in range(4))
    dan = window(java_script_enabled=False)
    screen.set_viewport_size(SCREEN)
    screen.goto(page.get_by_role("link", name="Open the screen").get_attribute("href") or "")
    expect(screen.get_by_text(code)).to_be_visible()
    join(ana, code, "Ana")
    join(ben, code, "Rude")
    join(dan, code, "Dan")
    expect(dan.get_by_role("link", name="Load the current question")).to_be_visible()
    expect(screen.get_by_text("3 joined")).to_be_visible()
    found = faults(screen) + faults(page)
    page.get_by_role("button", name="Rename Rude").click()
    expect(page.get_by_text("Rude")).to_have_count(0)

    press(page, "Start")
    for each in (screen, ana, ben):
        expect(each.get_by_role("heading", name="Which river is longest?")).to_be_visible()
    expect(page.get_by_role("button", name="Reveal")).to_be_focused()
    ana.get_by_role("button", name="The Yangtze").click()
    expect(ana.get_by_text("Answer saved")).to_be_visible()
    expect(screen.get_by_text("1 of 3 answered")).to_be_visible()
    found += faults(screen) + faults(ben)
    dan.get_by_role("link", name="Load the current question").click()
    dan.get_by_role("button", name="The Spree").click()
    expect(dan.get_by_text("Answer saved")).to_be_visible()
    expect(screen.get_by_text("2 of 3 answered")).to_be_visible()
    sleep(ben)
    ana.reload()
    expect(ana.get_by_text("Answer saved")).to_be_visible()

    press(page, "Reveal")
    expect(screen.get_by_label("Answers", exact=True).get_by_text("The Yangtze")).to_be_visible()
    expect(ana.get_by_text("You said: The Yangtze")).to_be_visible()
    found += faults(screen) + faults(ana)
    assert found == []
    dan.reload()
    expect(dan.get_by_text("You said: The Spree")).to_be_visible()

    join(cai, code, "Cai")
    expect(cai.get_by_text("You joined after this one.")).to_be_visible()
    press(page, "Next question")
    ben.wait_for_timeout(600)  # longer than two looks of the server
    expect(ben.get_by_role("heading", name="Which river is longest?")).to_be_visible()
    wake(ben)
    for each in (ana, ben, cai):
        expect(each.get_by_role("heading", name="Which river is shortest?")).to_be_visible()
    cai.get_by_role("button", name="The Spree").click()
    expect(cai.get_by_text("Answer saved")).to_be_visible()

    press(page, "Reveal")
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    press(page, "End")
    expect(page.get_by_role("heading", name="People")).to_be_hidden()
    ana.get_by_role("link", name="See your results").click()
    expect(ana.get_by_role("heading", level=1)).to_be_visible()
    dan.reload()
    expect(dan.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="See the answers").click()
    expect(page.get_by_role("link", name="Ana", exact=True)).to_be_visible()


def test_without_javascript_the_quiz_is_offered_on_ones_own(
    page: Page, window: Callable[..., Page], arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    quiz = arrange("quiz_of_two", sign_in(), published=True)
    page.goto(f"/quizzes/own/{quiz}/present/")
    page.get_by_role("button", name="Open the lobby").click()
    dan = window(java_script_enabled=False)
    join(dan, page.get_by_label("Code to join").inner_text().strip(), "Dan")
    dan.get_by_role("link", name="Take it on your own").click()
    dan.get_by_label("Your name").fill("Dan")
    dan.get_by_role("button", name="Begin").click()
    expect(dan.get_by_role("heading", name="Which river is longest?")).to_be_visible()


def test_everybody_goes_at_their_own_speed(
    page: Page, window: Callable[..., Page], arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    quiz = arrange("quiz_of_two", sign_in())
    page.goto(f"/quizzes/own/{quiz}/present/")
    page.get_by_label("Speed").select_option("Everybody’s own")
    page.get_by_role("button", name="Open the lobby").click()
    ana = window()
    join(ana, page.get_by_label("Code to join").inner_text().strip(), "Ana")
    expect(page.get_by_role("row", name="Ana")).to_be_visible()
    press(page, "Start")
    ana.get_by_role("link", name="Skip", exact=True).click()
    expect(ana.get_by_role("heading", name="Which river is shortest?")).to_be_visible()
    ana.get_by_role("button", name="The Spree").click()
    expect(ana.get_by_role("heading", name="Which river is longest?")).to_be_visible()
    expect(page.get_by_role("row", name="Ana Right")).to_be_visible()
    ana.get_by_role("button", name="The Rhine").click()
    expect(ana.get_by_text("All done")).to_be_visible()
    expect(page.get_by_role("row", name="Ana Missed Right")).to_be_visible()
    assert faults(page) == []
    press(page, "End")
    ana.get_by_role("link", name="See your results").click()
    expect(ana.get_by_role("heading", level=1)).to_be_visible()


def test_a_poll_shows_words_as_they_come(
    page: Page, window: Callable[..., Page], arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    quiz = arrange("quiz_of_two", sign_in())
    page.goto(f"/quizzes/own/{quiz}/present/")
    page.get_by_role("button", name="Open the lobby").click()
    screen, ana, ben = (window() for _ in range(3))
    screen.goto(page.get_by_role("link", name="Open the screen").get_attribute("href") or "")
    for each, name in ((ana, "Ana"), (ben, "Ben")):
        join(each, page.get_by_label("Code to join").inner_text().strip(), name)
    page.get_by_text("Ask a poll").click()
    page.get_by_label("Question").fill("What do rivers carry?")
    page.get_by_label("Answers").select_option("Words")
    page.get_by_role("button", name="Ask it").click()
    for each, word in ((ana, "Silt"), (ben, "Mud")):
        each.get_by_label("A word or two").fill(word)
        each.get_by_role("button", name="Send").click()
        expect(each.get_by_text("Answer saved")).to_be_visible()
    cloud = screen.get_by_role("list", name="Answers")
    expect(cloud.get_by_text("Silt")).to_be_visible()
    expect(cloud.get_by_text("Mud")).to_be_visible()
    expect(page.get_by_role("button", name="Hide Mud")).to_be_visible()
    assert faults(screen) + faults(page) == []
    page.get_by_role("button", name="Hide Mud").click()
    expect(cloud.get_by_text("Mud")).to_have_count(0)
    press(page, "First question")
    expect(ana.get_by_role("heading", name="Which river is longest?")).to_be_visible()


def test_a_phone_that_slept_catches_up(
    page: Page, window: Callable[..., Page], arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    quiz = arrange("quiz_of_two", sign_in())
    page.goto(f"/quizzes/own/{quiz}/present/")
    page.get_by_role("button", name="Open the lobby").click()
    ana = window()
    join(ana, page.get_by_label("Code to join").inner_text().strip(), "Ana")
    expect(ana.get_by_text("You’re in")).to_be_visible()
    sleep(ana)
    press(page, "Start")
    expect(page.get_by_text("0 of 1 answered")).to_be_visible()
    ana.wait_for_timeout(600)  # longer than two looks of the server
    expect(ana.get_by_text("You’re in")).to_be_visible()
    wake(ana)
    expect(ana.get_by_role("heading", name="Which river is longest?")).to_be_visible()
