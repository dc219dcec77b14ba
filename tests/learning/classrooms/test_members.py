"""Classes are started, joined and left."""

from datetime import datetime, timedelta
from random import Random

import pytest

from learning.classrooms import members
from learning.factories import (
    NOON,
    CardFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizItemFactory,
    UserFactory,
)
from learning.models import Card, Membership, User
from learning.quizzes.join_codes import LETTERS, found_by_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher() -> User:
    return UserFactory.create(username="teacher")


class TestBeginning:
    def test_the_founder_of_a_class_teaches_it(self, teacher: User, now: datetime) -> None:
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

    def test_a_class_never_gets_the_code_of_a_quiz(self, teacher: User, now: datetime) -> None:
        taken = "".join(Random(1).choices(LETTERS, k=6))
        QuizItemFactory.create(quiz__published=True, quiz__code=taken)
        assert members.start_classroom(teacher, "Seminar", now, Random(1)).code != taken


class TestMembers:
    def test_joining_again_changes_nothing(self, now: datetime) -> None:
        own = MembershipFactory.create(teacher=True)
        members.join_classroom(own.classroom, own.user, "Another name", now)
        assert Membership.objects.get().role == "teacher"

    def test_a_removed_member_keeps_their_cards(self) -> None:
        membership = MembershipFactory.create()
        card = CardFactory.create(user=membership.user, in_review=True)
        members.remove_member(membership, NOON)
        assert not Membership.objects.exists()
        assert Card.objects.get() == card

    def test_a_class_keeps_one_teacher(self) -> None:
        teacher = MembershipFactory.create(teacher=True)
        MembershipFactory.create(classroom=teacher.classroom)
        with pytest.raises(members.LastTeacher):
            members.remove_member(teacher, NOON)
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
        members.remove_member(teacher, NOON)
        assert Membership.objects.get().user == second.user


def test_nobody_joins_a_class_that_is_over_until_it_is_opened_again(
    learner: User, now: datetime
) -> None:
    classroom = ClassroomFactory.create()
    members.archive(classroom, now)
    with pytest.raises(members.ClassroomOver):
        members.join_classroom(classroom, learner, "Mei", now)
    members.reopen(classroom)
    assert members.join_classroom(classroom, learner, "Mei", now).name == "Mei"
