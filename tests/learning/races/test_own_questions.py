"""Questions of one's own written, changed and filed many times at once."""

from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from learning import own_questions
from learning.factories import CardFactory, QuestionFactory
from learning.models import Question, User
from tests.learning.races.crowd import after_meeting, at_once, statuses
from tests.learning.races.test_quizzes_for_others import not_atomic

FORM = {"stem": "Which river?", "answer": "The Huai", "tags": "rivers, china"}
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


class TestWriting:
    def write_at_once(self, client: Client) -> list[Any]:
        return at_once(client, reverse("own_question", args=["typed"]), FORM)

    def test_one_form_makes_one_question_with_one_card(self, client: Client, learner: User) -> None:
        responses = self.write_at_once(client)
        assert statuses(responses) == {302}
        assert Question.objects.written_by(learner).count() == 1
        assert learner.cards.count() == 1
        assert learner.tags.count() == 2

    def test_control_where_nobody_waits_it_makes_many(
        self, client: Client, learner: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(own_questions, "hold", lambda user: None)
        monkeypatch.setattr(own_questions.transaction, "atomic", not_atomic)
        create = after_meeting(own_questions.create_question)
        monkeypatch.setattr(own_questions, "create_question", create)
        self.write_at_once(client)
        assert Question.objects.written_by(learner).count() > 1


class TestChanging:
    @pytest.fixture
    def question(self, learner: User) -> Question:
        question = QuestionFactory.create(own=True, owner=learner)
        CardFactory.create(user=learner, question=question)
        return question

    def change_at_once(self, client: Client, question: Question) -> list[Any]:
        form = FORM | {"seen": question.changed_at.isoformat()}
        return at_once(client, reverse("edit_question", args=[question.pk]), form)

    def test_one_form_leaves_one_version(self, client: Client, question: Question) -> None:
        before = question.versions.count()
        assert statuses(self.change_at_once(client, question)) == {302}
        assert question.versions.count() == before + 1
        assert question.tags.count() == 2

    def test_control_where_nobody_waits_it_leaves_many(
        self, client: Client, question: Question, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(own_questions.transaction, "atomic", not_atomic)
        monkeypatch.setattr(models.QuerySet, "select_for_update", lambda rows, **how: rows.all())
        monkeypatch.setattr(Question, "save", after_meeting(Question.save))
        before = question.versions.count()
        self.change_at_once(client, question)
        assert question.versions.count() > before + 1

    @pytest.mark.parametrize("action", ["tag", "move", "retire", "bring-back"])
    def test_one_press_does_it_once_and_nobody_sees_an_error(
        self, client: Client, question: Question, action: str
    ) -> None:
        form = {"question": question.pk, "action": action, "tags": "rivers"}
        assert statuses(at_once(client, reverse("questions"), form)) == {302}
        assert question.tags.count() == (1 if action == "tag" else 0)
