"""A quiz for others is proposed, changed, published and closed."""

from datetime import datetime, timedelta
from random import Random

import pytest

from content.factories import BriefFactory, PassageFactory
from content.models import Brief
from learning.authoring import editing
from learning.factories import (
    CompositeFactory,
    QuestionFactory,
    QuizItemFactory,
    UserFactory,
    question_body,
)
from learning.models import Question, Quiz, QuizItem, User
from learning.models.quizzes import CODE_LENGTH
from learning.quizzes.drawing import NothingToAsk

pytestmark = pytest.mark.django_db
CHARACTERS = "characters-of-name"


@pytest.fixture
def brief() -> Brief:
    return BriefFactory.create(title="Ports")


@pytest.fixture
def teacher() -> User:
    return UserFactory.create(username="teacher")


def questions_of(quiz: Quiz) -> list[Question]:
    return [item.question for item in quiz.items.select_related("question")]


class TestAProposal:
    def test_has_ten_questions_that_can_be_marked(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        QuestionFactory.create_batch(14, brief=brief)
        recalled = question_body(formats=["recall"])
        QuestionFactory.create_batch(4, brief=brief, body=recalled)
        quiz = editing.make_quiz(teacher, brief, now)
        assert [item.position for item in quiz.items.all()] == list(range(1, 11))
        assert {item.format for item in quiz.items.all()} == {"choice"}
        assert (quiz.title, quiz.owner, quiz.is_open) == ("Quiz on Ports", teacher, False)

    def test_has_as_many_of_one_sort_as_of_another(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        for type, many in (("who-said", 30), ("date", 3), ("place", 2)):
            QuestionFactory.create_batch(many, brief=brief, type=type)
        types = [question.type for question in questions_of(editing.make_quiz(teacher, brief, now))]
        assert (types.count("date"), types.count("place")) == (3, 2)

    def test_takes_questions_of_one_sort_from_all_over_the_brief(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        for section in PassageFactory.create_batch(10, brief=brief, heading=True):
            QuestionFactory.create_batch(5, brief=brief, passage=section)
        quiz = editing.make_quiz(teacher, brief, now)
        assert len({question.passage_id for question in questions_of(quiz)}) == 10

    def test_asks_nothing_twice(self, teacher: User, brief: Brief, now: datetime) -> None:
        QuestionFactory.create_batch(5, brief=brief, sibling_key="the same item")
        composite = CompositeFactory.create(brief=brief, made_of__retired_at=now)
        QuestionFactory.create(brief=brief, sibling_key=composite.parts.first().sibling_key)
        asked = questions_of(editing.make_quiz(teacher, brief, now))
        assert len(asked) == 2

    def test_leaves_out_details_characters_and_what_the_brief_no_longer_says(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        wanted = QuestionFactory.create(brief=brief)
        QuestionFactory.create(brief=brief, position=Question.DETAILS_FROM)
        QuestionFactory.create(brief=brief, type=CHARACTERS)
        QuestionFactory.create(brief=brief, retired_at=now)
        QuestionFactory.create()
        assert questions_of(editing.make_quiz(teacher, brief, now)) == [wanted]

    def test_is_made_once_where_the_button_is_pressed_twice(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        QuestionFactory.create(brief=brief)
        first = editing.make_quiz(teacher, brief, now)
        assert editing.make_quiz(teacher, brief, now + timedelta(seconds=59)) == first
        assert editing.make_quiz(teacher, brief, now + timedelta(seconds=61)) != first
        assert editing.make_quiz(UserFactory.create(), brief, now) != first

    def test_is_none_where_nothing_can_be_marked(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        with pytest.raises(NothingToAsk):
            editing.make_quiz(teacher, brief, now)
        assert not Quiz.objects.exists()


class TestAnother:
    def replaced(self, quiz: Quiz, number: int = 1) -> Question:
        item = quiz.items.get(position=number)
        editing.replace_question(quiz, number, item.question_id)
        question: Question = quiz.items.get(position=number).question
        return question

    def test_comes_in_place_of_a_question_and_all_come_before_one_is_back(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        QuestionFactory.create_batch(15, brief=brief)
        quiz = editing.make_quiz(teacher, brief, now)
        others = {question.pk for question in questions_of(quiz)[1:]}
        seen = [self.replaced(quiz).pk for _ in range(6)]
        assert len(set(seen)) == 6
        assert others.isdisjoint(seen)
        assert quiz.items.count() == 10

    def test_is_taken_once_where_the_form_is_sent_twice(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        QuestionFactory.create_batch(15, brief=brief)
        quiz = editing.make_quiz(teacher, brief, now)
        before = quiz.items.get(position=1).question_id
        editing.replace_question(quiz, 1, before)
        after = quiz.items.get(position=1).question_id
        editing.replace_question(quiz, 1, before)
        assert quiz.items.get(position=1).question_id == after != before

    def test_is_none_where_the_brief_has_no_more(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        question = QuestionFactory.create(brief=brief)
        quiz = editing.make_quiz(teacher, brief, now)
        assert self.replaced(quiz) == question

    def test_is_none_of_a_brief_that_is_closed_to_the_author_since(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        QuestionFactory.create_batch(15, brief=brief)
        quiz = editing.make_quiz(teacher, brief, now)
        before = quiz.items.get(position=1).question
        Brief.objects.update(visibility=Brief.Visibility.PRIVATE)
        assert self.replaced(quiz) == before
        assert not quiz.items.readable().exists()

    def test_asks_nothing_that_another_question_of_the_quiz_asks(
        self, teacher: User, brief: Brief, now: datetime
    ) -> None:
        QuestionFactory.create_batch(2, brief=brief, sibling_key="one")
        QuestionFactory.create_batch(2, brief=brief, sibling_key="two")
        quiz = editing.make_quiz(teacher, brief, now)
        for _ in range(3):
            self.replaced(quiz)
            assert len({question.sibling_key for question in questions_of(quiz)}) == 2


class TestAQuestionWrittenBefore:
    @pytest.fixture
    def item(self) -> QuizItem:
        return QuizItemFactory.create()

    @pytest.fixture
    def own(self, item: QuizItem) -> Question:
        return QuestionFactory.create(own=True, owner=item.quiz.owner)

    def test_takes_the_place_of_another_once(self, item: QuizItem, own: Question) -> None:
        before = item.question_id
        for _ in range(2):
            editing.pick_question(item.quiz, item.position, own.pk, before)
        item.refresh_from_db()
        assert (item.question, item.format) == (own, "typed")
        assert own not in editing.pickable(item.quiz)

    def test_is_not_put_where_another_stands_since(self, item: QuizItem, own: Question) -> None:
        with pytest.raises(editing.ItemChanged):
            editing.pick_question(item.quiz, item.position, own.pk, item.question_id + 1)

    def test_is_the_authors_own_and_still_asked(self, item: QuizItem, now: datetime) -> None:
        owner = item.quiz.owner
        theirs = QuestionFactory.create(own=True)
        away = QuestionFactory.create(own=True, owner=owner, retired_at=now)
        for question in (theirs, away):
            with pytest.raises(Question.DoesNotExist):
                editing.pick_question(item.quiz, item.position, question.pk, item.question_id)


class TestPublishing:
    def test_gives_a_code_of_letters_that_nobody_takes_for_another(self, now: datetime) -> None:
        quiz = editing.publish(QuizItemFactory.create().quiz, now, Random(1))
        assert quiz.is_open
        assert len(quiz.code) == CODE_LENGTH
        assert set("ILO0").isdisjoint(quiz.code)

    def test_again_keeps_the_code_and_opens_what_was_closed(self, now: datetime) -> None:
        quiz = editing.publish(QuizItemFactory.create().quiz, now, Random(1))
        editing.close(quiz, now)
        quiz.refresh_from_db()
        assert not quiz.is_open
        later = editing.publish(quiz, now + timedelta(days=1), Random(2))
        assert (later.is_open, later.code) == (True, quiz.code)
        assert later.published_at == now

    def test_never_gives_a_code_that_another_quiz_has(self, now: datetime) -> None:
        codes = {
            editing.publish(QuizItemFactory.create().quiz, now, Random(1)).code for _ in range(3)
        }
        assert len(codes) == 3

    def test_a_draft_cannot_be_closed(self, now: datetime) -> None:
        quiz = QuizItemFactory.create().quiz
        editing.close(quiz, now)
        quiz.refresh_from_db()
        assert quiz.closed_at is None
