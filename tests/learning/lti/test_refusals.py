"""Each launch that is refused: a page says why, and nothing is kept."""

import json
import time
from datetime import timedelta

import jwt
import pytest
import urllib3
from django.core.cache import cache
from django.utils import timezone

from learning.lti.browsers import COOKIE
from learning.lti.factories import LtiRegistrationFactory
from learning.lti.key_sets import place_of
from learning.lti.logins import use_up
from learning.lti.tokens import CLAIM, Refused, new_key, public_jwk
from learning.models import LtiAccount, LtiDeployment, LtiLaunch, LtiLogin, User
from tests.learning.lti.campus import FOREIGN_KEY, KEY, LAUNCH

pytestmark = pytest.mark.django_db


def assert_refused(response, reason):
    assert response.status_code == 403
    assert reason in response.text
    assert not LtiLaunch.objects.exists()
    assert not LtiAccount.objects.exists()
    assert not User.objects.exists()


def test_control_a_launch_as_it_should_be_is_accepted(campus):
    response = campus.launch()
    assert response.status_code == 302
    assert response["Location"].startswith("/lti/enter/")
    assert not LtiLogin.objects.exists()


class TestLogin:
    def test_by_an_unknown_issuer(self, campus):
        response = campus.log_in(iss="https://elsewhere.example")
        assert_refused(response, "Lilun doesn’t know this platform")
        assert response["X-Frame-Options"] == "DENY"

    def test_by_an_unknown_client(self, campus):
        assert_refused(campus.log_in(client_id="other"), "Lilun doesn’t know this platform")

    def test_without_a_client_id_where_two_share_the_issuer(self, campus):
        LtiRegistrationFactory.create(issuer=campus.registration.issuer)
        assert_refused(campus.log_in(client_id=""), "Lilun doesn’t know this platform")

    def test_without_a_client_id_one_that_registered_itself_takes_no_place(self, campus):
        LtiRegistrationFactory.create(issuer=campus.registration.issuer, confirmed_at=None)
        assert campus.log_in(client_id="").status_code == 302

    def test_without_a_client_id_the_only_one_of_the_issuer_is_meant(self, campus):
        assert campus.log_in(client_id="").status_code == 302

    def test_by_a_platform_that_staff_have_not_confirmed(self, campus):
        type(campus.registration).objects.update(confirmed_at=None)
        assert_refused(campus.log_in(), "isn’t confirmed yet")

    def test_by_a_platform_that_is_paused(self, campus):
        type(campus.registration).objects.update(paused_at=timezone.now())
        assert_refused(campus.log_in(), "Lilun is paused for this platform")

    @pytest.mark.parametrize(
        "target",
        ["https://lilun.example.evil.example/lti/launch/", "https://evil.example/", "", "/lti/"]
        + [f"https://lilun.example/{rest}" for rest in ("a" * 1000, "\0")],
    )
    def test_to_an_address_of_another_site(self, campus, target):
        assert_refused(campus.log_in(target_link_uri=target), "isn’t Lilun’s")

    def test_without_a_hint_of_the_person(self, campus):
        assert_refused(campus.log_in(login_hint=""), "Open Lilun from your course")

    def test_where_the_app_has_no_https(self, campus, settings):
        settings.HTTPS = False
        assert_refused(campus.log_in(), "LTI needs https. Set LILUN_URL")

    def test_a_launch_that_began_before_the_pause(self, campus):
        begun = campus.begun()
        type(campus.registration).objects.update(paused_at=timezone.now())
        response = campus.post(campus.token(campus.claims(begun["nonce"])), begun["state"])
        assert_refused(response, "Lilun is paused for this platform")


