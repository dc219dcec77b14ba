"""The item analysis of a quiz, made from first attempts."""

from datetime import timedelta

import pytest

from learning.factories import (
    NOON,
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuestionFactory,
    QuizItemFactory,
    ResponseFactory,
    UserFactory,
    question_body,
)
from learning.models import Quiz, QuizItem, Response
from learning.results.item_analysis import Answers, answers_to, item_analysis
from tests.learning.attempts import hand_in

pytestmark = pytest.mark.django_db
RIGHT, WRONG, OTHER = "Wang Li", "Zhao Min", "Sun Tao"


@pytest.fixture
def quiz() -> Quiz:
    """Two choice questions and a typed one; the last is worth two points."""
    first: QuizItem = QuizItemFactory.create(quiz__published=True)
    QuizItemFactory.create(quiz=first.quiz, position=2)
    QuizItemFactory.create(quiz=first.quiz, position=3, format="typed", points=2)
    return first.quiz


def uid(quiz: Quiz, position: int) -> str:
    return quiz.items.get(position=position).question.uid


def answers(quiz: Quiz, position: int) -> Answers:
    analysis = item_analysis(quiz, quiz.owner)
    question = analysis.question(uid(quiz, position))
    assert question
    return answers_to(quiz, quiz.owner, analysis, question.asked)


def test_the_figures_of_a_question_cover_all_submitted_attempts(quiz: Quiz) -> None:
    hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    hand_in(quiz, [RIGHT, WRONG, None])
    analysis = item_analysis(quiz, quiz.owner)
    assert [one.figures.facility for one in analysis.questions] == [1.0, 0.5, 0.5]
    assert [one.figures.intended for one in analysis.questions] == [0.25, 0.25, 0.5]
    assert [one.figures.item.guess for one in analysis.questions] == [1 / 3, 1 / 3, 0]
    assert [one.asked.number for one in analysis.questions] == [1, 2, 3]
    assert (analysis.figures.n, analysis.figures.mean) == (2, (1 + 0.25) / 2)


def test_only_the_first_attempt_of_each_learner_counts(quiz: Quiz) -> None:
    mei = UserFactory.create()
    hand_in(quiz, [WRONG, WRONG, None], user=mei)
    hand_in(quiz, [RIGHT, RIGHT, RIGHT], user=mei, at=NOON + timedelta(days=1))
    assert item_analysis(quiz, quiz.owner).figures.mean == 0


def test_answers_to_a_question_and_to_the_copy_that_replaced_it_are_counted_together(
    quiz: Quiz,
) -> None:
    hand_in(quiz, [WRONG, RIGHT, RIGHT])
    first = quiz.items.get(position=1)
    first.question = QuestionFactory.create(
        own=True, owner=quiz.owner, copy_of=first.question, body=first.question.body
    )
    first.save()
    hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    analysis = item_analysis(quiz, quiz.owner)
    found = [(one.asked.uid, one.asked.number, one.figures.n) for one in analysis.questions]
    assert found == [(uid(quiz, place), place, 2) for place in (1, 2, 3)]
    assert analysis.questions[0].right == 0.5
    assert answers(quiz, 1).n == 2


def test_an_attempt_under_way_or_abandoned_does_not_count(quiz: Quiz) -> None:
    AttemptFactory.create(quiz=quiz)
    abandoned = hand_in(quiz, [None, None, None])
    abandoned.abandoned = True
    abandoned.save()
    hand_in(quiz, [RIGHT, RIGHT, RIGHT], user=abandoned.user)
    assert (
        item_analysis(quiz, quiz.owner).figures.n,
        item_analysis(quiz, quiz.owner).figures.mean,
    ) == (1, 1)


def test_a_teacher_of_a_class_sees_figures_of_its_attempts_only(quiz: Quiz) -> None:
    task = AssignmentFactory.create(quiz=quiz)
    teacher = MembershipFactory.create(classroom=task.classroom, teacher=True).user
    hand_in(quiz, [WRONG, WRONG, None])
    of_class = hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    of_class.assignment = task
    of_class.save()
    analysis = item_analysis(quiz, teacher)
    assert (analysis.figures.n, analysis.figures.mean) == (1, 1)
    assert answers_to(quiz, teacher, analysis, analysis.questions[0].asked).n == 1
    assert item_analysis(quiz, quiz.owner).figures.n == 1


def test_attempts_at_another_quiz_do_not_count(quiz: Quiz) -> None:
    ResponseFactory.create(attempt__submitted_at=NOON, question=quiz.items.all()[0].question)
    assert item_analysis(quiz, quiz.owner).figures.n == 0


