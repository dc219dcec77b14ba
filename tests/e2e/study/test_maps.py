"""A brief in pictures, as a learner goes through them."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.page_faults import faults

BRIEF = "/briefs/new-productive-forces/"


def test_memory_can_be_seen_in_every_picture(page: Page, learner: str) -> None:
    for picture in ("timeline", "people-by-topic", "concept-map"):
        page.goto(f"{BRIEF}{picture}/")
        page.get_by_role("switch", name="Memory").click()
        expect(page.locator("main svg [class*=known-as--]").first).to_be_visible()
        assert faults(page) == []
        page.get_by_role("switch", name="Memory").click()
        expect(page.locator("main svg [class*=known-as--]")).to_have_count(0)


def test_a_disc_gives_its_quotes(page: Page, learner: str) -> None:
    page.goto(f"{BRIEF}people-by-topic/")
    page.get_by_role("link", name="Xi Jinping on productive forces: 2 quotes").click()
    said = page.get_by_role("region", name="Quotes")
    expect(said.get_by_role("heading", name="Xi Jinping on productive forces")).to_be_visible()
    expect(said.get_by_role("article")).to_have_count(2)


def edges(frame: Locator) -> tuple[bool, bool]:
    """Whether the frame is shaded at its left and at its right, told by where nothing is drawn."""
    drawn = Image.open(BytesIO(frame.screenshot())).convert("RGB")
    row = [drawn.getpixel((x, 4)) for x in range(drawn.width)]
    ground = max(row, key=row.count)
    left, right = row[4:8], row[-8:-4]
    return ground not in left, ground not in right


def test_a_wide_picture_shows_on_which_side_there_is_more(page: Page, learner: str) -> None:
    page.emulate_media(color_scheme="light")
    for width, sides in (
        (390, [(False, True), (True, True), (True, False)]),
        (1280, [(False, False)]),
    ):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{BRIEF}concept-map/")
        frame = page.get_by_role("region", name="Concept map")
        for place, shaded in zip((0, 0.5, 1), sides, strict=False):
            frame.evaluate(
                "(it, place) => it.scrollLeft = place * (it.scrollWidth - it.clientWidth)", place
            )
            assert edges(frame) == shaded


def test_pictures_are_printed_with_the_tables_behind_them(page: Page, learner: str) -> None:
    page.set_viewport_size({"width": 673, "height": 950})
    page.emulate_media(media="print")
    for picture in ("timeline", "people-by-topic", "concept-map"):
        page.goto(f"{BRIEF}{picture}/")
        expect(page.locator(".behind table")).to_be_visible()
        expect(page.get_by_role("navigation")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= 673
