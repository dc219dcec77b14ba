"""Questions edited in their place on the paper of a quiz."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from learning.authoring.views import quiz as quiz_page
from learning.bank.writing import retire_questions
from learning.factories import (
    AttemptFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
    TagFactory,
    question_body,
)
from learning.models import Question, Quiz, QuizItem, User
from tests.clients import HTMX

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz(learner: User) -> Quiz:
    made: Quiz = QuizFactory.create(owner=learner, authored=True)
    return made


@pytest.fixture
def own(learner: User, quiz: Quiz) -> QuizItem:
    """A typed question of the author's own."""
    body = question_body(stem="What is mud?", answer="Soft", formats=["typed", "recall"])
    question = QuestionFactory.create(own=True, owner=learner, body=body)
    item: QuizItem = QuizItemFactory.create(
        quiz=quiz, position=1, question=question, format="typed", points=2
    )
    return item


@pytest.fixture
def of_brief(quiz: Quiz) -> QuizItem:
    """A question of a brief."""
    item: QuizItem = QuizItemFactory.create(
        quiz=quiz, position=2, format="typed", question__brief__visibility="public"
    )
    return item


def address_of(item: QuizItem) -> str:
    return reverse("edit_item", args=[item.quiz_id, item.position])


def picking(item: QuizItem) -> str:
    return reverse("pick_question", args=[item.quiz_id, item.position])


def opened(client: Client, item: QuizItem) -> dict[str, str]:
    """The hidden fields of the form, as the page has them."""
    page = client.get(address_of(item)).text
    found = re.findall(r'<input type="hidden" name="(question|seen)" value="(.*?)">', page)
    return dict(found[-2:])


def send(client: Client, item: QuizItem, form: dict[str, str], **headers: str) -> Any:
    usual = {"stem": "What is clay?", "answer": "Stiff"}
    return client.post(address_of(item), usual | form, headers=headers)


class TestOwnQuestions:
    def test_it_is_changed_in_its_place(self, learner_client: Client, own: QuizItem) -> None:
        form = opened(learner_client, own)
        response = send(learner_client, own, form)
        assert response.url.endswith("#question-1")
        own.question.refresh_from_db()
        assert own.question.body["stem"] == "What is clay?"
        assert QuizItem.objects.get().points == 2

    def test_it_keeps_its_tags(self, learner_client: Client, own: QuizItem) -> None:
        own.question.tags.create(owner=own.quiz.owner, name="soil")
        send(learner_client, own, opened(learner_client, own))
        assert [tag.name for tag in own.question.tags.all()] == ["soil"]

    def test_a_partial_request_gets_the_question_alone(
        self, learner_client: Client, own: QuizItem
    ) -> None:
        part = learner_client.get(address_of(own), headers=HTMX).text.strip()
        assert part.startswith("<li")
        assert 'value="Soft"' in part
        form = opened(learner_client, own)
        refused = send(learner_client, own, form | {"stem": ""}, **HTMX)
        assert refused.status_code == 422
        assert "This field is required" in refused.text
        done = send(learner_client, own, form, **HTMX).text
        assert "What is clay?" in done
        assert '<form class="form' not in done

    def test_an_error_shows_in_the_page_that_is_sent_whole(
        self, learner_client: Client, own: QuizItem, of_brief: QuizItem
    ) -> None:
        form = opened(learner_client, own)
        response = send(learner_client, own, form | {"answer": ""})
        assert response.status_code == 422
        page = response.text
        assert page.index("This field is required") < page.index('id="question-2"')
        own.question.refresh_from_db()
        assert own.question.body["stem"] == "What is mud?"

    def test_a_change_elsewhere_is_not_overwritten(
        self, learner_client: Client, own: QuizItem
    ) -> None:
        form = opened(learner_client, own)
        send(learner_client, own, form | {"stem": "What is silt?"})
        response = send(learner_client, own, form)
        assert "It was changed elsewhere" in response.text
        own.question.refresh_from_db()
        assert own.question.body["stem"] == "What is silt?"

    def test_another_question_in_its_place_is_left_alone(
        self, learner_client: Client, own: QuizItem, of_brief: QuizItem
    ) -> None:
        form = opened(learner_client, own) | {"question": str(of_brief.question_id)}
        assert send(learner_client, own, form).status_code == 422


