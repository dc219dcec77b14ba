"""Signing in and out."""

import re
from html import unescape

import pytest
from allauth.account.models import EmailAddress
from allauth.core.internal.ratelimit import parse_rate
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from learning.factories import UserFactory
from tests.clients import signed_in
from tests.learning.accounts.signing import ELSEWHERE, sign_in, user_of, visible_text

pytestmark = pytest.mark.django_db


class TestSignIn:
    def test_the_case_of_a_username_does_not_matter(self, visitor, learner):
        assert sign_in(visitor, "Learner").url == "/"
        assert user_of(visitor) == learner

    def test_it_leads_back_to_the_page_that_was_requested(self, visitor, learner):
        assert sign_in(visitor, "learner", next="/settings/").url == "/settings/"

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_it_never_leads_to_another_site(self, visitor, learner, away):
        assert sign_in(visitor, "learner", next=away).url == "/"

    def test_a_wrong_password_and_an_unknown_name_read_the_same(self, visitor, learner):
        wrong, unknown = sign_in(visitor, "learner", "wrong"), sign_in(visitor, "nobody", "wrong")
        assert "Wrong username or password" in wrong.text
        assert visible_text(wrong).replace("learner", "nobody") == visible_text(unknown)

    @pytest.mark.parametrize(
        ("known", "unknown"),
        [("learner", "nobody"), ("learner@example.org", "nobody@example.org")],
    )
    def test_a_wrong_password_and_an_unknown_name_take_the_same_time(
        self, visitor, learner, monkeypatch, known, unknown
    ):
        hashed: list[str] = []
        encode = MD5PasswordHasher.encode

        def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
            hashed.append(password)
            return encode(self, password, salt)

        EmailAddress.objects.create(user=learner, email="learner@example.org", verified=True)
        monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
        sign_in(visitor, unknown, "wrong")
        assert len(hashed) == 1, "once: each takes a quarter of a second"
        sign_in(visitor, known, "wrong")
        assert len(hashed) == 2
        learner_client = signed_in(learner)
        learner_client.post("/account/reauthenticate/", {"password": "wrong"})
        assert len(hashed) == 3

    def test_a_username_may_look_like_an_address(self, visitor):
        admin = UserFactory.create(username="admin@example.org")
        sign_in(visitor, "admin@example.org")
        assert user_of(visitor) == admin

    def test_staying_signed_in_is_optional(self, visitor, learner):
        assert sign_in(visitor, "learner").cookies["sessionid"]["max-age"] == ""
        kept = sign_in(Client(), "learner", remember="on").cookies["sessionid"]
        assert kept["max-age"] == 400 * 24 * 60 * 60

    def test_the_page_says_that_a_guest_will_be_asked_about_their_cards(self, guest_client):
        page = guest_client.get("/account/login/").text
        assert "bring your cards along" in page
        assert 'href="/account/claim/"' in page

    def test_somebody_signed_in_is_sent_to_the_home_page(self, learner_client):
        assert learner_client.get("/account/login/").url == "/"
        assert learner_client.get("/account/login/?next=/settings/").url == "/settings/"

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_somebody_signed_in_is_never_sent_to_another_site(self, learner_client, away):
        assert learner_client.get("/account/login/", {"next": away}).url == "/"

    def test_a_name_that_is_too_long_is_refused(self, visitor):
        assert "at most 254 characters" in sign_in(visitor, "x" * 2_000_000).text

    def test_the_admin_uses_the_same_sign_in_page(self, visitor):
        assert visitor.post("/admin/login/").url.startswith("/account/login/")


