"""A new account or password where no mail can be sent."""

from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client

from learning.factories import UserFactory
from learning.models import User
from tests.learning.accounts.signing import LONG_ADDRESS, NEW_PASSWORD, sign_up, twice, user_of

pytestmark = pytest.mark.django_db


class TestWithoutAMailServer:
    def test_a_resent_form_leads_to_the_same_account(self):
        for _ in range(2):
            visitor = Client()
            assert sign_up(visitor).url == "/"
            assert user_of(visitor).username == "mei"
        assert User.objects.count() == 1

    def test_a_taken_name_is_refused(self, clock):
        sign_up(Client())
        assert "This username is taken" in sign_up(Client(), **twice("another one here")).text
        clock.shift(61)
        assert "This username is taken" in sign_up(Client()).text

    def test_the_page_says_what_a_forgotten_password_means(self, visitor):
        page = visitor.get("/account/signup/")
        assert "learning/accounts/no_mail.html" in [template.name for template in page.templates]

    def test_an_address_that_is_too_long_is_refused(self, visitor):
        assert "at most 254 characters" in sign_up(visitor, email=LONG_ADDRESS).text
        assert not User.objects.exists()

    def test_an_address_is_stored_without_promising_mail(self, visitor):
        page = visitor.get(sign_up(visitor, email="mei@example.org").url, follow=True).text
        assert user_of(visitor).email == "mei@example.org"
        assert "on its way" not in page

    def test_the_page_does_not_reveal_that_an_address_is_taken(self, visitor):
        UserFactory.create(email="mei@example.org")
        assert sign_up(visitor, email="mei@example.org").status_code == 302

    def test_a_printed_link_lets_even_a_guest_set_a_password(self, guest_client, capsys):
        someone = user_of(guest_client)
        call_command("password_reset_link", someone.username)
        visitor = Client()
        page = visitor.get(urlsplit(capsys.readouterr().out.strip()).path, follow=True)
        form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
        visitor.post(page.redirect_chain[-1][0], form)
        assert user_of(visitor) == someone
        assert not user_of(visitor).is_guest

    def test_the_page_for_a_forgotten_password_says_whom_to_ask(self, visitor):
        assert "for a reset link" in visitor.get("/account/password/reset/").text
