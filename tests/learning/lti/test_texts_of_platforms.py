"""Whatever a platform sends for a text: a page says that it is refused, or it is kept clean.

On PostgreSQL a NUL, half a character or a text that is too long for its column is an error.
"""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from learning.lti.key_sets import place_of
from learning.lti.registering import invite
from learning.lti.tokens import CLAIM, DEEP_LINK_CLAIM
from learning.models import LtiAccount, LtiCourse, LtiDeployment, LtiLaunch, LtiRegistration
from tests.learning.lti.campus import CHOOSE, FRAME, INSTRUCTOR, LAUNCH, SITE

pytestmark = pytest.mark.django_db
ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
SETTINGS = DEEP_LINK_CLAIM + "deep_linking_settings"
PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration"
TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration"
URL = "https://campus.example/"
BAD = {
    "NUL": "a\0b",
    "line break": "a\r\nb",
    "escape": "a\x1bb",
    "half a character": "a\ud83db",
    "long": "x" * 30_000,
}
bad = pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())

IDS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "sub": ("sub", "", {}),
    "deployment": (CLAIM + "deployment_id", "", {}),
    "context": (CLAIM + "context", "id", {}),
    "resource link": (CLAIM + "resource_link", "id", {}),
    "line item": (ENDPOINT, "lineitem", {"scope": []}),
    "line items": (ENDPOINT, "lineitems", {"scope": []}),
    "roster": (ROSTER, "context_memberships_url", {}),
}
NAMES = {
    "given name": ("given_name", ""),
    "family name": ("family_name", ""),
    "name": ("name", ""),
    "course": (CLAIM + "context", "title"),
    "label": (CLAIM + "context", "label"),
    "link": (CLAIM + "resource_link", "title"),
}


class TestALaunch:
    @bad
    @pytest.mark.parametrize(("claim", "part", "rest"), IDS.values(), ids=IDS.keys())
    def test_with_an_id_or_address_that_can_not_be_kept(
        self, campus, link, claim, part, rest, text
    ):
        text = URL + text if part.startswith(("line", "context_m")) else text
        response = campus.launch(**{claim: rest | {part: text} if part else text})
        assert response.status_code == 403
        assert "The platform’s message" in response.text
        assert not LtiLaunch.objects.exists()
        assert not LtiAccount.objects.exists()
        assert LtiDeployment.objects.count() == 1

    @bad
    @pytest.mark.parametrize(("claim", "part"), NAMES.values(), ids=NAMES.keys())
    def test_with_a_name_that_can_not_be_kept_as_it_is(self, campus, link, claim, part, text):
        whole = {"id": "c1" if claim.endswith("context") else "r1", part: text}
        assert campus.enter(**{claim: whole if part else text}).status_code == 302
        [member] = link.assignment.classroom.memberships.learners()
        assert member.name.isprintable()
        assert len(member.name) <= 100

    @bad
    @pytest.mark.parametrize("claim", ["roles", "scope", "key"])
    def test_with_other_texts_that_can_not_be_kept(self, campus, link, claim, text):
        changes = {
            "roles": {CLAIM + "roles": [text, "Learner"]},
            "scope": {ENDPOINT: {"lineitem": URL, "scope": [text]}},
            "key": {CLAIM + "custom": {"lilun": text}},
        }
        assert campus.enter(**changes[claim]).status_code == 302
        assert link.assignment.classroom.memberships.learners().count() == 1


class TestAChoice:
    def choose(self, campus, **settings: Any):
        begun = campus.begun(headers=FRAME, target_link_uri=CHOOSE)
        told = {"deep_link_return_url": f"{URL}back", "accept_types": ["ltiResourceLink"]}
        more = {
            CLAIM + "message_type": "LtiDeepLinkingRequest",
            CLAIM + "target_link_uri": CHOOSE,
            CLAIM + "roles": [INSTRUCTOR],
            SETTINGS: told | settings,
        }
        return campus.post(campus.token(campus.claims(begun["nonce"], **more)), begun["state"])

    @pytest.mark.parametrize("data", [BAD["NUL"], BAD["half a character"], BAD["long"], ["a\0"]])
    def test_with_data_that_can_not_be_kept(self, campus, data):
        response = self.choose(campus, data=data)
        assert response.status_code == 403
        assert "The platform’s message" in response.text

    @bad
    def test_to_be_returned_where_no_address_is(self, campus, text):
        assert self.choose(campus, deep_link_return_url=URL + text).status_code == 403

    def test_with_data_of_any_other_kind_is_kept_for_the_window(self, campus):
        page = self.choose(campus, data="line\nbreak, 漢字, \\u0030")
        form = {"state": page.context["state"]}
        origin = {"Origin": SITE}
        response = campus.client.post("/lti/connect/", form, secure=True, headers=origin)
        assert response["Location"].startswith("/lti/enter/")
        told = LtiLaunch.objects.get().told
        assert told["deep_linking"]["data"] == "line\nbreak, 漢字, \\u0030"


