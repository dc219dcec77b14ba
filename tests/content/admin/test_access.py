"""Autocompletion and permissions in the admin."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from content.factories import (
    PersonFactory,
)
from content.models import Listing, Quote
from learning.factories import UserFactory
from tests.content.admin.editing import act, url

pytestmark = pytest.mark.django_db


def test_a_field_offers_current_rows_of_its_brief(client, quote, wang):
    other = PersonFactory(name="Wang Li")
    retired = PersonFactory(brief=quote.brief, name="Wang Lin", retired=True)
    assert f"/admin/autocomplete/?brief={quote.brief.pk}" in client.get(url(quote)).content.decode()
    asked = {"app_label": "content", "model_name": "quote", "field_name": "speakers", "term": "wa"}
    found = client.get("/admin/autocomplete/", asked | {"brief": quote.brief.pk}).json()["results"]
    assert [int(row["id"]) for row in found] == [wang.pk]
    found = client.get("/admin/autocomplete/", asked).json()["results"]
    assert {int(row["id"]) for row in found} == {wang.pk, other.pk, retired.pk}


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "9" * 20, "9" * 18, "-1", "1 "])
def test_an_invalid_brief_in_the_query_does_not_fail(client, quote, number):
    asked = {"app_label": "content", "model_name": "quote", "field_name": "speakers", "term": "wa"}
    assert client.get("/admin/autocomplete/", asked | {"brief": number}).status_code == 200


def test_staff_with_view_permission_cannot_change_rows(quote):
    reader = UserFactory(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_quote"))
    client = Client()
    client.force_login(reader)
    assert client.get(url(quote)).status_code == 200
    assert client.post(url(quote), {"text": "x"}).status_code == 403
    act(client, "retire", quote)
    assert Quote.objects.get().retired_at is None
    assert Quote.objects.get().text == quote.text
    assert Listing.objects.count() == 0