class TestState:
    def test_a_launch_that_is_replayed(self, campus):
        begun = campus.begun()
        token = campus.token(campus.claims(begun["nonce"]))
        assert campus.post(token, begun["state"]).status_code == 302
        LtiLaunch.objects.all().delete()
        assert_refused(campus.post(token, begun["state"]), "used already")

    def test_of_two_launches_at_once_one_is_refused(self, campus):
        """Both have looked the login up before either uses it up."""
        campus.begun()
        first, second = LtiLogin.objects.get(), LtiLogin.objects.get()
        use_up(first)
        with pytest.raises(Refused, match="used already"):
            use_up(second)

    def test_a_token_that_answers_another_login(self, campus):
        first, second = campus.begun(), campus.begun()
        token = campus.token(campus.claims(first["nonce"]))
        assert_refused(campus.post(token, second["state"]), "answers another login")

    def test_without_a_state(self, campus):
        token = campus.token(campus.claims(campus.begun()["nonce"]))
        assert_refused(campus.post(token, ""), "used already")

    def test_in_a_browser_without_the_cookie(self, campus):
        begun = campus.begun()
        del campus.client.cookies[COOKIE]
        response = campus.post(campus.token(campus.claims(begun["nonce"])), begun["state"])
        assert_refused(response, "Your browser refused our cookie")

    def test_in_another_browser(self, campus):
        begun = campus.begun()
        campus.client.cookies[COOKIE] = "x" * 43
        response = campus.post(campus.token(campus.claims(begun["nonce"])), begun["state"])
        assert_refused(response, "Your browser refused our cookie")

    def test_after_five_minutes(self, campus):
        begun = campus.begun()
        LtiLogin.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        response = campus.post(campus.token(campus.claims(begun["nonce"])), begun["state"])
        assert_refused(response, "more than five minutes")

    def test_where_the_platform_refuses_the_person(self, campus):
        begun = campus.begun()
        form = {"state": begun["state"], "error": "login_required"}
        response = campus.client.post("/lti/launch/", form, secure=True)
        assert_refused(response, "The platform doesn’t let you in: login_required")

    def test_opened_by_hand(self, campus):
        assert_refused(campus.client.get("/lti/launch/", secure=True), "from your course")


class TestSignature:
    def refused(self, campus, reason, **how):
        begun = campus.begun()
        token = campus.token(campus.claims(begun["nonce"]), **how)
        assert_refused(campus.post(token, begun["state"]), reason)

    def test_by_a_foreign_key_under_a_known_id(self, campus):
        self.refused(campus, "The signature isn’t the platform’s", key=FOREIGN_KEY)

    def test_by_an_old_key_that_is_published_no_more(self, campus):
        self.refused(campus, "The signature isn’t the platform’s", key=FOREIGN_KEY, kid="old")

    def test_none(self, campus):
        self.refused(campus, "isn’t signed as LTI 1.3 asks", key="", algorithm="none")

    def test_by_a_shared_secret(self, campus):
        """The public key as the secret is the well-known attack."""
        secret = str(public_jwk(KEY, "one"))
        self.refused(campus, "isn’t signed as LTI 1.3 asks", key=secret, algorithm="HS256")

    def test_of_what_is_no_token(self, campus):
        begun = campus.begun()
        assert_refused(campus.post("nonsense", begun["state"]), "can’t be read")

    def test_changed_after_it_was_signed(self, campus):
        begun = campus.begun()
        head, _, signature = campus.token(campus.claims(begun["nonce"])).split(".")
        other = campus.token(campus.claims(begun["nonce"], sub="eve"), key=FOREIGN_KEY)
        forged = ".".join([head, other.split(".")[1], signature])
        assert_refused(campus.post(forged, begun["state"]), "The signature isn’t the platform’s")

    def test_by_a_new_key_makes_the_app_fetch_the_keys_again(self, campus):
        assert campus.launch().status_code == 302
        newer = new_key()
        campus.answers.keys = [public_jwk(newer, "two")]
        LtiLaunch.objects.all().delete()
        begun = campus.begun()
        token = campus.token(campus.claims(begun["nonce"]), key=newer, kid="two")
        assert_refused(campus.post(token, begun["state"]), "The signature isn’t the platform’s")
        forget_the_pause(campus)
        assert campus.post(token, begun["state"]).status_code == 302
        assert campus.answers.asked == ["/keys", "/keys"]


def forget_the_pause(campus):
    cache.delete(f"{place_of(campus.registration)}:asked")


FIVE_MINUTES = 300


