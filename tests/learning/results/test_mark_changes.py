"""The log of marks: who changed each mark, when and why."""

from datetime import timedelta

import pytest
from django.urls import reverse

from learning.accounts.belongings import delete_account
from learning.accounts.merging import merge_guest
from learning.factories import (
    AttemptFactory,
    QuestionFactory,
    QuizFactory,
    ResponseFactory,
    UserFactory,
    question_body,
)
from learning.kinds.response_fields import opaque
from learning.models import MarkChange, Quiz, Response, User
from learning.models.mark_changes import AppendOnly
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import submit_attempt
from learning.results.marking import ReasonMissing, mark_response
from learning.results.regrading import key_of, regrade
from tests.clients import signed_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
OPEN = question_body(stem="Why?", formats=["open", "recall"])
WHY = "I had overlooked the second half."


@pytest.fixture
def quiz() -> Quiz:
    made: Quiz = QuizFactory.create(authored=True)
    return made


@pytest.fixture
def answer(quiz, learner, now) -> Response:
    """An open answer worth five points, handed in."""
    return handed_in(quiz, learner, now, {"text": "Because"}, body=OPEN, format="open", points=5)


def handed_in(quiz, learner, now, given, *, body, **fields) -> Response:
    attempt = AttemptFactory.create(quiz=quiz, user=learner, points=fields.get("points", 1))
    question = QuestionFactory.create(body=body)
    response: Response = ResponseFactory.create(
        attempt=attempt, position=1, question=question, **fields
    )
    save_response(attempt, 1, Given(0, given), now)
    submit_attempt(attempt, now)
    return response


def mark(answer: Response, teacher: User, now, score: float, *, seen=None, **more) -> None:
    more = {"comment": ""} | more
    mark_response(answer, teacher, score=score, seen=seen, now=now, **more)


def logged() -> list[tuple[float | None, float | None, str]]:
    return list(MarkChange.objects.values_list("before", "after", "reason"))


def test_submitting_logs_nothing(quiz, learner, now):
    handed_in(quiz, learner, now, {"text": "Wang Li"}, body=question_body(), format="typed")
    assert not MarkChange.objects.exists()


def test_the_first_mark_is_logged_with_or_without_a_reason(quiz, answer, now):
    mark(answer, quiz.owner, now + HOUR, 0.5)
    change = MarkChange.objects.get()
    assert (change.response, change.changed_by, change.changed_at) == (
        answer,
        quiz.owner,
        now + HOUR,
    )
    assert logged() == [(None, 2.5, "")]


def test_changing_a_mark_needs_a_reason(quiz, answer, now):
    mark(answer, quiz.owner, now, 0.5)
    with pytest.raises(ReasonMissing):
        mark(answer, quiz.owner, now + HOUR, 1, seen=now)
    answer.refresh_from_db()
    assert (answer.mark, len(logged())) == (2.5, 1)
    mark(answer, quiz.owner, now + HOUR, 1, seen=now, reason=WHY)
    assert logged() == [(None, 2.5, ""), (2.5, 5, WHY)]


def test_changing_a_comment_is_logged_without_a_reason(quiz, answer, now):
    mark(answer, quiz.owner, now, 0.5)
    mark(answer, quiz.owner, now + HOUR, 0.5, seen=now, comment="Go on")
    assert logged() == [(None, 2.5, ""), (2.5, 2.5, "")]


def test_the_same_mark_sent_twice_is_logged_once(quiz, answer, now):
    for _ in range(2):
        mark(answer, quiz.owner, now, 0.5)
    assert len(logged()) == 1


def test_a_failed_mark_logs_nothing(quiz, answer, now, monkeypatch):
    monkeypatch.setattr("learning.results.marking.settle", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        mark(answer, quiz.owner, now, 0.5)
    assert logged() == []


def test_a_changed_key_logs_the_marks_that_it_changes(quiz, learner, now):
    body = question_body(stem="Who?", formats=["choice", "typed"])
    given = {"option": opaque(body, "Zhao Min")}
    answer = handed_in(quiz, learner, now, given, body=body, format="choice")
    question = answer.question
    question.body = body | {
        "answer": "Zhao Min",
        "distractors": [
            {"text": text, "source": body["source"], "truth": ""} for text in ("Wang Li", "Sun Tao")
        ],
    }
    question.save()
    for _ in range(2):
        regrade(quiz, quiz.owner, question.pk, key_of(question), now + HOUR)
    change = MarkChange.objects.get()
    assert (change.cause, change.changed_by, change.before, change.after) == (
        "regrade",
        quiz.owner,
        0,
        1,
    )


class TestPermanence:
    @pytest.fixture
    def change(self, quiz, answer, now) -> MarkChange:
        mark(answer, quiz.owner, now, 0.5)
        return MarkChange.objects.get()

    def test_its_rows_cannot_be_changed_or_deleted(self, change):
        change.after = 5
        for touch in (
            change.save,
            change.delete,
            MarkChange.objects.all().delete,
            lambda: MarkChange.objects.update(after=5),
        ):
            with pytest.raises(AppendOnly):
                touch()
        assert logged() == [(None, 2.5, "")]

    def test_it_survives_the_deletion_of_the_marker(self, answer, now):
        assistant = UserFactory.create()
        mark(answer, assistant, now, 0.5)
        delete_account(assistant.pk)
        assert MarkChange.objects.get().changed_by is None

    def test_it_is_deleted_with_its_attempt(self, change, learner):
        delete_account(learner.pk)
        assert not MarkChange.objects.exists()

    def test_it_names_the_account_of_a_guest_who_signs_in(self, answer, now, other_learner):
        guest = UserFactory.create(guest=True)
        mark(answer, guest, now, 0.5)
        assert merge_guest(guest.pk, other_learner)
        assert MarkChange.objects.get().changed_by == other_learner


class TestPages:
    @pytest.fixture
    def teacher(self, quiz):
        return signed_in(quiz.owner)

    def send(self, teacher, quiz, answer, **form):
        answer.refresh_from_db()
        seen = answer.marked_at.isoformat() if answer.marked_at else ""
        sent = {"comment": "", "reason": "", "seen": seen} | form
        prefixed = {f"answer-{answer.pk}-{name}": value for name, value in sent.items()}
        address = reverse("mark_answers", args=[quiz.pk, answer.question_id]) + "?all=1"
        return teacher.post(address, {"answer": answer.pk} | prefixed, follow=True)

    def test_the_form_requires_a_reason_for_a_changed_mark(self, teacher, quiz, answer):
        self.send(teacher, quiz, answer, points="2")
        refused = self.send(teacher, quiz, answer, points="4")
        assert refused.status_code == 422
        assert "Say in a short sentence why it changes." in refused.text
        self.send(teacher, quiz, answer, points="4", reason=WHY)
        assert logged() == [(None, 2, ""), (2, 4, WHY)]

    def test_the_teacher_sees_the_log_and_the_learner_does_not(
        self, teacher, quiz, answer, learner_client
    ):
        self.send(teacher, quiz, answer, points="2")
        page = self.send(teacher, quiz, answer, points="4", reason=WHY)
        attempt = teacher.get(reverse("read_attempt", args=[quiz.pk, answer.attempt_id]))
        for text in (page.text, attempt.text):
            assert "2 → 4" in text
            assert WHY in text
        results = learner_client.get(reverse("quiz_results", args=[answer.attempt_id]))
        assert WHY not in results.text
        assert results.status_code == 200
