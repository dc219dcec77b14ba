import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from content.factories import BriefFactory
from content.models import Brief
from learning.factories import CardFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("visibility", Brief.Visibility)
def test_a_brief_stays_when_its_owner_goes_and_so_do_the_cards_of_others(visibility):
    owner, other = UserFactory.create_batch(2)
    brief = BriefFactory.create(owner=owner, visibility=visibility)
    card = CardFactory.create(user=other, question__brief=brief)
    owner.delete()
    brief.refresh_from_db()
    assert (brief.owner, brief.visibility) == (None, visibility)
    assert other.cards.get() == card


def test_a_private_brief_without_an_owner_is_read_by_nobody():
    brief = BriefFactory.create(owner=None, visibility="private")
    public = BriefFactory.create(owner=None)
    for reader in (AnonymousUser(), UserFactory.create()):
        assert list(Brief.objects.visible_to(reader)) == [public]
        assert list(Brief.objects.open_to(reader)) == [public]
    client = Client()
    client.force_login(reader)
    assert client.get(brief.get_absolute_url()).status_code == 404
    assert client.get(public.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("visibility", Brief.Visibility)
def test_one_brief_is_open_to_those_to_whom_it_is_among_many(visibility):
    owner, other = UserFactory.create_batch(2)
    for brief in (
        BriefFactory.create(owner=owner, visibility=visibility),
        BriefFactory.create(owner=None, visibility=visibility),
    ):
        for reader in (owner, other):
            among_many = Brief.objects.open_to(reader).contains(brief)
            assert brief.is_open_to(reader.pk) is among_many


def test_staff_find_a_brief_without_an_owner():
    brief = BriefFactory.create(owner=None, visibility="private")
    client = Client()
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
    assert client.get(f"/admin/content/brief/{brief.pk}/change/").status_code == 200