class TestClaims:
    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"aud": "other"}, "is for another tool"),
            ({"aud": ["other", "more"]}, "is for another tool"),
            ({"azp": "other"}, "is for another tool"),
            ({"iss": "https://elsewhere.example"}, "from another platform"),
            ({"sub": None}, "doesn’t say who you are"),
            ({"sub": "x" * 256}, "too long"),
            ({"nonce": None}, "can’t be read"),
            ({"exp": None}, "can’t be read"),
            ({CLAIM + "version": "1.1.0"}, "doesn’t speak LTI 1.3"),
            ({CLAIM + "message_type": "LtiSubmissionReviewRequest"}, "can’t do"),
            ({CLAIM + "resource_link": None}, "doesn’t say what you opened"),
            ({CLAIM + "target_link_uri": f"{LAUNCH}?other"}, "another address than it named first"),
            ({CLAIM + "deployment_id": "2"}, "This installation isn’t confirmed yet"),
            ({CLAIM + "deployment_id": None}, "This installation isn’t confirmed yet"),
        ],
    )
    def test_that_are_not_for_this_login(self, campus, changes, reason):
        assert_refused(campus.launch(**changes), reason)

    def test_for_several_audiences_that_name_no_authorized_party(self, campus):
        audiences = [campus.registration.client_id, "other"]
        assert_refused(campus.launch(aud=audiences), "is for another tool")
        assert campus.launch(aud=audiences, azp=campus.registration.client_id).status_code == 302

    def test_with_a_clock_five_minutes_ahead(self, campus):
        ahead = int(time.time()) + FIVE_MINUTES
        response = campus.launch(iat=ahead, exp=ahead + 3600)
        assert_refused(response, "The platform’s clock is 5 minutes ahead of ours")

    def test_with_a_clock_five_minutes_behind(self, campus):
        behind = int(time.time()) - FIVE_MINUTES
        response = campus.launch(iat=behind, exp=behind + 3600)
        assert_refused(response, "is 5 minutes old, or the platform’s clock is behind")

    def test_that_have_expired(self, campus):
        past = int(time.time()) - 120
        assert_refused(campus.launch(iat=past, exp=past + 10), "is 2 minutes old")

    def test_with_a_clock_half_a_minute_off_are_accepted(self, campus):
        for off in (-30, 30):
            at = int(time.time()) + off
            assert campus.launch(iat=at, exp=at + 60).status_code == 302

    def test_an_unknown_deployment_waits_for_staff_once(self, campus):
        for _ in range(2):
            campus.launch(**{CLAIM + "deployment_id": "2"})
        [waiting] = LtiDeployment.objects.filter(confirmed_at=None)
        assert waiting.deployment_id == "2"

    @pytest.mark.parametrize("name", ["iat", "exp"])
    @pytest.mark.parametrize("time", ["soon", float("nan"), float("inf"), 10**400])
    def test_of_a_token_without_times_as_numbers(self, campus, name, time):
        begun = campus.begun()
        claims = campus.claims(begun["nonce"]) | {name: time}
        token = jwt.api_jws.encode(json.dumps(claims).encode(), KEY, "RS256", {"kid": "one"})
        assert_refused(campus.post(token, begun["state"]), "can’t be read")


class TestPlatform:
    """Its keys are fetched from a server that misbehaves."""

    def test_that_answers_500(self, campus):
        campus.answers.status = 500
        assert_refused(campus.launch(), "Campus doesn’t answer. Try again in a minute")

    def test_that_is_slow(self, campus, monkeypatch):
        impatient = urllib3.PoolManager(timeout=0.2, retries=False)
        monkeypatch.setattr("learning.lti.fetching.pool", impatient)
        campus.answers.wait = 2.0
        began = time.monotonic()
        assert_refused(campus.launch(), "Campus doesn’t answer")
        assert time.monotonic() - began < 1.5

    def test_that_sends_byte_after_byte(self, campus, monkeypatch):
        monkeypatch.setattr("learning.lti.fetching.WHOLE_SECONDS", 0.3)
        campus.answers.pause = 0.1
        began = time.monotonic()
        assert_refused(campus.launch(), "Campus doesn’t answer")
        assert time.monotonic() - began < 3

    def test_that_sends_too_much(self, campus):
        campus.answers.body = b" " * 1_100_000
        assert_refused(campus.launch(), "Campus doesn’t answer")

    @pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"keys": 1}', b"[" * 100_000])
    def test_that_sends_something_else(self, campus, body):
        campus.answers.body = body
        assert campus.launch().status_code == 403

    def test_that_redirects(self, campus):
        campus.answers.status, campus.answers.location = 302, "/elsewhere"
        assert_refused(campus.launch(), "Campus doesn’t answer")
        assert campus.answers.asked == ["/keys"]

    def test_that_does_not_answer_is_not_asked_by_each_launch(self, campus):
        campus.answers.status = 500
        for _ in range(3):
            assert_refused(campus.launch(), "Campus doesn’t answer")
        assert campus.answers.asked == ["/keys"]

    def test_whose_keys_are_known_need_not_answer(self, campus):
        campus.launch()
        campus.answers.status = 500
        assert campus.launch().status_code == 302
        assert campus.answers.asked == ["/keys"]

    def test_with_a_key_that_is_none(self, campus):
        campus.answers.keys = [{"kty": "RSA", "kid": "one", "n": "!", "e": "AQAB"}]
        assert_refused(campus.launch(), "The platform’s key can’t be read")
