"""Sessions are loaded until they expire."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from learning.accounts.session_store import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def key() -> str:
    session = SessionStore()
    session["place"] = "section 3"
    session.save()
    return str(session.session_key)


def test_a_saved_session_is_loaded(key: str) -> None:
    assert SessionStore(key)["place"] == "section 3"


def test_an_expired_or_unknown_session_is_empty_and_gets_another_key(key: str) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    for session in (SessionStore(key), SessionStore("a" * 32)):
        assert session.get("place") is None
        session.save()
        assert session.session_key not in (key, "a" * 32)


def test_a_session_that_was_tampered_with_is_empty(key: str) -> None:
    Session.objects.update(session_data="no such data")
    assert SessionStore(key).get("place") is None
