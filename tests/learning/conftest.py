"""Browsers of people who have not signed in, a mail server, a session of studying, and the brief
that ships with the app, read once, with its questions."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from content.formats import lilun
from content.material import Material
from learning.factories import AttemptFactory, CardFactory, ResponseFactory, StudySessionFactory
from learning.models import Attempt, Card, StudySession, User
from learning.questions.generators import generate
from learning.questions.question import GeneratedQuestion

FILE = Path(__file__).parents[2] / "content" / "briefs" / "new-productive-forces.yaml"


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


@pytest.fixture
def cards(learner) -> list[Card]:
    return CardFactory.create_batch(3, user=learner, in_review=True)


@pytest.fixture
def attempt(learner, cards) -> Attempt:
    attempt = AttemptFactory.create(user=learner)
    for position, card in enumerate(cards, 1):
        ResponseFactory.create(attempt=attempt, position=position, question=card.question)
    return attempt


@pytest.fixture(scope="session")
def brief() -> Material:
    return lilun.read_brief(FILE.read_bytes(), name=FILE.name)


@pytest.fixture(scope="session")
def questions(brief: Material) -> tuple[GeneratedQuestion, ...]:
    return generate(brief)
