"""Making a quiz for others, as its author sees it."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from content.factories import BriefFactory
from content.models import Brief
from learning.factories import (
    AttemptFactory,
    QuestionFactory,
    QuizItemFactory,
    UserFactory,
    question_body,
)
from learning.models import Attempt, Card, Quiz, User
from learning.rendering.responses import sign
from tests.clients import HTMX
from tests.learning.quizzes.taking import answer, submit

pytestmark = pytest.mark.django_db

PASSWORD = "correct-horse-9"
CLAIM = {"username": "mei", "password1": PASSWORD, "password2": PASSWORD}
RULES = {"grade_by": "highest", "tells": "keys", "shuffles_options": "on"}


@pytest.fixture
def brief() -> Brief:
    brief: Brief = BriefFactory.create()
    QuestionFactory.create_batch(12, brief=brief)
    return brief


@pytest.fixture
def quiz(learner_client: Client, brief: Brief) -> Quiz:
    learner_client.post(reverse("make_quiz", args=[brief.slug]))
    return Quiz.objects.get()


def page_of(client: Client, quiz: Quiz) -> str:
    text: str = client.get(reverse("authored_quiz", args=[quiz.pk])).text
    return text


def shared(quiz: Quiz, client: Client) -> Quiz:
    client.post(reverse("publish_quiz", args=[quiz.pk]))
    quiz.refresh_from_db()
    return quiz


def visitor_of(quiz: Quiz) -> tuple[Client, Attempt]:
    """Somebody who has begun."""
    client = Client()
    client.post(reverse("join_by_code", args=[quiz.code]), {"name": "Mei"})
    return client, Attempt.objects.latest("pk")


class TestMaking:
    def test_it_shows_the_questions_with_their_answers(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        page = page_of(learner_client, quiz)
        assert page.count('class="paper__item"') == 10
        assert "Wang Li" in page
        assert "No link yet" in page

    @pytest.mark.parametrize("made", ["make_quiz", "new_quiz"])
    def test_a_guest_gets_a_name_first_and_comes_back_to_the_quiz(
        self, client: Client, brief: Brief, made: str
    ) -> None:
        client.force_login(UserFactory.create(guest=True))
        address = reverse(made, args=[brief.slug] if made == "make_quiz" else [])
        response = client.post(address)
        assert client.post(address).url == response.url  # and makes no second one
        quiz = Quiz.objects.get()
        draft = reverse("authored_quiz", args=[quiz.pk])
        assert response.url == f"/account/claim/?{urlencode({'next': draft})}"

        claimed = client.post(reverse("claim"), CLAIM | {"next": draft})
        assert claimed.url == draft
        assert client.get(draft).status_code == 200

    def test_a_guest_without_a_name_publishes_nothing(self, client: Client) -> None:
        quiz = QuizItemFactory.create(quiz__owner=UserFactory.create(guest=True)).quiz
        client.force_login(quiz.owner)
        response = client.post(reverse("publish_quiz", args=[quiz.pk]))
        assert response.url.startswith("/account/claim/")
        quiz.refresh_from_db()
        assert quiz.published_at is None

    def test_a_brief_without_questions_makes_no_quiz(self, learner_client: Client) -> None:
        empty = BriefFactory.create()
        page = learner_client.post(reverse("make_quiz", args=[empty.slug]), follow=True).text
        assert "no markable questions yet" in page

    def test_rules_are_changed(self, learner_client: Client, quiz: Quiz) -> None:
        form = RULES | {"feedback": "each", "minutes": "7"}
        learner_client.post(reverse("authored_quiz", args=[quiz.pk]), form)
        quiz.refresh_from_db()
        assert (quiz.feedback, quiz.minutes) == ("each", 7)

    def test_its_title_is_changed(self, learner_client: Client, quiz: Quiz) -> None:
        learner_client.post(reverse("quiz_title", args=[quiz.pk]), {"title": "Before\n lunch"})
        assert "Before lunch" in page_of(learner_client, quiz)

    @pytest.mark.parametrize(
        ("title", "said"),
        [
            (" ", "This field is required"),
            ("x" * 201, "at most 200 characters"),
            ("\0", "Null characters are not allowed"),
        ],
    )
    def test_an_invalid_title_is_refused(
        self, learner_client: Client, quiz: Quiz, title: str, said: str
    ) -> None:
        response = learner_client.post(reverse("quiz_title", args=[quiz.pk]), {"title": title})
        assert response.status_code == 422
        assert said in response.text
        assert f'<h1 class="visually-hidden">{quiz.title}</h1>' in response.text

    def test_invalid_rules_are_refused_and_change_nothing(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        form = RULES | {"feedback": "each", "minutes": "0"}
        response = learner_client.post(reverse("authored_quiz", args=[quiz.pk]), form)
        assert response.status_code == 422
        assert "greater than or equal to 1" in response.text
        quiz.refresh_from_db()
        assert quiz.feedback == "end"


class TestSharing:
    def test_it_shows_link_and_code(self, learner_client: Client, quiz: Quiz) -> None:
        shared(quiz, learner_client)
        page = learner_client.get(reverse("share_quiz", args=[quiz.pk])).text
        assert f"/join/{quiz.code}/" in page
        assert 'class="share__qr"><svg' in page

    @pytest.mark.parametrize("only_here", [True, False])
    def test_a_link_that_only_this_computer_can_open_says_so(
        self, learner_client: Client, quiz: Quiz, only_here: bool
    ) -> None:
        shared(quiz, learner_client)
        with override_settings(ONLY_HERE=only_here):
            page = learner_client.get(reverse("share_quiz", args=[quiz.pk])).text
        assert ("Only this computer can open this link" in page) is only_here

    def test_a_draft_has_no_link(self, learner_client: Client, quiz: Quiz) -> None:
        response = learner_client.get(reverse("share_quiz", args=[quiz.pk]))
        assert response.url == reverse("authored_quiz", args=[quiz.pk])

    def test_it_is_closed_and_opened_again(self, learner_client: Client, quiz: Quiz) -> None:
        shared(quiz, learner_client)
        learner_client.post(reverse("close_quiz", args=[quiz.pk]))
        assert "Closed" in page_of(learner_client, quiz)
        shared(quiz, learner_client)
        assert quiz.is_open


class TestAnswers:
    def test_they_come_in_by_themselves_until_all_is_over(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        shared(quiz, learner_client)
        client, attempt = visitor_of(quiz)
        url = reverse("quiz_answers", args=[quiz.pk])
        part = learner_client.get(url, headers=HTMX).text
        assert "1 has begun, 0 handed in" in part
        assert "hx-trigger" in part
        assert "<html" not in part

        submit(client, attempt)
        Quiz.objects.update(closed_at=timezone.now())
        part = learner_client.get(url, headers=HTMX).text
        assert "1 has begun, 1 handed in" in part
        assert "hx-trigger" not in part

    def test_names_are_escaped(self, learner_client: Client, quiz: Quiz) -> None:
        AttemptFactory.create(quiz=quiz, name="<script>alert(1)</script>")
        page = learner_client.get(reverse("quiz_answers", args=[quiz.pk])).text
        assert "&lt;script&gt;alert" in page


class TestTaking:
    """Learners see the pages of any quiz, without what would falsify the result."""

    def test_a_learners_own_verdict_is_ignored(self, learner_client: Client, quiz: Quiz) -> None:
        shared(quiz, learner_client)
        client, attempt = visitor_of(quiz)
        answer(client, attempt, 1, "", option="none of them")
        submit(client, attempt)
        response = attempt.responses.get(position=1)
        form = {"shown": sign(response, timezone.now()), "verdict": "right"}
        client.post(reverse("quiz_override", args=[attempt.pk, 1]), form)
        response.refresh_from_db()
        assert response.verdict["outcome"] == "blank"

    def test_a_question_of_the_authors_own_stands_among_the_results_and_can_be_studied(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        address = reverse("write_item", args=[quiz.pk]) + "?kind=typed"
        learner_client.post(address, {"stem": "What is mud?", "answer": "Soft"})
        shared(quiz, learner_client)
        client, attempt = visitor_of(quiz)
        answer(client, attempt, 11, "hard")
        page = submit(client, attempt).text
        assert "What is mud?" in page
        session = client.post(reverse("study_quiz", args=[attempt.pk]), follow=True)
        assert session.status_code == 200
        assert Card.objects.filter(user=attempt.user, brief=None).count() == 1
        assert client.get("/").status_code == 200

    def test_no_answer_is_in_the_page_before_its_time(
        self, learner_client: Client, learner: User
    ) -> None:
        body = question_body(answer="Quagga", explanation="Aurochs", accepted=["Thylacine"])
        item = QuizItemFactory.create(
            quiz__owner=learner, format="typed", question__body=body, quiz__published=True
        )
        client, attempt = visitor_of(item.quiz)
        pages = [
            client.get(reverse("quiz_question", args=[attempt.pk, 1])).text,
            client.get(reverse("quiz_submit", args=[attempt.pk])).text,
            Client().get(reverse("join_by_code", args=[item.quiz.code])).text,
        ]
        assert not re.findall("Quagga|Aurochs|Thylacine", "".join(pages))


class TestDeleting:
    def test_the_page_says_what_a_deletion_removes(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        AttemptFactory.create(quiz=quiz)
        url = reverse("delete_quiz", args=[quiz.pk])
        assert "the answers and results of 1 person" in learner_client.get(url).text
        page = learner_client.post(url, follow=True).text
        assert "is deleted" in page
        assert not Quiz.objects.exists()
        assert not Attempt.objects.exists()
