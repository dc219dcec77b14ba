import pytest
from django.test import Client

from learning.factories import StudySessionFactory, UserFactory
from learning.models import StudySession, User


@pytest.fixture
def learner(transactional_db: None) -> User:
    return UserFactory.create(username="learner")


@pytest.fixture
def session(learner: User) -> StudySession:
    return StudySessionFactory.create(user=learner)


@pytest.fixture
def client(learner: User) -> Client:
    client = Client()
    client.force_login(learner)
    return client
