"""Questions of a file can go into a quiz as they are imported."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.authoring import arranging
from learning.factories import QuizFactory
from learning.models import Question, QuestionImport, Quiz, User
from tests.learning.bank.test_imports import start_import

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(learner: User) -> QuestionImport:
    return start_import(learner, timezone.now(), "Which river?", "Which sea?")


def take(client: Client, begun: QuestionImport, **fields: Any) -> Any:
    return client.post(reverse("import_preview", args=[begun.pk]), fields, follow=True)


def stems(quiz: Quiz) -> list[str]:
    items = quiz.items.order_by("position").select_related("question")
    return [item.question.body["stem"] for item in items]


def test_imported_questions_fill_a_new_quiz_once(
    learner_client: Client, learner: User, begun: QuestionImport
) -> None:
    for _ in range(2):
        page = take(learner_client, begun, quiz="new", tags="asia")
        assert page.redirect_chain[-1][0].startswith("/quizzes/own/")
    (quiz,) = Quiz.objects.filter(owner=learner)
    assert (quiz.title, stems(quiz)) == ("a", ["Which river?", "Which sea?"])
    assert {tag.name for tag in Question.objects.first().tags.all()} == {"rivers", "asia"}  # type: ignore[union-attr]
    assert not learner.cards.exists()


def test_a_file_without_new_questions_makes_no_quiz(
    learner_client: Client, learner: User, begun: QuestionImport
) -> None:
    take(learner_client, begun)
    again = start_import(learner, timezone.now(), "Which river?", "Which sea?")
    assert "0 questions imported." in take(learner_client, again, quiz="new").content.decode()
    assert not Quiz.objects.exists()


def test_imported_questions_go_to_the_end_of_a_draft(
    learner_client: Client, learner: User, begun: QuestionImport
) -> None:
    quiz = QuizFactory.create(owner=learner, purpose=Quiz.Purpose.AUTHORED)
    address = reverse("import_preview", args=[begun.pk])
    page = learner_client.get(f"{address}?quiz={quiz.pk}").content.decode()
    assert f'<option value="{quiz.pk}" selected>' in page
    take(learner_client, begun, quiz=str(quiz.pk), study="on")
    assert stems(quiz) == ["Which river?", "Which sea?"]
    assert learner.cards.count() == 2


def test_a_full_quiz_takes_nothing_and_nothing_is_imported(
    learner_client: Client,
    learner: User,
    begun: QuestionImport,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(arranging, "MOST_ITEMS", 1)
    response = take(learner_client, begun, quiz="new")
    assert response.status_code == 422
    assert "A quiz has 1 questions at most." in response.content.decode()
    assert not Question.objects.exists()
    assert not Quiz.objects.exists()


@pytest.mark.parametrize("published", [True, False])
def test_questions_go_into_no_published_quiz_and_none_of_others(
    learner_client: Client,
    learner: User,
    begun: QuestionImport,
    *,
    published: bool,
) -> None:
    others = {"owner": learner, "published_at": timezone.now()} if published else {}
    quiz = QuizFactory.create(purpose=Quiz.Purpose.AUTHORED, **others)
    assert take(learner_client, begun, quiz=str(quiz.pk)).status_code == 422
    assert not quiz.items.exists()
    assert not Question.objects.exists()


def test_a_file_chosen_from_a_quiz_comes_back_to_it(learner_client: Client, learner: User) -> None:
    quiz = QuizFactory.create(owner=learner, purpose=Quiz.Purpose.AUTHORED)
    page = learner_client.get(reverse("add_questions", args=[quiz.pk])).content.decode()
    address = f"{reverse('import_questions')}?quiz={quiz.pk}"
    assert f'href="{address}"' in page
    response = learner_client.post(address, {"text": "Which river? {=Huai}"})
    assert response.url.endswith(f"/?quiz={quiz.pk}")  # type: ignore[attr-defined]