class TestTooManyFailures:
    def fail_to_sign_in(
        self, times: int, login: str = "learner", address: str = "192.0.2.7"
    ) -> None:
        for _ in range(times):
            sign_in(Client(REMOTE_ADDR=address), login, "wrong")

    def can_sign_in(self, browser: Client, login: str = "learner") -> bool:
        sign_in(browser, login)
        return user_of(browser) is not None

    @pytest.fixture
    def known(self, learner) -> Client:
        """A browser at the same address as the strangers, in which the learner was signed in."""
        browser = Client(REMOTE_ADDR="192.0.2.7")
        sign_in(browser, "learner")
        browser.post("/account/logout/")
        return browser

    def test_after_five_wrong_passwords_even_the_right_one_is_refused(self, learner, clock):
        self.fail_to_sign_in(5)
        visitor = Client(REMOTE_ADDR="192.0.2.7")
        assert "Too many failed attempts" in sign_in(visitor, "learner").text
        assert user_of(visitor) is None
        clock.shift(301)
        assert self.can_sign_in(visitor)

    def test_failures_at_another_address_do_not_lock_the_owner_out(self, visitor, learner):
        self.fail_to_sign_in(6)
        assert self.can_sign_in(visitor)

    def test_failures_at_the_same_address_do_not_lock_out_a_known_browser(self, known, learner):
        self.fail_to_sign_in(6)
        assert not self.can_sign_in(Client(REMOTE_ADDR="192.0.2.7"))
        assert self.can_sign_in(known)

    def test_guesses_in_a_known_browser_are_limited(self, known, learner):
        for _ in range(10):
            sign_in(known, "learner", "wrong")
        assert not self.can_sign_in(known)
        assert self.can_sign_in(Client(REMOTE_ADDR="192.0.2.7"))

    def test_a_browser_is_known_for_its_owners_name_and_address_only(self, known, learner):
        EmailAddress.objects.create(user=learner, email="learner@example.org", verified=True)
        UserFactory.create(username="other")
        for login in ("learner@example.org", "other"):
            self.fail_to_sign_in(5, login)
        assert not self.can_sign_in(known, "other")
        assert self.can_sign_in(known, "learner@example.org")

    def test_signing_up_with_anothers_address_makes_no_browser_known(self, learner):
        EmailAddress.objects.create(user=learner, email="learner@example.org", verified=True)
        UserFactory.create(username="attacker", email="learner@example.org")
        attacker = Client(REMOTE_ADDR="192.0.2.7")
        sign_in(attacker, "attacker")
        attacker.post("/account/logout/")
        self.fail_to_sign_in(5, "learner@example.org")
        assert "Too many" in sign_in(attacker, "learner@example.org").text

    def test_a_forged_cookie_makes_no_browser_known(self, learner):
        self.fail_to_sign_in(5)
        forged = Client(REMOTE_ADDR="192.0.2.7")
        forged.cookies["known"] = f'{{"browser": "x", "users": [{learner.pk}]}}'
        assert not self.can_sign_in(forged)

    def test_guesses_per_day_are_limited_across_all_addresses(self, known, learner, settings):
        settings.ACCOUNT_RATE_LIMITS = {"login_failed_by_name": "6/d/key"}
        for host in range(6):
            self.fail_to_sign_in(1, "Learner", f"198.51.100.{host}")
        assert not self.can_sign_in(Client(REMOTE_ADDR="198.51.100.99"))
        assert self.can_sign_in(known)

    def test_another_host_or_port_does_not_reset_the_count(self, learner):
        for port in range(5):
            sign_in(Client(headers={"host": f"localhost:{port}"}), "learner", "wrong")
        assert not self.can_sign_in(Client())

    def test_successful_sign_ins_are_not_counted(self, learner, settings):
        settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/h/ip,2/d/key"}
        assert all(self.can_sign_in(Client()) for _ in range(5))

    def test_a_class_at_one_address_is_not_limited(self, settings):
        """No limit by address alone stops 400 people a minute who make no mistake."""
        limits = settings.ACCOUNT_RATE_LIMITS | settings.MFA_RATE_LIMITS
        for action in ("start_guest", "signup", "login", "reset_password_from_key", "mail"):
            rates = [parse_rate(rate) for rate in limits[action].split(",")]
            assert all(rate.amount >= 400 for rate in rates if rate.per == "ip"), action
        assert not any("/ip" in limits[action] for action in ("join", "new_guest"))


class TestBriefOfAStranger:
    HERE = "/briefs/rivers/sections/sources/"

    def first_button(self, client: Client, there: str) -> str:
        page = client.get("/account/login/", {"next": there}).text
        return re.findall(r'<button class="button button--wide"[^>]*>([^<]+)<', page)[0]

    def test_a_stranger_with_a_link_first_meets_the_way_without_an_account(self, visitor):
        assert self.first_button(visitor, self.HERE) == "Start as a guest"
        assert visitor.post("/start/", {"next": self.HERE}).url == self.HERE

    def test_the_way_with_an_account_is_a_link_below(self, visitor):
        page = visitor.get("/account/login/", {"next": self.HERE}).text
        link = re.findall(r'Have an account\? <a href="([^"]+)"', page)[0]
        page = visitor.get(f"/account/login/{unescape(link)}").text
        assert "<h1>Sign in</h1>" in page
        assert f'value="{self.HERE}"' in page

    def test_who_has_signed_in_here_before_signs_in_first(self, visitor, learner):
        sign_in(visitor, "learner")
        visitor.post("/account/logout/")
        assert self.first_button(visitor, self.HERE) == "Sign in"

    @pytest.mark.parametrize("there", ["/settings/", *ELSEWHERE])
    def test_other_pages_ask_to_sign_in_first(self, visitor, there):
        assert self.first_button(visitor, there) == "Sign in"

    def test_a_wrong_password_leads_to_the_usual_page(self, visitor, learner):
        page = sign_in(visitor, "learner", "wrong", next=self.HERE).text
        assert "<h1>Sign in</h1>" in page


class TestSignOut:
    def test_a_guest_is_warned_and_can_keep_their_cards(self, guest_client):
        page = guest_client.get("/account/logout/").text
        assert "deletes your cards" in page
        assert 'href="/account/claim/"' in page
        assert user_of(guest_client)

    def test_somebody_with_an_account_is_not_warned(self, learner_client):
        page = learner_client.get("/account/logout/").text
        assert "Your cards will be here" in page
        assert "is lost" not in page

    def test_signing_out_clears_the_cache_of_the_browser(self, learner_client):
        response = learner_client.post("/account/logout/")
        assert response["Clear-Site-Data"] == '"cache"'
        assert user_of(learner_client) is None
