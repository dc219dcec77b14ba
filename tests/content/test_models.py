import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from content.factories import BriefFactory
from content.models import Brief
from learning.factories import CardFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("visibility", Brief.Visibility)
def test_a_brief_and_the_cards_of_others_stay_when_its_owner_is_deleted(visibility):
    owner, other = UserFactory.create_batch(2)
    brief = BriefFactory.create(owner=owner, visibility=visibility)
    card = CardFactory.create(user=other, question__brief=brief)
    owner.delete()
    brief.refresh_from_db()
    assert (brief.owner, brief.visibility) == (None, visibility)
    assert other.cards.get() == card


def test_nobody_can_read_a_private_brief_without_an_owner():
    brief = BriefFactory.create(owner=None, visibility="private")
    public = BriefFactory.create(owner=None)
    for reader in (AnonymousUser(), UserFactory.create()):
        assert list(Brief.objects.visible_to(reader)) == [public]
        assert list(Brief.objects.open_to(reader)) == [public]
    client = Client()
    client.force_login(reader)
    assert client.get(brief.get_absolute_url()).status_code == 404
    assert client.get(public.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("visibility", "is_listed", "is_open"),
    [("private", False, False), ("link", False, True), ("public", True, True)],
)
def test_others_see_a_brief_by_its_visibility_and_its_owner_always(visibility, is_listed, is_open):
    owner, other = UserFactory.create_batch(2)
    brief = BriefFactory.create(owner=owner, visibility=visibility)
    for reader, listed, opened in [(owner, True, True), (other, is_listed, is_open)]:
        assert Brief.objects.visible_to(reader).contains(brief) is listed
        assert Brief.objects.open_to(reader).contains(brief) is opened
        assert brief.is_open_to(reader.pk) is opened


def test_staff_can_open_a_brief_without_an_owner():
    brief = BriefFactory.create(owner=None, visibility="private")
    client = Client()
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
    assert client.get(f"/admin/content/brief/{brief.pk}/change/").status_code == 200
