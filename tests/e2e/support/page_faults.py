"""What can be found wrong with any page, in either theme, wide and on a phone."""

from collections import defaultdict
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from django.db import connection
from playwright.sync_api import Page

WIDE, PHONE, SMALL_PHONE = 1280, 390, 360
COLOURS, SIZES = ("color-contrast", "link-in-text-block"), ("target-size",)
OF_COLOURS, OF_SIZES = (
    {"runOnly": {"type": "rule", "values": rules}} for rules in (COLOURS, SIZES)
)
# All that neither a theme nor a width changes.
OF_THE_REST = {"rules": {name: {"enabled": False} for name in (*COLOURS, *SIZES)}}
# What axe finds in order, several times as much, stays there.
VIOLATIONS = """const violations = (chosen, options) =>
    axe.run(chosen, { ...options, resultTypes: ["violations"] }).then((found) => found.violations);
"""

# How elements are told apart: by the names that they and those around them have.
KINDS = """
    const name = (element) =>
        [element.tagName, element.getAttribute("class"), ...element.getAttributeNames()].join();
    const kind = (element) => [element, element.parentElement, element.parentElement.parentElement]
        .map(name).join(">");
    const hasText = (element) => element.matches("a, button, input, select, summary, textarea")
        || [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const shown = [...document.querySelectorAll("body *")]
        .filter((element) => hasText(element) && element.checkVisibility());
"""
OF_WHOLE = f"options => {{ {VIOLATIONS} return violations(document, options); }}"
# The first of each kind of text that is shown: elements with the same classes, in the same place,
# are as large, and of a long list axe takes its time for each.
OF_EACH_KIND = f"""options => {{{KINDS}{VIOLATIONS}
    const include = [...Map.groupBy(shown, kind).values()].map(([first]) => first);
    return violations({{ include }}, options);
}}"""
# The first of each text that is painted otherwise than those that were in order before:
# by its own colour and size and all that is painted behind it; a link must besides be told from
# the text around it. What cannot be judged, since it is not seen, is not judged anew either, but
# another kind of element with the same colours is.
OF_NEW_COLOURS = f"""([options, known]) => {{{KINDS}
    const PLAIN = "rgba(0, 0, 0, 0),none,1,none,normal", behind = new Map([[null, ""]]);
    const paintedBehind = (element) => {{
        if (!behind.has(element)) {{
            const style = getComputedStyle(element);
            const {{ backgroundColor, backgroundImage, opacity, filter, mixBlendMode }} = style;
            const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
            const rest = paintedBehind(element.parentElement);
            behind.set(element, own === PLAIN ? rest : `${{own}}>${{rest}}`);
        }}
        return behind.get(element);
    }};
    const look = (element) => {{
        const {{ color, fontSize, fontWeight, textShadow }} = getComputedStyle(element);
        const off = (element.control ?? element).matches(":disabled")
            || element.closest("[aria-disabled=true]") !== null;
        const place = element.matches("a") ? kind(element) : "";
        return [color, fontSize, fontWeight, textShadow, off, paintedBehind(element), place].join();
    }};
    const code = (text) =>
        [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt()) | 0, 0);
    const codeOfKind = (element) => code(look(element) + kind(element));
    const inOrder = new Set(known.split(" ").map(Number));
    const include = [...Map.groupBy(shown, look)]
        .filter(([each]) => !inOrder.has(code(each)))
        .flatMap(([, alike]) => [...Map.groupBy(alike, codeOfKind)])
        .flatMap(([each, [first]]) => inOrder.has(each) ? [] : [first]);
    if (!include.length)
        return {{ violations: [], right: [] }};
    return axe.run({{ include }}, {{ ...options, elementRef: true }})
        .then(({{ passes, violations }}) => {{
            const elements = (results) =>
                results.flatMap(({{ nodes }}) => nodes.map(({{ element }}) => element));
            const wrong = new Set(elements(violations));
            const seen = elements(passes.filter(({{ id }}) => id === "color-contrast"));
            const right = seen.map((element) => code(look(element)))
                .concat(include.filter((element) => !wrong.has(element)).map(codeOfKind));
            const told = ({{ html, failureSummary }}) => ({{ html, failureSummary }});
            return {{ right, violations: violations
                .map(({{ nodes, id }}) => ({{ id, nodes: nodes.map(told) }})) }};
        }});
}}"""

