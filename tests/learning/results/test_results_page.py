"""The pages for marking, regrading and reading grades."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    ResponseFactory,
    question_body,
)
from learning.grading import Outcome, Verdict
from learning.kinds.response_fields import opaque
from learning.models import Attempt, Quiz, User
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import submit_attempt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

RUBRIC = [{"text": "Names it", "points": 2}, {"text": "Says why", "points": 3}]


@pytest.fixture
def quiz(learner: User) -> Quiz:
    made: Quiz = QuizFactory.create(owner=learner, authored=True)
    return made


def submitted_open_answer(
    quiz: Quiz, now, text: str = "Because", *, rubric=(), question=None
) -> Attempt:
    body = question_body(stem="Why?", formats=["open", "recall"], rubric=list(rubric))
    question = question or QuestionFactory.create(own=True, owner=quiz.owner, body=body)
    attempt = AttemptFactory.create(quiz=quiz, name="Mei", points=1)
    ResponseFactory.create(attempt=attempt, position=1, question=question, format="open")
    save_response(attempt, 1, Given(0, {"text": text}), now)
    return submit_attempt(attempt, now)


class TestMarking:
    def queue(self, attempt: Attempt, query: str = "") -> str:
        question = attempt.responses.get().question_id
        return reverse("mark_answers", args=[attempt.quiz_id, question]) + query

    def send(self, client: Client, attempt: Attempt, **fields: str):
        response = attempt.responses.get()
        form = {f"answer-{response.pk}-{name}": value for name, value in fields.items()}
        return client.post(self.queue(attempt), form | {"answer": response.pk}, follow=True)

    def test_an_unmarked_answer_is_listed_without_a_name(self, learner_client, quiz, now):
        attempt = submitted_open_answer(quiz, now, "<i>Because</i>")
        assert "1 to mark" in learner_client.get(reverse("marking", args=[quiz.pk])).text
        shown = learner_client.get(self.queue(attempt)).text
        assert "&lt;i&gt;Because&lt;/i&gt;" in shown
        assert "Mei" not in shown
        assert "Mei" in learner_client.get(self.queue(attempt, "?names=1")).text

        self.send(learner_client, attempt, points="0.5")
        attempt.refresh_from_db()
        assert attempt.mark == 0.5
        shown = learner_client.get(self.queue(attempt, "?all=1")).text
        assert 'value="0.5"' in shown
        assert "Change the mark" in shown

    def test_an_invalid_time_of_the_last_mark_prevents_overwriting(self, learner_client, quiz, now):
        attempt = submitted_open_answer(quiz, now)
        self.send(learner_client, attempt, points="1", seen="2026-99-99T00:00")
        attempt.refresh_from_db()
        assert attempt.mark == 1
        self.send(learner_client, attempt, points="0.5", seen="2026-99-99T00:00")
        attempt.refresh_from_db()
        assert attempt.mark == 1

    def test_an_unknown_id_is_not_found(self, learner_client, quiz):
        for name in ("mark_answers", "take_allowance_back"):
            assert learner_client.post(reverse(name, args=[quiz.pk, 10**20])).status_code == 404

    def test_a_rubric_is_marked_criterion_by_criterion(self, learner_client, quiz, now):
        attempt = submitted_open_answer(quiz, now, rubric=RUBRIC)
        assert "Says why (0 to 3)" in learner_client.get(self.queue(attempt)).text
        self.send(learner_client, attempt, criterion_0="2", criterion_1="1", comment="Go on")
        attempt.refresh_from_db()
        assert attempt.mark == pytest.approx(0.6)
        shown = learner_client.get(self.queue(attempt, "?all=1")).text
        assert re.search(r'criterion_1" value="1"', shown)
        assert "Go on" in shown

    def test_learner_and_teacher_see_some_of_the_points_as_partly_right(
        self, learner_client, client, quiz, now
    ):
        attempt = submitted_open_answer(quiz, now, rubric=RUBRIC)
        self.send(learner_client, attempt, criterion_0="2", criterion_1="1")
        client.force_login(attempt.user)
        pages = [
            learner_client.get(reverse("read_attempt", args=[quiz.pk, attempt.pk])).text,
            client.get(reverse("quiz_results", args=[attempt.pk])).text,
        ]
        for page in pages:
            titles = re.findall(r'class="(?:verdict__title|result__verdict [^"]+)">([^<]+)<', page)
            assert titles == ["Partly right"]
            assert re.search(r"verdict--near|sign--fading", page)
        answers = learner_client.get(reverse("quiz_answers", args=[quiz.pk])).text
        assert "0 right, 1 partly right, 0 missed" in " ".join(answers.split())
        assert 'aria-label="1: partly right"' in answers

    def test_a_learner_does_not_see_that_a_question_was_written_by_hand(self, client, quiz, now):
        body = question_body(stem="Why?", source=None, formats=["open", "recall"])
        question = QuestionFactory.create(own=True, owner=quiz.owner, body=body)
        attempt = submitted_open_answer(quiz, now, question=question)
        client.force_login(attempt.user)
        page = client.get(reverse("quiz_results", args=[attempt.pk])).text
        assert "Why?" in page
        assert "written by hand" not in page

    @pytest.mark.parametrize("points", ["", "-1", "1.1", "x", "nan", "inf"])
    def test_an_invalid_mark_is_refused_and_the_comment_preserved(
        self, learner_client, quiz, now, points
    ):
        attempt = submitted_open_answer(quiz, now)
        response = self.send(learner_client, attempt, points=points, comment="Kept here")
        assert response.status_code == 422
        assert "Kept here" in response.text
        assert attempt.responses.get().mark is None

    def test_an_answer_to_another_question_is_not_found(self, learner_client, quiz, now):
        attempt, other = submitted_open_answer(quiz, now), submitted_open_answer(quiz, now)
        theirs = other.responses.get()
        form = {"answer": theirs.pk, f"answer-{theirs.pk}-points": "1"}
        assert learner_client.post(self.queue(attempt), form).status_code == 404

    def test_the_page_reports_that_somebody_else_marked_meanwhile(self, learner_client, quiz, now):
        attempt = submitted_open_answer(quiz, now)
        self.send(learner_client, attempt, points="1")
        shown = self.send(learner_client, attempt, points="0").text  # from an outdated page
        assert "Somebody else has marked this since" in shown
        assert attempt.responses.get().mark == 1


class TestRegrading:
    @pytest.fixture
    def attempt(self, quiz, now) -> Attempt:
        attempt = AttemptFactory.create(quiz=quiz, name="Mei", points=1)
        body = question_body(stem="Who?", formats=["choice"])
        response = ResponseFactory.create(
            attempt=attempt, position=1, format="choice", question__body=body
        )
        given = {"option": opaque(body, "Zhao Min")}
        save_response(attempt, 1, Given(0, given), now)
        submitted = submit_attempt(attempt, now)
        wrong = [{"text": name, "source": None, "truth": ""} for name in ("Wang Li", "Sun Tao")]
        response.question.body = body | {"answer": "Zhao Min", "distractors": wrong}
        response.question.save()
        return submitted

    def test_changes_are_shown_then_made_then_reported(self, learner_client, quiz, attempt):
        address = reverse("regrade_quiz", args=[quiz.pk])
        shown = learner_client.get(address).text
        assert "1 would change" in shown
        assert "Mei" in shown
        form = dict(re.findall(r'name="(question|key)" value="([^"]+)"', shown))
        assert "1 mark changed" in learner_client.post(address, form, follow=True).text
        attempt.refresh_from_db()
        assert attempt.mark == 1
        assert "1 mark changed" in learner_client.get(address).text

    def test_a_key_that_was_changed_again_must_be_confirmed_again(
        self, learner_client, quiz, attempt
    ):
        question = attempt.responses.get().question
        form = {"question": question.pk, "key": "0" * 16}
        shown = learner_client.post(reverse("regrade_quiz", args=[quiz.pk]), form, follow=True).text
        assert "The question was changed again meanwhile" in shown

    @pytest.mark.parametrize("form", [{}, {"question": "x"}, {"question": "0", "key": "\0"}])
    def test_a_form_that_names_no_question_does_nothing(self, learner_client, quiz, attempt, form):
        response = learner_client.post(reverse("regrade_quiz", args=[quiz.pk]), form)
        assert response.status_code == 302


class TestReading:
    def test_an_attempt_shows_what_was_answered_and_what_is_right(self, learner_client, quiz, now):
        attempt = AttemptFactory.create(quiz=quiz, name="Mei", points=2)
        ResponseFactory.create(attempt=attempt, position=1)
        ResponseFactory.create(attempt=attempt, position=2)
        save_response(attempt, 1, Given(0, {"text": "Zhao Min"}), now)
        address = reverse("read_attempt", args=[quiz.pk, attempt.pk])
        under_way = learner_client.get(address).text
        assert "In progress" in under_way
        assert "Zhao Min" not in under_way, "it may still be changed"
        submit_attempt(attempt, now)
        shown = learner_client.get(address).text
        assert "Graded" in shown
        assert "Zhao Min" in shown
        assert "Not answered" in shown
        assert "I was right" not in shown
        assert shown.count('<details class="result">') == 2
        unfolded = learner_client.get(f"{address}?open=all").text
        assert unfolded.count('<details class="result" open>') == 2

    def test_learner_and_teacher_read_no_percentage_while_points_wait(
        self, learner_client, client, quiz, now
    ):
        attempt = submitted_open_answer(quiz, now)
        ResponseFactory.create(
            attempt=attempt,
            position=2,
            points=3,
            mark=2,
            verdict=Verdict(outcome=Outcome.NEAR, score=0.5).as_json(),
            answered_at=now,
        )
        Attempt.objects.update(points=4, mark=2)
        client.force_login(attempt.user)
        address = reverse("quiz_results", args=[attempt.pk])
        results = client.get(address).text
        read = learner_client.get(reverse("read_attempt", args=[quiz.pk, attempt.pk])).text
        for page in (results, read):
            assert "2 of the 3 marked" in " ".join(page.split())
            assert "50\u202f%" not in page
        assert "Missed 1<" in results
        assert re.search(rf'class="eyebrow">\s*{re.escape(quiz.title)}\s*<', results)
        assert "Study the 1 missed" in results
        assert re.findall(r'id="question-(\d)"', client.get(f"{address}?show=missed").text) == ["2"]

        Attempt.objects.update(graded_at=now)
        assert "50\u202f%" in client.get(address).text

    @pytest.mark.parametrize("abandoned", [False, True])
    def test_an_attempt_without_an_answer_is_told_alike_on_all_pages(
        self, learner_client, learner, quiz, now, abandoned
    ):
        room = MembershipFactory.create(user=learner, teacher=True).classroom
        member = MembershipFactory.create(classroom=room, name="Mei")
        task = AssignmentFactory.create(classroom=room, quiz=quiz)
        deadline = now - timedelta(hours=1) if abandoned else None
        attempt = AttemptFactory.create(
            quiz=quiz, user=member.user, assignment=task, name="Mei", points=1, deadline_at=deadline
        )
        ResponseFactory.create(attempt=attempt, position=1)
        submit_attempt(attempt, now)

        def cells(name: str, *args: int) -> list[str]:
            page = learner_client.get(reverse(name, args=args)).text
            rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
            [row] = [row for row in rows if "Mei" in row]
            found = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
            return [" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in found]

        of_class = cells("classroom", room.pk)
        answers = cells("quiz_answers", quiz.pk)
        grades = cells("gradebook", room.pk)
        if abandoned:
            assert of_class[0] == grades[0] == answers[2] == "–"
            assert answers[-1] == "Nothing answered"
        else:
            assert of_class[0] == "0 of 1 , done"
            assert grades == ["0.0", "0.0", "0 of 1"]
            assert (answers[2], answers[-1]) == ("0.0", "Yes")

    def test_results_can_be_released_and_withheld_again(self, learner_client, quiz, now):
        Quiz.objects.update(feedback="released")
        AttemptFactory.create(quiz=quiz)
        answers, release = (
            reverse(name, args=[quiz.pk]) for name in ("quiz_answers", "release_results")
        )
        assert "Release the results" in learner_client.get(answers).text
        shown = learner_client.post(release, {"released": "1"}, follow=True).text
        assert "Hide results again" in shown
        learner_client.post(release, {"released": "0"})
        quiz.refresh_from_db()
        assert quiz.released_at is None

    def test_grades_are_listed_by_learner_and_quiz(self, learner_client, learner, quiz, now):
        room = MembershipFactory.create(user=learner, teacher=True).classroom
        member = MembershipFactory.create(classroom=room, name="Mei")
        task = AssignmentFactory.create(classroom=room, quiz=quiz)
        common = {"quiz": quiz, "user": member.user, "assignment": task, "submitted_at": now}
        attempt = AttemptFactory.create(**common, mark=3, points=4, graded_at=now)
        shown = learner_client.get(reverse("gradebook", args=[room.pk]), {"by": "total"}).text
        assert "Mei" in shown
        assert ">75.0<" in re.sub(r"\s", "", shown)
        assert 'aria-sort="ascending"' in shown
        shown = learner_client.get(reverse("grades", args=[room.pk, member.pk])).text
        assert reverse("read_attempt", args=[quiz.pk, attempt.pk]) in shown

    def test_a_class_without_quizzes_or_learners_says_what_to_do(self, learner_client, learner):
        room = MembershipFactory.create(user=learner, teacher=True).classroom
        address = reverse("gradebook", args=[room.pk])
        assert "No quizzes set yet" in learner_client.get(address).text
        AssignmentFactory.create(classroom=room)
        assert "Nobody has joined yet" in learner_client.get(address).text
