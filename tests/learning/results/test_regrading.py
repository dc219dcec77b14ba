"""Regrading earlier attempts after a key was corrected."""

from datetime import timedelta

import pytest

from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
    UserFactory,
    question_body,
)
from learning.kinds.response_fields import opaque
from learning.models import Attempt, Question, Quiz, Regrade, Response, Review
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import submit_attempt
from learning.results.regrading import (
    KeyChanged,
    count_key_corrections,
    key_corrections,
    key_of,
    regrade,
    regrades_read_by,
)

pytestmark = pytest.mark.django_db

BODY = question_body(stem="Who?", formats=["choice", "typed"])


@pytest.fixture
def quiz() -> Quiz:
    made: Quiz = QuizFactory.create(authored=True)
    return made


@pytest.fixture
def question() -> Question:
    made: Question = QuestionFactory.create(body=BODY)
    return made


def answered(quiz, question, now, text, format="choice", user=None) -> Attempt:
    attempt = AttemptFactory.create(quiz=quiz, points=1, user=user or UserFactory.create())
    response = ResponseFactory.create(attempt=attempt, position=1, question=question, format=format)
    given = {"option": opaque(response.body, text)} if format == "choice" else {"text": text}
    save_response(attempt, 1, Given(0, given), now)
    return submit_attempt(attempt, now)


def correct(question, **changes) -> None:
    question.body = question.body | changes
    question.save()


def other_key(question, stem="Who?") -> None:
    """Zhao Min is right, and Wang Li wrong."""
    wrong = [{"text": name, "source": None, "truth": ""} for name in ("Wang Li", "Sun Tao")]
    correct(question, answer="Zhao Min", distractors=wrong, stem=stem)


def mark(attempt: Attempt) -> float | None:
    attempt.refresh_from_db()
    return attempt.mark


def test_without_a_corrected_key_there_is_nothing_to_regrade(quiz, question, now):
    answered(quiz, question, now, "Wang Li")
    assert key_corrections(quiz, quiz.owner) == []


def test_corrections_are_counted_by_question(quiz, question, now):
    answered(quiz, question, now, "Wang Li")
    assert count_key_corrections(quiz, quiz.owner) == 0
    question.changed_at = now + timedelta(hours=1)
    other_key(question)
    assert count_key_corrections(quiz, quiz.owner) == 1
    assert count_key_corrections(quiz, UserFactory.create()) == 0


def test_a_preview_shows_whose_mark_would_change_and_by_how_much(quiz, question, now):
    right, wrong = (answered(quiz, question, now, name) for name in ("Wang Li", "Zhao Min"))
    answered(quiz, question, now, "Sun Tao")
    other_key(question)
    (correction,) = key_corrections(quiz, quiz.owner)
    changes = {one.response.attempt: (one.before, one.after) for one in correction.changes}
    assert changes == {right: (1, 0), wrong: (0, 1)}
    assert (correction.answers, correction.other_wording) == (3, 0)
    assert (mark(right), mark(wrong)) == (1, 0), "nothing is done yet"


@pytest.mark.parametrize("frame", ["", "PRC doctrine"])
def test_another_frame_is_another_wording_and_no_other_key(quiz, question, now, frame):
    attempt = answered(quiz, question, now, "Wang Li")
    correct(question, frame=frame)
    assert key_corrections(quiz, quiz.owner) == []
    other_key(question)
    regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    body = attempt.responses.get().body
    assert (body["frame"], body["answer"]) == ("The brief", "Zhao Min")


def test_an_answer_without_a_frame_gets_none_by_a_regrade(quiz, question, now):
    body = question.body
    question.body = {name: value for name, value in body.items() if name != "frame"}
    question.save()
    attempt = answered(quiz, question, now, "Wang Li")
    question.body = body
    other_key(question)
    regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert "frame" not in attempt.responses.get().body


def test_regrading_changes_the_marks_and_records_them(quiz, question, now):
    right, wrong = (answered(quiz, question, now, name) for name in ("Wang Li", "Zhao Min"))
    other_key(question)
    done = regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert (mark(right), mark(wrong)) == (0, 1)
    assert wrong.responses.get().body["answer"] == "Zhao Min"
    assert done.changes == [
        {"attempt": right.pk, "before": 1.0, "after": 0.0},
        {"attempt": wrong.pk, "before": 0.0, "after": 1.0},
    ]
    assert (done.made_by, done.question) == (quiz.owner, question)
    assert key_corrections(quiz, quiz.owner) == []


def test_regrading_twice_is_recorded_once(quiz, question, now):
    answered(quiz, question, now, "Wang Li")
    other_key(question)
    for _ in range(2):
        regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert Regrade.objects.count() == 1


