"""A guest who chooses a name and a password keeps everything."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.accounts import guests
from learning.accounts.guests import claim_account
from learning.factories import PASSWORD, CardFactory, ReviewFactory, UserFactory
from learning.models import User
from tests.learning.accounts.signing import (
    ELSEWHERE,
    LONG_ADDRESS,
    NEW_PASSWORD,
    claim,
    sign_in,
    twice,
    user_of,
)

pytestmark = pytest.mark.django_db


class TestClaim:
    def test_a_guest_keeps_their_cards_under_a_name(self, guest_client):
        someone = user_of(guest_client)
        CardFactory.create(user=someone)
        response = claim(guest_client, email="mei@example.org")
        assert response.url == reverse("home")
        claimed = User.objects.get(username="mei")
        assert claimed.pk == someone.pk
        assert claimed.cards.count() == 1
        assert not claimed.is_guest

    def test_they_can_then_sign_in_with_name_or_address(self, guest_client):
        claim(guest_client, email="mei@example.org")
        for login in ("mei", "mei@example.org"):
            visitor = Client()
            assert sign_in(visitor, login, NEW_PASSWORD).status_code == 302
            assert user_of(visitor).username == "mei"

    def test_claiming_changes_the_session_and_invalidates_the_old_cookie(self, guest_client):
        old = guest_client.cookies["sessionid"].value
        claim(guest_client)
        assert guest_client.cookies["sessionid"].value != old
        assert guest_client.get("/settings/").status_code == 200
        thief = Client()
        thief.cookies["sessionid"] = old
        assert thief.get("/settings/").url.startswith("/account/login/")

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_it_never_redirects_to_another_site(self, guest_client, away):
        assert claim(guest_client, next=away).url == "/"

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"username": "taken"}, "This username is taken"),
            ({"username": "TAKEN"}, "This username is taken"),
            ({"username": "mei@example.org"}, "can’t contain an @"),
            ({"username": "Guest-1"}, "can’t start with “guest-”"),
            ({"password2": "another"}, "type the same password"),
            (twice("12345678"), "too common"),
            ({"username": "quietheron"} | twice("quietheron"), "too similar to the username"),
            ({"email": "quiet@heron.example"} | twice("quiet@heron"), "too similar to the email"),
            ({"email": "mei at example"}, "Enter a valid email address"),
            ({"email": LONG_ADDRESS}, "at most 254 characters"),
        ],
    )
    def test_the_form_says_why_it_is_refused(self, guest_client, changes, reason):
        UserFactory.create(username="taken")
        response = claim(guest_client, **changes)
        assert response.status_code == 200
        assert reason in response.text
        assert user_of(guest_client).is_guest

    @pytest.mark.parametrize("address", ["/", "/account/claim/", "/settings/"])
    def test_the_page_says_who_can_open_the_cards(self, guest_client, address):
        yesterday = timezone.now() - timedelta(days=1)
        ReviewFactory.create(card__user=user_of(guest_client), reviewed_at=yesterday)
        page = guest_client.get(address).text
        assert re.search("your cards (open )?anywhere|only this browser can open your cards", page)

    @pytest.mark.parametrize("server", ["", "smtp://localhost:25"])
    def test_without_mail_the_page_says_what_a_forgotten_password_means(
        self, guest_client, settings, server
    ):
        settings.EMAIL_URL = server
        page = guest_client.get("/account/claim/").text
        assert ("This server can’t send mail" in page) == (not server)

    def test_the_second_of_two_claims_does_not_get_the_account(self, guest_client, monkeypatch):
        def second(guest, **names):
            claim_account(guest, username="first", password=PASSWORD)
            return claim_account(guest, **names)

        monkeypatch.setattr(guests, "claim_account", second)
        response = claim(guest_client, email="mei@example.org")
        assert response.url == "/"
        assert not {"sessionid", "messages"} & set(response.cookies)
        assert not EmailAddress.objects.exists()
        assert User.objects.get().username == "first"

    def test_a_resent_form_leads_to_the_same_page(self, guest_client):
        first = claim(guest_client, next="/briefs/")
        again = claim(guest_client, next="/briefs/")
        assert first.url == again.url == "/briefs/"
        assert guest_client.get("/settings/").status_code == 200

    def test_a_form_resent_without_the_new_cookie_leads_there_too(self, guest_client):
        late = Client()
        late.cookies["sessionid"] = guest_client.cookies["sessionid"].value
        claim(guest_client, next="/briefs/")
        assert claim(late, next="/briefs/").url == "/briefs/"
        assert user_of(late).username == "mei"
        assert late.cookies["sessionid"]["max-age"] == 400 * 24 * 60 * 60

    def test_a_stranger_cannot_sign_in_through_the_claim_form(self, visitor, learner):
        page = claim(visitor, username="learner", password1="a guess", password2="a guess")
        assert "Wrong username or password" in page.text
        assert user_of(visitor) is None

    @pytest.mark.parametrize("form", [{"username": "learner"}, {"password1": PASSWORD}])
    def test_a_stranger_with_an_incomplete_form_is_sent_to_sign_in(self, visitor, learner, form):
        response = visitor.post("/account/claim/", form)
        assert response.url.startswith("/account/login/?next=")

    def test_password_guesses_through_the_claim_form_are_limited_as_at_sign_in(
        self, visitor, learner
    ):
        for _ in range(5):
            claim(visitor, username="learner", password1="a guess")
        page = claim(visitor, username="learner", password1=PASSWORD)
        assert "Too many failed attempts" in page.text
        assert user_of(visitor) is None

    @pytest.mark.parametrize(
        "page",
        [
            *("email", "password/set", "password/change", "signup"),
            *("signing-in", "signing-in/app", "signing-in/passkeys/add", "signing-in/codes"),
        ],
    )
    def test_account_pages_lead_a_guest_to_the_claim_page(self, guest_client, page):
        assert guest_client.get(f"/account/{page}/").url == "/account/claim/"
