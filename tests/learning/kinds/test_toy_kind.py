"""A new kind works everywhere once it has its file, its form and its partial.

Nothing else in the project knows the kind that is defined here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import pytest
from django import forms
from django.conf import LazySettings
from django.conf import settings as project
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from learning.bank.forms import FORMS
from learning.bank.forms.form import WrittenForm
from learning.exchange import WRITTEN, ExchangeFormat
from learning.exchange.format import ExchangeItem
from learning.exchange.tables.table import read
from learning.factories import (
    CardFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    question_body,
)
from learning.grading import Outcome, Verdict
from learning.kinds import KINDS, Body, Kind, Post, ResponseData
from learning.kinds.choosing import pick_format
from learning.kinds.response_fields import value_sent
from learning.kinds.written import WrittenQuestion
from learning.models import Question, Quiz, Response, User
from learning.quizzes.starting import begin
from learning.results.regrading import key_corrections, regrade
from learning.scheduling import State
from tests.clients import HTMX
from tests.learning.quizzes.taking import answer, submit

pytestmark = pytest.mark.django_db
NAME, SLUG, LABEL = "toy kind", "toy-kind", "Toy questions"
STATEMENT = "The Huai flows east."
SENT = {"stem": STATEMENT, "truth": "true", "explanation": "It does."}
FIELD = '<button name="truth" value="true">True</button>'
PARTIAL = f"{{% partialdef toy_kind %}}{FIELD}{{% endpartialdef toy_kind %}}"
RESPONSES = "learning/rendering/responses.html"


class TrueFalse(Kind):
    name = NAME
    label = LABEL
    instructs = True

    def parse(self, post: Post) -> ResponseData:
        return {"truth": value_sent(post, "truth")}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        if not response["truth"]:
            return Verdict(outcome=Outcome.BLANK)
        right = response["truth"] == body["answer"]
        return Verdict.right(body["answer"]) if right else Verdict(outcome=Outcome.WRONG)

    def response_text(self, body: Body, response: ResponseData) -> str:
        return str(response["truth"])

    def compose(self, stem: str, truth: str, explanation: str = "") -> WrittenQuestion:
        return self._question(stem, truth, explanation)

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {"truth": body["answer"]}


class TrueFalseForm(WrittenForm):
    kind: ClassVar[Kind] = TrueFalse()
    use: ClassVar[str] = "a statement is true or false"

    truth = forms.ChoiceField(label="It is", choices=[("true", "True"), ("false", "False")])

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        return {"stem": cleaned["stem"], "truth": cleaned["truth"]}

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {"stem": fields["stem"], "truth": fields["truth"]}


@pytest.fixture(autouse=True)
def _registered(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path
) -> Iterator[None]:
    assert get_resolver().url_patterns  # imports every view before the kind is registered
    monkeypatch.setitem(KINDS, NAME, TrueFalse())
    monkeypatch.setitem(FORMS, NAME, TrueFalseForm)
    (engine,) = project.TEMPLATES
    (templates,) = engine["DIRS"]
    file = tmp_path / RESPONSES
    file.parent.mkdir(parents=True)
    file.write_text((templates / RESPONSES).read_text() + PARTIAL)
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path, templates]}]


def toy_question() -> WrittenQuestion:
    return TrueFalse().compose(STATEMENT, "true", "It does.")


@pytest.fixture
def question(learner: User) -> Question:
    made: Question = QuestionFactory.create(own=True, owner=learner, body=toy_question().body())
    return made


@pytest.fixture
def quiz(learner: User, question: Question) -> Quiz:
    made: Quiz = QuizFactory.create(
        authored=True, published=True, owner=learner, attempts_allowed=None, feedback="end"
    )
    QuizItemFactory.create(quiz=made, question=question, format=NAME, position=1)
    return made


class TestWriting:
    def test_it_is_offered_saved_and_found(self, learner_client: Client, learner: User) -> None:
        assert LABEL in learner_client.get(reverse("new_question")).text
        address = reverse("own_question", args=[SLUG])
        assert "a statement is true or false" in learner_client.get(address).text.lower()
        assert learner_client.post(address, SENT).status_code == 302
        question = Question.objects.written_by(learner).get()
        assert question.body["formats"] == [NAME]
        page = learner_client.get(reverse("questions"), {"kind": NAME}).text
        assert STATEMENT in page
        assert LABEL in page
        assert STATEMENT not in learner_client.get(reverse("questions"), {"kind": "typed"}).text

    def test_it_is_changed_and_its_versions_are_shown(
        self, learner_client: Client, question: Question
    ) -> None:
        address = reverse("edit_question", args=[question.pk])
        page = learner_client.get(address).text
        assert STATEMENT in page
        seen = re.search('name="seen" value="([^"]*)"', page)
        changed = SENT | {"truth": "false", "seen": seen[1] if seen else ""}
        assert learner_client.post(address, changed).status_code == 302
        question.refresh_from_db()
        assert question.body["answer"] == "false"
        assert (
            learner_client.get(reverse("question_versions", args=[question.pk])).status_code == 200
        )

    def test_it_is_previewed_and_tried_out(self, learner_client: Client) -> None:
        address = reverse("preview_question", args=[SLUG])
        preview = learner_client.post(address, SENT, headers=HTMX).text
        assert FIELD in preview
        tried = learner_client.post(address, SENT | {"try": "1"}, headers=HTMX).text
        assert "Right" in tried
        assert not Question.objects.exists()


class TestStudy:
    def test_a_card_of_it_is_shown_and_graded(
        self, learner_client: Client, learner: User, question: Question
    ) -> None:
        CardFactory.create(user=learner, question=question)
        page = learner_client.post(reverse("start_study"), follow=True).text
        assert FIELD in page
        shown = re.search('name="shown" value="([^"]+)"', page)
        assert shown
        session = learner.study_sessions.get()
        form = {"shown": shown[1], "truth": "true"}
        answered = learner_client.post(reverse("answer", args=[session.pk]), form, follow=True).text
        assert "Right" in answered
        assert learner.reviews.get().verdict["outcome"] == "right"

    def test_it_is_asked_in_every_state_if_it_is_the_only_format(self) -> None:
        for state, stability in ((State.NEW, None), (State.REVIEW, 5.0), (State.REVIEW, 60.0)):
            asked = {"state": state, "stability": stability, "recall_due": False}
            assert pick_format([NAME], expects="term", **asked) == NAME


class TestQuizzes:
    @pytest.mark.usefixtures("clock")
    def test_a_practice_quiz_can_be_made_of_it_alone(
        self, learner_client: Client, learner: User
    ) -> None:
        body = question_body(formats=[NAME], stem=STATEMENT, answer="true")
        CardFactory.create(user=learner, in_review=True, question__body=body)
        form = {"focus": "mix", "formats": [NAME], "size": "5"}
        page = learner_client.post(reverse("quizzes"), form, follow=True).text
        assert FIELD in page
        assert Response.objects.get().format == NAME

    def test_it_works_in_attempts_results_analysis_and_regrading(
        self,
        learner_client: Client,
        other_client: Client,
        other_learner: User,
        quiz: Quiz,
        question: Question,
    ) -> None:
        assert LABEL in learner_client.get(reverse("authored_quiz", args=[quiz.pk])).text
        attempt = begin(quiz, other_learner, "Mei", timezone.now(), Random(1))
        answer(other_client, attempt, 1, "", truth="false")
        submit(other_client, attempt)
        response = attempt.responses.get()
        assert (response.format, response.mark) == (NAME, 0.0)
        results = other_client.get(reverse("quiz_results", args=[attempt.pk])).text
        assert "false" in results
        pages = (
            reverse("quiz_answers", args=[quiz.pk]),
            reverse("quiz_analysis", args=[quiz.pk]),
            reverse("question_analysis", args=[quiz.pk, question.uid]),
            reverse("preview_quiz", args=[quiz.pk]),
        )
        seen = [learner_client.get(page, follow=True).status_code for page in pages]
        assert seen == [200] * len(pages)
        question.body = dict(TrueFalse().compose(STATEMENT, "false", "It does.").body())
        question.save()
        (correction,) = key_corrections(quiz, quiz.owner)
        regrade(quiz, quiz.owner, question.pk, correction.key, timezone.now())
        response.refresh_from_db()
        assert response.mark == 1.0


class TestExchange:
    @pytest.mark.parametrize("format", WRITTEN, ids=lambda one: one.name)
    def test_each_format_leaves_it_out_and_says_so(
        self, learner_client: Client, question: Question, format: ExchangeFormat
    ) -> None:
        assert format.write
        assert format.lost_of(toy_question()).endswith("the question is left out.")
        assert STATEMENT.encode() not in format.write([ExchangeItem(toy_question())])
        page = learner_client.get(reverse("export_questions"), {"format": format.name})
        assert "the question is left out." in page.text

    def test_a_table_that_names_it_is_refused_with_a_reason(self) -> None:
        reading = read(f"kind,question,answer\n{NAME},{STATEMENT},true\n".encode())
        assert not reading.items
        assert reading.unread[0].reason.startswith(f"“{NAME}” is no kind of question.")
