"""A live session is moved on and answered many times at once."""

import threading
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.factories import QuizFactory, QuizItemFactory, UserFactory
from learning.live import answering, sessions
from learning.live.joining import join_live
from learning.live.phases import Action
from learning.live.sessions import move, start_live
from learning.models import LiveSession, Quiz, Response, User
from tests.clients import signed_in
from tests.learning.races.crowd import (
    after_meeting,
    at_once,
    meanwhile,
    slowly,
    statuses,
    without_locks,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


@pytest.fixture
def live(learner: User) -> LiveSession:
    """A session of three questions that ``learner`` presents."""
    quiz: Quiz = QuizFactory.create(authored=True, owner=learner)
    for position in (1, 2, 3):
        QuizItemFactory.create(quiz=quiz, position=position)
    return start_live(quiz, timezone.now(), Random(1))


def to(page: str, live: LiveSession) -> str:
    return reverse(page, args=[live.pk])


def press(live: LiveSession, action: str) -> tuple[str, dict[str, Any]]:
    live.refresh_from_db()
    return to("move_live", live), {"action": action, "version": live.version}


class TestMoving:
    def test_many_presses_at_once_move_once(self, client: Client, live: LiveSession) -> None:
        assert statuses(at_once(client, *press(live, "next"))) == {200}
        live.refresh_from_db()
        assert (live.position, live.version) == (1, 2)

    def test_control_without_locks_each_press_moves(
        self, client: Client, live: LiveSession, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form = press(live, "next")
        without_locks(monkeypatch)
        monkeypatch.setattr(sessions, "after", after_meeting(sessions.after))
        moves: list[int] = []
        save = LiveSession.save
        monkeypatch.setattr(
            LiveSession, "save", lambda row, **how: (moves.append(1), save(row, **how))
        )
        at_once(client, *form)
        assert len(moves) > 1


class TestAnsweringWhileItCloses:
    """The answer has come as far as it can; meanwhile the presenter reveals."""

    @pytest.fixture
    def answer(self, live: LiveSession) -> tuple[Client, tuple[str, dict[str, Any]]]:
        somebody = UserFactory.create()
        join_live(live, somebody, "Ana", timezone.now(), Random(1))
        move(live, Action.NEXT, live.version, timezone.now())
        option = live.questions.get(position=1).shown["options"][0]["id"]
        return signed_in(somebody), (to("answer_live", live), {"position": 1, "option": option})

    def both(
        self,
        client: Client,
        live: LiveSession,
        answer: tuple[Client, tuple[str, dict[str, Any]]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> tuple[int, int]:
        """How many answers were counted, and how many are stored."""
        phone, form = answer
        reached = threading.Event()
        monkeypatch.setattr(answering, "store_response", slowly(answering.store_response, reached))
        address, pressed = press(live, "reveal")
        revealing = threading.Thread(target=lambda: self._reveal(client, address, pressed, reached))
        revealing.start()
        phone.post(*form)
        revealing.join()
        live.refresh_from_db()
        stored = Response.objects.filter(attempt__live=live, answered_at__isnull=False)
        return live.state["answered"], stored.count()

    def _reveal(
        self, client: Client, address: str, form: dict[str, Any], reached: threading.Event
    ) -> None:
        never = threading.Event()
        never.set()
        assert reached.wait(timeout=30)
        meanwhile(client, (address, form), (address, form), never)

    def test_what_is_stored_is_counted(
        self, client: Client, live: LiveSession, answer: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert self.both(client, live, answer, monkeypatch) == (1, 1)

    def test_control_without_transactions_an_answer_is_stored_uncounted(
        self, client: Client, live: LiveSession, answer: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch)
        assert self.both(client, live, answer, monkeypatch) == (0, 1)
