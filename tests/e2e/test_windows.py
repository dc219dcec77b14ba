"""A window that many walks go through in turn is to each of them as if it were new."""

from playwright.sync_api import Browser, Page, Route

from tests.e2e.windows import Window, Windows

OPTIONS = {"color_scheme": "light"}  # as no other walk wants it
STORED = "localStorage.length + sessionStorage.length"
LOOKS = """["(prefers-color-scheme: dark)", "(prefers-reduced-motion)", "print", "(width: 1280px)"]
    .filter(each => matchMedia(each).matches)"""


def refuse(route: Route) -> None:
    route.abort()


def left_behind(page: Page, base_url: str) -> None:
    """All that somebody may do in a window."""
    page.goto(base_url)
    page.evaluate("localStorage.setItem('a', '1'); sessionStorage.setItem('b', '2')")
    page.context.add_cookies([{"name": "theirs", "value": "1", "url": base_url}])
    page.context.grant_permissions(["clipboard-read"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark", media="print", reduced_motion="reduce")
    page.context.new_page().goto(base_url)
    page.route("**", refuse)
    page.context.route("**", refuse)
    page.context.set_offline(True)


def found(window: Window, base_url: str) -> dict[str, object]:
    window.page.goto(base_url)
    return {
        "tabs": len(window.context.pages),
        "cookies": {one["name"] for one in window.context.cookies()},
        "stored": window.page.evaluate(STORED),
        "looks": window.page.evaluate(LOOKS),
        "read": window.page.evaluate(
            "navigator.permissions.query({name: 'clipboard-read'}).then(one => one.state)"
        ),
    }


def test_nothing_of_a_walk_is_left_for_the_next(browser: Browser, base_url: str) -> None:
    windows = Windows(browser)
    window = windows.take(OPTIONS)
    new = found(window, base_url)
    left_behind(window.page, base_url)
    windows.give_back(window)

    again = windows.take(OPTIONS)

    assert again is window
    assert found(again, base_url) == new
    again.context.close()


def test_who_wants_another_window_gets_another(browser: Browser) -> None:
    windows = Windows(browser)
    first = windows.take(OPTIONS)
    second = windows.take(OPTIONS)
    assert second is not first
    windows.give_back(first)
    third = windows.take({"color_scheme": "dark"})
    assert third is not first
    for window in (first, second, third):
        window.context.close()
