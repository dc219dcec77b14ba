"""What an attempt at a quiz for others asks."""

from random import Random

import pytest

from learning.factories import (
    CardFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
    ResponseFactory,
    question_body,
)
from learning.models import Question, Quiz, QuizItem, QuizSection, User
from learning.quizzes.drawing import DrawnSize, draw_quiz, drawn_size, size_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz() -> Quiz:
    """A question, and a section that draws two of its six."""
    made: Quiz = QuizFactory.create(authored=True)
    QuizItemFactory.create(quiz=made, position=1)
    section = QuizSectionFactory.create(quiz=made, draws=2)
    for position in range(2, 8):
        QuizItemFactory.create(quiz=made, position=position, section=section, points=2)
    return made


def asked(quiz: Quiz, user: User | None, seed: int) -> list[Question]:
    return [one.question for one in draw_quiz(quiz, user, Random(seed))]


def test_a_section_draws_as_many_as_it_says_in_their_order(quiz, learner):
    order = [item.question for item in quiz.items.order_by("position")]
    for seed in range(20):
        questions = asked(quiz, learner, seed)
        places = [order.index(one) for one in questions]
        assert (len(places), places[0]) == (3, 0)
        assert places == sorted(places)
    assert size_of(quiz) == 3


def test_each_is_drawn_now_and_then(quiz, learner):
    drawn = {one for seed in range(60) for one in asked(quiz, learner, seed)}
    assert len(drawn) == 7


def test_what_was_not_seen_yet_comes_first(quiz, learner):
    items = list(quiz.items.order_by("position"))
    for one in items[1:4]:
        ResponseFactory.create(attempt__user=learner, question=one.question)
    CardFactory.create(user=learner, question=items[4].question, in_review=True)
    CardFactory.create(user=learner, question=items[5].question)  # not met yet
    unseen = {items[5].question, items[6].question}
    assert all(set(asked(quiz, learner, seed)[1:]) == unseen for seed in range(20))


def test_what_others_have_seen_does_not_matter(quiz, learner):
    for one in quiz.items.all()[1:6]:
        ResponseFactory.create(question=one.question)
    drawn = {one for seed in range(60) for one in asked(quiz, learner, seed)}
    assert len(drawn) == 7


def test_more_than_there_are_is_all_of_them(quiz, learner):
    QuizSection.objects.update(draws=50)
    assert len(asked(quiz, learner, 1)) == size_of(quiz) == 7


def test_shuffled_questions_stay_in_their_section(quiz, learner):
    QuizSection.objects.update(draws=None, title="Posts")
    quiz.shuffles_questions = True
    orders = set()
    for seed in range(20):
        drawn = draw_quiz(quiz, learner, Random(seed))
        assert [one.section for one in drawn] == ["", *["Posts"] * 6]
        assert [one.points for one in drawn] == [1, *[2] * 6]
        orders.add(tuple(one.question.pk for one in drawn))
    assert len(orders) > 10


@pytest.mark.parametrize(
    ("draws", "size"),
    [
        (None, DrawnSize(4, least=8, most=8)),
        (2, DrawnSize(3, least=4, most=7)),
        (9, DrawnSize(4, least=8, most=8)),
    ],
)
def test_the_points_of_a_draw_lie_between_those_of_its_cheapest_and_dearest_questions(draws, size):
    items = [QuizItem(points=1)] + [QuizItem(points=n, section_id=5) for n in (2, 1, 4)]
    assert drawn_size(items, [QuizSection(pk=5, draws=draws)]) == size


class TestTexts:
    """Questions under one text stand together and in their order, wherever they are moved."""

    @pytest.fixture
    def quiz(self) -> Quiz:
        """Nine questions: each third one under one text, each other third one under another."""
        made: Quiz = QuizFactory.create(authored=True)
        for position in range(1, 10):
            name = ("one", "other", "")[position % 3]
            body = question_body() | ({"reading_text": name} if name else {})
            QuizItemFactory.create(quiz=made, position=position, question__body=body)
        return made

    def places(self, quiz: Quiz, name: str, seed: int) -> list[int]:
        """Where the questions under a text stand; they come in their order."""
        drawn = [one.question for one in draw_quiz(quiz, None, Random(seed))]
        under = [one for one in drawn if one.body.get("reading_text", "") == name]
        assert under == sorted(under, key=lambda one: one.pk)
        return [drawn.index(one) for one in under]

    def test_shuffling_keeps_them_together(self, quiz: Quiz) -> None:
        quiz.shuffles_questions = True
        begin = set()
        for seed in range(20):
            for name in ("one", "other"):
                first, *rest = self.places(quiz, name, seed)
                assert rest == [first + 1, first + 2]
                begin.add((name, first))
        assert len(begin) > 6

    def test_a_draw_puts_them_together(self, quiz: Quiz) -> None:
        section = QuizSectionFactory.create(quiz=quiz, draws=6)
        quiz.items.update(section=section)
        for seed in range(20):
            places = self.places(quiz, "one", seed)
            assert places == list(range(places[0], places[0] + len(places)))

    def test_else_they_stand_as_the_author_put_them(self, quiz: Quiz) -> None:
        order = [item.question for item in quiz.items.order_by("position")]
        assert asked(quiz, None, 1) == order
