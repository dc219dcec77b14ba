"""A teacher overrides one automatic mark, with a reason."""

import re

import pytest
from django.urls import reverse

from learning.factories import (
    AttemptFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
    question_body,
)
from learning.models import MarkChange
from learning.quizzes.submitting import submit_attempt
from learning.results.item_analysis import item_analysis
from learning.results.marking import MarkedMeanwhile
from learning.results.overriding import override_mark
from learning.results.regrading import key_corrections, regrade

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def response(learner, other_learner, now):
    """A wrong answer to a question of two points, handed in by ``other_learner``."""
    quiz = QuizFactory.create(authored=True, published=True, owner=learner, feedback="end")
    body = question_body(formats=["typed"], answer="Wang Li")
    question = QuestionFactory.create(own=True, owner=learner, body=body)
    QuizItemFactory.create(quiz=quiz, question=question, format="typed", points=2.0)
    attempt = AttemptFactory.create(quiz=quiz, user=other_learner, name="Mei", points=2.0)
    made = ResponseFactory.create(
        attempt=attempt,
        question=question,
        uid=question.uid,
        format="typed",
        body=body,
        points=2.0,
        given={"text": "The mayor of Wuhan"},
        answered_at=now,
        seconds=34.0,
    )
    submit_attempt(attempt, now)
    made.refresh_from_db()
    assert made.mark == 0.0
    return made


def address(response):
    attempt = response.attempt
    return reverse("override_mark", args=[attempt.quiz_id, attempt.pk, response.position])


def form(response, mark, reason="It is he.", **others):
    seen = response.marked_at.isoformat() if response.marked_at else ""
    sent = {"mark": mark, "reason": reason, "seen": seen, **others}
    buttons = {name: sent.pop(name) for name in ("automatic",) if name in sent}
    return {f"mark-{response.pk}-{name}": value for name, value in sent.items()} | buttons


class TestOverriding:
    def test_the_mark_the_total_and_the_log_change(self, learner_client, learner, response, now):
        assert learner_client.post(address(response), form(response, "2")).status_code == 302
        response.refresh_from_db()
        assert (response.mark, response.marked_by, response.marked_at) == (2.0, learner, now)
        assert response.attempt.mark == 2.0
        change = response.mark_changes.get()
        assert (change.cause, change.before, change.after) == ("override", 0.0, 2.0)
        assert (change.reason, change.changed_by, change.is_told) == ("It is he.", learner, False)

    def test_the_analysis_counts_it_as_right(self, learner, response, now):
        override_mark(response, learner, 2.0, reason="So.", is_told=False, seen=None, now=now)
        (asked,) = item_analysis(response.attempt.quiz, learner).questions
        assert asked.figures.n == 1
        response.refresh_from_db()
        assert response.verdict["outcome"] == "right"

    @pytest.mark.parametrize(
        "sent", [{"mark": "3"}, {"mark": "-1"}, {"mark": "x"}, {"mark": "1", "reason": ""}]
    )
    def test_it_needs_a_mark_within_the_points_and_a_reason(self, learner_client, response, sent):
        reply = learner_client.post(address(response), form(response, **sent))
        assert reply.status_code == 422
        assert not MarkChange.objects.exists()

    def test_sent_twice_it_is_logged_once(self, learner_client, response):
        sent = form(response, "1")
        for _ in range(2):
            learner_client.post(address(response), sent)
        assert MarkChange.objects.count() == 1

    def test_one_of_two_teachers_is_told_that_it_was_changed(self, learner, response, now):
        override_mark(response, learner, 1.0, reason="So.", is_told=False, seen=None, now=now)
        with pytest.raises(MarkedMeanwhile):
            override_mark(response, learner, 2.0, reason="So.", is_told=False, seen=None, now=now)

    def test_the_automatic_mark_comes_back(self, learner_client, response):
        learner_client.post(address(response), form(response, "2"))
        response.refresh_from_db()
        learner_client.post(address(response), form(response, "", "A slip.", automatic="1"))
        response.refresh_from_db()
        assert (response.mark, response.marked_at) == (0.0, None)
        assert response.verdict["outcome"] == "wrong"
        assert [one.after for one in response.mark_changes.all()] == [2.0, 0.0]

    def test_an_attempt_under_way_and_an_open_answer_have_none(self, learner_client, response):
        type(response).objects.filter(pk=response.pk).update(format="open")
        assert learner_client.post(address(response), form(response, "1")).status_code == 404
        type(response).objects.filter(pk=response.pk).update(format="typed")
        type(response.attempt).objects.update(submitted_at=None)
        assert learner_client.post(address(response), form(response, "1")).status_code == 404


class TestRegrading:
    def test_a_new_key_does_not_undo_it(self, learner, response, now):
        override_mark(response, learner, 1.0, reason="So.", is_told=False, seen=None, now=now)
        type(response).objects.filter(pk=response.pk).update(marked_by=None)  # that account is gone
        question, quiz = response.question, response.attempt.quiz
        question.body |= {"answer": "The mayor of Wuhan", "accepted": ["The mayor of Wuhan"]}
        question.save()
        assert key_corrections(quiz, learner) == []
        assert regrade(quiz, learner, question.pk, "any", now) is None
        response.refresh_from_db()
        assert response.mark == 1.0

    def test_an_automatic_one_is_regraded(self, learner, response):
        question = response.question
        question.body |= {"answer": "The mayor of Wuhan", "accepted": ["The mayor of Wuhan"]}
        question.save()
        assert len(key_corrections(response.attempt.quiz, learner)) == 1


class TestPages:
    def test_the_attempt_tells_when_each_answer_was_given_and_the_log(
        self, learner, learner_client, response, now
    ):
        override_mark(response, learner, 2.0, reason="It is he.", is_told=False, seen=None, now=now)
        attempt = response.attempt
        page = learner_client.get(reverse("read_attempt", args=[attempt.quiz_id, attempt.pk])).text
        text = " ".join(re.sub("<[^>]+>", " ", page).split())
        assert "34 s on it" in text
        assert "0 → 2" in text
        assert "It is he." in text

    @pytest.mark.parametrize("is_told", [True, False])
    def test_learners_see_the_mark_and_the_reason_if_it_is_told(
        self, learner, other_client, response, now, is_told
    ):
        override_mark(
            response, learner, 2.0, reason="It is he.", is_told=is_told, seen=None, now=now
        )
        page = other_client.get(reverse("quiz_results", args=[response.attempt.pk])).text
        assert "2 of 2" in page
        assert ("It is he." in page) is is_told
