"""The page on which something is set for a class."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import NOON, AssignmentFactory, MembershipFactory
from learning.models import User

pytestmark = pytest.mark.django_db
UNFOLDED = '<details class="more" open>'


@pytest.mark.parametrize(
    ("terms", "unfolded"),
    [
        ({}, False),
        ({"due_at": NOON}, False),  # stands above them
        ({"opens_at": NOON - timedelta(days=1)}, True),
        ({"attempts_allowed": 1}, True),
        ({"time_factor": 1.0}, False),
        ({"time_factor": 1.5}, True),
        ({"adds_cards": True}, True),
        ({"opens_at_once": True}, True),
        ({"never_closes": True}, True),
        ({"unlimited_attempts": True}, True),
    ],
)
def test_terms_that_a_class_has_for_itself_are_unfolded(
    learner_client: Client, learner: User, terms: dict[str, object], unfolded: bool
) -> None:
    classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    task = AssignmentFactory.create(classroom=classroom, quiz__owner=learner, **terms)
    address = reverse("assign", args=[classroom.pk])
    page = learner_client.get(address, {"again": task.pk}).text
    assert "Other terms for a quiz" in page
    assert (UNFOLDED in page) is unfolded


@pytest.mark.parametrize(
    ("terms", "unfolded"),
    [({}, False), ({"time_factor": "1"}, False), ({"adds_cards": "on"}, True)],
)
def test_a_form_with_an_error_elsewhere_unfolds_only_changed_terms(
    learner_client: Client, learner: User, terms: dict[str, str], unfolded: bool
) -> None:
    classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    response = learner_client.post(reverse("assign", args=[classroom.pk]), terms)
    assert response.status_code == 422
    assert (UNFOLDED in response.text) is unfolded
