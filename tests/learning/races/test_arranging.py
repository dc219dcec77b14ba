"""Entries of a quiz are moved, added, removed and given points many times at once."""

import threading
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from learning.authoring import arranging, editing
from learning.factories import (
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
    question_body,
)
from learning.models import Question, Quiz, QuizSection, User
from tests.learning.races.crowd import (
    after_meeting,
    at_once,
    meanwhile,
    overtaken,
    statuses,
    together,
    without_locks,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]
STEMS = ["A", "B", "C", "D", "E"]


@pytest.fixture
def quiz(learner: User) -> Quiz:
    """A quiz of five questions, owned by the signed-in user."""
    quiz: Quiz = QuizFactory.create(authored=True, owner=learner)
    for position, stem in enumerate(STEMS, 1):
        body = question_body(stem=stem)
        QuizItemFactory.create(quiz=quiz, position=position, question__body=body)
    return quiz


@pytest.fixture
def own(learner: User) -> list[Question]:
    return QuestionFactory.create_batch(3, own=True, owner=learner)


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is locked."""
    without_locks(monkeypatch)


def to(quiz: Quiz, page: str, *args: int) -> str:
    return reverse(page, args=[quiz.pk, *args])


def stems(quiz: Quiz) -> list[str]:
    """The stems in order; asserts that their positions are 1, 2 and so on."""
    rows = list(quiz.items.order_by("position").values_list("position", "question__body__stem"))
    assert [position for position, _ in rows] == list(range(1, len(rows) + 1))
    return [stem for _, stem in rows]


class TestCreating:
    def test_one_press_makes_one_quiz(self, client: Client, learner: User) -> None:
        responses = at_once(client, reverse("new_quiz"), {})
        quiz = Quiz.objects.get()
        assert {each.url for each in responses} == {to(quiz, "authored_quiz")}

    @pytest.mark.usefixtures("unlocked")
    def test_control_without_locks_it_makes_many(
        self, client: Client, learner: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(editing, "lock_user", lambda user: None)
        monkeypatch.setattr(Quiz.objects, "create", after_meeting(Quiz.objects.create))
        at_once(client, reverse("new_quiz"), {})
        assert Quiz.objects.count() > 1


class TestMoving:
    def moves(self, quiz: Quiz) -> list[tuple[str, dict[str, Any]]]:
        """Two forms: the first entry to the end, and the last to the beginning."""
        items = {item.question.body["stem"]: f"item-{item.pk}" for item in quiz.items.all()}
        moves = [{"entry": items["A"], "to": 4}, {"entry": items["E"], "to": 0}]
        return [(to(quiz, "move_entry"), move) for move in moves]

    def test_one_press_moves_one_step(self, client: Client, quiz: Quiz) -> None:
        form = {"entry": f"item-{quiz.items.get(position=1).pk}", "to": 1}
        assert statuses(at_once(client, to(quiz, "move_entry"), form)) == {302}
        assert stems(quiz) == ["B", "A", "C", "D", "E"]

    def test_two_simultaneous_moves_both_take_effect(self, client: Client, quiz: Quiz) -> None:
        assert statuses(together(client, self.moves(quiz))) == {302}
        assert stems(quiz) == ["E", "B", "C", "D", "A"]

    @pytest.mark.usefixtures("unlocked")
    def test_control_without_locks_one_move_is_lost(
        self, client: Client, quiz: Quiz, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reached = threading.Event()
        monkeypatch.setattr(arranging, "_store", overtaken(arranging._store, reached))
        meanwhile(client, *self.moves(quiz), reached)
        assert stems(quiz) == ["B", "C", "D", "E", "A"]


def test_points_are_set_once(client: Client, quiz: Quiz) -> None:
    form = {f"points-{item.pk}": item.position for item in quiz.items.all()}
    assert statuses(at_once(client, to(quiz, "set_points"), form)) == {302}
    assert list(quiz.items.values_list("points", flat=True)) == [1, 2, 3, 4, 5]


class TestSections:
    def test_one_form_adds_one_heading(self, client: Client, quiz: Quiz) -> None:
        responses = at_once(client, to(quiz, "add_section"), {"title": "Rivers"})
        section = quiz.parts.get()
        address = to(quiz, "authored_quiz")
        assert {each.url for each in responses} == {f"{address}#section-{section.pk}"}

    @pytest.mark.usefixtures("unlocked")
    def test_control_without_locks_a_constraint_fails(
        self, client: Client, quiz: Quiz, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        create = after_meeting(QuizSection.objects.create)
        monkeypatch.setattr(QuizSection.objects, "create", create)
        with pytest.raises(IntegrityError):
            at_once(client, to(quiz, "add_section"), {"title": "Rivers"})

    def test_a_section_is_changed_once_and_removed_once(self, client: Client, quiz: Quiz) -> None:
        sections = QuizSectionFactory.create_batch(2, quiz=quiz)
        quiz.items.filter(position__gt=2).update(section=sections[0])
        address = to(quiz, "quiz_section", sections[0].pk)
        assert statuses(at_once(client, address, {"title": "Seas", "draws": 2})) == {302}
        sections[0].refresh_from_db()
        assert (sections[0].title, sections[0].draws) == ("Seas", 2)
        assert {302} <= statuses(at_once(client, address, {"remove": "1"})) <= {302, 404}
        assert [part.position for part in quiz.parts.all()] == [1]
        assert stems(quiz) == STEMS


class TestQuestions:
    def test_one_press_removes_one_question(self, client: Client, quiz: Quiz) -> None:
        form = {"question": quiz.items.get(position=2).question_id}
        assert statuses(at_once(client, to(quiz, "remove_question", 2), form)) == {302}
        assert stems(quiz) == ["A", "C", "D", "E"]

    def test_one_form_adds_each_question_once(
        self, client: Client, quiz: Quiz, own: list[Question]
    ) -> None:
        form = {"question": [one.pk for one in own]}
        assert statuses(at_once(client, to(quiz, "add_questions"), form)) == {302}
        assert len(stems(quiz)) == 8

    @pytest.mark.usefixtures("unlocked")
    def test_control_without_locks_a_constraint_fails(
        self, client: Client, quiz: Quiz, own: list[Question], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        create = after_meeting(arranging.QuizItem.objects.bulk_create)
        monkeypatch.setattr(arranging.QuizItem.objects, "bulk_create", create)
        form = {"question": [one.pk for one in own]}
        with pytest.raises(IntegrityError):
            at_once(client, to(quiz, "add_questions"), form)

    def test_a_question_written_for_the_quiz_is_added_once(
        self, client: Client, learner: User, quiz: Quiz
    ) -> None:
        address = to(quiz, "write_item") + "?kind=typed"
        responses = at_once(client, address, {"stem": "Which sea?", "answer": "The Bohai"})
        assert {each.url for each in responses} == {to(quiz, "authored_quiz") + "#written"}
        assert stems(quiz) == [*STEMS, "Which sea?"]
        assert learner.cards.count() == 1

    def test_simultaneous_changes_leave_consecutive_positions(
        self, client: Client, quiz: Quiz, own: list[Question]
    ) -> None:
        first = quiz.items.get(position=1)
        forms = [
            (to(quiz, "add_questions"), {"question": [one.pk for one in own]}),
            (to(quiz, "move_entry"), {"entry": f"item-{first.pk}", "to": 3}),
            (to(quiz, "remove_question", 5), {"question": quiz.items.get(position=5).question_id}),
            (to(quiz, "add_section"), {"title": "Rivers"}),
        ]
        assert {302} <= statuses(together(client, forms)) <= {302, 404}
        assert {"A", "B", "C", "D"} <= set(stems(quiz))
        assert len(stems(quiz)) in (7, 8)
