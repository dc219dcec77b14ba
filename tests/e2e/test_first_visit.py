"""What the first page costs somebody on a slow line."""

from playwright.sync_api import Page, Request

MOST_REQUESTS = 5
MOST_BYTES = 40_000
APART = ("font/", "image/")


def type_of(request: Request) -> str:
    response = request.response()
    assert response
    return response.headers["content-type"]


def test_a_first_visit_is_light(page: Page) -> None:
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto("/")
    page.wait_for_load_state("networkidle")

    counted = [each for each in requests if not type_of(each).startswith(APART)]
    sizes = {each.url: each.sizes()["responseBodySize"] for each in counted}

    assert 2 < len(counted) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_nothing_on_the_first_page_is_inline(page: Page) -> None:
    page.goto("/")
    inline = page.locator("style, [style], script:not([src]), [onclick], [onload], [onsubmit]")
    assert inline.count() == 0
