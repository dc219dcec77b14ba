"""Quizzes for others are made, changed, published and joined many times at once."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from content.factories import BriefFactory
from content.models import Brief
from learning.accounts import access
from learning.authoring import editing
from learning.bank import writing
from learning.factories import QuestionFactory, QuizItemFactory, UserFactory
from learning.models import Attempt, Quiz, User
from learning.quizzes import starting
from tests.learning.races.crowd import after_meeting, at_once, statuses, without_locks

WRITTEN = {"stem": "Who?", "text_1": "Wang Li", "text_2": "Zhao Min", "right": "1"}
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


@pytest.fixture
def teacher(learner: User, client: Client) -> User:
    client.force_login(learner)
    return learner


@pytest.fixture
def brief(transactional_db: None) -> Brief:
    brief: Brief = BriefFactory.create()
    QuestionFactory.create_batch(40, brief=brief)
    return brief


@pytest.fixture
def quiz(client: Client, teacher: User, brief: Brief) -> Quiz:
    client.post(reverse("make_quiz", args=[brief.slug]))
    return Quiz.objects.get()


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is locked."""
    without_locks(monkeypatch, editing)
    monkeypatch.setattr(Quiz.objects, "create", after_meeting(Quiz.objects.create))


def item_form(quiz: Quiz) -> dict[str, Any]:
    return {"question": quiz.items.get(position=1).question_id}


class TestMaking:
    def test_one_press_makes_one_draft(self, client: Client, teacher: User, brief: Brief) -> None:
        responses = at_once(client, reverse("make_quiz", args=[brief.slug]), {})
        quiz = Quiz.objects.get()
        assert statuses(responses) == {302}
        assert {each.url for each in responses} == {reverse("authored_quiz", args=[quiz.pk])}
        assert quiz.items.count() == 10

    @pytest.mark.usefixtures("unlocked")
    def test_control_without_locks_it_makes_many(
        self, client: Client, teacher: User, brief: Brief
    ) -> None:
        at_once(client, reverse("make_quiz", args=[brief.slug]), {})
        assert Quiz.objects.count() > 1


class TestRewording:
    """A question of a brief gives way to the author's version of it."""

    def reword_at_once(self, client: Client, quiz: Quiz) -> list[Any]:
        return at_once(client, reverse("edit_item", args=[quiz.pk, 1]), item_form(quiz) | WRITTEN)

    def test_one_form_makes_one_version(self, client: Client, quiz: Quiz) -> None:
        original = quiz.items.get(position=1).question
        assert statuses(self.reword_at_once(client, quiz)) == {200}
        version = original.copies.get()
        assert quiz.items.get(position=1).question == version
        assert version.versions.count() == 1

    def test_control_without_locks_a_constraint_fails(
        self, client: Client, quiz: Quiz, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch, editing, writing)
        create = after_meeting(writing.create_question)
        monkeypatch.setattr(writing, "create_question", create)
        with pytest.raises(IntegrityError):
            self.reword_at_once(client, quiz)


def test_one_form_replaces_a_question_once(client: Client, quiz: Quiz) -> None:
    form = item_form(quiz)
    editing.replace_question(quiz, 1, form["question"])
    following = quiz.items.get(position=1).question_id
    quiz.items.filter(position=1).update(question=form["question"])

    responses = at_once(client, reverse("replace_question", args=[quiz.pk, 1]), form)
    assert statuses(responses) == {302}
    assert quiz.items.get(position=1).question_id == following


def test_one_press_inserts_an_existing_question_once(
    client: Client, teacher: User, quiz: Quiz
) -> None:
    own = QuestionFactory.create(own=True, owner=teacher)
    form = item_form(quiz) | {"picked": own.pk}
    responses = at_once(client, reverse("pick_question", args=[quiz.pk, 1]), form)
    assert {each.url for each in responses} == {f"/quizzes/own/{quiz.pk}/#question-1"}
    assert quiz.items.get(question=own).position == 1
    assert quiz.items.count() == 10


def test_publishing_gives_one_code(client: Client, quiz: Quiz) -> None:
    responses = at_once(client, reverse("publish_quiz", args=[quiz.pk]), {})
    assert statuses(responses) == {302}
    code = Quiz.objects.get().code
    assert all(code in client.get(each.url).text for each in responses[:2])


def test_a_quiz_is_deleted_once_and_then_not_found(client: Client, quiz: Quiz) -> None:
    responses = at_once(client, reverse("delete_quiz", args=[quiz.pk]), {})
    assert statuses(responses) == {302, 404}
    assert sum(each.status_code == 302 for each in responses) == 1
    assert not Quiz.objects.exists()


class TestJoining:
    @pytest.fixture
    def address(self, transactional_db: None) -> str:
        quiz = QuizItemFactory.create(quiz__published=True).quiz
        return reverse("join_by_code", args=[quiz.code])

    @pytest.fixture
    def stranger(self, address: str) -> Client:
        """Somebody who has opened the form."""
        browser = Client()
        browser.get(address)
        return browser

    def test_one_form_makes_one_guest_with_one_attempt(
        self, stranger: Client, address: str
    ) -> None:
        responses = at_once(stranger, address, {"name": "Mei"})
        attempt = Attempt.objects.get()
        # A form that waits too long for the lock of the rate limit is refused.
        assert {302} <= statuses(responses) <= {302, 429}
        led_to = {each.url for each in responses if each.status_code == 302}
        assert led_to == {reverse("quiz_question", args=[attempt.pk, 1])}
        assert User.objects.filter(is_guest=True).count() == 1

    def test_control_without_the_key_of_the_form_it_makes_many(
        self, stranger: Client, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(access, "form_key", lambda *_: "")
        at_once(stranger, address, {"name": "Mei"})
        assert Attempt.objects.count() > 1

    def test_control_without_locks_a_constraint_fails(
        self, client: Client, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client.force_login(UserFactory.create())
        without_locks(monkeypatch, starting)
        monkeypatch.setattr(starting, "start_attempt", after_meeting(starting.start_attempt))
        with pytest.raises(IntegrityError):  # another constraint also prevents it
            at_once(client, address, {"name": "Mei"})
