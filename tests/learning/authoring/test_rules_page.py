"""The rules of a quiz as its learners meet them."""

import re
import zipfile
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from learning.accounts.downloads import begin_download, file_of, make_download
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
    question_body,
)
from learning.models import Attempt, Quiz
from learning.quizzes.submitting import submit_attempt
from tests.clients import signed_in
from tests.learning.quizzes.taking import answer, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SECRET = question_body(
    answer="Quagga", accepted=["Thylacine"], explanation="Aurochs", formats=["typed"]
)
SECRETS = ("Quagga", "Thylacine", "Aurochs")


@pytest.fixture
def attempt(learner, now) -> Attempt:
    """One under way at a quiz of two questions that somebody made for others."""
    quiz = QuizFactory.create(authored=True, published=True)
    made: Attempt = AttemptFactory.create(quiz=quiz, user=learner, points=2)
    for position in (1, 2):
        ResponseFactory.create(attempt=made, position=position, question__body=SECRET)
    return made


def page(client: Client, attempt: Attempt, number: int = 1, **how) -> str:
    return client.get(reverse("quiz_question", args=[attempt.pk, number]), **how).text


class TestOneWay:
    @pytest.fixture(autouse=True)
    def _one_way(self, attempt):
        Attempt.objects.update(one_way=True)

    def test_next_leads_on_for_good(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Mud", go="2")
        response = learner_client.get(reverse("quiz_question", args=[attempt.pk, 1]))
        assert response.url == reverse("quiz_question", args=[attempt.pk, 2])
        shown = page(learner_client, attempt, 2)
        assert "Previous" not in shown
        assert "All questions" not in shown

    def test_nobody_looks_ahead(self, learner_client, attempt):
        response = learner_client.get(reverse("quiz_question", args=[attempt.pk, 2]))
        assert response.url == reverse("quiz_question", args=[attempt.pk, 1])

    def test_a_stale_tab_changes_nothing_and_says_so(self, learner_client, attempt):
        old = re.search(r'name="shown" value="([^"]+)"', page(learner_client, attempt))[1]
        answer(learner_client, attempt, 1, "Mud", go="2")
        address = reverse("quiz_question", args=[attempt.pk, 1])
        late = learner_client.post(address, {"shown": old, "response": "Sand"}, follow=True)
        assert "You had already moved on" in late.text
        assert attempt.responses.get(position=1).given == {"text": "Mud"}

    def test_the_same_step_sent_twice_is_no_error(self, learner_client, attempt):
        old = re.search(r'name="shown" value="([^"]+)"', page(learner_client, attempt))[1]
        address = reverse("quiz_question", args=[attempt.pk, 1])
        for _ in range(2):
            form = {"shown": old, "response": "Mud", "go": "2"}
            shown = learner_client.post(address, form, follow=True).text
        assert "You had already moved on" not in shown
        assert "Question 2 of 2" in shown

    def test_the_last_page_offers_no_way_back(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Mud", go="2")
        shown = learner_client.get(reverse("quiz_submit", args=[attempt.pk])).text
        assert reverse("quiz_question", args=[attempt.pk, 1]) not in shown


class TestCertainty:
    @pytest.fixture(autouse=True)
    def _certainty(self, attempt):
        Attempt.objects.update(certainty=True)

    def test_it_is_asked_and_kept(self, learner_client, attempt):
        assert "How certain are you?" in page(learner_client, attempt)
        answer(learner_client, attempt, 1, "Mud", certainty="3")
        assert attempt.responses.get(position=1).certainty == 3

    @pytest.mark.parametrize("sent", ["", "0", "4", "x"])
    def test_a_missing_or_invalid_certainty_is_the_lowest(self, learner_client, attempt, sent):
        answer(learner_client, attempt, 1, "Mud", certainty=sent)
        assert attempt.responses.get(position=1).certainty == 1

    def test_it_is_not_asked_where_it_does_not_count(self, learner_client, attempt):
        Attempt.objects.update(certainty=False)
        assert "How certain" not in page(learner_client, attempt)


class TestDisclosure:
    """No word of an answer stands anywhere before the rules let it be read."""

    def everything(self, client: Client, attempt: Attempt, now) -> str:
        """All that its learner can read of it."""
        pages = ["quiz_question", "quiz_submit", "quiz_results"]
        numbers = {"quiz_question": [attempt.pk, 1]}
        addresses = [reverse(one, args=numbers.get(one, [attempt.pk])) for one in pages]
        addresses += [f"{addresses[2]}?show=missed", reverse("quizzes"), reverse("progress")]
        texts = [client.get(address, follow=True).text for address in addresses]
        asked, _ = begin_download(attempt.user, now)
        make_download(asked.pk, str(asked.name), now)
        asked.refresh_from_db()
        with zipfile.ZipFile(file_of(asked)) as archive:
            texts += [archive.read(name).decode() for name in archive.namelist()]
        return "\n".join(texts)

    @pytest.mark.parametrize(
        ("rules", "is_disclosed"),
        [
            ({}, True),
            ({"tells": "verdicts"}, False),
            ({"tells": "mark"}, False),
            ({"feedback": "closed"}, False),
            ({"feedback": "released"}, False),
        ],
    )
    def test_the_key_is_hidden_until_the_rules_disclose_it(
        self, learner_client, attempt, now, rules, is_disclosed
    ):
        Quiz.objects.update(**rules)
        answer(learner_client, attempt, 1, "Mud")
        assert not any(word in self.everything(learner_client, attempt, now) for word in SECRETS)
        submit_attempt(attempt, now)
        found = self.everything(learner_client, attempt, now)
        assert [word in found for word in ("Quagga", "Aurochs")] == [is_disclosed, is_disclosed]

    def test_verdicts_alone_show_no_key(self, learner_client, attempt):
        Quiz.objects.update(tells="verdicts")
        answer(learner_client, attempt, 1, "Quagga")
        answer(learner_client, attempt, 2, "Mud")
        shown = submit(learner_client, attempt).text
        assert "You answered" in shown
        assert "Mud" in shown
        assert shown.count("Quagga") == 1, "what they answered themselves, and nowhere else"
        assert reverse("study_quiz", args=[attempt.pk]) not in shown

    def test_the_mark_alone_shows_no_verdict(self, learner_client, attempt):
        Quiz.objects.update(tells="mark")
        answer(learner_client, attempt, 1, "Quagga")
        shown = submit(learner_client, attempt).text
        assert "50\u202f%" in shown
        assert "1 of 2 points" in shown
        assert "Not answered" not in shown

    @pytest.mark.parametrize(
        ("feedback", "said"),
        [("closed", "after it closes"), ("released", "releases it")],
    )
    def test_the_results_say_when_they_will_be_disclosed(
        self, learner_client, attempt, feedback, said
    ):
        Quiz.objects.update(feedback=feedback)
        shown = submit(learner_client, attempt).text
        assert "Handed in" in shown
        assert said in shown
        assert "%" not in shown

    def test_missed_questions_cannot_be_studied_before_disclosure(
        self, learner_client, learner, attempt
    ):
        Quiz.objects.update(feedback="released")
        submit(learner_client, attempt)
        learner_client.post(reverse("study_quiz", args=[attempt.pk]))
        assert not learner.cards.exists()

    def test_where_no_verdict_is_disclosed_an_answer_is_only_confirmed(
        self, learner_client, attempt
    ):
        Quiz.objects.update(feedback="each", tells="mark")
        Attempt.objects.update(feedback="each")
        answer(learner_client, attempt, 1, "Mud")
        shown = page(learner_client, attempt)
        assert "Answer saved" in shown
        assert not any(word in shown for word in SECRETS)

    def test_the_comment_of_a_marker_stands_with_the_answer_escaped(
        self, learner_client, attempt, now
    ):
        answer(learner_client, attempt, 1, "Quagga")
        submit_attempt(attempt, now)
        attempt.responses.filter(position=1).update(comment="<b>Well</b> seen")
        shown = learner_client.get(reverse("quiz_results", args=[attempt.pk])).text
        assert "&lt;b&gt;Well&lt;/b&gt; seen" in shown


class TestAfterwards:
    @pytest.mark.parametrize(("pass_mark", "said"), [(50, "passed"), (51, "not passed")])
    def test_the_results_say_whether_it_was_passed(self, learner_client, attempt, pass_mark, said):
        Quiz.objects.update(pass_mark=pass_mark)
        answer(learner_client, attempt, 1, "Quagga")
        assert f": {said}" in submit(learner_client, attempt).text

    def test_the_closing_words_are_those_of_the_grade(self, learner_client, attempt):
        Quiz.objects.update(closing_words=[[50, "Well *done*"], [0, "Read it again"]])
        answer(learner_client, attempt, 1, "Quagga")
        shown = submit(learner_client, attempt).text
        assert "Well <em>done</em>" in shown
        assert "Read it again" not in shown


class TestComing:
    @pytest.fixture
    def quiz(self) -> Quiz:
        quiz: Quiz = QuizItemFactory.create(quiz__published=True).quiz
        return quiz

    def come(self, client: Client, quiz: Quiz, **form) -> str:
        address = reverse("join_by_code", args=[quiz.code])
        return client.post(address, {"name": "Mei"} | form, follow=True).text

    def test_before_it_opens_it_says_when(self, learner_client, quiz, now):
        Quiz.objects.update(opens_at=now + timedelta(minutes=30))
        shown = learner_client.get(reverse("join_by_code", args=[quiz.code])).text
        assert "It is not open yet" in shown
        assert "in 30 minutes" in shown
        self.come(learner_client, quiz)
        assert not Attempt.objects.exists()

    def test_a_password_lets_in_those_who_know_it(self, learner_client, quiz):
        Quiz.objects.update(password="open sesame")
        assert "Wrong password" in self.come(learner_client, quiz, password="wrong")
        assert not Attempt.objects.exists()
        assert "Question 1 of 1" in self.come(learner_client, quiz, password=" open sesame ")

    @override_settings(ACCOUNT_RATE_LIMITS={"wrong_quiz_password": "3/h/key"})
    def test_guesses_of_the_password_are_limited(self, learner_client, quiz):
        Quiz.objects.update(password="open sesame")
        address = reverse("join_by_code", args=[quiz.code])
        form = {"name": "Mei", "password": "wrong"}
        tries = [learner_client.post(address, form).status_code for _ in range(5)]
        assert tries == [422, 422, 422, 429, 429]

    def test_members_of_a_class_need_the_password_too(self, learner_client, learner, quiz):
        Quiz.objects.update(password="open sesame")
        member = MembershipFactory.create(user=learner)
        task = AssignmentFactory.create(quiz=quiz, classroom=member.classroom)
        address = reverse("assignment", args=[member.classroom_id, task.pk])
        assert learner_client.post(address, {"password": "wrong"}).status_code == 422
        learner_client.post(address, {"password": "open sesame"})
        assert Attempt.objects.get().assignment == task

    @override_settings(ACCOUNT_RATE_LIMITS={"wrong_quiz_password_in_class": "3/h/key"})
    def test_guesses_in_a_class_are_limited_for_each_member(self, learner_client, learner, quiz):
        Quiz.objects.update(password="open sesame")
        member = MembershipFactory.create(user=learner)
        task = AssignmentFactory.create(quiz=quiz, classroom=member.classroom)
        address = reverse("assignment", args=[member.classroom_id, task.pk])
        guesses = [*["wrong"] * 4, "open sesame"]
        tries = [learner_client.post(address, {"password": one}).status_code for one in guesses]
        assert tries == [422, 422, 422, 429, 429]
        assert not Attempt.objects.exists()
        other = MembershipFactory.create(user__username="li", classroom=member.classroom)
        others_client = signed_in(other.user)
        assert others_client.post(address, {"password": "open sesame"}).status_code == 302

    def test_it_is_offered_again_until_the_attempts_are_used_up(self, learner_client, quiz, now):
        Quiz.objects.update(attempts_allowed=2)
        address = reverse("join_by_code", args=[quiz.code])
        self.come(learner_client, quiz)
        first = Attempt.objects.get()
        submit_attempt(first, now)
        Attempt.objects.update(started_at=now - timedelta(hours=1))
        shown = learner_client.get(address).text
        assert "Try again" in shown
        assert reverse("quiz_results", args=[first.pk]) in shown
        self.come(learner_client, quiz)
        second = Attempt.objects.latest("pk")
        assert second != first
        submit_attempt(second, now)
        assert learner_client.get(address).url == reverse("quiz_results", args=[second.pk])
