"""Without a connection an installed app shows its own page."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

CONTROLLED = "() => navigator.serviceWorker.ready.then((each) => each.active.state)"


def test_a_page_without_a_connection_is_friendly_and_offers_another_try(
    browser: Browser, base_url: str, page: Page, sign_in: Callable[..., str]
) -> None:
    sign_in()
    with browser.new_context(
        base_url=base_url, storage_state=page.context.storage_state(), service_workers="allow"
    ) as installed:
        reader = installed.new_page()
        reader.goto("/")
        assert reader.evaluate(CONTROLLED) in ("activating", "activated")
        reader.reload()
        installed.set_offline(True)
        reader.goto("/progress/")
        expect(reader.get_by_role("heading", name="No connection")).to_be_visible()
        font = reader.get_by_role("heading").evaluate("each => getComputedStyle(each).fontFamily")
        assert "Source Serif" in font

        installed.set_offline(False)
        reader.get_by_role("link", name="Try again").click()
        expect(reader.get_by_role("link", name="Today")).to_be_visible()