def test_a_key_that_was_not_shown_is_not_applied(quiz, question, now):
    attempt = answered(quiz, question, now, "Wang Li")
    other_key(question)
    shown = key_of(question)
    correct(question, explanation="Changed again")
    with pytest.raises(KeyChanged):
        regrade(quiz, quiz.owner, question.pk, shown, now)
    assert mark(attempt) == 1


def test_a_corrected_stem_leaves_the_wording_of_past_answers(quiz, question, now):
    attempt = answered(quiz, question, now, "Zhao Min")
    other_key(question, stem="Who was it?")
    regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert mark(attempt) == 1
    assert attempt.responses.get().body["stem"] == "Who?"


def test_attempts_with_other_options_are_not_regraded(quiz, question, now):
    attempt = answered(quiz, question, now, "Wang Li")
    correct(question, answer="Liu Yuanchun")
    (correction,) = key_corrections(quiz, quiz.owner)
    assert (correction.answers, correction.changes, correction.other_wording) == (0, [], 1)
    regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert mark(attempt) == 1


def test_another_accepted_answer_can_be_added(quiz, question, now):
    attempt = answered(quiz, question, now, "The harbour master", format="typed")
    assert mark(attempt) == 0
    correct(question, accepted=["The harbour master"])
    regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert mark(attempt) == 1


def test_an_edited_copy_of_a_generated_question_corrects_its_key(quiz, question, now):
    attempt = answered(quiz, question, now, "Zhao Min")
    wrong = [{"text": name, "source": None, "truth": ""} for name in ("Wang Li", "Sun Tao")]
    version = QuestionFactory.create(
        own=True,
        owner=quiz.owner,
        copy_of=question,
        body=BODY | {"answer": "Zhao Min", "distractors": wrong},
    )
    assert key_corrections(quiz, quiz.owner) == []
    QuizItemFactory.create(quiz=quiz, question=version)
    (correction,) = key_corrections(quiz, quiz.owner)
    assert (correction.question, len(correction.changes)) == (version, 1)
    regrade(quiz, quiz.owner, version.pk, correction.key, now)
    assert mark(attempt) == 1
    assert key_corrections(quiz, quiz.owner) == []


def test_marks_change_and_reviews_do_not(quiz, question, now):
    card = CardFactory.create(question=question, in_review=True)
    answered(quiz, question, now, "Zhao Min", format="typed", user=card.user)
    before = list(Review.objects.values())
    assert [review["rating"] for review in before] == [1]
    other_key(question)
    regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert list(Review.objects.values()) == before


def test_attempts_under_way_or_at_other_quizzes_are_not_regraded(quiz, question, now):
    theirs = answered(QuizFactory.create(authored=True), question, now, "Zhao Min")
    under_way = AttemptFactory.create(quiz=quiz)
    ResponseFactory.create(attempt=under_way, question=question, format="choice")
    answered(quiz, question, now, "Zhao Min")
    other_key(question)
    regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert mark(theirs) == 0
    assert Response.objects.get(attempt=under_way).body["answer"] == "Wang Li"


def test_a_teacher_of_one_class_does_not_see_changes_in_another(quiz, question, now):
    attempt = answered(quiz, question, now, "Zhao Min")
    answered(quiz, question, now, "Zhao Min")
    attempt.assignment = AssignmentFactory.create(quiz=quiz)
    attempt.save()
    theirs, other = (
        MembershipFactory.create(teacher=True, **room).user
        for room in ({"classroom": attempt.assignment.classroom}, {})
    )
    other_key(question)
    MembershipFactory.create(teacher=True, user=quiz.owner, classroom=attempt.assignment.classroom)
    done = regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    (read,) = regrades_read_by(quiz.owner, quiz)
    assert (len(read.changes), read) == (2, done)
    (read,) = regrades_read_by(theirs, quiz)
    assert [one["attempt"] for one in read.changes] == [attempt.pk]
    assert regrades_read_by(other, quiz) == []


def test_another_picture_or_source_is_not_a_corrected_key(quiz, question, now):
    image = {"sha256": "a", "alt": "A river", "width": 4, "height": 3}
    origin = {"uid": "a", "source": BODY["source"], "stem": True, "key": True}
    correct(question, image=image, adapted=origin)
    attempt = answered(quiz, question, now, "Zhao Min")
    correct(question, image=image | {"sha256": "b"}, adapted=origin | {"stem": False})
    assert key_corrections(quiz, quiz.owner) == []
    other_key(question)
    regrade(quiz, quiz.owner, question.pk, key_of(question), now)
    assert mark(attempt) == 1
    kept = attempt.responses.get().body
    assert (kept["image"], kept["adapted"]) == (image, origin)
