"""Which questions are sealed from a learner, from when and until when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.factories import BriefFactory
from learning.cards.brief_cards import is_in_open_quiz
from learning.cards.seals import quizzes_ahead, sealed_questions
from learning.factories import (
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    CompositeFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    ResponseFactory,
)
from learning.models import Attempt, Question, Review, StudySession, User
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import break_seals, submit_attempt
from learning.results.marking import release
from learning.study.order.queue import next_turn, session_progress
from learning.study.sessions import Scope, start_session

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
WRONG = {"text": "Zhao Min"}


@pytest.fixture
def question() -> Question:
    made: Question = QuestionFactory.create()
    return made


def asked(learner: User, question: Question, *, assignment=None, **rules) -> Attempt:
    """An attempt under way at a quiz of somebody else, which asks a question."""
    quiz = QuizFactory.create(authored=True, **rules)
    attempt: Attempt = AttemptFactory.create(user=learner, quiz=quiz, assignment=assignment)
    ResponseFactory.create(attempt=attempt, position=1, question=question)
    return attempt


def handed_in(learner: User, question: Question, now, **rules) -> Attempt:
    return submit_attempt(asked(learner, question, **rules), now)


def is_sealed(learner: User, question: Question, now) -> bool:
    return question.pk in sealed_questions(learner, now)


class TestFromWhenUntilWhen:
    def test_nothing_is_sealed_before_it_is_asked(self, learner, question, now):
        task = AssignmentFactory.create()
        MembershipFactory.create(classroom=task.classroom, user=learner)
        assert not is_sealed(learner, question, now)

    def test_an_attempt_under_way_seals_its_questions(self, learner, question, now):
        asked(learner, question)
        assert is_sealed(learner, question, now)

    def test_it_seals_them_from_its_learner_alone(self, learner, other_learner, question, now):
        asked(learner, question)
        assert not is_sealed(other_learner, question, now)

    def test_practice_seals_nothing(self, learner, question, now):
        ResponseFactory.create(attempt__user=learner, question=question)
        assert not is_sealed(learner, question, now)

    def test_with_the_keys_at_the_end_it_ends_there(self, learner, question, now):
        handed_in(learner, question, now)
        assert not is_sealed(learner, question, now)

    def test_a_question_whose_key_was_shown_at_once_is_open(self, learner, question, now):
        attempt = asked(learner, question, feedback="each")
        other = ResponseFactory.create(attempt=attempt, position=2).question
        save_response(attempt, 1, Given(0, WRONG), now)
        assert not is_sealed(learner, question, now)
        assert is_sealed(learner, other, now)

    def test_until_the_results_are_released(self, learner, question, now):
        attempt = handed_in(learner, question, now, feedback="released")
        assert is_sealed(learner, question, now)
        release(attempt.quiz, now)
        assert not is_sealed(learner, question, now)

    @pytest.mark.parametrize("feedback", ["closed", "end"])
    @pytest.mark.parametrize("tells", ["mark", "verdicts", "keys"])
    def test_until_nobody_can_take_it(self, learner, question, now, feedback, tells):
        rules = {"published": True, "closes_at": now + HOUR, "feedback": feedback, "tells": tells}
        handed_in(learner, question, now, **rules)
        disclosed_at_once = (feedback, tells) == ("end", "keys")
        assert is_sealed(learner, question, now) is not disclosed_at_once
        assert not is_sealed(learner, question, now + HOUR)

    def test_until_the_last_with_more_time_is_done(self, learner, question, now):
        attempt = asked(learner, question, feedback="closed")
        AllowanceFactory.create(quiz=attempt.quiz, closes_at=now + HOUR)
        submit_attempt(attempt, now)
        assert is_sealed(learner, question, now)
        assert not is_sealed(learner, question, now + HOUR)

    @pytest.mark.parametrize(("started", "sealed"), [(-HOUR, True), (-3 * HOUR, False)])
    def test_until_nobody_else_is_waited_for(self, learner, question, now, started, sealed):
        attempt = asked(learner, question, feedback="closed")
        AttemptFactory.create(quiz=attempt.quiz, started_at=now + started)
        submit_attempt(attempt, now)
        assert is_sealed(learner, question, now) is sealed

    def test_another_attempt_at_it_seals_it_again(self, learner, question, now):
        attempt = handed_in(learner, question, now)
        again = AttemptFactory.create(user=learner, quiz=attempt.quiz)
        ResponseFactory.create(attempt=again, question=question)
        assert is_sealed(learner, question, now)


class TestFromWhom:
    def test_nothing_is_sealed_from_its_author(self, learner, question, now):
        asked(learner, question, owner=learner)
        assert not is_sealed(learner, question, now)

    @pytest.mark.parametrize(("teacher", "sealed"), [(True, False), (False, True)])
    def test_a_teacher_of_a_class_that_it_is_set_for_sees_it(
        self, learner, question, now, teacher, sealed
    ):
        attempt = asked(learner, question)
        task = AssignmentFactory.create(quiz=attempt.quiz)
        MembershipFactory.create(classroom=task.classroom, user=learner, teacher=teacher)
        assert is_sealed(learner, question, now) is sealed


class TestRelatedQuestions:
    def test_no_question_is_in_no_quiz(self, learner, now) -> None:
        assert not is_in_open_quiz(learner, now=now)

    def test_versions_and_what_they_were_made_of(self, learner, question, now):
        of_teacher, own, taken = (
            QuestionFactory.create(own=True, **made)
            for made in ({"copy_of": question}, {"copy_of": question}, {})
        )
        took = QuestionFactory.create(own=True, owner=learner, taken_from=of_teacher)
        asked(learner, of_teacher)
        assert sealed_questions(learner, now) == {of_teacher.pk, question.pk, own.pk, took.pk}
        assert taken.pk not in sealed_questions(learner, now)

    def test_what_was_taken_from_what_was_taken(self, learner, question, now):
        first = QuestionFactory.create(taken_from=question)
        second = QuestionFactory.create(taken_from=first)
        own = QuestionFactory.create(own=True, owner=learner, copy_of=second)
        asked(learner, question)
        assert sealed_questions(learner, now) == {question.pk, first.pk, second.pk, own.pk}
        Attempt.objects.all().delete()
        asked(learner, own)
        assert sealed_questions(learner, now) == {question.pk, first.pk, second.pk, own.pk}

    def test_of_thousands_of_copies_only_those_within_reach_are_read(
        self, learner, question, now, django_assert_num_queries
    ):
        others = BriefFactory.create(visibility="private")
        fields = {"type": "term", "origin": "generated", "position": 0, "body": {}}
        Question.objects.bulk_create(
            Question(uid=f"copy {n}", brief=others, taken_from=question, **fields)
            for n in range(2000)
        )
        theirs = Question.objects.get(uid="copy 7")
        second = QuestionFactory.create(brief__owner=learner, taken_from=theirs)
        studied = CardFactory.create(user=learner, question__taken_from=theirs).question
        asked(learner, question)
        with django_assert_num_queries(3) as made:
            found = sealed_questions(learner, now)
        assert found == {question.pk, second.pk, studied.pk}
        assert max(one["sql"].count(",") for one in made.captured_queries) < 100
        assert is_in_open_quiz(learner, second, now=now)

    def test_a_composite_and_its_parts(self, learner, now):
        composite = CompositeFactory.create()
        parts = set(composite.parts.values_list("pk", flat=True))
        asked(learner, composite)
        assert sealed_questions(learner, now) == {composite.pk} | parts

    def test_a_part_and_its_composite(self, learner, now):
        composite = CompositeFactory.create()
        part = composite.parts.first()
        asked(learner, part)
        assert sealed_questions(learner, now) == {composite.pk, part.pk}


class TestStudy:
    """A sealed card is not asked; the queue goes on to the next one."""

    @pytest.fixture
    def session(self, learner, now) -> StudySession:
        return start_session(learner, Scope(), now)

    def turn(self, session, learner, now):
        return next_turn(session_progress(session, learner, now))

    @pytest.mark.parametrize("state", [{}, {"in_learning": True}, {"in_review": True}])
    def test_it_is_asked_and_counted_once_its_key_is_disclosed(
        self, learner, question, session, now, state
    ):
        CardFactory.create(user=learner, question=question, **state)
        attempt = asked(learner, question, feedback="released")
        assert self.turn(session, learner, now) is None
        assert session_progress(session, learner, now).counts.total == 0
        Attempt.objects.update(submitted_at=now)
        release(attempt.quiz, now)
        assert self.turn(session, learner, now).card.question == question

    def test_others_are_asked(self, learner, question, session, now):
        CardFactory.create(user=learner, question=question, in_review=True)
        other = CardFactory.create(user=learner, in_review=True)
        asked(learner, question)
        assert self.turn(session, learner, now).card == other


class TestReviews:
    """The answers of a sealed attempt review no card before its keys are disclosed."""

    @pytest.fixture
    def card(self, learner, question):
        return CardFactory.create(user=learner, question=question, in_review=True)

    def answered(self, learner, question, now, **rules) -> Attempt:
        attempt = asked(learner, question, **rules)
        save_response(attempt, 1, Given(0, WRONG), now)
        return submit_attempt(attempt, now)

    @pytest.mark.parametrize(
        "rules",
        [{"feedback": "released"}, {"feedback": "each", "tells": "mark", "published": True}],
        ids=["at the end", "judged at once"],
    )
    def test_they_come_with_the_keys_as_of_handing_in(self, learner, question, card, now, rules):
        attempt = self.answered(learner, question, now, **rules)
        break_seals(learner, now)
        assert not Review.objects.exists()
        release(attempt.quiz, now)
        attempt.quiz.closed_at = now
        attempt.quiz.save(update_fields=["closed_at"])
        for _ in range(2):
            break_seals(learner, now + HOUR)
        review = Review.objects.get()
        assert (review.rating, review.reviewed_at) == (1, now)
        assert not Attempt.objects.get().sealed

    def test_they_come_at_once_where_the_keys_do(self, learner, question, card, now):
        self.answered(learner, question, now)
        assert Review.objects.get().card == card
        assert not Attempt.objects.get().sealed

    def test_an_attempt_that_ran_out_of_time_is_handed_in_first(self, learner, question, card, now):
        attempt = asked(learner, question)
        save_response(attempt, 1, Given(0, WRONG), now)
        Attempt.objects.update(deadline_at=now + HOUR)
        assert break_seals(learner, now) == (card.pk,)
        assert break_seals(learner, now + 2 * HOUR) == ()
        assert Review.objects.get().reviewed_at == now + HOUR


def test_sealed_attempts_are_found_by_their_index(learner, now):
    AttemptFactory.create_batch(3, user=learner)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("DROP INDEX attempt_latest")  # as good for few rows
    with CaptureQueriesContext(connection) as made:
        sealed_questions(learner, now)
    with connection.cursor() as cursor:
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {made[0]['sql']}")
        assert "attempt_sealed" in str(cursor.fetchall())


@pytest.mark.parametrize(
    ("role", "due", "ahead"),
    [("learner", HOUR, True), ("learner", None, True), ("learner", -HOUR, False)],
)
def test_a_quiz_set_for_a_class_lies_ahead_of_its_learners(learner, now, role, due, ahead):
    task = AssignmentFactory.create(due_at=due and now + due)
    MembershipFactory.create(classroom=task.classroom, user=learner, role=role)
    assert quizzes_ahead(learner, now).exists() is ahead


def test_a_quiz_does_not_lie_ahead_of_its_teachers(learner, now):
    task = AssignmentFactory.create()
    MembershipFactory.create(classroom=task.classroom, user=learner)
    other = AssignmentFactory.create(quiz=task.quiz)
    MembershipFactory.create(classroom=other.classroom, user=learner, teacher=True)
    assert not quizzes_ahead(learner, now).exists()
