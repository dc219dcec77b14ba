from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from config.server_lock import sole_server
from learning.factories import UserFactory
from learning.models import User

pytestmark = pytest.mark.django_db
NEW = "staple battery horse"


def link(username: str) -> str:
    printed = StringIO()
    call_command("password_reset_link", username, stdout=printed)
    return printed.getvalue().strip()


def test_the_link_opens_a_form_for_a_new_password(
    client: Client, learner: User, settings: Settings
) -> None:
    settings.LILUN_URL = "https://learn.example"
    address = link(learner.username)
    assert address.startswith("https://learn.example/account/password/reset/key/")

    form = client.get(address.removeprefix("https://learn.example"), follow=True)
    page = form.request["PATH_INFO"]
    assert address.rsplit("-", 1)[-1] not in page, "the key must not stay in the address"
    client.post(page, {"password1": NEW, "password2": NEW})

    learner.refresh_from_db()
    assert learner.check_password(NEW)


def test_the_link_has_the_address_of_the_running_server(learner: User, settings: Settings) -> None:
    with sole_server(settings.LILUN_HOME, "http://localhost:9000"):
        assert link(learner.username).startswith("http://localhost:9000/account/")


def test_a_link_works_once(client: Client, learner: User) -> None:
    address = link(learner.username).removeprefix("http://localhost:8000")
    page = client.get(address, follow=True).request["PATH_INFO"]
    client.post(page, {"password1": NEW, "password2": NEW})

    again = Client().get(address, follow=True)
    assert "This link no longer works" in again.text


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(CommandError, match="Nobody is called “nemo”") as refused:
        link("nemo")
    assert refused.value.returncode == 2


def test_an_inactive_account_gets_no_link() -> None:
    UserFactory.create(username="gone", is_active=False)
    with pytest.raises(CommandError, match="not active"):
        link("gone")
