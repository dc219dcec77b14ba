"""Platforms, as staff connect, confirm, pause and remove them; by hand and by themselves."""

import html
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from learning.factories import UserFactory
from learning.lti.factories import LtiAccountFactory, LtiDeploymentFactory, LtiRegistrationFactory
from learning.lti.fetching import is_safe_url
from learning.models import LtiDeployment, LtiInvitation, LtiKey, LtiRegistration
from tests.clients import signed_in
from tests.learning.lti.campus import SITE

pytestmark = pytest.mark.django_db
BY_HAND = {
    "name": "Campus",
    "issuer": "https://campus.example",
    "client_id": "abc",
    "auth_url": "https://campus.example/auth",
    "token_url": "https://campus.example/token",
    "jwks_url": "https://campus.example/keys",
}


@pytest.fixture
def staff_client(db) -> Client:
    return signed_in(UserFactory.create(is_staff=True, is_superuser=True))


class TestByHand:
    def test_a_platform_is_added_and_works(self, staff_client):
        form = BY_HAND | {"deployment_ids": "1\n 7 \n\n1"}
        assert staff_client.post("/lti/platforms/new/", form).status_code == 302
        platform = LtiRegistration.objects.get()
        assert platform.works
        assert platform.token_audience == "https://campus.example/token"
        found = platform.deployments.exclude(confirmed_at=None)
        assert {one.deployment_id for one in found} == {"1", "7"}
        assert "Campus" in staff_client.get("/lti/platforms/").text

    @pytest.mark.parametrize(
        "address",
        [
            *("http://campus.example/keys", "file:///etc/passwd", "https://u:p@campus.example/"),
            *("gopher://campus.example/", "https:///keys", "nonsense"),
        ],
    )
    def test_its_addresses_must_be_safe(self, staff_client, address):
        response = staff_client.post("/lti/platforms/new/", BY_HAND | {"jwks_url": address})
        assert response.status_code == 422
        assert not LtiRegistration.objects.exists()

    def test_the_same_client_twice_is_refused(self, staff_client):
        for status in (302, 422):
            assert staff_client.post("/lti/platforms/new/", BY_HAND).status_code == status
        assert LtiRegistration.objects.count() == 1

    def test_the_addresses_of_the_app_are_shown(self, staff_client, settings):
        settings.LILUN_URL = SITE
        for page in ("/lti/platforms/", "/lti/platforms/new/"):
            text = staff_client.get(page).text
            for path in ("lti/login/", "lti/launch/", "lti/choose/", "lti/keys.json"):
                assert f"{SITE}/{path}</code>" in text

    def test_without_https_the_page_warns(self, staff_client):
        assert "Courses need https" in staff_client.get("/lti/platforms/").text


class TestSafeAddresses:
    @pytest.mark.parametrize(
        ("url", "only_here", "is_safe"),
        [
            ("https://campus.example;x", False, False),
            ("https://campus.example\\.evil.example/", False, False),
            ("https://campus.example/a?b=c", False, True),
            ("https://10.0.0.5:8443/keys", False, True),
            ("http://127.0.0.1:9000/keys", False, False),
            ("http://127.0.0.1:9000/keys", True, True),
            ("http://campus.example/", True, False),
            ("https://campus.example:x/", False, False),
            ("https://campus.example /", False, False),
            ("https://campus.example/\r\nHost: x", False, False),
            ("https://[::1", False, False),
            ("//campus.example/", False, False),
            ("javascript:alert(1)", False, False),
        ],
    )
    def test_have_https_but_for_a_server_of_this_machine(self, settings, url, only_here, is_safe):
        settings.ONLY_HERE = only_here
        assert is_safe_url(url) is is_safe


