"""The study page of one learner, as the tests handle it."""

import re
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.arranger import Arranger

Body = dict[str, Any]
REST = 300  # ms that a new page takes no key from the one before

# What is asked for stands on the page a little before the page says so and its rest begins, on a
# busy machine by more than the rest: a test that counted from what it sees would press too early.
ARRIVALS = """
    const came = () => { window.cameAt = performance.now(); };
    addEventListener("DOMContentLoaded", came);
    addEventListener("htmx:before:request", () => { window.cameAt = Infinity; });
    addEventListener("htmx:finally:request", came);
"""
RESTED = "rest => performance.now() - window.cameAt > rest"


def note_arrivals(page: Page) -> None:
    """For ``wait_until_rested``, on all that is opened from now on."""
    page.add_init_script(ARRIVALS)


def wait_until_rested(page: Page) -> None:
    """Wait until the page takes a key that was pressed on the one before as well."""
    page.wait_for_function(RESTED, arg=REST)


def where_it_is_noon() -> str:
    """A time zone in which the day does not turn soon, so that a missed card comes back."""
    east = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-east:+d}"  # the signs of these names are the other way round


class Study:
    def __init__(self, page: Page, arrange: Arranger, name: str) -> None:
        self.page, self.arrange, self.name = page, arrange, name
        note_arrivals(page)

    def ask(self, format: str, type: str = "", **card: Any) -> Body:
        """Open the page of a card that is shown in a format; gives its question's body.

        ``card`` sets columns of the card.
        """
        asked = self.arrange("show", self.name, format, type, **card)
        self.page.goto(asked["address"])
        return dict(asked["body"])

    @property
    def card(self) -> Locator:
        return self.page.locator(".session__stage")

    def press(self, button: str) -> None:
        self.card.get_by_role("button", name=button, exact=True).click()

    def write(self, text: str) -> None:
        """Type into the field that takes the focus by itself, as it does before a frame is drawn,
        which may be after the page has loaded."""
        expect(self.card.get_by_label("Your answer")).to_be_focused()
        self.page.keyboard.type(text)

    def expect_settled(self) -> None:
        """What was asked for since the page was loaded has come, been scrolled to and announced."""
        expect(self.page.locator("#announcement")).not_to_be_empty()

    def key(self, key: str) -> None:
        """Press a key that was pressed on the page before too, once this one takes it."""
        wait_until_rested(self.page)
        self.page.keyboard.press(key)

    def kept(self) -> dict[str, int]:
        return dict(self.arrange("kept", self.name))

    def rating(self) -> int | None:
        """What the latest answer was worth."""
        return self.arrange("latest", self.name)["rating"]  # type: ignore[no-any-return]

    def expect_said(self, notice: str) -> None:
        expect(self.page.locator(".toast, .notice", has_text=notice).first).to_be_visible()

    def expect_verdict(self, verdict: str | re.Pattern[str]) -> None:
        said = f"{verdict}." if isinstance(verdict, str) else verdict
        expect(self.card.locator(".told__verdict")).to_have_text(said)

    def expect_overridden(self) -> None:
        expect(self.card.get_by_role("button", name="Undo my own verdict")).to_be_visible()

    def expect_judged(self, body: Body, verdict: str | re.Pattern[str]) -> None:
        """The verdict has the focus; below it stands the source with its words marked."""
        self.expect_verdict(verdict)
        expect(self.card.locator(".told__verdict")).to_be_focused()
        self.expect_source(body)

    def expect_source(self, body: Body) -> None:
        """The passage, perhaps folded yet, with its words marked."""
        source = self.card.locator("details.source")
        if source.get_attribute("open") is None:
            source.locator("summary").click()
        marked = source.locator("mark")
        expect(marked.first).to_be_visible()
        assert " ".join("".join(marked.all_inner_texts()).split()) == body["source"]["text"]
        expect(source.get_by_role("link", name="Read it in its place")).to_be_visible()


def place_all(card: Locator, parts: list[Body]) -> None:
    """Fill in an ordering by its select boxes: the parts in this order."""
    for place, part in enumerate(parts, 1):
        card.get_by_label(_capitalised(part), exact=True).select_option(str(place))


def match_all(card: Locator, lefts: list[Body], rights: list[Body]) -> None:
    """Fill in a matching by its select boxes: each prompt with the answer of the part at the same
    place."""
    for left, right in zip(lefts, rights, strict=True):
        card.get_by_label(left["prompt"], exact=True).select_option(label=right["answer"])


def tap_in_order(card: Locator, parts: list[Body]) -> None:
    """Fill in an ordering by tiles."""
    for part in parts:
        tile(card, _capitalised(part)).click()


def tap_pairs(card: Locator, lefts: list[Body], rights: list[Body]) -> None:
    """Fill in a matching by tiles, slot by slot."""
    for left, right in zip(lefts, rights, strict=True):
        slot(card, left["prompt"]).click()
        tile(card, right["answer"]).click()


def slot(card: Locator, name: str) -> Locator:
    return card.get_by_role("button", name=re.compile(rf"^{re.escape(name)}: "))


def tile(card: Locator, text: str) -> Locator:
    return card.get_by_role("group", name="Answers").get_by_role("button", name=text, exact=True)


def _capitalised(part: Body) -> str:
    return str(part["prompt"][0].upper() + part["prompt"][1:])
