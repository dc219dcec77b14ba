"""Accounts where a mail server is set: what is mailed, to whom, and how much of it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from learning.factories import PASSWORD
from learning.models import User
from tests.learning.accounts.signing import (
    NEW_PASSWORD,
    claim,
    link_in_mail,
    sign_in,
    sign_up,
    twice,
    user_of,
    visible_text,
)

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("mail_server")
class TestWithAMailServer:
    def test_the_link_in_the_mail_opens_a_new_account(self, visitor):
        sign_up(visitor, email="mei@example.org")
        assert user_of(visitor) is None
        visitor.post(link_in_mail())
        assert user_of(visitor).username == "mei"
        assert EmailAddress.objects.get().verified

    def test_signing_up_with_a_taken_address_looks_like_any_other(self, visitor, learner):
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        taken = sign_up(visitor, email="l@example.org")
        free = sign_up(Client(), username="other", email="other@example.org")
        assert (taken.status_code, taken.url) == (free.status_code, free.url)
        assert {user.username for user in User.objects.all()} == {"learner", "other"}
        subjects = [message.subject for message in mail.outbox]
        assert subjects == ["Lilun: You have an account already", "Lilun: Confirm your address"]

    def test_signing_up_with_a_taken_address_takes_the_same_time(
        self, visitor, learner, monkeypatch
    ):
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        hashed: list[str] = []
        encode = MD5PasswordHasher.encode

        def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
            hashed.append(password)
            return encode(self, password, salt)

        monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
        sign_up(visitor, email="l@example.org")
        assert hashed == [NEW_PASSWORD]
        sign_up(Client(), username="other", email="other@example.org")
        assert hashed == [NEW_PASSWORD] * 2
        assert not User.objects.filter(username="mei").exists()

    def test_a_resent_form_leads_to_the_same_page_and_mails_once(self, visitor):
        first, again = (sign_up(visitor, email="mei@example.org") for _ in range(2))
        assert (first.status_code, first.url) == (again.status_code, again.url)
        assert (User.objects.count(), len(mail.outbox)) == (1, 1)

    def test_a_forgotten_password_is_reset_by_a_link(self, visitor, learner):
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        visitor.post("/account/password/reset/", {"email": "l@example.org"})
        page = visitor.get(link_in_mail(), follow=True)
        form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
        visitor.post(page.redirect_chain[-1][0], form)
        assert user_of(visitor) == learner
        learner.refresh_from_db()
        assert learner.check_password(NEW_PASSWORD)

    def test_asking_for_a_link_never_shows_who_has_an_account(self, visitor, learner):
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        answers = [
            visitor.post("/account/password/reset/", {"email": email}, follow=True)
            for email in ("l@example.org", "nobody@example.org")
        ]
        assert visible_text(answers[0]) == visible_text(answers[1])

    def test_every_link_in_a_mail_leads_to_our_host(self, learner, settings):
        settings.LILUN_URL = "https://lilun.example"
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        browser = Client(headers={"host": "localhost:31337"})
        sign_up(browser, email="mei@example.org")
        sign_up(browser, username="li", email="l@example.org")
        for email in ("l@example.org", "nobody@example.org"):
            browser.post("/account/password/reset/", {"email": email})
        links = [re.findall(r"\w+://[^/\s]+", message.body) for message in mail.outbox]
        assert links == [["https://lilun.example"] * 2] * 4

    def test_a_claim_with_a_mistyped_address_does_not_lock_its_owner_out(self, guest_client):
        claim(guest_client, email="typo@example.org")
        visitor = Client()
        sign_in(visitor, "mei", NEW_PASSWORD)
        assert user_of(visitor).username == "mei"

    def test_a_claim_needs_no_address(self, guest_client):
        claim(guest_client)
        visitor = Client()
        sign_in(visitor, "mei", NEW_PASSWORD)
        assert user_of(visitor).username == "mei"

    def test_a_new_address_needs_the_password_and_the_link(self, learner_client, learner):
        form = {"email": "new@example.org", "action_add": "1"}
        asked = learner_client.post("/account/email/", form)
        assert asked.url.startswith("/account/reauthenticate/")
        assert not EmailAddress.objects.exists()
        learner_client.post(asked.url, {"password": PASSWORD, "next": "/account/email/"})
        learner_client.post(link_in_mail())
        learner.refresh_from_db()
        assert learner.email == "new@example.org"

    def test_an_address_does_not_replace_the_password_as_confirmation(
        self, learner_client, learner
    ):
        EmailAddress.objects.create(user=learner, email="l@example.org", verified=True)
        asked = learner_client.get("/account/delete/", follow=True)
        assert asked.redirect_chain[-1][0].startswith("/account/reauthenticate/")
        assert "Password" in asked.text
        assert "code" not in asked.text.partition("<main")[2]

    def test_a_mail_that_cannot_be_sent_does_not_undo_the_claim(self, guest_client, settings):
        settings.MAILERS = {"default": {"OPTIONS": {"host": "127.0.0.1", "port": 9}}}
        response = claim(guest_client, email="mei@example.org")
        page = guest_client.get(response.url, follow=True).text
        assert "couldn’t send mail" in page
        assert "on its way" not in page
        assert user_of(guest_client).username == "mei"


@pytest.mark.usefixtures("mail_server")
class TestTooMuchMail:
    def test_mail_from_many_guests_at_one_address_is_limited(self, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "3/d/ip"}
        for number in range(4):
            browser = Client()
            browser.post("/start/")
            claim(browser, username=f"mei{number}", email=f"stranger{number}@example.org")
        assert len(mail.outbox) == 3
        assert user_of(browser).username == "mei3"
        assert "couldn’t send mail" in browser.get("/").text

    def test_mail_to_one_person_is_limited_across_all_addresses(self, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "500/d/ip,2/d/key"}
        for host in range(3):
            browser = Client(REMOTE_ADDR=f"192.0.2.{host}")
            browser.post("/account/password/reset/", {"email": "Victim@example.org"})
        browser.post("/account/password/reset/", {"email": "other@example.org"})
        assert [message.to[0].lower() for message in mail.outbox] == [
            *["victim@example.org"] * 2,
            "other@example.org",
        ]

    def test_all_forms_that_send_mail_share_one_limit(self, visitor, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "1/d/ip"}
        sign_up(visitor, email="mei@example.org")
        visitor.post("/account/password/reset/", {"email": "nobody@example.org"})
        sign_up(Client(), username="li", email="li@example.org")
        assert [message.to for message in mail.outbox] == [["mei@example.org"]]

    def test_the_limit_does_not_show_who_has_an_account(self, visitor, learner, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "0/d/ip"}
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        pages = [
            visible_text(visitor.post("/account/password/reset/", {"email": email}, follow=True))
            for email in ("l@example.org", "x@example.org")
        ]
        assert pages[0].replace("l@", "x@") == pages[1]
        assert "couldn’t send mail" in pages[0]

    def test_a_warning_to_the_owner_is_not_limited(self, learner, learner_client, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "0/d/ip"}
        EmailAddress.objects.create(
            user=learner, email="l@example.org", primary=True, verified=True
        )
        form = {"oldpassword": PASSWORD} | twice(NEW_PASSWORD)
        learner_client.post("/account/password/change/", form)
        assert [message.subject for message in mail.outbox] == ["Lilun: Password changed"]
