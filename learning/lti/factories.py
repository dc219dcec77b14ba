"""A platform with a course, for tests and demo data."""

import factory
from factory.django import DjangoModelFactory

from learning.factories import NOON, AssignmentFactory, ClassroomFactory, UserFactory
from learning.lti.services import scopes
from learning.models import (
    LtiAccount,
    LtiCourse,
    LtiDeployment,
    LtiLineItem,
    LtiLink,
    LtiRegistration,
)


class LtiRegistrationFactory(DjangoModelFactory[LtiRegistration]):
    """A platform that works."""

    class Meta:
        model = LtiRegistration

    name = "Campus"
    issuer = "https://campus.example"
    client_id = factory.Sequence("client-{}".format)
    auth_url = factory.LazyAttribute(lambda one: f"{one.issuer}/auth")
    token_url = factory.LazyAttribute(lambda one: f"{one.issuer}/token")
    jwks_url = factory.LazyAttribute(lambda one: f"{one.issuer}/keys")
    made_at = NOON
    confirmed_at = NOON


class LtiDeploymentFactory(DjangoModelFactory[LtiDeployment]):
    class Meta:
        model = LtiDeployment

    registration = factory.SubFactory(LtiRegistrationFactory)
    deployment_id = "1"
    made_at = NOON
    confirmed_at = NOON


class LtiAccountFactory(DjangoModelFactory[LtiAccount]):
    class Meta:
        model = LtiAccount

    registration = factory.SubFactory(LtiRegistrationFactory)
    sub = factory.Sequence("sub-{}".format)
    user = factory.SubFactory(UserFactory)
    linked_at = NOON


class LtiCourseFactory(DjangoModelFactory[LtiCourse]):
    class Meta:
        model = LtiCourse

    deployment = factory.SubFactory(LtiDeploymentFactory)
    context_id = factory.Sequence("course-{}".format)
    classroom = factory.SubFactory(ClassroomFactory)


class LtiLinkFactory(DjangoModelFactory[LtiLink]):
    class Meta:
        model = LtiLink

    course = factory.SubFactory(LtiCourseFactory)
    assignment = factory.SubFactory(
        AssignmentFactory, classroom=factory.SelfAttribute("..course.classroom")
    )
    resource_link_id = factory.Sequence("resource-{}".format)
    made_at = NOON


class LtiLineItemFactory(DjangoModelFactory[LtiLineItem]):
    class Meta:
        model = LtiLineItem

    link = factory.SubFactory(LtiLinkFactory)
    url = factory.Sequence("https://campus.example/items/{}".format)
    container = "https://campus.example/items"
    scopes = factory.LazyFunction(lambda: list(scopes.ALL))
