"""Texts over the questions of a quiz: on a question's page, in results, on the paper."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AttemptFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ReadingTextFactory,
    ResponseFactory,
    question_body,
)
from learning.grading import Outcome, Verdict
from learning.kinds import kind_of
from learning.models import Attempt, Quiz, ReadingText, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
RIGHT = Verdict(outcome=Outcome.RIGHT).as_json()
OPEN = '<details class="reading-text" open>'
FOLDED = '<details class="reading-text">'


@pytest.fixture
def text(learner: User) -> ReadingText:
    return ReadingTextFactory.create(owner=learner, title="A letter", text="Dear *friend*")


@pytest.fixture
def attempt(learner: User, text: ReadingText) -> Attempt:
    """Two questions under a text, and one under none."""
    attempt = AttemptFactory.create(user=learner, quiz=QuizFactory.create(owner=learner))
    for position in (1, 2):
        body = question_body(reading_text=text.sha256)
        ResponseFactory.create(attempt=attempt, position=position, body=body)
    ResponseFactory.create(attempt=attempt, position=3)
    return attempt


def question_page(client: Client, attempt: Attempt, number: int) -> str:
    return client.get(reverse("quiz_question", args=[attempt.pk, number])).text


class TestQuestion:
    def test_the_first_of_a_text_shows_it_open(
        self, learner_client: Client, attempt: Attempt
    ) -> None:
        page = question_page(learner_client, attempt, 1)
        assert OPEN in page
        assert "Dear <em>friend</em>" in page
        assert "Read it again" not in page

    def test_no_field_below_an_open_text_takes_the_focus(
        self, learner_client: Client, attempt: Attempt
    ) -> None:
        for response in attempt.responses.all():
            response.format = "typed"
            response.shown = kind_of("typed").shown(response.uid, response.body, 0)
            response.save()
        assert "autofocus" not in question_page(learner_client, attempt, 1)
        assert "autofocus" in question_page(learner_client, attempt, 2)

    def test_the_next_shows_it_folded(self, learner_client: Client, attempt: Attempt) -> None:
        page = question_page(learner_client, attempt, 2)
        assert FOLDED in page
        assert "Dear <em>friend</em>" in page
        assert "Read it again" in page

    def test_one_without_a_text_shows_none(self, learner_client: Client, attempt: Attempt) -> None:
        page = question_page(learner_client, attempt, 3)
        assert "reading-text" not in page
        assert "page--narrow" in page

    def test_a_judged_one_keeps_its_text(self, learner_client: Client, attempt: Attempt) -> None:
        attempt.feedback = "each"
        attempt.save()
        attempt.responses.filter(position=1).update(verdict=RIGHT)
        assert OPEN in question_page(learner_client, attempt, 1)

    def test_a_text_costs_one_statement(
        self, learner_client: Client, attempt: Attempt, django_assert_max_num_queries: object
    ) -> None:
        def statements(number: int) -> int:
            with django_assert_max_num_queries(100) as asked:  # type: ignore[operator]
                question_page(learner_client, attempt, number)
            return len(asked)

        statements(3)  # what is only asked once
        assert statements(1) == statements(3) + 1


class TestResults:
    def test_a_text_stands_once_above_its_questions(
        self, learner_client: Client, attempt: Attempt
    ) -> None:
        learner_client.post(reverse("quiz_submit", args=[attempt.pk]))
        page = learner_client.get(reverse("quiz_results", args=[attempt.pk])).text
        assert page.count(FOLDED) == 1
        assert page.count('class="under-text"') == 2

    def test_it_stands_above_the_first_that_is_shown(
        self, learner_client: Client, attempt: Attempt
    ) -> None:
        learner_client.post(reverse("quiz_submit", args=[attempt.pk]))
        attempt.responses.filter(position=1).update(verdict=RIGHT)
        address = reverse("quiz_results", args=[attempt.pk])
        page = learner_client.get(address, {"show": "missed"}).text
        assert re.findall(r'id="question-(\d)"', page) == ["2", "3"]
        assert page.count(FOLDED) == 1

    def test_the_author_reads_it_with_the_answers(
        self, learner_client: Client, attempt: Attempt
    ) -> None:
        Quiz.objects.update(purpose="authored")
        learner_client.post(reverse("quiz_submit", args=[attempt.pk]))
        address = reverse("read_attempt", args=[attempt.quiz_id, attempt.pk])
        assert learner_client.get(address).text.count(FOLDED) == 1


def test_a_question_changed_on_the_paper_keeps_its_text(
    learner: User, learner_client: Client, text: ReadingText
) -> None:
    body = question_body(source=None, reading_text=text.sha256)
    question = QuestionFactory.create(own=True, owner=learner, body=body)
    item = QuizItemFactory.create(quiz__owner=learner, quiz__authored=True, question=question)
    form = {"stem": "Who?", "text_1": "Wang", "text_2": "Li", "right": "1"}
    form |= {"question": question.pk, "seen": question.changed_at.isoformat()}
    learner_client.post(reverse("edit_item", args=[item.quiz_id, item.position]), form)
    question.refresh_from_db()
    assert (question.body["stem"], question.body["reading_text"]) == ("Who?", text.sha256)


def test_the_paper_shows_it_once(learner: User, learner_client: Client, text: ReadingText) -> None:
    quiz = QuizFactory.create(owner=learner, purpose="authored")
    body = question_body(source=None, reading_text=text.sha256)
    for position in (1, 2):
        question = QuestionFactory.create(own=True, owner=learner, body=body)
        QuizItemFactory.create(quiz=quiz, position=position, question=question)
    page = learner_client.get(reverse("authored_quiz", args=[quiz.pk])).text
    assert page.count(FOLDED) == 1
    address = reverse("preview_quiz", args=[quiz.pk])
    assert OPEN in learner_client.get(f"{address}?draw=1&question=1").text
    assert FOLDED in learner_client.get(f"{address}?draw=1&question=2").text
