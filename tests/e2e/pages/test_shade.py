"""The shade of memory on the text, and going on where reading stopped."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.support.page_faults import faults

BRIEF = "/briefs/new-productive-forces/"
SECTION = f"{BRIEF}sections/meaning/"
LINE = """
    (it) => [getComputedStyle(it).borderBottomStyle, getComputedStyle(it).borderBottomWidth]
"""
SHIFT = """
    () => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
            for (const each of list.getEntries()) if (!each.hadRecentInput) sum += each.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 500);
    })
"""


def test_the_switch_shades_the_text_in_place(page: Page, learner: str) -> None:
    page.goto(SECTION)
    switch = page.get_by_role("switch", name="Memory")
    known, fading = (
        page.locator(".passages .shade--known"),
        page.locator(".passages .shade--fading"),
    )
    expect(switch).not_to_be_checked()
    expect(known).to_have_count(0)

    switch.press("Space")
    expect(switch).to_be_checked()
    expect(switch).to_be_focused()
    expect(known.first).to_be_visible()
    assert page.url.endswith(SECTION)
    assert faults(page) == []

    today = fading.count()
    page.get_by_role("button", name="In a month").click()
    expect(page.get_by_role("button", name="In a month")).to_have_attribute("aria-pressed", "true")
    assert fading.count() > today

    page.get_by_role("button", name="Read on").click()
    expect(page).not_to_have_url(re.compile(f"{SECTION}$"))
    expect(page.get_by_role("switch", name="Memory")).to_be_checked()
    page.get_by_role("switch", name="Memory").click()
    expect(page.get_by_role("switch", name="Memory")).not_to_be_checked()


def test_the_memory_map_is_the_text_with_its_shade(page: Page, learner: str) -> None:
    page.goto(f"{BRIEF}memory/")
    expect(page).to_have_url(re.compile("/sections/"))
    expect(page.get_by_role("switch", name="Memory")).to_be_checked()
    page.get_by_role("button", name="Strengthen the weakest").click()
    expect(page).to_have_url(re.compile(r"/study/\d+/"))


def test_the_memory_map_is_left_with_its_switch(page: Page, learner: str) -> None:
    page.goto(f"{BRIEF}memory/")
    strip = page.get_by_role("navigation", name="Memory of each section")
    strip.locator("a:not([aria-current])").first.click()
    switch = page.get_by_role("switch", name="Memory")
    expect(switch).to_be_checked()
    switch.click()
    expect(switch).not_to_be_checked()
    expect(page).to_have_url(re.compile("/sections/[^?]+$"))
    page.reload()
    expect(switch).not_to_be_checked()


def test_the_shades_differ_without_their_colours(page: Page, learner: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{BRIEF}?ahead=0")
    lines = {
        look: page.locator(f".shade-key .shade--{look}").evaluate(LINE)
        for look in ("known", "fading", "missed")
    }
    assert lines == {
        "known": ["solid", "1px"],
        "fading": ["dashed", "2px"],
        "missed": ["solid", "3px"],
    }


def test_a_note_tells_who_speaks(page: Page, learner: str) -> None:
    page.goto(SECTION)
    page.locator(".term--concept", has_text="new productive forces").first.click()
    note = page.get_by_role("dialog", name="Note")
    expect(note).to_contain_text("Who speaks of it")
    note.get_by_role("link", name="Xi Jinping").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xi Jinping")
    expect(page.get_by_text("Speaks of:")).to_be_hidden()


def test_reading_goes_on_where_it_stopped_on_another_device(
    page: Page, browser: Browser, sign_in, base_url: str
) -> None:
    sign_in()
    page.clock.install()  # what is scrolled past in some seconds is sent once, however long it took
    page.goto(SECTION)
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    sent: list[str] = []
    page.on(
        "request", lambda request: sent.append(request.method) if "/place/" in request.url else None
    )
    passage = page.locator(".passages [id^=p-]").nth(7)
    anchor = passage.get_attribute("id")
    for rank in (2, 4, 7):
        reached = page.locator(".passages [id^=p-]").nth(rank)
        reached.evaluate("(it) => scrollTo(0, it.offsetTop - 80)")
        expect(reached).to_be_in_viewport()
    with page.expect_response("**/place/") as answer:
        page.clock.run_for(4_000)
    assert answer.value.status == 204
    assert sent == ["POST"]

    other = browser.new_context(base_url=base_url, storage_state=page.context.storage_state())
    device = other.new_page()
    device.goto("/")
    device.get_by_role("region", name="Continue reading").get_by_role("link").click()
    expect(device).to_have_url(re.compile(f"{SECTION}#{anchor}$"))
    expect(device.locator(f"#{anchor}")).to_be_in_viewport()
    other.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_the_page_loads(page: Page, learner: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{BRIEF}memory/")
    page.goto(f"{SECTION}?ahead=0")
    assert page.evaluate(SHIFT) <= 0.02


class TestWithoutJavaScript:
    pytestmark = pytest.mark.browser_context_args(java_script_enabled=False)

    def test_the_switch_is_a_form(self, page: Page, learner: str) -> None:
        page.goto(SECTION)
        page.get_by_role("switch", name="Memory").click()
        expect(page.get_by_role("switch", name="Memory")).to_be_checked()
        expect(page.locator(".passages .shade--known").first).to_be_visible()
        page.get_by_role("button", name="In a week").click()
        expect(page.get_by_role("button", name="In a week")).to_have_attribute(
            "aria-pressed", "true"
        )
        assert page.url.endswith(SECTION)

    def test_a_term_is_a_link_and_the_section_is_remembered(self, page: Page, sign_in) -> None:
        sign_in()
        page.goto(SECTION)
        page.locator(".term--concept").first.click()
        expect(page).to_have_url(re.compile("/concepts/"))
        page.goto(BRIEF)
        page.get_by_role("link", name="Read on").click()
        expect(page).to_have_url(re.compile(f"{SECTION}$"))
