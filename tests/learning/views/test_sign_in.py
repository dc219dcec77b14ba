"""Signing in, and out again."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from learning.factories import UserFactory
from tests.learning.views.signing import ELSEWHERE, sign_in, user_of, visible_text

pytestmark = pytest.mark.django_db


class TestSignIn:
    def test_by_username_without_regard_to_case(self, visitor, learner):
        assert sign_in(visitor, "Learner").url == "/"
        assert user_of(visitor) == learner

    def test_back_to_the_page_that_was_asked_for(self, visitor, learner):
        assert sign_in(visitor, "learner", next="/settings/").url == "/settings/"

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_never_to_another_site(self, visitor, learner, away):
        assert sign_in(visitor, "learner", next=away).url == "/"

    def test_a_wrong_password_and_an_unknown_name_read_the_same(self, visitor, learner):
        wrong, unknown = sign_in(visitor, "learner", "wrong"), sign_in(visitor, "nobody", "wrong")
        assert "do not belong together" in wrong.text
        assert visible_text(wrong).replace("learner", "nobody") == visible_text(unknown)

    @pytest.mark.parametrize(
        ("known", "unknown"),
        [("learner", "nobody"), ("learner@example.org", "nobody@example.org")],
    )
    def test_nor_does_the_time_tell_them_apart(self, visitor, learner, monkeypatch, known, unknown):
        hashed: list[str] = []
        encode = MD5PasswordHasher.encode

        def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
            hashed.append(password)
            return encode(self, password, salt)

        EmailAddress.objects.create(user=learner, email="learner@example.org", verified=True)
        monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
        sign_in(visitor, unknown, "wrong")
        of_unknown = len(hashed)
        sign_in(visitor, known, "wrong")
        assert len(hashed) == 2 * of_unknown > 0

    def test_a_username_that_looks_like_an_address_is_still_one(self, visitor):
        admin = UserFactory.create(username="admin@example.org")
        sign_in(visitor, "admin@example.org")
        assert user_of(visitor) == admin

    def test_staying_signed_in_is_a_choice(self, visitor, learner):
        assert sign_in(visitor, "learner").cookies["sessionid"]["max-age"] == ""
        kept = sign_in(Client(), "learner", remember="on").cookies["sessionid"]
        assert kept["max-age"] == 400 * 24 * 60 * 60

    def test_a_guest_is_told_that_they_will_be_asked_about_their_cards(self, guest_client):
        page = guest_client.get("/account/login/").text
        assert "takes along what you have learnt here, or drops it" in page
        assert 'href="/account/claim/"' in page

    def test_a_guest_can_sign_in_to_another_account_all_the_same(self, guest_client, learner):
        sign_in(guest_client, "learner")
        assert user_of(guest_client) == learner

    def test_whoever_is_signed_in_goes_on_to_the_first_page(self, learner_client):
        assert learner_client.get("/account/login/").url == "/"
        assert learner_client.get("/account/login/?next=/settings/").url == "/settings/"

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_nor_does_whoever_is_signed_in_go_elsewhere(self, learner_client, away):
        assert learner_client.get("/account/login/", {"next": away}).url == "/"

    def test_a_name_longer_than_any_is_refused(self, visitor):
        assert "at most 254 characters" in sign_in(visitor, "x" * 2_000_000).text

    def test_the_admin_has_no_other_way_in(self, visitor):
        assert visitor.post("/admin/login/").url.startswith("/account/login/")

    def test_after_five_wrong_passwords_even_the_right_one_waits(self, visitor, learner):
        for _ in range(5):
            sign_in(visitor, "learner", "wrong")
        assert "Too many attempts failed" in sign_in(visitor, "learner").text
        assert user_of(visitor) is None


class TestSignOut:
    def test_a_guest_is_warned_and_offered_to_keep_their_cards(self, guest_client):
        page = guest_client.get("/account/logout/").text
        assert "all that you have learnt here is lost" in page
        assert 'href="/account/claim/"' in page
        assert user_of(guest_client)

    def test_somebody_with_an_account_is_not_warned(self, learner_client):
        page = learner_client.get("/account/logout/").text
        assert "Your cards wait for you" in page
        assert "is lost" not in page

    def test_signing_out_empties_the_cache_of_the_browser(self, learner_client):
        response = learner_client.post("/account/logout/")
        assert response["Clear-Site-Data"] == '"cache"'
        assert user_of(learner_client) is None