class TestOnePlatform:
    def test_is_paused_and_resumed(self, staff_client):
        platform = LtiRegistrationFactory.create()
        there = f"/lti/platforms/{platform.pk}/"
        for step, works in (("pause", False), ("resume", True)):
            staff_client.post(there, {"step": step})
            assert LtiRegistration.objects.get().works is works

    def test_an_installation_that_appeared_is_confirmed(self, staff_client):
        waiting = LtiDeploymentFactory.create(deployment_id="9", confirmed_at=None)
        there = f"/lti/platforms/{waiting.registration_id}/"
        assert "New installation" in staff_client.get("/lti/platforms/").text
        staff_client.post(there, {"step": "accept", "deployment": waiting.pk})
        assert LtiDeployment.objects.get().confirmed_at
        assert "New installation" not in staff_client.get("/lti/platforms/").text

    def test_that_of_another_platform_is_not(self, staff_client):
        waiting = LtiDeploymentFactory.create(confirmed_at=None)
        other = LtiRegistrationFactory.create()
        form = {"step": "accept", "deployment": waiting.pk}
        staff_client.post(f"/lti/platforms/{other.pk}/", form)
        assert LtiDeployment.objects.get().confirmed_at is None

    def test_an_installation_is_added_by_hand(self, staff_client):
        platform = LtiRegistrationFactory.create()
        there = f"/lti/platforms/{platform.pk}/"
        staff_client.post(there, {"step": "install", "deployment_id": "5"})
        assert platform.deployments.get().confirmed_at
        assert staff_client.post(there, {"step": "install"}).status_code == 422

    def test_its_addresses_are_changed(self, staff_client):
        platform = LtiRegistrationFactory.create()
        form = BY_HAND | {"step": "save", "name": "School", "client_id": platform.client_id}
        staff_client.post(f"/lti/platforms/{platform.pk}/", form)
        assert LtiRegistration.objects.get().name == "School"

    def test_is_removed_after_saying_who_signs_in_there_alone(self, staff_client):
        platform = LtiRegistrationFactory.create()
        LtiAccountFactory.create(registration=platform, user__locked=True)
        LtiAccountFactory.create(registration=platform)
        elsewhere = LtiAccountFactory.create(registration=platform, user__locked=True).user
        LtiAccountFactory.create(user=elsewhere)
        there = f"/lti/platforms/{platform.pk}/remove/"
        page = staff_client.get(there).text
        assert "3 people come from there" in page
        assert "1 has no password" in " ".join(page.split())
        staff_client.post(there)
        assert not LtiRegistration.objects.filter(pk=platform.pk).exists()


class TestWhoSeesThem:
    def test_staff_without_the_right_do_not(self, db):
        clerk = UserFactory.create(is_staff=True)
        assert signed_in(clerk).get("/lti/platforms/").status_code == 403

    def test_staff_with_the_right_do(self, db):
        clerk = UserFactory.create(is_staff=True)
        clerk.user_permissions.add(Permission.objects.get(codename="change_ltiregistration"))
        assert signed_in(clerk).get("/lti/platforms/").status_code == 200


def test_a_new_key_signs_from_now_on(staff_client):
    for _ in range(2):
        staff_client.post("/lti/platforms/key/")
    first, second = LtiKey.objects.all()
    assert first.made_at > second.made_at


