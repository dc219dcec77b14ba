"""Briefs and quizzes are set for classes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from content.factories import BriefFactory
from learning.classrooms import assignments, members
from learning.classrooms.assignments import Terms
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizItemFactory,
)
from learning.models import Assignment, User

pytestmark = pytest.mark.django_db


class TestSetting:
    def test_setting_it_again_changes_the_terms(self, learner: User, now: datetime) -> None:
        brief, classroom = BriefFactory.create(), ClassroomFactory.create()
        assignments.set_brief(classroom, brief, Terms(), learner, now)
        assignments.set_brief(classroom, brief, Terms(due_at=now), learner, now + timedelta(days=1))
        assignment = Assignment.objects.get()
        assert (assignment.due_at, assignment.set_at) == (now, now)

    def test_setting_it_again_after_a_withdrawal_keeps_its_attempts(
        self, learner: User, now: datetime
    ) -> None:
        quiz, classroom = QuizItemFactory.create().quiz, ClassroomFactory.create()
        assignments.set_quiz(classroom, quiz, Terms(), now)
        assignment = Assignment.objects.get()
        AttemptFactory.create(quiz=quiz, user=learner, assignment=assignment)
        assignments.withdraw(assignment, now)
        assert not Assignment.objects.current().exists()
        later = now + timedelta(days=1)
        assignments.set_quiz(classroom, quiz, Terms(), later)
        again = Assignment.objects.get()
        assert (again.set_at, again.attempts.count()) == (later, 1)

    def test_new_terms_report_whom_they_affect(self, learner: User, now: datetime) -> None:
        member = MembershipFactory.create(user=learner)
        classroom, quiz = member.classroom, QuizItemFactory.create().quiz
        task = AssignmentFactory.create(classroom=classroom, quiz=quiz)
        attempt = AttemptFactory.create(quiz=quiz, user=learner, assignment=task)
        due_at = now + timedelta(hours=1)
        moved = assignments.set_quiz(classroom, quiz, Terms(due_at=due_at), now)
        assert (moved.learners, moved.under_way) == (1, 1)
        attempt.refresh_from_db()
        assert attempt.deadline_at == due_at
        moved = assignments.set_quiz(classroom, quiz, Terms(due_at=due_at), now)
        assert moved.under_way == 0

    def test_nothing_is_set_for_a_class_that_is_over(self, learner: User, now: datetime) -> None:
        over = ClassroomFactory.create(archived_at=now)
        with pytest.raises(members.ClassroomOver):
            assignments.set_brief(over, BriefFactory.create(), Terms(), learner, now)

    def test_a_learner_sees_what_is_due_first_and_nothing_of_what_is_over(
        self, learner: User, now: datetime
    ) -> None:
        own = MembershipFactory.create(user=learner).classroom
        never = AssignmentFactory.create(classroom=own)
        tomorrow = now + timedelta(days=1)
        by_the_quiz = AssignmentFactory.create(classroom=own, quiz__closes_at=tomorrow)
        late = AssignmentFactory.create(classroom=own, due_at=now + timedelta(days=9))
        soon = AssignmentFactory.create(classroom=own, of_brief=True, due_at=now)
        archived = ClassroomFactory.create(archived_at=now)
        MembershipFactory.create(user=learner, classroom=archived)
        AssignmentFactory.create(classroom=archived)
        taught = MembershipFactory.create(user=learner, teacher=True).classroom
        AssignmentFactory.create(classroom=taught)
        AssignmentFactory.create()
        assert list(assignments.set_for(learner)) == [soon, by_the_quiz, late, never]

    def test_the_first_page_drops_an_assignment_a_week_after_it_was_due(
        self, learner: User, now: datetime
    ) -> None:
        own = MembershipFactory.create(user=learner).classroom
        never, soon, lately, long_ago = (
            AssignmentFactory.create(classroom=own, due_at=days and now + timedelta(days=days))
            for days in (None, 1, -6, -7)
        )
        assert list(assignments.lately_set_for(learner, now)) == [lately, soon, never]
        assert long_ago in assignments.set_for(learner)

    def test_the_first_page_drops_an_assignment_that_ended_with_its_quiz(
        self, learner: User, now: datetime
    ) -> None:
        own = MembershipFactory.create(user=learner).classroom
        ended = {"classroom": own, "quiz__closes_at": now - timedelta(days=8)}
        AssignmentFactory.create(**ended)
        goes_on = AssignmentFactory.create(**ended, never_closes=True)
        assert list(assignments.lately_set_for(learner, now)) == [goes_on]

    @pytest.mark.parametrize(
        "terms",
        [
            {"opens_at": datetime.max.replace(tzinfo=UTC), "opens_at_once": True},
            {"due_at": datetime.max.replace(tzinfo=UTC), "never_closes": True},
            {"attempts_allowed": 2, "unlimited_attempts": True},
        ],
    )
    def test_a_limit_and_none_cannot_both_be_stored(self, terms: dict[str, Any]) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            AssignmentFactory.create(**terms)

    def test_one_thing_is_set_at_a_time(self, now: datetime) -> None:
        both = {"brief": BriefFactory.create(), "quiz": QuizItemFactory.create().quiz}
        for wrong in (both, {}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Assignment.objects.create(classroom=ClassroomFactory.create(), set_at=now, **wrong)
