"""Classes are begun, joined and left, and things are set for them."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from content.factories import BriefFactory
from content.models import Brief
from learning.classrooms import members
from learning.classrooms.members import Terms
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizItemFactory,
    UserFactory,
)
from learning.models import Assignment, Card, Membership, User
from learning.quizzes.join_codes import LETTERS, found_by_code, normalised_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher() -> User:
    return UserFactory.create(username="teacher")


class TestBeginning:
    def test_whoever_begins_a_class_teaches_it(self, teacher: User, now: datetime) -> None:
        classroom = members.start_classroom(teacher, "Seminar", now, Random(1))
        membership = classroom.memberships.get()
        assert (membership.user, membership.teaches) == (teacher, True)
        assert found_by_code(classroom.code.lower()) == classroom

    def test_the_same_form_twice_begins_one(self, teacher: User, now: datetime) -> None:
        first, second = (
            members.start_classroom(teacher, "Seminar", now, Random(n)) for n in range(2)
        )
        other = members.start_classroom(teacher, "Lecture", now, Random(3))
        later = now + timedelta(minutes=2)
        third = members.start_classroom(teacher, "Seminar", later, Random(4))
        assert first == second
        assert len({first, other, third}) == 3

    def test_no_code_is_given_twice_be_it_to_a_quiz_or_a_class(
        self, teacher: User, now: datetime
    ) -> None:
        taken = "".join(Random(1).choices(LETTERS, k=6))
        QuizItemFactory.create(quiz__published=True, quiz__code=taken)
        assert members.start_classroom(teacher, "Seminar", now, Random(1)).code != taken


@pytest.mark.parametrize(
    ("typed", "read"), [("abc-def", "ABCDEF"), (" AB CD EF ", "ABCDEF"), ("ABCDEI", ""), ("", "")]
)
def test_a_code_is_read_however_it_is_typed(typed: str, read: str) -> None:
    assert normalised_code(typed) == read


class TestMembers:
    def test_whoever_joins_again_stays_who_they_are(self, now: datetime) -> None:
        own = MembershipFactory.create(teacher=True)
        members.join_classroom(own.classroom, own.user, "Another name", now)
        assert Membership.objects.get().role == "teacher"

    def test_who_is_removed_keeps_what_they_have_learnt(self) -> None:
        membership = MembershipFactory.create()
        card = CardFactory.create(user=membership.user, in_review=True)
        members.remove_member(membership)
        assert not Membership.objects.exists()
        assert Card.objects.get() == card

    def test_a_class_keeps_one_teacher(self) -> None:
        teacher = MembershipFactory.create(teacher=True)
        MembershipFactory.create(classroom=teacher.classroom)
        with pytest.raises(members.LastTeacher):
            members.remove_member(teacher)
        with pytest.raises(members.LastTeacher):
            members.change_role(teacher, Membership.Role.LEARNER)
        assert Membership.objects.filter(role="teacher").count() == 1

    def test_a_guest_becomes_no_teacher(self) -> None:
        guest = MembershipFactory.create(user__guest=True)
        with pytest.raises(members.GuestTeacher):
            members.change_role(guest, Membership.Role.TEACHER)

    def test_with_a_second_teacher_the_first_may_leave(self) -> None:
        teacher = MembershipFactory.create(teacher=True)
        second = MembershipFactory.create(classroom=teacher.classroom)
        members.change_role(second, Membership.Role.TEACHER)
        members.remove_member(teacher)
        assert Membership.objects.get().user == second.user


class TestSetting:
    def test_a_brief_that_only_its_owner_reads_is_refused(self, now: datetime) -> None:
        brief = BriefFactory.create(visibility=Brief.Visibility.PRIVATE)
        with pytest.raises(members.NotForAll):
            members.set_brief(ClassroomFactory.create(), brief, Terms(), now)
        assert not Assignment.objects.exists()

    def test_what_is_set_again_gets_new_terms(self, now: datetime) -> None:
        brief, classroom = BriefFactory.create(), ClassroomFactory.create()
        members.set_brief(classroom, brief, Terms(), now)
        members.set_brief(classroom, brief, Terms(due_at=now), now + timedelta(days=1))
        assignment = Assignment.objects.get()
        assert (assignment.due_at, assignment.set_at) == (now, now)

    def test_what_is_taken_back_and_set_again_counts_from_then_on_and_keeps_its_attempts(
        self, learner: User, now: datetime
    ) -> None:
        quiz, classroom = QuizItemFactory.create().quiz, ClassroomFactory.create()
        members.set_quiz(classroom, quiz, Terms(), now)
        assignment = Assignment.objects.get()
        AttemptFactory.create(quiz=quiz, user=learner, assignment=assignment)
        members.withdraw(assignment, now)
        assert not Assignment.objects.current().exists()
        later = now + timedelta(days=1)
        members.set_quiz(classroom, quiz, Terms(), later)
        again = Assignment.objects.get()
        assert (again.set_at, again.attempts.count()) == (later, 1)

    def test_it_is_said_whom_new_terms_concern(self, learner: User, now: datetime) -> None:
        member = MembershipFactory.create(user=learner)
        classroom, quiz = member.classroom, QuizItemFactory.create().quiz
        task = AssignmentFactory.create(classroom=classroom, quiz=quiz)
        attempt = AttemptFactory.create(quiz=quiz, user=learner, assignment=task)
        due_at = now + timedelta(hours=1)
        moved = members.set_quiz(classroom, quiz, Terms(due_at=due_at), now)
        assert (moved.learners, moved.under_way) == (1, 1)
        attempt.refresh_from_db()
        assert attempt.deadline_at == due_at
        moved = members.set_quiz(classroom, quiz, Terms(due_at=due_at), now)
        assert moved.under_way == 0

    def test_nothing_is_set_for_a_class_that_is_over(self, now: datetime) -> None:
        over = ClassroomFactory.create(archived_at=now)
        with pytest.raises(members.ClassroomOver):
            members.set_brief(over, BriefFactory.create(), Terms(), now)

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
        assert list(members.set_for(learner)) == [soon, by_the_quiz, late, never]

    def test_what_was_due_more_than_a_week_ago_leaves_the_first_page(
        self, learner: User, now: datetime
    ) -> None:
        own = MembershipFactory.create(user=learner).classroom
        never, soon, lately, long_ago = (
            AssignmentFactory.create(classroom=own, due_at=days and now + timedelta(days=days))
            for days in (None, 1, -6, -7)
        )
        assert list(members.lately_set_for(learner, now)) == [lately, soon, never]
        assert long_ago in members.set_for(learner)

    def test_what_ended_with_its_quiz_leaves_it_too(self, learner: User, now: datetime) -> None:
        own = MembershipFactory.create(user=learner).classroom
        ended = {"classroom": own, "quiz__closes_at": now - timedelta(days=8)}
        AssignmentFactory.create(**ended)
        goes_on = AssignmentFactory.create(**ended, never_closes=True)
        assert list(members.lately_set_for(learner, now)) == [goes_on]

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


def test_nobody_joins_a_class_that_is_over_until_it_is_opened_again(
    learner: User, now: datetime
) -> None:
    classroom = ClassroomFactory.create()
    members.archive(classroom, now)
    with pytest.raises(members.ClassroomOver):
        members.join_classroom(classroom, learner, "Mei", now)
    members.reopen(classroom)
    assert members.join_classroom(classroom, learner, "Mei", now).name == "Mei"
