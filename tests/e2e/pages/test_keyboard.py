"""Every page with the keyboard alone: what can be pressed is reached, and seen when it is."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.e2e.pages.test_all_pages import TO_LEARNERS, TO_READ, TO_STAFF, TO_STRANGERS
from tests.e2e.support.arranger import Arranger

MOST_STEPS = 500
# Those that Tab should come to: of a group of radio buttons it comes to one, and a radio button or
# a frame that scrolls may be in place of others.
TO_REACH = """() => {
    const named = "a[href], button, input:not([type=hidden], [type=radio]), select, textarea, "
        + "summary";
    const all = [...document.querySelectorAll(named)].filter((element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.disabled
        && element.tabIndex >= 0);
    all.forEach((element, place) => element.dataset.wanted = place);
    window.seen = new Set();
    window.last = null;
    return all.length;
}"""
# Tab would go on from a field that takes the focus by itself, as it does before a frame is drawn.
FROM_THE_TOP = """async () => {
    for (let frame = 0; frame < 2; frame += 1)
        await new Promise(requestAnimationFrame);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""
# Where the focus is: null outside of the page, else what is wrong with it there. A field for a date
# has it several times in a row.
STEP = """() => {
    const element = document.activeElement;
    if (!element || element === document.body)
        return null;
    if (element === window.last)
        return { again: false, faults: [] };
    if (window.seen.has(element))
        return { again: true };
    window.last = element;
    window.seen.add(element);
    const name = element.outerHTML.slice(0, 120), faults = [];
    const near = [element, ...element.querySelectorAll("*"), element.parentElement];
    const marked = near.some((each) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1)
            || (each === element && boxShadow !== "none");
    });
    if (!marked)
        faults.push(`no sign of focus: ${name}`);
    const boxes = [...element.getClientRects()];
    const inView = ({ left, top, right, bottom }) =>
        right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const atTop = ({ left, top, right, bottom }) => {
        const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
        const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
        const there = document.elementFromPoint(x, y);
        return there && (element.contains(there) || there.contains(element)
            || there.closest("label")?.control === element);
    };
    if (!boxes.some((box) => inView(box) && atTop(box)))
        faults.push(`covered or out of view: ${name}`);
    return { again: false, faults };
}"""
LEFT = """() => [...document.querySelectorAll("[data-wanted]")]
    .filter((element) => !window.seen.has(element) && element.checkVisibility())
    .map((element) => `not reached: ${element.outerHTML.slice(0, 120)}`)"""


def faults_at_the_keyboard(page: Page) -> list[str]:
    """What is wrong on the way through a page by Tab, from its top until the focus leaves it."""
    page.evaluate(FROM_THE_TOP)
    wanted, found = page.evaluate(TO_REACH), []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        step = page.evaluate(STEP)
        if step is None or step["again"]:
            break
        found += step["faults"]
    else:
        found.append(f"no end after {MOST_STEPS} steps, of {wanted}")
    return [f"{page.url}: {each}" for each in [*found, *page.evaluate(LEFT)]]


def walked(page: Page, pages: dict[str, tuple[str, ...]], width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for name, arguments in pages.items():
        page.goto(reverse(name, args=arguments))
        found += faults_at_the_keyboard(page)
    return found


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_for_strangers(page: Page, width: int) -> None:
    assert walked(page, TO_STRANGERS, width) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_to_read(page: Page, sign_in: Callable[..., str], width: int) -> None:
    sign_in()
    assert walked(page, TO_READ, width) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_for_learners(page: Page, sign_in: Callable[..., str], width: int) -> None:
    sign_in(password="seven quiet herons", is_staff=True)
    assert walked(page, {"home": ()} | TO_LEARNERS | TO_STAFF, width) == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("format", ["choice", "typed", "recall", "matching", "ordering"])
def test_a_card(
    page: Page, arrange: Arranger, sign_in: Callable[..., str], format: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(arrange("show", sign_in(), format)["address"])
    assert faults_at_the_keyboard(page) == []


def test_control_faults_are_found(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("button", name="Start now")).to_be_visible()
    page.evaluate(
        """() => {
            const main = document.querySelector("main");
            main.insertAdjacentHTML("beforeend", `
                <button class="plain">Unmarked</button>
                <p class="under"><button>Covered</button></p><p class="over">Over it</p>
                <button class="trap">Trap</button><button>After</button>
            `);
            const rules = new CSSStyleSheet();
            rules.replaceSync(`
                .plain { outline: none !important; border: 0 }
                .over { position: fixed; inset: 0; background: white; z-index: 99 }
            `);
            document.adoptedStyleSheets = [rules];
            main.querySelector(".trap").onkeydown = (event) => event.preventDefault();
        }"""
    )
    found = "\n".join(faults_at_the_keyboard(page))
    assert 'no sign of focus: <button class="plain"' in found
    assert re.search("covered or out of view: <button[^>]*>Covered", found)
    assert re.search("not reached: <button[^>]*>After", found)