INLINE = """() => [...document.querySelectorAll("*")].filter((element) =>
    element.matches("[style], style, script:not([src])") ||
    [...element.attributes].some(({ name }) => name.startsWith("on"))
).map((element) => element.outerHTML.slice(0, 120))"""

# What a thumb has to hit; links within a text are as tall as their line.
SMALL = """() => {
    const controls = "button, summary, select, textarea, a.button, .nav__link, .menu__item, .tool, "
        + "input:not([type=hidden], [type=checkbox], [type=radio])";
    return [...document.querySelectorAll(controls)].flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const shown = element.checkVisibility({ visibilityProperty: true }) && width > 1;
        const name = element.outerHTML.slice(0, 120);
        return shown && height < 43.9 ? [`${height} px tall: ${name}`] : [];
    });
}"""

# axe judges no colour on a gradient: it would pass over all that stands in a frame that scrolls.
# It takes a field for smaller that is half below a bar, though it can be scrolled clear of it.
LAID_BARE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        .table-scroll, .picture-scroll { background-image: none }
        .paper__form > .cluster:last-child { position: static !important }`);
    document.adoptedStyleSheets.push(sheet);
}"""

WIDER = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"


# By theme, the codes of what was in order on one page and need not be judged on the next.
in_order: dict[str, set[int]] = defaultdict(set)

# No page looks otherwise on another database, and to look takes a third of the time of all walks.
LOOKS_COUNT = connection.vendor == "sqlite"


def faults(page: Page) -> list[str]:
    """Everything that is wrong with the page, all of it unfolded, each with its address."""
    page.wait_for_load_state()  # a press may just have led to it
    page.locator("main details:not(.menu)").evaluate_all(
        "all => all.forEach(each => each.open = true)"
    )
    found = [f"inline: {each}" for each in page.evaluate(INLINE)]
    if LOOKS_COUNT:
        found += of_looks(page)
    return [f"{page.url}: {each}" for each in found]


def of_looks(page: Page) -> list[str]:
    page.evaluate(LAID_BARE)
    page.evaluate(AXE_SCRIPT)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    resize(page, WIDE)
    found = told("light, 1280 px", page.evaluate(OF_WHOLE, OF_THE_REST))
    found += of_sizes(page) + of_colours(page, "light")
    page.emulate_media(color_scheme="dark")
    found += of_colours(page, "dark")
    resize(page, PHONE)
    found += of_colours(page, "dark")
    page.emulate_media(color_scheme="light")
    found += of_colours(page, "light") + of_sizes(page) + sideways(page)
    resize(page, SMALL_PHONE)
    found += sideways(page)
    return found + list(page.evaluate(SMALL))


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})


def width_of(page: Page) -> int:
    assert page.viewport_size
    return page.viewport_size["width"]


def of_sizes(page: Page) -> list[str]:
    page.evaluate("scrollTo(0, 0)")  # a link that is half below the header is no smaller for it
    return told(f"light, {width_of(page)} px", page.evaluate(OF_EACH_KIND, OF_SIZES))


def of_colours(page: Page, scheme: str) -> list[str]:
    known = " ".join(map(str, in_order[scheme]))  # for Playwright far less work than the numbers
    found = page.evaluate(OF_NEW_COLOURS, [OF_COLOURS, known])
    in_order[scheme].update(found["right"])
    return told(f"{scheme}, {width_of(page)} px", found["violations"])


def told(where: str, violations: list[dict[str, Any]]) -> list[str]:
    return [
        f"{where}: {each['id']}: {node['html'][:200]} {node['failureSummary']}"
        for each in violations
        for node in each["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    page.wait_for_load_state()  # with its sheets
    wider = page.evaluate(WIDER)
    return [f"{wider} px wider than {width_of(page)} px"] if wider else []
