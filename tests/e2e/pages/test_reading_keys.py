"""Reading by keyboard: every stop is seen, none is left out, none holds on to the focus."""

import pytest
from playwright.sync_api import Page, expect

BRIEF = "/briefs/new-productive-forces/"
WIDE, PHONE = 1280, 390
STOPS = "a[href], button, summary, input:not([type=hidden])"
EXPECTED = f"""() => [...document.querySelectorAll("{STOPS}")].filter(
    (each) => each.checkVisibility({{ visibilityProperty: true, contentVisibilityAuto: true }})
).length"""
# Which stop has the focus, counted from the start of the page, and what hides it.
FOCUS = f"""() => {{
    const here = document.activeElement;
    const style = getComputedStyle(here), box = here.getBoundingClientRect();
    const faults = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("no ring");
    if (box.bottom <= 0 || box.top >= innerHeight || box.width < 2) faults.push("out of sight");
    return {{
        place: [...document.querySelectorAll("{STOPS}")].indexOf(here),
        faults: faults.map((fault) => `${{fault}}: ${{here.outerHTML.slice(0, 120)}}`),
    }};
}}"""


@pytest.mark.parametrize(
    ("address", "width"),
    [
        (BRIEF, WIDE),
        (f"{BRIEF}sections/meaning/", WIDE),
        (f"{BRIEF}sections/meaning/", PHONE),
        (f"{BRIEF}concepts/", WIDE),
        (f"{BRIEF}concepts/new-productive-forces/", WIDE),
        (f"{BRIEF}people/ma-xiaohe/", PHONE),
        (f"{BRIEF}quotes/", WIDE),
    ],
)
def test_tab_leads_once_through_a_page_in_its_order(page: Page, sign_in, address, width) -> None:
    sign_in()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    expected = page.evaluate(EXPECTED)
    assert expected > 10
    places = []
    for _ in range(expected):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["faults"] == []
        places.append(focus["place"])
    assert places == sorted(set(places))


def test_the_first_stop_leads_past_the_navigation(page: Page, sign_in) -> None:
    sign_in()
    page.goto(f"{BRIEF}quotes/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()
