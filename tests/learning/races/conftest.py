from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from learning.factories import StudySessionFactory, UserFactory
from learning.models import StudySession, User
from tests.clients import signed_in
from tests.learning.races import crowd as of_many


@pytest.fixture(params=[12, pytest.param(50, marks=pytest.mark.soak)])
def crowd(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many threads send the same form at once."""
    monkeypatch.setattr(of_many, "size", request.param)
    return int(request.param)


@pytest.fixture(autouse=True)
def empty_cache(transactional_db: None) -> Iterator[None]:
    """Rate limits are counted in the cache, which is not emptied with the tables of the models;
    the counts of one test would limit the next."""
    yield
    cache.clear()


@pytest.fixture
def learner(transactional_db: None) -> User:
    return UserFactory.create(username="learner")


@pytest.fixture
def session(learner: User) -> StudySession:
    return StudySessionFactory.create(user=learner)


@pytest.fixture
def client(learner: User) -> Client:
    return signed_in(learner)
