from datetime import timedelta
from random import Random

import pytest

from learning.factories import (
    AssignmentFactory,
    CardFactory,
    MembershipFactory,
    QuizFactory,
    QuizItemFactory,
    UserFactory,
)
from learning.limits.allowances import limits_of
from learning.live.answering import answer_live
from learning.live.joining import NotJoined, join_live, remove, rename
from learning.live.phases import Action
from learning.live.sessions import LONGEST, NotPresented, move, start_live
from learning.models import Attempt, Quiz, Review
from learning.quizzes.disclosure import disclosed
from learning.quizzes.starting import attempts_at
from learning.quizzes.submitting import submit_attempt
from tests.learning.live.presenting import RIGHT, WRONG, moved, option

pytestmark = pytest.mark.django_db


class TestStarting:
    def test_one_session_at_a_time(self, quiz, live, now):
        assert start_live(quiz, now, Random(2)) == live

    def test_a_forgotten_one_gives_way(self, quiz, live, now):
        later = start_live(quiz, now + LONGEST, Random(2))
        live.refresh_from_db()
        assert later != live
        assert live.ended_at

    def test_all_see_the_same_options_in_the_same_order(self, live, now):
        shown = []
        for name in ("Ana", "Ben"):
            attempt = join_live(live, UserFactory.create(), name, now, Random(1))
            shown.append([one.shown for one in attempt.responses.all()])
        assert shown[0] == shown[1]

    def test_an_empty_quiz_is_not_presented(self, now):
        with pytest.raises(NotPresented, match="no questions"):
            start_live(QuizFactory.create(authored=True), now, Random(1))


class TestGradedElsewhere:
    """Presenting reveals the answers of questions that others may still be asked for marks."""

    def other_quiz(self, quiz: Quiz, **fields: object) -> Quiz:
        other = QuizFactory.create(authored=True, owner=quiz.owner, title="Exam", **fields)
        QuizItemFactory.create(quiz=other, question=quiz.items.first().question)
        return other

    def test_a_class_can_still_take_one(self, quiz, now):
        task = AssignmentFactory.create(quiz=self.other_quiz(quiz), classroom__name="Ports A")
        with pytest.raises(NotPresented, match="Ports A can still take “Exam”"):
            start_live(quiz, now, Random(1))
        task.due_at = now
        task.save()
        assert start_live(quiz, now, Random(1))

    def test_a_version_of_its_question_counts_too(self, quiz, now):
        other = QuizItemFactory.create(
            quiz__owner=quiz.owner, question__copy_of=quiz.items.first().question
        ).quiz
        AssignmentFactory.create(quiz=other)
        with pytest.raises(NotPresented):
            start_live(quiz, now, Random(1))

    def test_results_are_held_back(self, quiz, now):
        exam = self.other_quiz(quiz, published=True, feedback=Quiz.Feedback.RELEASED)
        with pytest.raises(NotPresented, match="held back"):
            start_live(quiz, now, Random(1))
        exam.closed_at = now
        exam.save()
        assert start_live(quiz, now, Random(1))

    def test_practice_by_a_link_does_not_matter(self, quiz, now):
        self.other_quiz(quiz, published=True)
        assert start_live(quiz, now, Random(1))


class TestMoving:
    def test_a_press_sent_twice_moves_once(self, live, now):
        seen = live.version
        for _ in range(2):
            live = move(live, Action.NEXT, seen, now)
        assert (live.phase, live.position, live.version) == ("open", 1, seen + 1)

    def test_a_question_closes_by_itself_where_time_is_limited(self, live, now):
        live.seconds = 30
        live.save()
        live = moved(live, "next", now)
        assert live.closes_at == now + timedelta(seconds=30)
        assert live.takes_answers_at(now + timedelta(seconds=30))
        assert not live.takes_answers_at(now + timedelta(seconds=31))

    def test_revealing_counts_the_answers_by_option(self, live, part, now):
        moved(live, "next", now)
        answer_live(part, 1, option(live, WRONG), now)
        rows = moved(live, "reveal", now).state["rows"]
        assert {row["text"]: (row["count"], row["right"]) for row in rows} == {
            "Wang Li": (0, True),
            "Zhao Min": (1, False),
            "Sun Tao": (0, False),
        }


