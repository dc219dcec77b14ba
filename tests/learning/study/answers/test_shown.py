from datetime import UTC, datetime

import pytest

from learning.models import Card, StudySession, User
from learning.study.shown import read, shown_now, sign

NOW = datetime(2026, 3, 2, 12, 0, 0, 5, tzinfo=UTC)
LEARNER, OTHER = User(pk=1), User(pk=2)


@pytest.fixture
def shown():
    session = StudySession(pk=7, user=LEARNER, brief_id=3, section_id=4, subjects="people", size=10)
    return shown_now([Card(pk=5, seq=2), Card(pk=6, seq=9)], "matching", session, NOW, composite=8)


def test_a_token_reads_back_what_was_signed(shown):
    again = read(sign(shown, LEARNER), LEARNER)

    assert again == shown
    for name in ("pk", "brief_id", "section_id", "subjects", "size", "user_id"):
        assert getattr(again.session, name) == getattr(shown.session, name)


def test_a_token_serves_nobody_else(shown):
    assert read(sign(shown, LEARNER), OTHER) is None


@pytest.mark.parametrize("token", ["", "x", "a:b", "e30:x"])
def test_anything_else_is_no_token(token):
    assert read(token, LEARNER) is None


def test_a_changed_token_is_refused(shown):
    token = sign(shown, LEARNER)
    body, signature = token.rsplit(":", 1)

    assert read(f"{body[:-1]}A:{signature}", LEARNER) is None


def test_each_page_has_a_key_of_its_own():
    session = StudySession(pk=7)
    cards = [Card(pk=5, seq=2)]

    assert (
        shown_now(cards, "typed", session, NOW).key != shown_now(cards, "typed", session, NOW).key
    )
