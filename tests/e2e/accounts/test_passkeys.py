"""Signing in by a passkey, with a virtual one that Chromium holds; and by the codes of an app."""

import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.e2e.accounts.test_guest_signs_in import PASSWORD, photograph, sign_in_as
from tests.e2e.support.page_faults import faults


@pytest.fixture
def passkeys(page: Page) -> None:
    """A device with a finger on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True}
    options |= {"automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def give_password(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def sign_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Main").get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.usefixtures("passkeys")
def test_a_passkey_is_added_signs_in_without_a_password_and_is_removed(
    page: Page, sign_in: Callable[..., str]
) -> None:
    name = sign_in(password=PASSWORD)
    page.goto("/settings/")
    page.get_by_role("link", name="Passkeys and codes").click()
    photograph(page, "ways")
    found = faults(page)
    page.get_by_role("link", name="Add a passkey").click()
    give_password(page)
    page.get_by_label("Name").fill("My phone")
    found += faults(page)
    photograph(page, "add")
    page.get_by_role("button", name="Add passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    found += faults(page)
    photograph(page, "codes")

    sign_out(page)
    page.goto("/account/login/")
    found += faults(page)
    photograph(page, "login")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("button", name="Your menu")).to_be_visible()

    sign_out(page)
    page.goto("/account/login/")
    sign_in_as(page, name)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    found += faults(page)
    photograph(page, "step")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("button", name="Your menu")).to_be_visible()

    page.goto("/account/signing-in/")
    found += faults(page)
    photograph(page, "ways-with-passkey")
    page.get_by_role("link", name="Remove My phone").click()
    page.get_by_role("link", name="Use a passkey instead").click()
    found += faults(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Remove this passkey?")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("You sign in with a password alone.")).to_be_visible()
    assert found == []


def test_an_app_is_set_up_and_its_code_asked_for(page: Page, sign_in: Callable[..., str]) -> None:
    name = sign_in(password=PASSWORD)
    page.goto("/account/signing-in/app/")
    give_password(page)
    secret = page.locator("code.key").inner_text()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the key").click()
    expect(page.get_by_text("Copied.")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == secret
    found = faults(page)
    photograph(page, "app")
    page.get_by_label("Code from the app").fill(code(secret))
    page.get_by_role("button", name="Turn on").click()
    recovery = page.locator(".codes code").first.inner_text()
    page.get_by_role("link", name="Make new codes").click()
    found += faults(page)
    page.goto("/account/signing-in/app/stop/")
    found += faults(page)

    sign_out(page)
    page.goto("/account/login/")
    sign_in_as(page, name)
    page.get_by_label("Code").fill("wrong")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Code")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Your menu")).to_be_visible()
    assert found == []


def code(secret: str) -> str:
    """What an app shows at this moment."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
