"""A small brief that staff edit in the admin."""

import pytest
from django.db import connection

from content.factories import (
    BriefFactory,
    PassageFactory,
    PersonFactory,
    QuoteFactory,
)
from content.signals import brief_saved
from learning.factories import UserFactory
from tests.clients import signed_in
from tests.content.admin.editing import TEXT


@pytest.fixture
def client():
    return signed_in(UserFactory(username="chief", is_staff=True, is_superuser=True))


@pytest.fixture
def brief():
    return BriefFactory(slug="rivers")


@pytest.fixture
def passage(brief):
    return PassageFactory(brief=brief, slug="first", text=TEXT)


@pytest.fixture
def wang(passage):
    return PersonFactory(passage=passage, name="Wang Li", words="Wang Li", role="", affiliation="")


@pytest.fixture
def quote(passage, wang):
    claim = "ports feed cities"
    return QuoteFactory(passage=passage, words=claim, text=claim, slug="feed", speakers=[wang])


@pytest.fixture
def saved():
    """The briefs of each ``brief_saved``, which must be sent in a transaction."""
    received = []

    def receive(brief, **kwargs):
        assert connection.in_atomic_block
        received.append(brief.slug)

    brief_saved.connect(receive)
    yield received
    brief_saved.disconnect(receive)
