"""Where a browser takes all colours away but its own: signs stay to be told apart."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page


@pytest.fixture
def page(page: Page) -> Page:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    return page


def look(sign: Locator) -> str:
    """All of a sign before a word that can be seen without telling hues apart."""
    return str(
        sign.evaluate(
            """(element) => {
                const style = getComputedStyle(element, "::before");
                const canvas = getComputedStyle(document.documentElement).backgroundColor;
                const bare = ["rgba(0, 0, 0, 0)", canvas];
                const filled = !bare.includes(style.backgroundColor);
                return [style.borderTopStyle, style.borderTopWidth, style.clipPath, filled,
                    style.backgroundImage !== "none"].join();
            }"""
        )
    )


@pytest.mark.parametrize("kind", ["sign", "memory"])
def test_what_is_known_fading_missed_and_new_has_a_sign_each(
    page: Page, sign_in: Callable[..., str], kind: str
) -> None:
    sign_in(is_staff=True)
    page.goto("/help/components/")
    looks = [
        look(page.locator(f".{kind}--{state}").first)
        for state in ("known", "fading", "missed", "new")
    ]
    assert len(set(looks)) == 4
    assert all("true" in each for each in looks[:3])


@pytest.mark.parametrize(("address", "name"), [("/progress/", "Progress"), ("/quizzes/", "Today")])
def test_the_page_one_is_on_is_marked(
    page: Page, sign_in: Callable[..., str], address: str, name: str
) -> None:
    sign_in()
    page.goto(address)
    main = page.get_by_role("navigation", name="Main")
    lines = {
        link.inner_text().strip(): link.evaluate("one => getComputedStyle(one).textDecorationLine")
        for link in main.get_by_role("link").all()
    }
    assert [each for each, line in lines.items() if line == "underline"] == [name]


def test_a_plain_button_has_no_box(page: Page) -> None:
    page.goto("/")
    plain = page.get_by_role("link", name="I have a code")
    assert plain.evaluate("one => getComputedStyle(one).borderTopWidth") == "0px"
