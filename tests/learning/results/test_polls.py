"""A quiz with a poll, taken by a learner alone."""

from random import Random

import pytest
from django.urls import reverse
from django.utils import timezone

from learning.authoring.arranging import append_questions, set_points
from learning.bank.writing import UNFILED, add_question
from learning.factories import QuizFactory, QuizItemFactory, question_body
from learning.kinds.poll import Poll
from learning.models import Quiz, User
from learning.quizzes.starting import begin
from learning.results.answers import quiz_answers
from learning.results.polls import poll_results
from tests.learning.quizzes.taking import answer, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz(learner: User) -> Quiz:
    """A choice, and a poll on a scale."""
    quiz: Quiz = QuizFactory.create(authored=True, published=True, owner=learner, feedback="end")
    QuizItemFactory.create(quiz=quiz, position=1, question__body=question_body())
    written = Poll().compose("How was it?", "scale", ["Easy", "Hard"])
    poll = add_question(learner, written, UNFILED, timezone.now())
    append_questions(quiz, [(poll, "poll")])
    return quiz


def test_it_is_no_card_of_its_author(learner, quiz):
    assert not learner.cards.filter(question__body__formats=["poll"]).exists()


def test_it_never_gets_points(quiz):
    item = quiz.items.get(format="poll")
    set_points(quiz, {item.pk: 5.0})
    item.refresh_from_db()
    assert item.points == 0.0


def test_a_learner_answers_it_without_marks(other_client, other_learner, quiz):
    attempt = begin(quiz, other_learner, "Mei", timezone.now(), Random(1))
    asked = other_client.get(reverse("quiz_question", args=[attempt.pk, 2])).text
    assert "No right answer" in asked
    answer(other_client, attempt, 2, "", response="4")
    submit(other_client, attempt)
    attempt.refresh_from_db()
    assert (attempt.points, attempt.mark) == (1.0, 0.0)
    assert attempt.graded_at
    page = other_client.get(reverse("quiz_results", args=[attempt.pk])).text
    assert "No right answer" in page
    assert "Missed 1" in page  # the choice, which was left open


def test_its_author_reads_the_answers_of_all(learner, learner_client, other_learner, quiz):
    attempt = begin(quiz, other_learner, "Mei", timezone.now(), Random(1))
    attempt.responses.filter(format="poll").update(given={"text": "4"}, answered_at=timezone.now())
    (result,) = poll_results(quiz, learner)
    assert (result.answers, result.outcome["mean"]) == (1, 4)
    assert len(quiz_answers(quiz, learner).questions) == 1
    page = learner_client.get(reverse("quiz_answers", args=[quiz.pk])).text
    assert "How was it?" in page
    assert "on average" in page