class TestByItself:
    def invited(self, staff_client: Client) -> str:
        """The link that staff copy, as a path."""
        staff_client.post("/lti/platforms/invite/", secure=True, headers={"Host": "lilun.example"})
        page = staff_client.get(
            "/lti/platforms/", secure=True, headers={"Host": "lilun.example"}
        ).text
        [link] = re.findall(rf"{SITE}(/lti/register/[^<]+)<", page)
        return link

    def ask(self, browser, link, address, **headers):
        query = {"openid_configuration": f"{address}/configuration", "registration_token": "t0k"}
        return browser.get(link, query, secure=True, headers=headers)

    def connect(self, browser, link, page):
        names = ("openid_configuration", "registration_token", "site")
        form = {
            name: html.unescape(re.findall(f'name="{name}" value="([^"]*)"', page.text)[0])
            for name in names
        }
        return browser.post(link, form, secure=True, headers={"Origin": SITE})

    def test_it_asks_to_be_registered_and_waits_for_staff(self, staff_client, browser, moodle):
        address, answers = moodle
        link = self.invited(staff_client)
        page = self.ask(browser, link, address)
        assert "Connect Lilun to 127.0.0.1" in page.text
        assert f"frame-ancestors {address}" in page["Content-Security-Policy"]
        assert not answers.posted, "looking at the page registers nothing"
        done = self.connect(browser, link, page)
        assert "Lilun is registered" in done.text
        [asked] = answers.posted
        assert asked["authorization"] == "Bearer t0k"
        assert asked["initiate_login_uri"] == f"{SITE}/lti/login/"
        assert asked["redirect_uris"] == [f"{SITE}/lti/launch/"]
        assert asked["jwks_uri"] == f"{SITE}/lti/keys.json"
        assert asked["scope"] == "https://purl.imsglobal.org/spec/lti-ags/scope/score"
        tool = asked["https://purl.imsglobal.org/spec/lti-tool-configuration"]
        assert tool["domain"] == "lilun.example"
        assert [one["type"] for one in tool["messages"]] == [
            "LtiResourceLinkRequest",
            "LtiDeepLinkingRequest",
        ]
        platform = LtiRegistration.objects.get()
        assert (platform.issuer, platform.client_id) == (address, "by-itself")
        assert platform.name == "Moodle 127.0.0.1"
        assert platform.deployments.get().deployment_id == "4"
        assert not platform.works
        staff_client.post(
            f"/lti/platforms/{platform.pk}/",
            {"step": "confirm"},
            secure=True,
            headers={"Host": "lilun.example"},
        )
        assert LtiRegistration.objects.get().works

    def test_its_link_works_once(self, staff_client, browser, moodle):
        address, answers = moodle
        link = self.invited(staff_client)
        page = self.ask(browser, link, address)
        self.connect(browser, link, page)
        again = self.connect(browser, link, page)
        assert again.status_code == 403
        assert "used already" in again.text
        assert len(answers.posted) == 1

    def test_its_link_is_over_after_a_week(self, staff_client, browser, moodle):
        link = self.invited(staff_client)
        LtiInvitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        assert self.ask(browser, link, moodle[0]).status_code == 403

    def test_the_frame_may_be_at_another_host_than_the_configuration(
        self, staff_client, browser, moodle
    ):
        link = self.invited(staff_client)
        page = self.ask(browser, link, moodle[0], Referer="https://school.example/")
        assert "frame-ancestors https://school.example" in page["Content-Security-Policy"]
        self.connect(browser, link, page)
        assert LtiRegistration.objects.get().site == "https://school.example"

    def test_from_another_site_the_form_registers_nothing(self, staff_client, browser, moodle):
        address, answers = moodle
        link = self.invited(staff_client)
        form = {"openid_configuration": f"{address}/configuration"}
        browser.post(link, form, secure=True, headers={"Origin": address})
        assert not answers.posted

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"jwks_uri": "http://campus.example/keys"}, "“jwks_uri” isn’t an address with https"),
            ({"issuer": None}, "“issuer” isn’t an address with https"),
            ({"token_endpoint": 7}, "“token_endpoint” isn’t an address with https"),
        ],
    )
    def test_a_bad_answer_is_told_and_the_link_stays(
        self, staff_client, browser, moodle, change, reason
    ):
        address, answers = moodle
        good = dict(answers.configuration)
        answers.configuration |= change
        link = self.invited(staff_client)
        page = self.ask(browser, link, address)
        assert reason in html.unescape(self.connect(browser, link, page).text)
        assert not LtiRegistration.objects.exists()
        answers.configuration = good
        assert "Lilun is registered" in self.connect(browser, link, page).text

    @pytest.mark.parametrize(
        ("status", "body", "reason"),
        [(500, None, "It answered 500."), (200, b"<html>", "Its answer isn’t JSON.")],
    )
    def test_a_platform_in_trouble_is_told(
        self, staff_client, browser, moodle, status, body, reason
    ):
        address, answers = moodle
        link = self.invited(staff_client)
        page = self.ask(browser, link, address)
        answers.status, answers.body = status, body
        assert reason in self.connect(browser, link, page).text
        assert LtiInvitation.objects.exists()

    def test_opened_by_hand_says_what_it_is_for(self, staff_client, browser, moodle):
        page = browser.get(self.invited(staff_client), secure=True)
        assert page.status_code == 403
        assert "Paste this link into your platform" in page.text