class TestJoining:
    def test_who_comes_late_is_asked_what_is_still_to_come(self, live, learner, now):
        moved(live, "next", now)
        moved(live, "reveal", now)
        attempt = join_live(live, learner, "Ana", now, Random(1))
        assert [one.position for one in attempt.responses.all()] == [2]
        assert attempt.points == 1

    def test_nobody_joins_when_nothing_is_left(self, live, learner, now):
        for action in ("next", "reveal", "next", "reveal"):
            moved(live, action, now)
        with pytest.raises(NotJoined, match="no question left"):
            join_live(live, learner, "Ana", now, Random(1))

    def test_somebody_joins_once(self, live, part, learner, now):
        assert join_live(live, learner, "Another", now, Random(1)) == part

    def test_a_member_comes_by_the_name_in_class(self, quiz, learner, now):
        member = MembershipFactory.create(user=learner, name="Mei Lin")
        live = start_live(quiz, now, Random(1), classroom=member.classroom)
        assert join_live(live, learner, "Bad word", now, Random(1)).name == "Mei Lin"

    def test_a_name_is_replaced_by_one_press(self, live, part):
        rename(live, part.pk, Random(1))
        part.refresh_from_db()
        assert part.name != "Ana"
        assert len(part.name.split()) == 2

    def test_who_is_removed_stays_out(self, live, part, learner, now):
        remove(live, part.pk)
        assert not live.attempts.exists()
        with pytest.raises(NotJoined, match="removed"):
            join_live(live, learner, "Ana", now, Random(1))

    def test_joining_can_be_stopped(self, live, learner, now):
        live.joining_open = False
        live.save()
        with pytest.raises(NotJoined):
            join_live(live, learner, "Ana", now, Random(1))

    def test_it_counts_against_no_limit_and_leaves_a_quiz_under_way_alone(
        self, quiz, live, part, learner
    ):
        own = Attempt.objects.create(quiz=quiz, user=learner, started_at=part.started_at)
        assert attempts_at(quiz, learner) == [own]
        assert (
            limits_of(quiz, learner).refusal(len(attempts_at(quiz, learner)) - 1, own.started_at)
            == ""
        )


class TestAfterTheEnd:
    def ended(self, live, part, now):
        moved(live, "next", now)
        answer_live(part, 1, option(live, RIGHT), now)
        moved(live, "reveal", now)
        assert not Review.objects.exists(), "nothing is reviewed before the end"
        moved(live, "end", now)
        return submit_attempt(part, now)

    def test_an_attempt_is_marked_and_told(self, live, part, now):
        attempt = self.ended(live, part, now)
        assert (attempt.mark, attempt.abandoned) == (1, False)
        assert disclosed(attempt, now).keys

    def test_what_was_not_asked_counts_for_nobody_and_is_not_told(self, live, part, now):
        attempt = self.ended(live, part, now)
        assert attempt.points == 1
        assert [one.position for one in attempt.responses.all()] == [1]

    def test_who_was_asked_nothing_has_no_grade(self, live, part, now):
        moved(live, "end", now)
        attempt = submit_attempt(part, now + timedelta(seconds=1))
        assert (attempt.points, attempt.abandoned) == (0, True)

    def test_it_reviews_the_cards_of_who_studies_the_question(self, quiz, live, part, learner, now):
        card = CardFactory.create(
            user=learner, question=quiz.items.first().question, in_review=True
        )
        self.ended(live, part, now)
        review = Review.objects.get(card=card)
        assert review.seconds is None

    def test_members_of_the_class_get_a_grade(self, quiz, learner, now):
        member = MembershipFactory.create(user=learner)
        live = start_live(quiz, now, Random(1), classroom=member.classroom)
        guest = join_live(live, UserFactory.create(), "Ben", now, Random(1))
        part = join_live(live, learner, "", now, Random(1))
        attempt = self.ended(live, part, now)
        guest.refresh_from_db()
        assert attempt.assignment.classroom == member.classroom
        assert attempt.assignment.ends_at == now
        assert guest.assignment is None

    def test_a_quiz_that_was_withdrawn_from_the_class_shows_its_grades(self, quiz, learner, now):
        member = MembershipFactory.create(user=learner)
        task = AssignmentFactory.create(
            quiz=quiz, classroom=member.classroom, withdrawn_at=now, never_closes=True
        )
        live = start_live(quiz, now, Random(1), classroom=member.classroom)
        self.ended(live, join_live(live, learner, "", now, Random(1)), now)
        task.refresh_from_db()
        assert task.withdrawn_at is None
        assert task.ends_at == now

    def test_who_never_answered_has_no_grade(self, live, part, now):
        moved(live, "next", now)
        moved(live, "end", now)
        late = now + timedelta(seconds=10)
        assert submit_attempt(part, late).abandoned
