"""A platform that knows the app, and the app at an address with https."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from learning.factories import MembershipFactory, UserFactory
from learning.lti.factories import LtiCourseFactory, LtiLinkFactory
from learning.models import LtiCourse, LtiLink
from tests.learning.lti.campus import SITE, Answers, Campus, answering, connected


@pytest.fixture
def https(settings: Settings) -> None:
    settings.HTTPS = True
    settings.LILUN_URL = SITE
    settings.ALLOWED_HOSTS = ["lilun.example"]
    settings.CSRF_TRUSTED_ORIGINS = [SITE]


@pytest.fixture
def course(campus) -> LtiCourse:
    deployment = campus.registration.deployments.get()
    course = LtiCourseFactory.create(deployment=deployment, context_id="c1")
    teacher = UserFactory.create(username="teacher", time_zone="Asia/Tokyo")
    MembershipFactory.create(classroom=course.classroom, user=teacher, teacher=True)
    return course


@pytest.fixture
def link(course) -> LtiLink:
    return LtiLinkFactory.create(course=course, resource_link_id="r1")


@pytest.fixture
def browser() -> Client:
    return Client(headers={"Host": "lilun.example"})


@pytest.fixture
def campus(db: None, https: None, browser: Client) -> Iterator[Campus]:
    cache.clear()
    with answering() as (address, answers):
        yield connected(browser, address, answers)


@pytest.fixture
def moodle(https: None) -> Iterator[tuple[str, Answers]]:
    """A platform with dynamic registration, on loopback."""
    cache.clear()
    with answering() as (address, answers):
        answers.configuration = {
            "issuer": address,
            "authorization_endpoint": f"{address}/auth",
            "token_endpoint": f"{address}/token",
            "jwks_uri": f"{address}/keys",
            "registration_endpoint": f"{address}/register",
            "scopes_supported": ["https://purl.imsglobal.org/spec/lti-ags/scope/score"],
            "https://purl.imsglobal.org/spec/lti-platform-configuration": {
                "product_family_code": "moodle"
            },
        }
        tool = "https://purl.imsglobal.org/spec/lti-tool-configuration"
        answers.registered = {"client_id": "by-itself", tool: {"deployment_id": "4"}}
        yield address, answers
