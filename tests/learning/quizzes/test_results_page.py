"""What the results of a quiz say, and the learner's own verdict on them."""

import re

import pytest
from django.urls import reverse

from content.factories import PassageFactory
from learning.factories import (
    AttemptFactory,
    QuestionFactory,
    ResponseFactory,
    question_body,
)
from learning.grading import Outcome, Verdict
from learning.models import Attempt, Card, Response
from learning.quizzes.submitting import submit_attempt
from tests.learning.quizzes.taking import answer, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon(clock):
    """Every test happens at the moment at which the factories' cards are due."""


class TestResults:
    def test_every_question_with_what_was_answered_and_what_is_right(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Wang Li")
        answer(learner_client, attempt, 2, "Zhao Ming")

        page = submit(learner_client, attempt).text

        assert "1 of 3 right" in page
        assert "Zhao Ming" in page
        assert page.count(">Not answered<") == 1
        assert page.count("Wang Li argues that ports feed cities.") == 3

    def test_whose_statement_a_wrong_option_was_and_the_words_of_the_source(
        self, learner_client, learner
    ):
        passage = PassageFactory.create(text="Ningbo has a port.", brief__visibility="public")
        question = QuestionFactory.create(brief=passage.brief, passage=passage)
        attempt = AttemptFactory.create(user=learner)
        response = ResponseFactory.create(attempt=attempt, question=question, format="choice")
        wrong = next(one for one in response.shown["options"] if one["text"] == "Sun Tao")
        answer(learner_client, attempt, response.position, "", option=wrong["id"])

        page = submit(learner_client, attempt).text

        assert "Sun Tao is named elsewhere." in page
        assert "<mark>Ningbo</mark> has a port." in page

    def test_a_brief_that_was_closed_since_shows_no_more_than_the_question(
        self, learner_client, attempt
    ):
        passage = PassageFactory.create(text="Ningbo is secret.")
        response = attempt.responses.get(position=1)
        brief = response.question.brief
        brief.visibility, brief.title = "private", "A title of today"
        brief.save()
        response.question.passage = passage
        response.question.save()
        asked = learner_client.get(reverse("quiz_question", args=[attempt.pk, 1])).text
        results = submit(learner_client, attempt).text

        assert response.body["stem"] in asked
        assert "A title of today" not in asked + results
        assert "is secret" not in results

    def test_a_deleted_question_still_stands_in_the_results(self, learner_client, attempt):
        attempt.responses.get(position=1).question.delete()

        assert "0 of 3 right" in submit(learner_client, attempt).text

    def test_a_line_a_question_says_what_became_of_it(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Wang Li")
        answer(learner_client, attempt, 2, "Zhao Min")
        page = submit(learner_client, attempt).text
        asked = r'id="question-(\d)"'

        told = re.findall(r'class="result__verdict sign sign--(\w+)">([^<]+)<', page)
        assert told == [("known", "Right"), ("missed", "Missed"), ("new", "Not answered")]
        assert re.findall(asked, page) == ["1", "2", "3"]
        assert 'href="?show=missed">Missed 2<' in page

        address = reverse("quiz_results", args=[attempt.pk])
        missed = learner_client.get(f"{address}?show=missed").text
        assert re.findall(asked, missed) == ["2", "3"]
        assert f'href="{address}">All 3<' in missed

    def test_lines_are_folded_until_one_or_all_are_opened(self, learner_client, attempt):
        submit(learner_client, attempt)
        address = reverse("quiz_results", args=[attempt.pk])

        def opened(query: str) -> list[str]:
            page = learner_client.get(address + query).text
            return re.findall(
                r'<details class="result" open>.*?id="question-(\d)"', page, re.DOTALL
            )

        assert opened("") == []
        assert opened("?open=2") == ["2"]
        assert opened("?open=all") == ["1", "2", "3"]
        attempt.responses.filter(position=3).update(comment="Well put.")
        assert opened("") == ["3"], "what somebody wrote to the learner stands open"

    def test_an_overridden_answer_stays_among_the_missed(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Zhao Min")
        answer(learner_client, attempt, 2, "Wang Li")
        submit(learner_client, attempt)
        address = reverse("quiz_results", args=[attempt.pk]) + "?show=missed"
        page = learner_client.get(address).text
        action, shown = re.search(
            r'action="([^"]+/1/override/[^"]*)".*?name="shown" value="([^"]+)"', page, re.DOTALL
        ).groups()

        response = learner_client.post(action, {"shown": shown, "verdict": "right"})

        results = reverse("quiz_results", args=[attempt.pk])
        assert response.url == f"{results}?open=1&show=missed#question-1"
        assert "Counted as right." in learner_client.get(response.url).text


class TestPages:
    """Of a quiz of 45 questions, every second of which was missed."""

    @pytest.fixture
    def results(self, learner, now) -> str:
        attempt = AttemptFactory.create(user=learner)
        for position in range(1, 46):
            ResponseFactory.create(
                attempt=attempt,
                position=position,
                given={"text": "Wang Li" if position % 2 else "Zhao Min"},
                answered_at=now,
            )
        submit_attempt(attempt, now)
        return reverse("quiz_results", args=[attempt.pk])

    @pytest.mark.parametrize(
        ("query", "first", "last", "step"),
        [
            ("", 1, 20, 1),
            ("?page=2", 21, 45, 1),
            ("?page=9", 21, 45, 1),
            ("?open=20", 1, 20, 1),
            ("?open=21", 21, 45, 1),
            ("?open=45", 21, 45, 1),
            ("?open=all", 1, 45, 1),
            ("?show=missed", 2, 44, 2),
            ("?show=missed&open=all", 2, 44, 2),
        ],
    )
    def test_a_page_has_the_questions_asked_for(
        self, learner_client, results, query, first, last, step
    ):
        page = learner_client.get(results + query).text

        shown = [int(one) for one in re.findall(r'id="question-(\d+)"', page)]
        assert shown == list(range(first, last + 1, step))
        assert "23 of 45 right" in page
        assert ">Missed 22<" in page
        assert ("Page 1 of 2" in page) is (last == 20)

    def test_the_missed_have_pages_too(self, learner_client, results):
        Response.objects.update(verdict=Verdict(outcome=Outcome.WRONG).as_json())

        page = learner_client.get(results + "?show=missed").text

        assert 'href="?show=missed&amp;page=2#questions"' in page
        assert "0 of 45 right" in page


def test_a_body_of_each_kind_can_be_read_again(learner_client, learner):
    """The page of results fails for no kind of question."""
    attempt = AttemptFactory.create(user=learner)
    lists = question_body(formats=["list"], elements=["Ningbo", "Xiamen"], expects="set")
    gap = question_body(stem="Ports feed ____.", formats=["cloze"])
    ResponseFactory.create(attempt=attempt, position=1, format="list", question__body=lists)
    ResponseFactory.create(attempt=attempt, position=2, format="cloze", question__body=gap)
    answer(learner_client, attempt, 1, ["Ningbo", "Dalian"])

    page = submit(learner_client, attempt).text

    assert "Xiamen" in page
    assert "Dalian" in page
    assert "1 of 2 right." in page


class TestOverriding:
    @pytest.fixture
    def results(self, learner_client, attempt) -> str:
        """The page of a quiz in which one of three is right and one wrong."""
        answer(learner_client, attempt, 1, "Zhao Min")
        answer(learner_client, attempt, 2, "Wang Li")
        return submit(learner_client, attempt).text

    def press(self, client, page: str, number: int, button: str):
        """Press a button of a question's own verdict."""
        [form] = re.findall(
            rf'<form class="overrule" method="post" action="([^"]+/{number}/override/[^"]*)".*?'
            rf'name="shown" value="([^"]+)".*?name="verdict" value="(\w*)"\s*>{button}<',
            page,
            re.DOTALL,
        )
        url, shown, verdict = form
        return client.post(url, {"shown": shown, "verdict": verdict}, follow=True)

    def test_what_is_called_right_counts_as_right_until_it_is_taken_back(
        self, learner_client, results
    ):
        assert "1 of 3 right" in results

        page = self.press(learner_client, results, 1, "I was right")
        assert "2 of 3 right" in page.text
        assert "Counted as right." in page.text
        assert page.redirect_chain[-1][0].endswith("/results/?open=1#question-1")
        assert "2 of 3 right" in learner_client.get(reverse("quizzes")).text

        page = self.press(learner_client, page.text, 1, "Undo")
        assert "1 of 3 right" in page.text

    def test_an_unanswered_question_cannot_be_overridden(self, results):
        assert results.count('class="overrule"') == 2

    def test_a_card_that_was_answered_since_stays_and_that_is_said(self, learner_client, results):
        Card.objects.update(seq=9)

        page = self.press(learner_client, results, 1, "I was right")

        assert "2 of 3 right" in page.text
        assert "The card isn’t, as you’ve answered or paused it since." in page.text

    def test_a_stale_page_is_refused_with_a_message(self, learner_client, results):
        self.press(learner_client, results, 1, "I was right")
        Attempt.objects.get().responses.filter(position=1).update(version=7)

        page = self.press(learner_client, results, 1, "I was right")

        assert "Changed on another page." in page.text

    def test_with_feedback_after_each_it_is_offered_at_once(self, learner_client, attempt):
        attempt.feedback = "each"
        attempt.save()
        page = answer(learner_client, attempt, 1, "", give_up="1", follow=True).text

        page = self.press(learner_client, page, 1, "I did know it").text

        assert "Question 1 of 3" in page
        assert "Right, as you say" in page
