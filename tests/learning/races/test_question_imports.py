"""A file of questions is uploaded and imported many times at once."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.bank.imports import beginning, making
from learning.bank.imports.beginning import begin_import
from learning.models import Question, QuestionImport, User
from tests.learning.bank.test_imports import table
from tests.learning.races.crowd import after_meeting, at_once, not_atomic, statuses

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


class TestUploading:
    def upload_at_once(self, client: Client) -> list[Any]:
        return at_once(client, reverse("import_questions"), {"text": "Which river?\tThe Huai"})

    def test_one_file_is_stored_once(self, client: Client) -> None:
        assert statuses(self.upload_at_once(client)) == {302}
        assert QuestionImport.objects.count() == 1

    def test_control_without_locks_a_constraint_fails(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(beginning, "lock_user", lambda user: None)
        monkeypatch.setattr(beginning.transaction, "atomic", not_atomic)
        create = after_meeting(QuestionImport.objects.create)
        monkeypatch.setattr(QuestionImport.objects, "create", create)
        with pytest.raises(IntegrityError):
            self.upload_at_once(client)


class TestImporting:
    @pytest.fixture
    def address(self, learner: User) -> str:
        uploaded = begin_import(learner, table("Which?", "Who?"), "", "csv", timezone.now())
        return reverse("import_preview", args=[uploaded.pk])

    def test_an_import_makes_its_questions_once(
        self, client: Client, learner: User, address: str
    ) -> None:
        assert statuses(at_once(client, address, {"tags": "a", "study": "on"})) == {302}
        assert Question.objects.written_by(learner).count() == 2
        assert learner.cards.count() == 2

    def test_control_without_locks_it_makes_many(
        self, client: Client, learner: User, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(making, "lock_user", lambda user: None)
        monkeypatch.setattr(making.transaction, "atomic", not_atomic)
        add = after_meeting(making.add_many_questions)
        monkeypatch.setattr(making, "add_many_questions", add)
        at_once(client, address, {})
        assert Question.objects.written_by(learner).count() > 2
