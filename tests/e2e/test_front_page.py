from playwright.sync_api import ConsoleMessage, Page, expect


def test_a_stranger_sees_the_front_page_without_an_error(page: Page) -> None:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))

    response = page.goto("/")
    page.wait_for_load_state("networkidle")

    assert response
    assert response.status == 200
    expect(page.get_by_role("button", name="Start now")).to_be_visible()
    assert complaints == []
