"""A copy is deleted while one of its owner's cards is answered, or while its original changes; it
changes while its original is deleted, and is made while its original is closed.

SQLite has one writer at a time.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.db.models import Q
from django.utils import timezone

from content import sharing
from content.models import Brief
from content.storage.store import load, save
from learning.bank import generated
from learning.briefs import copied_cards, copying
from learning.briefs.copying import prepared_copy, store_copy
from learning.cards.suspension import bring_back
from learning.factories import CardFactory, UserFactory
from learning.models import Card, Question, StudySession, User
from learning.scheduling import Rating
from learning.search_index import upkeep
from learning.study import answering
from learning.study.answering import Answer, record_answer
from learning.study.shown import shown_now
from tests.learning.briefs.copies import at_once, copied, shared_mud
from tests.learning.races.test_deadlocks import meet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def postgresql(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    monkeypatch.setattr(copying, "run_limited", at_once)


@pytest.fixture
def without_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copied_cards, "_lock_cards", lambda user_id, *briefs: None)


@pytest.fixture
def original(transactional_db: None) -> Brief:
    return shared_mud(UserFactory.create(), timezone.now())


@pytest.fixture
def copy(original: Brief, learner: User) -> Brief:
    """With a known card; the card of the original rests."""
    question = Question.objects.filter(brief=original, owns_card=True)[0]
    CardFactory.create(user=learner, question=question, in_review=True, lapses=7)
    return copied(original, learner, timezone.now())


@pytest.fixture
def delete_during_answer(
    learner: User, session: StudySession, copy: Brief, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Card], list[Any]]:
    def at_the_same_time(card: Card) -> list[Any]:
        now = timezone.now()
        shown = shown_now([card], "recall", session, now)
        return meet(
            monkeypatch,
            (answering, "append_reviews"),
            lambda: record_answer(learner, shown, Answer(rating=Rating.AGAIN), now),
            copy.delete,
        )

    return at_the_same_time


class TestAnAnswerInTheCopy:
    def test_it_goes_back_with_its_card(self, original, copy, delete_during_answer):
        card = Card.objects.get(question__brief=copy)
        assert delete_during_answer(card) == [None, None]
        [back] = Card.objects.filter(question__brief=original)
        assert (back.pk, back.reviews.count()) == (card.pk, 1)
        assert (back.suspension, back.seq) == ("leech", card.seq + 2)

    @pytest.mark.usefixtures("without_lock")
    def test_control_without_the_lock_a_leech_is_asked_again(
        self, original, copy, delete_during_answer
    ):
        card = Card.objects.get(question__brief=copy)
        assert delete_during_answer(card) == [None, None]
        [back] = Card.objects.filter(question__brief=original)
        assert (back.suspension, back.seq) == ("", card.seq + 1)


class TestAnAnswerInTheOriginal:
    """Its card was brought back meanwhile."""

    @pytest.fixture
    def card(self, original: Brief, copy: Brief) -> Card:
        card = Card.objects.get(question__brief=original)
        bring_back(card, timezone.now())
        card.refresh_from_db()
        return card

    def test_it_stays(self, card, delete_during_answer):
        assert delete_during_answer(card) == [None, None]
        [left] = Card.objects.all()
        assert (left.pk, left.reviews.count()) == (card.pk, 1)

    @pytest.mark.usefixtures("without_lock")
    def test_control_without_the_lock_its_card_would_be_deleted(self, card, delete_during_answer):
        _, error = delete_during_answer(card)
        assert isinstance(error, IntegrityError)


@pytest.fixture
def without_original(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the briefs to delete are locked."""
    monkeypatch.setattr(sharing, "with_originals", lambda pairs: {pk for pk, _ in pairs})


def close(brief: Brief) -> None:
    """Makes it private, so that nobody else is asked its questions."""
    visibility = Brief.Visibility.PRIVATE
    save(load(brief), owner=brief.owner, visibility=visibility, now=timezone.now())


class TestAChangeOfTheOriginalDuringTheDeletion:
    """The learner was asked a card of the original again."""

    @pytest.fixture
    def errors(self, original: Brief, copy: Brief, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        bring_back(Card.objects.get(question__brief=original), timezone.now())
        half_way = (copied_cards, "returning_cards")
        return meet(monkeypatch, half_way, copy.delete, lambda: close(original))

    def test_it_comes_after(self, original, errors):
        assert errors == [None, None]
        [back] = Card.objects.all()
        assert (back.question.brief, back.suspension) == (original, "closed")

    def test_control_without_the_lock_they_deadlock(self, without_original, errors):
        assert any(isinstance(error, OperationalError) for error in errors)


class TestADeletionDuringAChangeOfTheOriginal:
    @pytest.fixture
    def back(self, original: Brief, copy: Brief, monkeypatch: pytest.MonkeyPatch) -> Card:
        """The card of the copy, back in the original that was closed meanwhile."""
        half_way = (generated, "follow_visibility")
        assert meet(monkeypatch, half_way, lambda: close(original), copy.delete) == [None, None]
        return Card.objects.get(question__brief=original)

    def test_cards_come_back_closed(self, back):
        assert back.suspension == "closed"

    def test_control_without_the_lock_they_are_asked(self, without_original, back):
        assert not back.suspended


class TestAChangeDuringTheDeletionOfItsOriginal:
    @pytest.fixture
    def errors(self, original: Brief, copy: Brief, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        changed = replace(load(copy), quotes=())
        return meet(
            monkeypatch,
            (upkeep, "forget_brief"),
            original.delete,
            lambda: save(changed, owner=copy.owner, now=timezone.now()),
        )

    def test_it_comes_after(self, copy, errors):
        assert errors == [None, None]
        [left] = Brief.objects.all()
        assert (left.pk, left.copied_from, load(left).quotes) == (copy.pk, None, ())

    @pytest.fixture
    def without_copies(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sharing, "copies_of", lambda pairs: Q(pk__in=()))

    def test_control_without_the_lock_they_deadlock(self, without_copies, errors):
        assert any(isinstance(error, OperationalError) for error in errors)


class TestACopyWhileItsOriginalIsClosed:
    @pytest.fixture
    def error(self, original: Brief, learner: User, monkeypatch: pytest.MonkeyPatch) -> Any:
        prepared = prepared_copy(original, "abcdefghij")
        return meet(
            monkeypatch,
            (generated, "follow_visibility"),
            lambda: close(original),
            lambda: store_copy(prepared, learner, timezone.now()),
        )[1]

    def test_none_is_made(self, learner, error):
        assert isinstance(error, Brief.DoesNotExist)
        assert not learner.briefs.exists()

    @pytest.fixture
    def unlocked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            copying, "_locked", lambda one: Brief.objects.open_to_all().get(pk=one.pk)
        )

    def test_control_without_the_lock_one_is(self, unlocked, learner, error):
        assert error is None
        assert learner.briefs.exists()
