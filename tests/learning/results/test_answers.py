"""What the author of a quiz sees of the answers to it."""

from datetime import datetime, timedelta
from random import Random

import pytest

from learning.factories import QuestionFactory, QuizItemFactory, UserFactory, question_body
from learning.grading import Outcome, Verdict
from learning.models import Attempt, Quiz
from learning.models.attempts import GIVEN_UP_AFTER
from learning.quizzes.answering import Given, save_response
from learning.quizzes.starting import begin
from learning.quizzes.submitting import submit_attempt
from learning.results.answers import AnswerState, quiz_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz() -> Quiz:
    first = QuizItemFactory.create(quiz__published=True, format="typed")
    body = question_body(stem="Who charts the coast?")
    second = {"quiz": first.quiz, "position": 2, "format": "typed", "question__body": body}
    QuizItemFactory.create(**second)
    quiz: Quiz = first.quiz
    return quiz


def taken(quiz: Quiz, name: str, now: datetime, *answers: str) -> Attempt:
    attempt = begin(quiz, UserFactory.create(), name, now, Random(1))
    for position, text in enumerate(answers, 1):
        save_response(attempt, position, Given(0, {"text": text}), now)
    return attempt


def test_a_quiz_that_nobody_has_begun_lists_its_questions(quiz: Quiz) -> None:
    answers = quiz_answers(quiz, quiz.owner)
    assert answers.sittings == []
    assert [question.stem for question in answers.questions][1] == "Who charts the coast?"


def test_before_submission_answers_are_shown_as_given_without_a_verdict(
    quiz: Quiz, now: datetime
) -> None:
    taken(quiz, "Mei", now, "Wang Li")
    (mei,) = quiz_answers(quiz, quiz.owner).sittings
    assert (mei.name, mei.submitted) == ("Mei", False)
    assert mei.marks == [AnswerState.GIVEN, AnswerState.OPEN]
    assert quiz_answers(quiz, quiz.owner).questions[0].percent is None


def test_after_submission_the_verdicts_are_shown(quiz: Quiz, now: datetime) -> None:
    submit_attempt(taken(quiz, "Mei", now, "Wang Li", "Zhao Min"), now)
    submit_attempt(taken(quiz, "Anna", now, "Sun Tao"), now)
    answers = quiz_answers(quiz, quiz.owner)
    assert [(each.name, each.marks) for each in answers.sittings] == [
        ("Anna", [AnswerState.WRONG, AnswerState.OPEN]),
        ("Mei", [AnswerState.RIGHT, AnswerState.WRONG]),
    ]
    first, second = answers.questions
    assert (first.percent, first.given, first.blank) == (50, 2, 0)
    assert (second.percent, second.given, second.wrong, second.blank) == (0, 1, 1, 1)
    assert answers.submitted == 2


def test_a_question_is_blank_once_its_attempt_is_handed_in(quiz: Quiz, now: datetime) -> None:
    submit_attempt(taken(quiz, "Mei", now, "Wang Li"), now)
    attempt = taken(quiz, "Anna", now, "Wang Li")
    second = quiz_answers(quiz, quiz.owner).questions[1]
    assert (second.blank, second.percent) == (1, 0)
    submit_attempt(attempt, now)
    first, second = quiz_answers(quiz, quiz.owner).questions
    assert (first.right, first.blank, first.percent) == (2, 0, 100)
    assert second.blank == 2


def test_an_answer_with_some_of_the_points_is_partly_right(quiz: Quiz, now: datetime) -> None:
    attempt = submit_attempt(taken(quiz, "Mei", now, "Because", "Wang Li"), now)
    half = Verdict(outcome=Outcome.NEAR, score=0.5).as_json() | {"criteria": [1.0, 0.0]}
    attempt.responses.filter(position=1).update(verdict=half, mark=0.5)
    answers = quiz_answers(quiz, quiz.owner)
    assert answers.sittings[0].marks == [AnswerState.PARTLY, AnswerState.RIGHT]
    found = answers.questions[0]
    assert (found.given, found.right, found.partly, found.wrong, found.percent) == (1, 0, 1, 0, 0)


def test_with_feedback_after_each_answer_verdicts_are_shown_at_once(
    quiz: Quiz, now: datetime
) -> None:
    Quiz.objects.update(feedback=Quiz.Feedback.EACH)
    quiz.refresh_from_db()
    taken(quiz, "Mei", now, "Wang Li")
    assert quiz_answers(quiz, quiz.owner).questions[0].right == 1


def test_a_question_that_was_replaced_keeps_its_answers(quiz: Quiz, now: datetime) -> None:
    submit_attempt(taken(quiz, "Mei", now, "Wang Li", "Wang Li"), now)
    other = QuestionFactory.create(body=question_body(stem="Who keeps the light?"))
    quiz.items.filter(position=1).update(question=other)
    submit_attempt(taken(quiz, "Anna", now, "Zhao Min", "Wang Li"), now)
    found = {one.stem: (one.right, one.wrong) for one in quiz_answers(quiz, quiz.owner).questions}
    assert found == {
        question_body()["stem"]: (1, 0),
        "Who charts the coast?": (2, 0),
        "Who keeps the light?": (0, 1),
    }


def test_a_recent_attempt_is_under_way(quiz: Quiz, now: datetime) -> None:
    attempt = taken(quiz, "Mei", now)
    assert quiz_answers(quiz, quiz.owner).is_under_way(now)
    assert not quiz_answers(quiz, quiz.owner).is_under_way(now + GIVEN_UP_AFTER)
    submit_attempt(attempt, now)
    assert not quiz_answers(quiz, quiz.owner).is_under_way(now)


def test_with_a_time_limit_an_attempt_is_under_way_until_its_deadline(
    quiz: Quiz, now: datetime
) -> None:
    attempt = taken(quiz, "Mei", now)
    attempt.deadline_at = now + 2 * GIVEN_UP_AFTER
    attempt.save()
    assert quiz_answers(quiz, quiz.owner).is_under_way(now + GIVEN_UP_AFTER)
    assert not quiz_answers(quiz, quiz.owner).is_under_way(attempt.deadline_at)


def test_two_attempts_of_one_person_count_as_one_learner(quiz: Quiz, now: datetime) -> None:
    Quiz.objects.update(attempts_allowed=2)
    quiz.refresh_from_db()
    mei = submit_attempt(taken(quiz, "Mei", now), now).user
    begin(quiz, mei, "Mei", now + timedelta(hours=1), Random(1))
    answers = quiz_answers(quiz, quiz.owner)
    assert [one.number for one in answers.sittings] == [1, 2]
    assert (answers.begun, answers.submitted) == (1, 1)


def test_a_learner_without_a_name_is_shown_by_username(quiz: Quiz, now: datetime) -> None:
    taken(quiz, "", now)
    assert quiz_answers(quiz, quiz.owner).sittings[0].name.startswith("learner")
