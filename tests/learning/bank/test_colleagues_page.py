"""The page of colleagues' questions."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionImageFactory,
    QuizItemFactory,
    ResponseFactory,
)
from learning.models import Question, QuestionImage, User
from tests.clients import HTMX

pytestmark = pytest.mark.django_db
STEM = "Which river does Wuhan lie on?"


@pytest.fixture
def question(learner: User) -> Question:
    """Mei Lin's, with a picture, in a quiz assigned to a class that the learner teaches."""
    classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    colleague = {"user__first_name": "Mei", "user__last_name": "Lin", "teacher": True}
    owner = MembershipFactory.create(classroom=classroom, **colleague).user
    question = QuestionFactory.create(own=True, owner=owner)
    image = QuestionImageFactory.create(owner=owner)
    image.questions.add(question)
    shown = {"sha256": image.sha256, "width": 4, "height": 3, "alt": "A wide river"}
    question.body = question.body | {"frame": "A map of 1911", "stem": STEM, "image": shown}
    question.save()
    item = QuizItemFactory.create(quiz__owner=owner, question=question)
    AssignmentFactory.create(classroom=classroom, quiz=item.quiz)
    return question


def page(client: Client, **asked: Any) -> str:
    return client.get(reverse("colleague_questions"), asked).text


def take(client: Client, *questions: Question) -> str:
    form = {"question": [question.pk for question in questions]}
    return client.post(reverse("colleague_questions"), form, follow=True).text


def test_the_empty_page_suggests_a_first_step(learner_client: Client) -> None:
    assert "Nothing shared yet" in page(learner_client)


def test_it_names_authors_and_shows_no_answers(learner_client: Client, question: Question) -> None:
    text = page(learner_client)
    assert STEM in text
    assert text.count("Mei Lin") == 2  # beside the question and in the filter
    assert "Yangtze" not in text


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"q": "wuhan"}, True),
        ({"q": "A map"}, True),
        ({"q": "Yangtze"}, False),
        ({"author": "{owner}"}, True),
        ({"author": "999"}, False),
        ({"author": "alone"}, True),  # a filter of the own bank only
    ],
)
def test_it_is_searched_and_filtered(
    learner_client: Client, question: Question, asked: dict[str, str], is_found: bool
) -> None:
    asked = {name: value.format(owner=question.owner_id) for name, value in asked.items()}
    address = reverse("colleague_questions")
    assert (STEM in learner_client.get(address, asked, headers=HTMX).text) == is_found


def test_a_taken_question_is_in_the_bank_under_its_author(
    learner_client: Client, learner: User, question: Question
) -> None:
    assert "1 question taken" in take(learner_client, question)
    own = Question.objects.get(owner=learner)
    assert own.body["frame"] == "A map of 1911"
    assert reverse("edit_question", args=[own.pk]) in page(learner_client)
    bank = reverse("questions")
    assert "from Mei Lin" in learner_client.get(bank, {"author": question.owner_id}).text
    assert STEM not in learner_client.get(bank, {"author": "alone"}).text


def test_a_picture_is_taken_with_its_question(
    learner_client: Client, learner: User, question: Question
) -> None:
    take(learner_client, question)
    image = QuestionImage.objects.get(owner=learner)
    address = reverse("question_image", args=[image.sha256])
    assert image.questions.get().owner == learner
    assert learner_client.get(address).content == bytes(question.images.get().content)


def test_an_unshared_question_cannot_be_taken(
    learner_client: Client, learner: User, question: Question
) -> None:
    other = QuestionFactory.create(own=True)
    assert "Nothing was taken." in take(learner_client, other)
    assert not Question.objects.filter(owner=learner).exists()


def test_a_question_in_an_open_attempt_cannot_be_taken(
    learner_client: Client, learner: User, question: Question
) -> None:
    ResponseFactory.create(attempt=AttemptFactory.create(user=learner), question=question)
    assert "hand it in first" in take(learner_client, question)
    assert not Question.objects.filter(owner=learner).exists()


def test_a_question_over_the_limit_cannot_be_taken(
    learner_client: Client, learner: User, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learning.bank.writing.MOST_WRITTEN", 0)
    assert "there is no room for 1 more" in take(learner_client, question)
    assert not Question.objects.filter(owner=learner).exists()
