"""What a first visit costs: requests, and bytes as they come over the wire."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.support.arranger import Arranger

MOST_REQUESTS, MOST_BYTES = 7, 45_000
MOST_SHIFT = 0.02
# As functions: once it waits, the page lets no text be run.
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length"
LOADED = "() => document.fonts.check('1rem \"Source Serif 4\"')"
SHIFTS = """() => new PerformanceObserver((list) => {
    for (const { value } of list.getEntries())
        window.shifted = (window.shifted ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""


class Wire:
    """Counts what a browser with an empty cache loads."""

    def __init__(self, page: Page) -> None:
        self.kinds: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        self.session = page.context.new_cdp_session(page)
        self.session.on("Network.responseReceived", self.received)
        self.session.on("Network.loadingFinished", self.finished)
        self.session.send("Network.enable")

    def received(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = event["response"]["mimeType"].partition("/")[0]

    def finished(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = int(event["encodedDataLength"])  # with its headers

    def counted(self) -> list[int]:
        self.session.send("Runtime.evaluate", {"expression": "0"})  # hears what is on its way
        apart = ("font", "image")
        return [size for one, size in self.sizes.items() if self.kinds.get(one) not in apart]


def expect_light(page: Page, address: str) -> None:
    wire = Wire(page)
    page.goto(address, wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    counted = wire.counted()
    assert 2 <= len(counted) <= MOST_REQUESTS
    assert 10_000 < sum(counted) <= MOST_BYTES


def test_a_stranger_sees_the_front_page(page: Page) -> None:
    expect_light(page, "/")
    expect(page.get_by_role("button", name="Start now")).to_be_visible()


@pytest.mark.parametrize("place", ["", "sections/meaning/", "people/", "concepts/", "quotes/"])
def test_a_page_to_read_is_light(page: Page, sign_in: Callable[..., str], place: str) -> None:
    sign_in()
    expect_light(page, f"/briefs/new-productive-forces/{place}")


def test_a_card_is_light(page: Page, arrange: Arranger, sign_in: Callable[..., str]) -> None:
    expect_light(page, arrange("show", sign_in(), "choice")["address"])


def test_an_answer_takes_one_small_request(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    page.goto(arrange("show", sign_in(), "choice")["address"], wait_until="networkidle")
    wire = Wire(page)
    with page.expect_request_finished(lambda request: request.method == "POST"):
        page.keyboard.press("1")
    expect(page.locator(".told")).to_be_visible()
    counted = wire.counted()
    assert len(counted) == 1
    assert sum(counted) < 4_000


def shift_with_late_fonts(page: Page) -> float:
    """How far the first page moves when its fonts come after it was painted, however slowly."""

    def come_late(route: Route) -> None:
        page.wait_for_function(PAINTED)
        route.continue_()

    page.add_init_script(f"({SHIFTS})()")
    page.route("**/*.woff2", come_late)
    page.goto("/", wait_until="networkidle")
    page.wait_for_function(LOADED)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    return float(page.evaluate("window.shifted ?? 0"))


@pytest.mark.parametrize("width", [1280, 390])
def test_the_first_page_stays_where_it_is_when_its_fonts_come(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    assert shift_with_late_fonts(page) <= MOST_SHIFT


def test_control_a_font_of_another_width_moves_it(page: Page) -> None:
    def without_adjustment(route: Route) -> None:
        sheet = route.fetch()
        text = re.sub(r"size-adjust: [\d.]+%;", "", sheet.text())
        route.fulfill(response=sheet, body=text)

    page.set_viewport_size({"width": 390, "height": 844})
    page.route("**/app*.css", without_adjustment)
    assert shift_with_late_fonts(page) > MOST_SHIFT