class TestQuestionsOfBriefs:
    def test_a_version_of_the_authors_takes_its_place(
        self, learner_client: Client, learner: User, of_brief: QuizItem
    ) -> None:
        original = of_brief.question
        send(learner_client, of_brief, opened(learner_client, of_brief))
        of_brief.refresh_from_db()
        version = of_brief.question
        assert (version.owner, version.copy_of) == (learner, original)
        assert version.body["stem"] == "What is clay?"
        original.refresh_from_db()
        assert original.body["stem"] != "What is clay?"

    def test_a_version_that_there_is_is_the_one_that_is_edited(
        self, learner_client: Client, learner: User, of_brief: QuizItem
    ) -> None:
        original = of_brief.question
        send(learner_client, of_brief, opened(learner_client, of_brief))
        version = Question.objects.get(owner=learner)
        other = QuizItemFactory.create(
            quiz__owner=learner, quiz__authored=True, question=original, format="typed"
        )
        assert "What is clay?" in learner_client.get(address_of(other)).text
        send(learner_client, other, opened(learner_client, other) | {"stem": "And silt?"})
        other.refresh_from_db()
        assert other.question == version
        assert other.question.body["stem"] == "And silt?"

    def test_a_version_is_not_in_one_quiz_twice(
        self, learner_client: Client, learner: User, of_brief: QuizItem
    ) -> None:
        original = of_brief.question
        send(learner_client, of_brief, opened(learner_client, of_brief))
        again = QuizItemFactory.create(
            quiz=of_brief.quiz, position=3, question=original, format="typed"
        )
        form = opened(learner_client, again) | {"stem": "And silt?"}
        assert "in the quiz already" in send(learner_client, again, form).text
        assert Question.objects.get(owner=learner).body["stem"] == "What is clay?"

    def test_a_retired_version_comes_back_with_its_card(
        self, learner_client: Client, learner: User, of_brief: QuizItem, now: datetime
    ) -> None:
        original = of_brief.question
        send(learner_client, of_brief, opened(learner_client, of_brief))
        version = Question.objects.get(owner=learner)
        retire_questions(Question.objects.filter(pk=version.pk), now)
        of_brief.question = original
        of_brief.save()
        form = opened(learner_client, of_brief) | {"stem": "And silt?"}
        assert send(learner_client, of_brief, form).status_code == 302
        of_brief.refresh_from_db()
        version.refresh_from_db()
        assert (of_brief.question, version.retired_at) == (version, None)
        assert version.body["stem"] == "And silt?"
        assert not learner.cards.get(question=version).suspended

    def test_a_form_that_is_sent_twice_is_stored_once(
        self, learner_client: Client, learner: User, of_brief: QuizItem
    ) -> None:
        form = opened(learner_client, of_brief)
        for _ in range(2):
            assert send(learner_client, of_brief, form).status_code == 302
        assert send(learner_client, of_brief, form | {"stem": "And silt?"}).status_code == 422
        assert Question.objects.get(owner=learner).body["stem"] == "What is clay?"

    def test_an_answer_that_is_sealed_is_not_in_the_form(
        self, learner_client: Client, learner: User, of_brief: QuizItem
    ) -> None:
        others = QuizFactory.create(authored=True)
        attempt = AttemptFactory.create(user=learner, quiz=others)
        ResponseFactory.create(attempt=attempt, question=of_brief.question)
        response = learner_client.get(address_of(of_brief))
        assert response.url == reverse("authored_quiz", args=[of_brief.quiz_id])


