"""Open answers, which a teacher marks."""

from datetime import timedelta

import pytest

from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuestionFactory,
    QuizFactory,
    ResponseFactory,
    UserFactory,
    question_body,
)
from learning.models import Question, Quiz, Response, Review
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import submit_attempt
from learning.results.marking import (
    MarkedMeanwhile,
    answers_to_mark,
    hold_back,
    mark_response,
    queues_of,
    release,
    rubric_score,
)

pytestmark = pytest.mark.django_db

OPEN = question_body(
    stem="Why?", formats=["open", "recall"], rubric=[{"text": "Says why", "points": 4}]
)


@pytest.fixture
def quiz() -> Quiz:
    made: Quiz = QuizFactory.create(authored=True)
    return made


@pytest.fixture
def question(quiz) -> Question:
    made: Question = QuestionFactory.create(own=True, owner=quiz.owner, body=OPEN)
    return made


def answered(quiz, question, now, text="Because", **more) -> Response:
    """An open answer worth five points, in an attempt with another question."""
    attempt = AttemptFactory.create(quiz=quiz, points=6, **more)
    common = {"attempt": attempt, "question": question, "format": "open", "points": 5}
    response: Response = ResponseFactory.create(position=1, **common)
    ResponseFactory.create(position=2, attempt=attempt)
    save_response(attempt, 1, Given(0, {"text": text}), now)
    save_response(attempt, 2, Given(0, {"text": "Wang Li"}), now)
    submit_attempt(attempt, now)
    response.refresh_from_db()
    return response


def marked(response, teacher, now, score=0.5, comment="", seen=None, reason="") -> Response:
    mark_response(
        response, teacher, score=score, comment=comment, seen=seen, reason=reason, now=now
    )
    response.refresh_from_db()
    return response


def test_an_attempt_is_not_graded_until_its_open_answer_is_marked(quiz, question, now):
    attempt = answered(quiz, question, now).attempt
    attempt.refresh_from_db()
    assert (attempt.mark, attempt.graded_at) == (1, None)
    assert attempt.state_at(now) == "submitted"


def test_marking_the_last_open_answer_grades_the_attempt(quiz, question, now):
    later = now + timedelta(hours=1)
    response = marked(answered(quiz, question, now), quiz.owner, later, comment="Go on")
    attempt = response.attempt
    attempt.refresh_from_db()
    assert (response.mark, response.comment, response.marked_by) == (2.5, "Go on", quiz.owner)
    assert (attempt.mark, attempt.graded_at) == (3.5, later)
    assert attempt.state_at(now) == "graded"


@pytest.mark.parametrize(("score", "outcome"), [(1, "right"), (0.3, "nearly"), (0, "wrong")])
def test_the_outcome_follows_from_the_score(quiz, question, now, score, outcome):
    response = marked(answered(quiz, question, now), quiz.owner, now, score=score)
    assert response.verdict["outcome"] == outcome


def test_a_mark_by_another_teacher_is_not_overwritten(quiz, question, now):
    response = marked(answered(quiz, question, now), quiz.owner, now, score=1)
    with pytest.raises(MarkedMeanwhile):
        marked(response, UserFactory.create(), now + timedelta(hours=1), score=0)
    response.refresh_from_db()
    assert (response.mark, response.marked_by) == (5, quiz.owner)


def test_an_open_answer_creates_no_review(quiz, question, now):
    card = CardFactory.create(question=question, in_review=True)
    marked(answered(quiz, question, now, user=card.user), quiz.owner, now)
    assert not Review.objects.exists()


def test_unmarked_answers_are_counted_by_question(quiz, question, now):
    marked(answered(quiz, question, now), quiz.owner, now)
    answered(quiz, question, now)
    (queue,) = queues_of(quiz, quiz.owner)
    assert (queue.stem, queue.answers, queue.waiting) == ("Why?", 2, 1)


def test_blank_and_unsubmitted_answers_need_no_marking(quiz, question, now):
    answered(quiz, question, now, text=" ")
    open_one = AttemptFactory.create(quiz=quiz)
    ResponseFactory.create(attempt=open_one, question=question, format="open")
    assert not answers_to_mark(quiz, quiz.owner).exists()


@pytest.mark.parametrize(
    ("points", "score"), [((0, 0), 0), ((2, 0), 0.4), ((2, 3), 1), ((2.5, 3), 1)]
)
def test_a_rubric_adds_its_points_to_one_score(points, score):
    rubric = [{"text": "a", "points": 2}, {"text": "b", "points": 3}]
    assert rubric_score(points, rubric) == score


def test_a_second_release_keeps_the_time_of_the_first(quiz, now):
    for minutes in range(2):
        release(quiz, now + timedelta(minutes=minutes))
    quiz.refresh_from_db()
    assert quiz.released_at == now
    hold_back(quiz)
    quiz.refresh_from_db()
    assert quiz.released_at is None