class TestALogin:
    @bad
    @pytest.mark.parametrize(
        "name", ["iss", "client_id", "target_link_uri", "login_hint", "lti_message_hint"]
    )
    def test_with_any_text(self, campus, name, text):
        text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        text = f"{LAUNCH}{text}" if name == "target_link_uri" else text
        assert campus.log_in(**{name: text}).status_code in (302, 403)

    def test_by_a_platform_whose_keys_have_a_long_address(self, campus):
        platform = campus.registration
        platform.jwks_url += "?" + "k" * 900
        platform.save()
        assert campus.launch().status_code == 302
        assert campus.launch().status_code == 302
        assert len(campus.answers.asked) == 1, "they are kept"
        assert len(place_of(platform)) < 200


class TestRegistration:
    def register(self, browser: Client, address: str, **form: str):
        link = f"/lti/register/{invite(timezone.now()).key}/"
        asked = {"openid_configuration": f"{address}/configuration", "site": "", **form}
        return browser.post(link, asked, secure=True, headers={"Origin": SITE})

    @bad
    @pytest.mark.parametrize(
        "name",
        ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "authorization_server"],
    )
    def test_with_an_address_that_can_not_be_kept(self, browser, moodle, name, text):
        address, answers = moodle
        answers.configuration[name] = f"{address}/{text}"
        page = self.register(browser, address)
        assert page.status_code == 200
        assert "The platform could not be registered" in page.text
        assert not answers.posted, "it is not registered there either"
        assert not LtiRegistration.objects.exists()

    @bad
    @pytest.mark.parametrize("name", ["client_id", "deployment_id"])
    def test_with_an_id_that_can_not_be_kept(self, browser, moodle, name, text):
        address, answers = moodle
        told = {"client_id": {"client_id": text}, "deployment_id": {TOOL: {"deployment_id": text}}}
        answers.registered |= told[name]
        assert "The platform could not be registered" in self.register(browser, address).text
        assert not LtiRegistration.objects.exists()

    def test_with_ids_that_are_numbers(self, browser, moodle):
        address, answers = moodle
        answers.registered = {"client_id": 10000000000001, TOOL: {"deployment_id": 7}}
        assert "Lilun is registered" in self.register(browser, address).text
        assert LtiDeployment.objects.get().deployment_id == "7"

    @bad
    def test_of_a_product_with_an_odd_name(self, browser, moodle, text):
        address, answers = moodle
        answers.configuration[PLATFORM] = {"product_family_code": text}
        assert "Lilun is registered" in self.register(browser, address).text
        name = LtiRegistration.objects.get().name
        assert name.isprintable()
        assert len(name) <= 100

    @pytest.mark.parametrize("token", [*list(BAD.values())[:3], "漢字"])
    def test_with_a_token_that_no_header_takes(self, browser, moodle, token):
        page = self.register(browser, moodle[0], registration_token=token)
        assert "Its registration token isn’t valid" in page.text

    @pytest.mark.parametrize("site", [f"https://{'x' * 2000}.example", "https://a.example;b/"])
    def test_around_a_frame_without_a_plain_address(self, browser, moodle, site):
        page = self.register(browser, moodle[0], site=site)
        assert "Lilun is registered" in page.text
        assert LtiRegistration.objects.get().site == moodle[0]
        assert ";b" not in page["Content-Security-Policy"]


def test_a_course_keeps_what_is_clean(campus, link):
    clean = {"title": "Policy\n101", "id": "c1"}
    campus.enter(**{CLAIM + "context": clean, ROSTER: {"context_memberships_url": URL}})
    assert LtiCourse.objects.get().members_url == URL