def test_an_attempt_with_an_unmarked_answer_does_not_count_yet(quiz: Quiz) -> None:
    hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    waiting = hand_in(quiz, [WRONG, WRONG, "An essay"])
    Response.objects.filter(attempt=waiting, position=3).update(
        mark=None, verdict={"outcome": "not graded yet"}
    )
    analysis = item_analysis(quiz, quiz.owner)
    assert (analysis.figures.n, analysis.figures.waiting) == (1, 1)
    assert [one.figures.n for one in analysis.questions] == [1, 1, 1]
    assert [one.right for one in analysis.questions] == [1, 1, 1]
    assert answers(quiz, 1).n == 1


def test_an_answer_marked_with_all_points_is_right(quiz: Quiz) -> None:
    attempt = hand_in(quiz, [WRONG, WRONG, "An essay"])
    Response.objects.filter(attempt=attempt, position=3).update(
        mark=2, verdict={"outcome": "not graded yet"}
    )
    assert item_analysis(quiz, quiz.owner).questions[2].right == 1


def test_a_replaced_question_is_listed_after_the_present_ones(quiz: Quiz) -> None:
    hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    item = quiz.items.get(position=1)
    former = item.question
    item.question = QuestionFactory.create()
    item.save()
    hand_in(quiz, [WRONG, RIGHT, RIGHT])
    hand_in(quiz, [RIGHT, RIGHT, RIGHT])

    questions = item_analysis(quiz, quiz.owner).questions

    assert [one.asked.number for one in questions] == [1, 2, 3, None]
    assert questions[3].asked.uid == former.uid
    assert [one.figures.n for one in questions] == [2, 3, 3, 1]


def test_a_question_without_attempts_is_listed_without_figures(quiz: Quiz) -> None:
    assert [one.figures.n for one in item_analysis(quiz, quiz.owner).questions] == [0, 0, 0]
    assert answers(quiz, 1).n == 0


class TestChosenOptions:
    def test_options_are_listed_with_their_counts(self, quiz: Quiz) -> None:
        for option in (RIGHT, RIGHT, WRONG, None):
            hand_in(quiz, [option, RIGHT, RIGHT])
        found = answers(quiz, 1)
        assert {one.text: one.times for one in found.options} == {RIGHT: 2, WRONG: 1, OTHER: 0}
        assert (found.n, found.blank, found.written) == (4, 1, False)

    def test_a_distractor_works_if_it_attracts_weaker_learners(self, quiz: Quiz) -> None:
        hand_in(quiz, [RIGHT, RIGHT, RIGHT])
        hand_in(quiz, [WRONG, WRONG, None])
        hand_in(quiz, [OTHER, RIGHT, RIGHT])
        works = {one.text: one.works for one in answers(quiz, 1).options}
        assert works == {RIGHT: None, WRONG: True, OTHER: False}

    def test_written_answers_are_grouped_regardless_of_case(self, quiz: Quiz) -> None:
        for text in ("zhao min", "Zhao Min", "Zhao Min", RIGHT):
            hand_in(quiz, [RIGHT, RIGHT, text])
        found = answers(quiz, 3)
        assert found.written
        assert [(one.text, one.times, one.right) for one in found.options] == [
            ("Zhao Min", 3, False),
            (RIGHT, 1, True),
        ]

    def test_an_option_of_an_earlier_wording_keeps_its_text(self, quiz: Quiz) -> None:
        hand_in(quiz, [WRONG, RIGHT, RIGHT])
        question = quiz.items.get(position=1).question
        question.body = question_body(stem="Who feeds cities?", distractors=[])
        question.body["distractors"] = [{"text": "Mei", "truth": ""}]
        question.save()
        hand_in(quiz, ["Mei", RIGHT, RIGHT])
        assert {one.text: one.times for one in answers(quiz, 1).options} == {
            RIGHT: 0,
            "Mei": 1,
            WRONG: 1,
        }


def test_with_certainty_marking_the_guess_rate_is_unknown(quiz: Quiz) -> None:
    Quiz.objects.filter(pk=quiz.pk).update(certainty=True)
    quiz.refresh_from_db()
    for _ in range(20):
        hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    Response.objects.update(mark=1, points=3)  # right, but with the lowest certainty
    first = item_analysis(quiz, quiz.owner).questions[0]
    assert (first.figures.item.guess, first.right) == (None, 1)
    assert first.figures.facility == pytest.approx(1 / 3)
    assert first.advice[0].text.startswith("Everybody got it right")
