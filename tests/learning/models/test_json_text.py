"""Texts that look like JSON are not changed."""

from datetime import datetime

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.accounts.takeout import TABLES
from learning.bank.imports.preview import ImportPreview
from learning.classrooms.memory import class_memory
from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
    question_body,
)
from learning.kinds.written import framed_stem
from learning.models import Question, User
from learning.models.json_text import framed_stem_in, text_in
from learning.results.answers import quiz_answers
from learning.results.marking import queues_of
from tests.learning.bank.test_imports import start_import

pytestmark = pytest.mark.django_db
LIKE_JSON = ["4", "4.0", "1e5", "true", "null", "NaN", '"', '"4"', "[1]", '{"a": 1}']
each_text = pytest.mark.parametrize("text", LIKE_JSON)


@each_text
def test_a_selected_text_equals_the_stored_one(text: str) -> None:
    QuestionFactory.create(body=question_body(answer=text, keywords=[text]))
    selected = Question.objects.values_list(
        text_in("body", "answer"), text_in("body", "keywords", 0)
    )
    assert selected.get() == (text, text)


def test_a_missing_text_is_none() -> None:
    QuestionFactory.create()
    assert Question.objects.values_list(text_in("body", "nothing"), flat=True).get() is None


@each_text
def test_a_framed_stem_is_the_same_in_sql(text: str) -> None:
    for body in (
        question_body(frame=text, stem=text),
        question_body(frame="", stem=text),
        {name: value for name, value in question_body(stem=text).items() if name != "frame"},
    ):
        made = QuestionFactory.create(body=body)
        found = Question.objects.filter(pk=made.pk).values_list(framed_stem_in("body"), flat=True)
        assert found.get() == framed_stem(body)


@each_text
def test_an_import_recognises_a_known_question(text: str, learner: User, now: datetime) -> None:
    body = question_body(frame="", stem=text, answer="Yangtze", formats=["typed"])
    QuestionFactory.create(own=True, owner=learner, body=body)
    QuestionFactory.create(own=True, owner=learner, body=body | {"answer": text})
    quoted = text.replace('"', '""')
    assert [
        one.is_known for one in ImportPreview(start_import(learner, now, f'"{quoted}"')).found
    ] == [True]


@each_text
def test_search_finds_such_a_text(text: str) -> None:
    found = QuestionFactory.create(body=question_body(answer=f"x {text}"))
    QuestionFactory.create(body=question_body(stem="Which?", answer="Yangtze", distractors=[]))
    assert list(Question.objects.saying(text)) == [found]


@each_text
def test_the_download_contains_such_a_text(text: str, learner: User, now: datetime) -> None:
    body = question_body(frame="", stem=text, answer=text, explanation=text)
    question = QuestionFactory.create(own=True, owner=learner, body=body)
    CardFactory.create(user=learner, question=question, brief=None)
    attempt = AttemptFactory.create(user=learner, submitted_at=now)
    ResponseFactory.create(attempt=attempt, question=question, body=body)
    rows = {table.name: list(table.of(learner, now)) for table in TABLES}
    for name in ("cards", "questions written", "quiz answers"):
        (row,) = rows[name]
        assert (row["question"], row["answer"]) == (text, text)
    assert rows["questions written"][0]["explanation"] == text


@each_text
def test_the_answers_to_a_quiz_show_such_a_text(text: str, now: datetime) -> None:
    quiz = QuizFactory.create(authored=True)
    question = QuestionFactory.create(
        own=True, owner=quiz.owner, body=question_body(stem=text, formats=["open", "recall"])
    )
    QuizItemFactory.create(quiz=quiz, question=question)
    attempt = AttemptFactory.create(quiz=quiz, submitted_at=now)
    ResponseFactory.create(attempt=attempt, question=question, format="open", answered_at=now)
    assert [queue.stem for queue in queues_of(quiz, quiz.owner)] == [text]
    assert [asked.stem for asked in quiz_answers(quiz, quiz.owner).questions] == [text]


@each_text
def test_the_memory_of_a_class_shows_such_a_text(text: str, now: datetime) -> None:
    brief = BriefFactory.create()
    QuestionFactory.create(
        brief=brief, passage=PassageFactory.create(brief=brief), body=question_body(stem=text)
    )
    (passage,) = class_memory([], brief, now, now, ahead=0).passages
    assert [one.stem for one in passage.questions] == [text]
