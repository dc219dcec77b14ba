"""A session stays signed in as long as its account is active."""

import pytest
from django.conf import settings
from django.test import Client

from learning.models import User

pytestmark = pytest.mark.django_db
BACKENDS = [name.rpartition(".")[2] for name in settings.AUTHENTICATION_BACKENDS]


def is_signed_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_inactive_or_deleted_account_is_signed_out(learner: User, backend: str) -> None:
    client = Client()
    client.force_login(learner, f"learning.backends.{backend}")
    assert is_signed_in(client)

    User.objects.update(is_active=False)
    assert not is_signed_in(client)
    client.force_login(learner, f"learning.backends.{backend}")
    User.objects.all().delete()
    assert not is_signed_in(client)


def test_a_changed_password_ends_the_sessions(learner: User) -> None:
    client = Client()
    client.force_login(learner)
    learner.set_password("another one altogether")
    learner.save()
    assert not is_signed_in(client)
