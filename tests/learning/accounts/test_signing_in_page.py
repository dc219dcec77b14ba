"""Passkeys, codes of an authenticator app and recovery codes."""

import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.management import call_command
from django.test import Client, RequestFactory

from learning.accounts.views.signing_in import allows_passkeys
from learning.factories import PASSWORD, CardFactory
from learning.models import User
from tests.learning.accounts.passkey import passkey
from tests.learning.accounts.signing import sign_in, user_of

SECRET = "JBSWY3DPEHPK3PXP"
URL = "/account/signing-in/"


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


@pytest.mark.django_db
class TestAuthenticatorApp:
    @pytest.fixture(autouse=True)
    def app(self, learner: User) -> None:
        TOTP.activate(learner, SECRET)

    def test_a_password_alone_signs_nobody_in(self, visitor):
        assert sign_in(visitor, "learner").url == f"{URL}step/"
        assert user_of(visitor) is None
        visitor.post(f"{URL}step/", {"code": "12"})
        assert visitor.get("/settings/").status_code == 302

    def test_the_code_of_the_app_signs_its_owner_in(self, visitor, learner):
        sign_in(visitor, "learner", next="/settings/")
        assert visitor.post(f"{URL}step/", {"code": code()}).url == "/settings/"
        assert user_of(visitor) == learner

    @pytest.mark.parametrize("seconds", [0, 31, 59])
    def test_a_used_code_is_refused(self, visitor, learner, clock, seconds):
        onlooker, seen = Client(), code()
        sign_in(visitor, "learner")
        visitor.post(f"{URL}step/", {"code": seen})
        clock.shift(seconds)
        sign_in(onlooker, "learner")
        assert "Incorrect code." in onlooker.post(f"{URL}step/", {"code": f"{seen} "}).text
        assert (user_of(visitor), user_of(onlooker)) == (learner, None)

    def test_a_guest_is_asked_about_their_cards_after_the_code(self, guest_client):
        guest = user_of(guest_client)
        CardFactory.create(user=guest, in_learning=True)
        sign_in(guest_client, "learner")
        assert user_of(guest_client) == guest
        assert guest_client.post(f"{URL}step/", {"code": code()}).url.startswith("/account/merge/")

    def test_the_page_says_that_the_key_of_the_server_has_changed(self, visitor, settings):
        settings.SECRET_KEY = "another"
        sign_in(visitor, "learner")
        page = visitor.post(f"{URL}step/", {"code": code()})
        assert page.status_code == 200
        assert "the secret key of this server has changed" in page.text
        call_command("remove_codes", "learner")
        assert sign_in(Client(), "learner").url == "/"


@pytest.mark.django_db
def test_unreadable_recovery_codes_can_be_replaced(visitor, learner):
    sign_in(visitor, "learner")
    visitor.post("/account/reauthenticate/", {"password": PASSWORD})
    TOTP.activate(learner, SECRET)
    RecoveryCodes.activate(learner)
    Authenticator.objects.filter(type="recovery_codes").update(data={"seed": "fernet:lost"})
    page = visitor.get(f"{URL}codes/", follow=True)
    assert "Your codes no longer work" in page.text
    visitor.post(f"{URL}codes/new/")
    assert visitor.get(f"{URL}codes/").text.count("<li><code>") == 10


@pytest.mark.django_db
def test_the_key_for_an_app_is_shown_in_groups_and_copied_without_spaces(visitor, learner):
    sign_in(visitor, "learner")
    visitor.post("/account/reauthenticate/", {"password": PASSWORD})
    page = visitor.get(f"{URL}app/")
    shown = re.search(r'id="key">(.+)</code>', page.text)[1]
    groups = re.findall(r"<span>(\w{4})</span>", shown)
    assert "".join(groups) == page.context["form"].secret
    assert re.sub("<.*?>", "", shown) == page.context["form"].secret


@pytest.mark.django_db
class TestSecondStep:
    @pytest.mark.parametrize(
        ("ways", "by_passkey", "by_app"),
        [({"app"}, False, True), ({"passkey"}, True, False), ({"app", "passkey"}, True, True)],
    )
    def test_it_offers_the_methods_that_are_set_up(
        self, visitor, learner, ways, by_passkey, by_app
    ):
        if "app" in ways:
            TOTP.activate(learner, SECRET)
        if "passkey" in ways:
            data = {"name": "Phone", "credential": passkey()}
            Authenticator.objects.create(user=learner, type="webauthn", data=data)
        sign_in(visitor, "learner")
        page = visitor.get(f"{URL}step/", headers={"host": "localhost"}).text
        assert "recovery code" in page
        assert ("Use a passkey" in page, "from your app" in page) == (by_passkey, by_app)


@pytest.mark.django_db
class TestAccess:
    def test_adding_a_passkey_requires_the_password(self, learner_client):
        page = learner_client.get(f"{URL}passkeys/add/")
        assert page.url.startswith("/account/reauthenticate/")

    def test_the_passkey_of_somebody_else_is_not_found(self, visitor, learner, other_learner):
        theirs = Authenticator.objects.create(user=other_learner, type="webauthn", data={})
        sign_in(visitor, "learner")
        visitor.post("/account/reauthenticate/", {"password": PASSWORD})
        response = visitor.post(f"{URL}passkeys/{theirs.pk}/remove/")
        assert response.status_code == 404
        assert Authenticator.objects.count() == 1


@pytest.mark.django_db
class TestPasskeys:
    def test_the_options_for_the_browser_are_in_an_attribute(self, visitor, learner):
        sign_in(visitor, "learner")
        visitor.post("/account/reauthenticate/", {"password": PASSWORD})
        page = visitor.get(f"{URL}passkeys/add/", headers={"host": "localhost"})
        assert "publicKey" in json.loads(page.context["options"])
        assert "<script>" not in page.text
        assert "application/json" not in page.text

    def test_a_false_passkey_signs_nobody_in(self, visitor, learner):
        visitor.get("/account/login/passkey/", headers={"accept": "application/json"})
        response = visitor.post("/account/login/passkey/", {"credential": "{}"})
        assert response.url == "/account/login/"
        assert user_of(visitor) is None

    def test_the_page_says_why_passkeys_are_not_possible(self, learner_client):
        page = learner_client.get(URL, headers={"host": "127.0.0.1"}).text
        assert "Passkeys need an https address" in page
        assert "Add a passkey" not in page
        assert "Add a passkey" in learner_client.get(URL, headers={"host": "localhost"}).text


@pytest.mark.parametrize(
    ("host", "secure", "allowed"),
    [
        ("localhost:8000", False, True),
        ("lilun.localhost", False, True),
        ("127.0.0.1:8000", False, False),
        ("127.0.0.1", True, False),
        ("[::1]:8000", True, False),
        ("learn.example", False, False),
        ("learn.example", True, True),
    ],
)
def test_passkeys_need_tls_and_a_host_name_or_localhost(settings, host, secure, allowed):
    settings.ALLOWED_HOSTS = ["*"]
    request = RequestFactory().get("/", headers={"host": host}, secure=secure)
    assert allows_passkeys(request) is allowed
