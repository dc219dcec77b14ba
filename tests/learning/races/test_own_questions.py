"""A learner's own questions are written, changed and organised many times at once."""

import threading
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client, override_settings
from django.urls import reverse

from learning.bank import texts, writing
from learning.factories import CardFactory, QuestionFactory, ReadingTextFactory, question_body
from learning.models import Question, QuestionImage, ReadingText, Tag, User
from tests.learning.pictured import image_file
from tests.learning.races.crowd import (
    after_meeting,
    at_once,
    meanwhile,
    not_atomic,
    overtaken,
    slowly,
    statuses,
    without_locks,
)

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

    def test_control_without_locks_it_makes_many(
        self, client: Client, learner: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(writing, "lock_user", lambda user: None)
        monkeypatch.setattr(writing.transaction, "atomic", not_atomic)
        create = after_meeting(writing.create_question)
        monkeypatch.setattr(writing, "create_question", create)
        self.write_at_once(client)
        assert Question.objects.written_by(learner).count() > 1


class TestEditingACopy:
    """Each person has one version of a question of a brief, with the card of the original."""

    @pytest.fixture
    def original(self) -> Question:
        return QuestionFactory.create(brief__visibility="public")

    def copy_at_once(self, client: Client, original: Question) -> list[Any]:
        form = {"stem": "Who?", "text_1": "Wang Li", "text_2": "Zhao Min", "right": "1"}
        return at_once(client, reverse("copy_question", args=[original.pk]), form)

    def test_one_form_makes_one_copy_with_the_card_of_the_original(
        self, client: Client, learner: User, original: Question
    ) -> None:
        assert statuses(self.copy_at_once(client, original)) == {302}
        assert original.copies.count() == 1
        assert [card.question for card in learner.cards.all()] == [original]

    def test_control_without_locks_a_constraint_fails(
        self, client: Client, original: Question, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch, writing)
        create = after_meeting(writing.create_question)
        monkeypatch.setattr(writing, "create_question", create)
        with pytest.raises(IntegrityError):
            self.copy_at_once(client, original)

    def test_changing_the_key_back_leaves_one_active_card(
        self, client: Client, learner: User, original: Question
    ) -> None:
        self.copy_at_once(client, original)
        copy = original.copies.get()
        address = reverse("edit_question", args=[copy.pk])
        for right, asked in (("2", 2), ("1", 1)):
            copy.refresh_from_db()
            form = {"stem": "Who?", "text_1": "Wang Li", "text_2": "Zhao Min", "right": right}
            form |= {"seen": copy.changed_at.isoformat()}
            assert statuses(at_once(client, address, form)) == {302}
            assert learner.cards.filter(suspended=False).count() == asked


class TestChanging:
    @pytest.fixture
    def question(self, learner: User) -> Question:
        question = QuestionFactory.create(own=True, owner=learner)
        CardFactory.create(user=learner, question=question)
        return question

    def change_at_once(self, client: Client, question: Question) -> list[Any]:
        form = FORM | {"seen": question.changed_at.isoformat()}
        return at_once(client, reverse("edit_question", args=[question.pk]), form)

    def test_one_form_stores_one_version(self, client: Client, question: Question) -> None:
        before = question.versions.count()
        assert statuses(self.change_at_once(client, question)) == {302}
        assert question.versions.count() == before + 1
        assert question.tags.count() == 2

    def test_control_without_locks_it_stores_many(
        self, client: Client, question: Question, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch)
        monkeypatch.setattr(Question, "save", after_meeting(Question.save))
        before = question.versions.count()
        self.change_at_once(client, question)
        assert question.versions.count() > before + 1


class TestPictures:
    """The same picture is stored once for each person."""

    def form(self, **fields: str) -> dict[str, Any]:
        file = SimpleUploadedFile("river.png", image_file(), "image/png")
        return FORM | {"image_alt": "A wide river", "image": file} | fields

    @override_settings(ACCOUNT_RATE_LIMITS={})
    def test_one_form_stores_one_picture(self, client: Client, learner: User) -> None:
        responses = at_once(client, reverse("own_question", args=["typed"]), self.form)
        assert statuses(responses) == {302}
        assert QuestionImage.objects.get().questions.count() == 1

    def change_two(self, client: Client, learner: User, reached: threading.Event) -> list[Any]:
        questions = QuestionFactory.create_batch(2, own=True, owner=learner)
        forms = [
            (
                reverse("edit_question", args=[one.pk]),
                self.form(seen=one.changed_at.isoformat(), tags=""),
            )
            for one in questions
        ]
        return meanwhile(client, *forms, reached)

    def test_one_picture_in_two_questions_is_stored_once(
        self, client: Client, learner: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reached = threading.Event()
        create = slowly(QuestionImage.objects.create, reached)
        monkeypatch.setattr(QuestionImage.objects, "create", create)
        assert statuses(self.change_two(client, learner, reached)) == {302}
        assert QuestionImage.objects.get().questions.count() == 2

    def test_control_without_locks_it_is_stored_twice(
        self, client: Client, learner: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch, writing)
        reached = threading.Event()
        create = overtaken(QuestionImage.objects.create, reached)
        monkeypatch.setattr(QuestionImage.objects, "create", create)
        self.change_two(client, learner, reached)
        assert QuestionImage.objects.count() == 2


class TestTexts:
    """Two who change one text at once do not part its questions."""

    @pytest.fixture
    def text(self, learner: User) -> ReadingText:
        text: ReadingText = ReadingTextFactory.create(owner=learner)
        body = question_body(source=None, reading_text=text.sha256)
        QuestionFactory.create(own=True, owner=learner, body=body)
        return text

    def change_two(self, client: Client, text: ReadingText, reached: threading.Event) -> list[Any]:
        address = reverse("edit_text", args=[text.pk])
        forms = [(address, {"title": "", "text": words}) for words in ("Early", "Late")]
        return meanwhile(client, *forms, reached)

    def test_one_form_makes_one_text(self, client: Client, text: ReadingText) -> None:
        before = Question.history.count()
        form = {"title": "", "text": "Early"}
        assert statuses(at_once(client, reverse("edit_text", args=[text.pk]), form)) == {302}
        assert ReadingText.objects.standing().get().text == "Early"
        assert Question.history.count() == before + 1

    def test_the_second_of_two_changes_is_refused(
        self, client: Client, text: ReadingText, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reached = threading.Event()
        monkeypatch.setattr(texts, "_move", slowly(texts._move, reached))
        first, second = self.change_two(client, text, reached)
        assert (first.status_code, second.status_code) == (302, 409)
        standing = ReadingText.objects.standing().get()
        assert Question.objects.get().body["reading_text"] == standing.sha256

    def test_control_without_locks_both_stand(
        self, client: Client, text: ReadingText, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch, texts)
        reached = threading.Event()
        monkeypatch.setattr(texts, "_move", overtaken(texts._move, reached))
        self.change_two(client, text, reached)
        assert ReadingText.objects.standing().count() == 2


class TestBulkActions:
    @pytest.fixture
    def questions(self, learner: User) -> list[Question]:
        questions = QuestionFactory.create_batch(3, own=True, owner=learner)
        for question in questions:
            CardFactory.create(user=learner, question=question)
        return questions

    def act_at_once(self, client: Client, questions: list[Question], **form: Any) -> set[int]:
        form |= {"question": [question.pk for question in questions]}
        return statuses(at_once(client, reverse("questions"), form))

    def test_questions_are_tagged_once(self, client: Client, questions: list[Question]) -> None:
        assert self.act_at_once(client, questions, action="tag", tags="rivers") == {302}
        assert [question.tags.count() for question in questions] == [1, 1, 1]
        assert Tag.objects.count() == 1

    def test_questions_are_moved_with_one_version_each(
        self, client: Client, learner: User, questions: list[Question]
    ) -> None:
        brief = CardFactory.create(user=learner).question.brief
        before = Question.history.count()
        assert self.act_at_once(client, questions, action="move", about=brief.pk) == {302}
        assert Question.history.count() == before + 3
        assert Question.objects.filter(about=brief).count() == 3

    def test_questions_are_retired_and_restored_with_one_version_each(
        self, client: Client, learner: User, questions: list[Question]
    ) -> None:
        for step, (action, suspended) in enumerate((("retire", 3), ("bring-back", 0)), 1):
            before = Question.history.count()
            assert self.act_at_once(client, questions, action=action) == {302}
            assert Question.history.count() == before + 3, step
            assert learner.cards.filter(suspended=True).count() == suspended
