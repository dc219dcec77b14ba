"""After signing out, Back must not bring back what the browser kept."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_of_a_signed_in_person_is_not_stored(learner_client: Client) -> None:
    assert "no-store" in learner_client.get("/settings/")["Cache-Control"]


def test_a_part_of_a_page_is_not_stored_either(learner_client: Client) -> None:
    response = learner_client.get("/settings/", headers={"HX-Request": "true"})
    assert "no-store" in response["Cache-Control"]


def test_a_public_page_may_be_stored(client: Client) -> None:
    assert "no-store" not in client.get("/").get("Cache-Control", "")
