"""Sends the forms of the account pages as a browser does."""

import re

from django.core import mail
from django.test import Client

from learning.factories import PASSWORD
from learning.models import User

NEW_PASSWORD = "seven quiet herons"
LONG_ADDRESS = "mei@" + "a." * 125 + "org"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "http://127.0.0.1",
    "foo",
]


def user_of(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id", 0)).first()


def claim(client: Client, **changes):
    form = {"username": "mei", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    return client.post("/account/claim/", form | changes)


def twice(password: str) -> dict[str, str]:
    return {"password1": password, "password2": password}


def sign_in(client: Client, login: str, password: str = PASSWORD, **changes):
    return client.post("/account/login/", {"login": login, "password": password, **changes})


def sign_up(client: Client, **changes):
    form = {"username": "mei", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    return client.post("/account/signup/", form | changes)


def link_in_mail() -> str:
    return re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body)[1]


def visible_text(response) -> str:
    """The text of a page without the tokens that differ from one request to the next."""
    return re.sub(r'(csrfmiddlewaretoken" value|X-CSRFToken": )"\w+"|"\w{64}"', "", response.text)
