"""A guest who has learnt something signs in, takes it along, and later leaves for good."""

import os
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.support.arranger import Arranger
from tests.e2e.support.page_faults import faults

PASSWORD = "seven quiet herons"


def photograph(page: Page, name: str) -> None:
    """For whoever wants to look: a picture of the page in the folder that LILUN_SHOTS names."""
    if folder := os.environ.get("LILUN_SHOTS"):
        for width in (390, 1280):
            for scheme in ("light", "dark"):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)


def sign_in_as(page: Page, name: str) -> None:
    page.get_by_label("Username or e-mail").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_taking_along_what_was_learnt_and_deleting_it_all(
    page: Page, arrange: Arranger, sign_in: Callable[..., str]
) -> None:
    account = sign_in(password=PASSWORD)
    arrange("study_days", account, 3)
    guest = sign_in(is_guest=True)
    arrange("study_days", guest, 5)

    page.goto("/account/login/")
    sign_in_as(page, account)
    expect(page.get_by_role("heading", name="Bring your guest cards along")).to_be_visible()
    assert faults(page) == []
    photograph(page, "merge")
    page.get_by_role("button", name="Bring them along").click()
    expect(page.get_by_text("are in your account now")).to_be_visible()
    assert arrange("kept", account)["reviews"] == 6 + 10

    page.goto("/settings/")
    page.get_by_role("link", name="Delete your account").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Delete your account?")).to_be_visible()
    expect(page.get_by_text("16 answers given")).to_be_visible()
    assert faults(page) == []
    photograph(page, "delete")
    page.get_by_label("Yes, delete everything").check()
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("button", name="Start now")).to_be_visible()
