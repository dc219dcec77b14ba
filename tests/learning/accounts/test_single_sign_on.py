"""Signing in by a university's provider, and linking it to an account."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client

from learning.factories import PASSWORD, CardFactory, UserFactory
from learning.models import User
from tests.clients import signed_in
from tests.learning.accounts.signing import user_of
from tests.openid_provider import MEI, Provider, openid_provider

pytestmark = pytest.mark.django_db
NEW = "seven quiet herons"


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with openid_provider() as provider:
        settings.SOCIALACCOUNT_PROVIDERS = provider.settings()
        yield provider


def way_back(client: Client, **form: str) -> str:
    """Sends the form, is the browser at the provider, and gives the address it comes back to."""
    going = client.post("/account/university/", form)
    there = going["Refresh"].removeprefix("0; url=")
    assert going.context["there"] == there
    return requests.get(there, allow_redirects=False, timeout=5).headers["Location"]


def come_back(client: Client, **form: str):
    return client.get(way_back(client, **form).removeprefix("http://testserver"))


def confirm_password(client: Client) -> None:
    client.post("/account/reauthenticate/", {"password": PASSWORD})


class TestFirstTime:
    def test_a_stranger_gets_an_account(self, visitor, provider):
        assert come_back(visitor, next="/library/").url == "/library/"
        mei = user_of(visitor)
        assert (mei.username, mei.first_name, mei.last_name) == ("mei.lin", "Mei", "Lin")
        assert not mei.is_guest
        assert not mei.has_usable_password()
        assert not SocialToken.objects.exists(), "no token is kept"

    def test_it_never_leads_to_another_site(self, visitor, provider):
        assert come_back(visitor, next="https://evil.example/").url == "/"

    def test_a_taken_name_gets_another_and_no_password_is_asked(self, visitor, provider):
        UserFactory.create(username="mei.lin")
        come_back(visitor)
        assert user_of(visitor).username not in ("mei.lin", "")

    def test_an_address_never_opens_the_account_that_has_it(self, visitor, provider):
        other = UserFactory.create(username="other", email="mei@example.org")
        EmailAddress.objects.create(user=other, email="mei@example.org", verified=True)
        provider.person = MEI | {"email": "Mei@example.org", "email_verified": True}
        come_back(visitor)
        assert user_of(visitor) not in (None, other)
        assert user_of(visitor).email == ""

    def test_a_free_address_is_kept_as_the_provider_has_it(self, visitor, provider):
        provider.person = MEI | {"email": "mei@example.org", "email_verified": True}
        come_back(visitor)
        (address,) = EmailAddress.objects.filter(user=user_of(visitor))
        assert (address.email, address.verified) == ("mei@example.org", True)

    @pytest.mark.parametrize("claims", [{}, {"email_verified": False}, {"email_verified": "no"}])
    def test_an_address_that_it_has_not_verified_is_not_kept(self, visitor, provider, claims):
        provider.person = MEI | {"email": "victim@example.org"} | claims
        come_back(visitor)
        assert user_of(visitor).email == ""
        assert not EmailAddress.objects.exists()

    def test_a_guest_is_asked_about_their_cards(self, provider):
        guest = CardFactory.create(user__is_guest=True, in_review=True).user
        client = signed_in(guest)
        assert come_back(client).url == "/account/merge/?next=%2F"
        assert user_of(client) != guest


class TestNextTime:
    def test_it_is_the_same_account(self, visitor, provider):
        come_back(visitor)
        mei = user_of(visitor)
        provider.person = MEI | {"preferred_username": "renamed", "email": "new@example.org"}
        again = Client()
        come_back(again)
        assert user_of(again) == mei
        assert User.objects.filter(is_guest=False).count() == 1

    def test_a_closed_account_stays_closed(self, visitor, provider):
        come_back(visitor)
        User.objects.update(is_active=False)
        again = Client()
        assert come_back(again).url == "/account/inactive/"
        assert user_of(again) is None

    def test_who_has_no_password_may_delete_the_account(self, visitor, provider):
        come_back(visitor)
        assert visitor.get("/account/delete/").status_code == 200
        visitor.post("/account/delete/", {"sure": "1"})
        assert not SocialAccount.objects.exists()

    def test_who_has_no_password_sets_one_after_signing_in_there(self, visitor, provider, clock):
        come_back(visitor)
        assert visitor.get("/account/password/set/").status_code == 200
        clock.shift(timedelta(minutes=6))
        asked = visitor.get("/account/password/set/").url
        assert asked == "/account/university/?next=%2Faccount%2Fpassword%2Fset%2F"
        assert come_back(visitor, next="/account/password/set/").url == "/account/password/set/"
        visitor.post("/account/password/set/", {"password1": NEW, "password2": NEW})
        assert user_of(visitor).check_password(NEW)


class TestRefusals:
    def test_the_way_back_opens_once_and_only_in_the_same_browser(self, visitor, provider):
        back = way_back(visitor).removeprefix("http://testserver")
        elsewhere = Client()
        assert elsewhere.get(back).status_code == 401
        assert user_of(elsewhere) is None
        assert visitor.get(back).status_code == 302
        again = Client()
        assert again.get(back).status_code == 401

    def test_a_made_up_code_is_refused(self, visitor, provider):
        back = way_back(visitor).removeprefix("http://testserver").replace("code=", "code=x")
        answer = visitor.get(back)
        assert answer.status_code == 401
        assert "Riverside University didn’t confirm" in answer.text

    def test_who_cancels_there_is_told_so(self, visitor, provider):
        provider.person = {}
        answer = come_back(visitor)
        assert answer.url == "/account/university/cancelled/"
        assert "You cancelled" in visitor.get(answer.url, follow=True).text

    def test_a_provider_that_is_down_is_a_page(self, visitor, provider):
        provider.down = True
        answer = visitor.post("/account/university/")
        assert answer.status_code == 503
        assert "Riverside University isn’t answering" in answer.text

    def test_one_that_breaks_halfway_is_a_page(self, visitor, provider):
        back = way_back(visitor).removeprefix("http://testserver")
        provider.down = True
        assert visitor.get(back).status_code == 503

    def test_a_link_alone_signs_nobody_in(self, visitor, provider):
        page = visitor.get("/account/university/")
        assert page.status_code == 200
        assert "Refresh" not in page
        assert "Sign in with Riverside University" in page.text

    def test_without_a_provider_there_is_no_button(self, visitor):
        assert "Sign in with" not in visitor.get("/account/login/").text


class TestLink:
    def test_an_account_is_linked_after_its_password(self, learner, provider):
        client = signed_in(learner)
        asked = come_back(client, process="connect")
        assert asked.url.startswith("/account/reauthenticate/")
        confirm_password(client)
        assert "Linked since" in client.get("/account/signing-in/").text
        elsewhere = Client()
        come_back(elsewhere)
        assert user_of(elsewhere) == learner

    def test_what_belongs_to_another_account_is_refused(self, visitor, learner, provider):
        come_back(visitor)
        client = signed_in(learner)
        confirm_password(client)
        answer = come_back(client, process="connect")
        assert "belongs to another account" in client.get(answer.url).text
        assert not SocialAccount.objects.filter(user=learner).exists()

    def test_a_link_is_removed_where_a_password_is_left(self, learner, provider):
        client = signed_in(learner)
        confirm_password(client)
        come_back(client, process="connect")
        (account,) = SocialAccount.objects.filter(user=learner)
        client.post(f"/account/university/{account.pk}/unlink/")
        assert not SocialAccount.objects.exists()

    def test_the_only_way_in_is_never_removed(self, visitor, provider):
        come_back(visitor)
        account = SocialAccount.objects.get()
        assert "Set a password" in visitor.get("/account/signing-in/").text
        answer = visitor.post(f"/account/university/{account.pk}/unlink/")
        assert "First set a password" in visitor.get(answer.url).text
        assert SocialAccount.objects.filter(pk=account.pk).exists()

    def test_another_person_s_link_is_not_there(self, visitor, learner, provider):
        come_back(visitor)
        account = SocialAccount.objects.get()
        client = signed_in(learner)
        confirm_password(client)
        assert client.post(f"/account/university/{account.pk}/unlink/").status_code == 404
