"""Browsers of people who have not signed in, a mail server, and a session of studying."""

import pytest
from django.test import Client
from pytest_django import Settings

from learning.factories import StudySessionFactory
from learning.models import StudySession, User


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def guest_client(visitor: Client) -> Client:
    visitor.post("/start/")
    return visitor


@pytest.fixture
def mail_server(settings: Settings) -> None:
    settings.EMAIL_URL = "smtp://mail.example.org"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*", "email*"]


@pytest.fixture
def session(learner: User) -> StudySession:
    return StudySessionFactory.create(user=learner)
