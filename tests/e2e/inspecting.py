"""What can be found wrong with any page, in either theme, wide and on a phone."""

from axe_playwright_python.base import AXE_SCRIPT
from django.db import connection
from playwright.sync_api import Page

WIDE, PHONE, SMALL_PHONE = ((width, 800) for width in (1280, 390, 360))
COLOURS = ("color-contrast", "link-in-text-block")
LOOKS = (*COLOURS, "target-size")  # all that a theme or width changes; no theme changes a size
OF_COLOURS, OF_LOOKS = (
    {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": rules}}
    for rules in (COLOURS, LOOKS)
)
OF_THE_REST = {"resultTypes": ["violations"], "rules": {name: {"enabled": False} for name in LOOKS}}

WHOLE = "() => document"
# The first of each kind of text that is shown: elements with the same classes, in the same place,
# look the same, and of a long list axe takes its time for each.
EACH_KIND = """() => {
    const name = (element) =>
        [element.tagName, element.getAttribute("class"), ...element.getAttributeNames()].join();
    const kind = (element) => [element, element.parentElement, element.parentElement.parentElement]
        .map(name).join(">");
    const hasText = (element) => element.matches("a, button, input, select, summary, textarea")
        || [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const shown = [...document.querySelectorAll("body *")]
        .filter((element) => hasText(element) && element.checkVisibility());
    return { include: [...Map.groupBy(shown, kind).values()].map(([first]) => first) };
}"""

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
UNSHADED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".table-scroll, .picture-scroll { background-image: none }");
    document.adoptedStyleSheets.push(sheet);
}"""

WIDER = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"


# No page looks otherwise on another database, and to look takes a third of the time of all walks.
LOOKS_COUNT = connection.vendor == "sqlite"


def faults(page: Page) -> list[str]:
    """Everything that is wrong with the page, all of it unfolded, each with its address."""
    page.locator("main details:not(.menu)").evaluate_all(
        "all => all.forEach(each => each.open = true)"
    )
    found = [f"inline: {each}" for each in page.evaluate(INLINE)]
    if LOOKS_COUNT:
        found += of_looks(page)
    return [f"{page.url}: {each}" for each in found]


def of_looks(page: Page) -> list[str]:
    page.evaluate(UNSHADED)
    look(page, WIDE, "light")
    found = axe(page, "light, 1280 px", OF_THE_REST, WHOLE)
    found += axe(page, "light, 1280 px", OF_LOOKS, EACH_KIND)
    for size, scheme in ((WIDE, "dark"), (PHONE, "dark"), (PHONE, "light")):
        look(page, size, scheme)
        rules = OF_LOOKS if scheme == "light" else OF_COLOURS
        found += axe(page, f"{scheme}, {size[0]} px", rules, EACH_KIND)
    found += sideways(page)
    look(page, SMALL_PHONE, "light")
    found += sideways(page)
    return found + list(page.evaluate(SMALL))


def look(page: Page, size: tuple[int, int], scheme: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]


def axe(page: Page, where: str, options: dict[str, object], chosen: str) -> list[str]:
    """What axe finds in the part of the page that ``chosen``, a function, gives."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # What it finds in order, several times as much, stays there.
    run = f"options => axe.run(({chosen})(), options).then(({{ violations }}) => violations)"
    violations = page.evaluate(run, options)
    return [
        f"{where}: {each['id']}: {node['html'][:200]} {node['failureSummary']}"
        for each in violations
        for node in each["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    wider = page.evaluate(WIDER)
    size = page.viewport_size or {}
    return [f"{wider} px wider than {size['width']} px"] if wider else []
