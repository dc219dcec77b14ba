"""The whole way of a newcomer: read, be asked, go back and forth, keep it, come back to it."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Complaints
from tests.e2e.support.arranger import Arranger
from tests.e2e.support.study_page import note_arrivals, wait_until_rested

PASSWORD = "seven quiet herons"
STUDY = re.compile(r"/study/\d+/$")
TODAY = re.compile(r"\d+ cards?, \d+ minutes?|Done for today|Nothing is due")
KINDS = {  # of what the study page shows, by the first that is there
    "characters": ".finish [name=characters]",
    "finish": ".finish",
    "wrong": "[name=verdict][value=right]",
    "right": ".told",
    "choice": ".tile",
    "typed": "[name=response], [name=found]",
    "revealed": ".grades",
    "recall": "form[action$='/reveal/']",
    "answer first": "[name=shown]",
}
KEYS = {
    "wrong": "!",
    "right": "Space",
    "characters": "Enter",
    "choice": "2",
    "typed": "Enter",
    "revealed": "2",
    "recall": "Space",
    "answer first": "Space",
}


class Walk:
    """A person at the keyboard."""

    def __init__(self, page: Page, arrange: Arranger) -> None:
        self.page, self.arrange = page, arrange
        self.name = ""
        self.pressed = ""
        self.gone_back_from: set[str] = set()
        note_arrivals(page)

    def kept(self) -> dict[str, int]:
        kept: dict[str, int] = self.arrange("kept", self.name)
        return kept

    def press(self, key: str) -> None:
        """Press a key on the study page and wait until the page has followed it."""
        self.page.wait_for_load_state()  # before that nothing hears the key
        old = self.page.locator("#study").element_handle()
        if key in ("Space", "Enter", self.pressed):
            wait_until_rested(self.page)
        self.pressed = key
        self.page.keyboard.press(key)
        self.page.wait_for_function("old => !old.isConnected", arg=old)
        expect(self.page.locator("#study")).to_be_visible()

    def kind(self) -> str:
        """What the study page shows."""
        self.page.wait_for_load_state()  # before that half of it may be there
        study = self.page.locator("#study")
        return next(kind for kind, sign in KINDS.items() if study.locator(sign).count())

    def go_on(self) -> None:
        """Do with what is shown what a learner does, whose every word is right in the end.

        Of each kind of page Back is pressed once.
        """
        while (kind := self.kind()) not in self.gone_back_from:
            self.gone_back_from.add(kind)
            self.back_and_forth()  # and so perhaps to the next card
        if kind == "typed":
            focused = (
                self.page.locator("#study").locator(KINDS[kind]).and_(self.page.locator(":focus"))
            )
            expect(focused).to_have_count(1)  # a little after a page that was loaded whole
            self.page.keyboard.type("productive forces, 2 May 1999")  # dates need one to count
        if kind == "characters":
            self.page.get_by_role("button", name="Recognise them").focus()
        if kind == "finish":
            wait_until_rested(self.page)
            self.page.keyboard.press("Enter")
            expect(self.page.locator(".finish")).to_have_count(0)
            expect(self.page.locator("#study")).to_be_visible()
        else:
            self.press(KEYS[kind])

    def back_and_forth(self) -> None:
        """Press Back and then Forward: a whole page each time, and nothing is answered by it."""
        before = self.kept()
        here = self.page.url
        self.page.go_back()
        expect(self.page.get_by_role("heading", level=1).first).to_be_visible()
        expect(self.page.get_by_role("main")).to_have_count(1)
        self.page.go_forward()
        expect(self.page).to_have_url(here)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        assert self.kept() == before


def test_a_stranger_learns_and_finds_everything_kept(
    page: Page, context: BrowserContext, arrange: Arranger, complaints: Complaints
) -> None:
    walk = Walk(page, arrange)
    start(walk, context)
    study_twenty_cards(walk)
    undo_and_finish(walk)
    claim(walk)
    assert walk.gone_back_from == {*KINDS}
    kept = walk.kept()
    sign_out(walk)
    sign_in(walk)

    assert walk.kept() == kept
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TODAY)
    page.get_by_role("button", name="Your menu").click()
    expect(page.get_by_text(walk.name, exact=True)).to_be_visible()


def start(walk: Walk, context: BrowserContext) -> None:
    page = walk.page
    page.goto("/")
    page.get_by_role("button", name="Start now").press("Enter")
    expect(page).to_have_url(re.compile("/sections/"))
    cookie = next(each["value"] for each in context.cookies() if each["name"] == "sessionid")
    walk.name = walk.arrange("who_has", cookie)
    walk.back_and_forth()
    expect(page.get_by_role("article").or_(page.locator(".passage")).first).to_be_visible()
    page.get_by_role("button", name="Ask me about this").first.press("Enter")
    expect(page).to_have_url(STUDY)
    walk.back_and_forth()


def study_twenty_cards(walk: Walk) -> None:
    for _ in range(200):
        if walk.kept()["begun"] >= 20 and walk.kind() != "typed":  # a field would take the keys
            break
        walk.go_on()
    kept = walk.kept()
    assert kept["begun"] >= 20
    assert kept["standing"] >= 20


def undo_and_finish(walk: Walk) -> None:
    page, before = walk.page, walk.kept()
    walk.press("u")
    assert walk.kept()["standing"] == before["standing"] - 1
    walk.back_and_forth()
    for _ in range(90):
        if walk.kind() == "finish":
            break
        walk.go_on()
    done = re.compile("done|is yours")  # the second of a section of which all is known
    expect(page.locator(".finish").get_by_role("heading", level=1)).to_contain_text(done)
    expect(page.get_by_role("definition")).to_contain_text([re.compile(r"\d+ / \d+"), "", ""])
    walk.back_and_forth()


def claim(walk: Walk) -> None:
    page = walk.page
    page.get_by_role("link", name="Leave the session").click()
    page.get_by_role("link", name="Save your progress").click()
    expect(page.get_by_label("Password again")).to_be_visible()
    walk.back_and_forth()
    walk.name = "mei"
    page.get_by_label("Username").fill(walk.name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Welcome, mei.")).to_be_visible()
    walk.back_and_forth()


def sign_out(walk: Walk) -> None:
    """And then press Back as far as it goes: nothing of the learner's shows any more."""
    page = walk.page
    page.get_by_role("button", name="Your menu").click()
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Start now")).to_be_visible()
    for _ in range(6):
        page.go_back()
        expect(page.get_by_label("Main").get_by_role("link", name="Sign in")).to_be_visible()
        expect(page.get_by_role("button", name="Your menu")).to_have_count(0)
        expect(page.locator("#study")).to_have_count(0)


def sign_in(walk: Walk) -> None:
    page = walk.page
    page.goto("/account/login/")
    page.get_by_label("Username or e-mail").fill(walk.name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Main").get_by_role("link", name="Today")).to_be_visible()