class TestPicking:
    def pick(self, client: Client, item: QuizItem, question: Question) -> str:
        form = {"picked": question.pk, "question": item.question_id}
        text: str = client.post(picking(item), form, follow=True).text
        return text

    def test_one_that_was_written_earlier_takes_the_place(
        self, learner_client: Client, learner: User, of_brief: QuizItem
    ) -> None:
        earlier = QuestionFactory.create(own=True, owner=learner)
        assert f'value="{earlier.pk}"' in learner_client.get(picking(of_brief)).text
        assert "Written by you" in self.pick(learner_client, of_brief, earlier)
        of_brief.refresh_from_db()
        assert of_brief.question == earlier

    def test_another_question_in_the_place_stays_until_it_was_seen(
        self, learner_client: Client, learner: User, of_brief: QuizItem
    ) -> None:
        first, second = QuestionFactory.create_batch(2, own=True, owner=learner)
        self.pick(learner_client, of_brief, first)
        page = self.pick(learner_client, of_brief, second)
        assert "The question here has changed" in page
        assert f'name="question" value="{first.pk}"' in page
        assert QuizItem.objects.get().question == first

    def test_they_are_searched_and_what_cannot_be_picked_is_not_there(
        self, learner_client: Client, learner: User, own: QuizItem, of_brief: QuizItem
    ) -> None:
        assert "No more of your questions" in learner_client.get(picking(of_brief)).text
        QuestionFactory.create(own=True, owner=learner)
        page = learner_client.get(picking(of_brief), {"q": "<b>mud"}).text
        assert "None has “&lt;b&gt;mud” in it" in page
        assert "Take it" not in page

    def test_they_are_narrowed_by_kind_and_tag_and_shown_page_by_page(
        self,
        learner_client: Client,
        learner: User,
        of_brief: QuizItem,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        for name in ("asia", "europe"):
            body = question_body(stem=f"Which river of {name}?")
            one = QuestionFactory.create(own=True, owner=learner, body=body)
            one.tags.add(TagFactory.create(owner=learner, name=name))
        shown = learner_client.get(picking(of_brief), {"tag": "asia"}, headers=HTMX).text
        assert "Which river of asia?" in shown
        assert "Which river of europe?" not in shown
        assert "No matches" in learner_client.get(picking(of_brief), {"kind": "open"}).text
        monkeypatch.setattr(quiz_page, "A_PAGE", 1)
        assert "Which river of asia?" in learner_client.get(picking(of_brief), {"page": 2}).text


class TestWriting:
    def test_a_new_question_stands_at_the_end(self, learner_client: Client, own: QuizItem) -> None:
        address = reverse("write_item", args=[own.quiz_id]) + "?kind=typed"
        form = {"stem": "What is clay?", "answer": "Stiff"}
        page = learner_client.post(address, form, follow=True).text
        assert page.index("What is mud?") < page.index("What is clay?")
        assert own.quiz.owner.cards.get().question.body["stem"] == "What is clay?"

    def test_an_invalid_one_stays_in_its_form(self, learner_client: Client, quiz: Quiz) -> None:
        address = reverse("write_item", args=[quiz.pk]) + "?kind=typed"
        response = learner_client.post(address, {"stem": "What is clay?", "answer": ""})
        assert response.status_code == 422
        assert ">\nWhat is clay?</textarea>" in response.text
        assert not quiz.items.exists()

    def test_nothing_is_kept_where_the_quiz_is_full(
        self, learner_client: Client, own: QuizItem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("learning.authoring.arranging.MOST_ITEMS", 1)
        address = reverse("write_item", args=[own.quiz_id]) + "?kind=typed"
        response = learner_client.post(address, {"stem": "What is clay?", "answer": "Stiff"})
        assert response.status_code == 422
        assert "1 questions at most" in response.text
        assert Question.objects.get() == own.question

    def test_another_can_be_written_at_once(self, learner_client: Client, quiz: Quiz) -> None:
        address = reverse("write_item", args=[quiz.pk]) + "?kind=typed"
        form = {"stem": "What?", "answer": "Mud", "another": "1"}
        assert learner_client.post(address, form).url == address

    def test_an_unknown_kind_is_not_there(self, learner_client: Client, quiz: Quiz) -> None:
        address = reverse("write_item", args=[quiz.pk]) + "?kind=luck"
        assert learner_client.get(address).status_code == 404
