"""Windows of the browser, in which one walk comes after the other.

To open one takes a tenth of a second of both cores, as much as a short walk. What it keeps of a
person is gone in between; what it keeps of the app's files is not.
"""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

FORGET = """if (origin !== "null") {  // as on a blank page, or one of the browser's own
    localStorage.clear();
    sessionStorage.clear();
}"""


@dataclass
class Window:
    kind: str
    context: BrowserContext
    page: Page
    size: ViewportSize | None

    def clear(self) -> None:
        """As it was opened. Scripts that a context is told to begin with, and whoever listens to
        its protocol, cannot be taken back: walks with those need a window of their own."""
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        self.context.set_offline(False)
        self.context.unroute_all()
        self.page.unroute_all()
        self.page.evaluate(FORGET)
        self.page.goto("about:blank")
        self.context.clear_cookies()
        self.context.clear_permissions()
        if self.size:
            self.page.set_viewport_size(self.size)
        self.page.emulate_media(
            media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
        )
        self.page.mouse.move(0, 0)


@dataclass
class Windows:
    """Those that nobody is in, by how they were opened: at most one of each kind."""

    browser: Browser
    free: dict[str, Window] = field(default_factory=dict)

    def take(self, options: dict[str, Any]) -> Window:
        kind = repr(options)
        if kind in self.free:
            return self.free.pop(kind)
        context = self.browser.new_context(**options)
        page = context.new_page()
        return Window(kind, context, page, page.viewport_size)

    def give_back(self, window: Window) -> None:
        window.clear()
        self.free[window.kind] = window
