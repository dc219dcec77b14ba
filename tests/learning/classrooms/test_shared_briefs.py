"""A private brief is set for a class: its members study it, and nobody else."""

from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from content.factories import BriefFactory
from content.models import Brief
from learning.accounts.belongings import briefs_that_go, delete_account
from learning.classrooms import assignments, members
from learning.classrooms.assignments import Terms
from learning.classrooms.forms import OPENS, AssignmentForm
from learning.classrooms.shared_briefs import NotForAll
from learning.factories import (
    CardFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizFactory,
    QuizItemFactory,
    ReviewFactory,
    UserFactory,
)
from learning.models import Assignment, Card, Classroom, QuizItem, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher(learner: User) -> User:
    return learner


@pytest.fixture
def classroom(teacher: User) -> Classroom:
    return MembershipFactory.create(user=teacher, teacher=True).classroom


@pytest.fixture
def brief(teacher: User) -> Brief:
    return BriefFactory.create(owner=teacher, visibility=Brief.Visibility.PRIVATE, title="On silt")


@pytest.fixture
def task(classroom: Classroom, brief: Brief, teacher: User, now: datetime) -> Assignment:
    assignments.set_brief(classroom, brief, Terms(), teacher, now)
    return Assignment.objects.get()


@pytest.fixture
def member(classroom: Classroom, other_learner: User) -> User:
    return MembershipFactory.create(classroom=classroom, user=other_learner).user


def may_read(user: User | AnonymousUser, brief: Brief) -> bool:
    brief = Brief.objects.get(pk=brief.pk)
    is_listed = brief in Brief.objects.open_to(user)
    assert user.pk is None or is_listed == brief.is_open_to(user.pk)
    return is_listed


class TestWhoReadsIt:
    def test_its_owner_and_the_class(self, task: Assignment, member: User, teacher: User) -> None:
        colleague = MembershipFactory.create(classroom=task.classroom, teacher=True).user
        assert task.brief
        assert may_read(teacher, task.brief)
        assert may_read(member, task.brief)
        assert may_read(colleague, task.brief)

    def test_nobody_else(self, task: Assignment, teacher: User) -> None:
        elsewhere = MembershipFactory.create(user=teacher, teacher=True).classroom
        assert task.brief
        for user in (
            MembershipFactory.create(classroom=elsewhere).user,
            UserFactory.create(is_staff=True),
            AnonymousUser(),
        ):
            assert not may_read(user, task.brief)

    def test_no_class_of_another_teacher_that_studied_it_while_it_was_open(
        self, brief: Brief, classroom: Classroom, member: User, teacher: User, now: datetime
    ) -> None:
        Brief.objects.update(visibility="link")
        other = MembershipFactory.create(teacher=True)
        assignments.set_brief(other.classroom, brief, Terms(), other.user, now)
        Brief.objects.update(visibility="private")
        assignments.set_brief(classroom, brief, Terms(), teacher, now)
        assert may_read(member, brief)
        assert not may_read(other.user, brief)

    def test_nobody_before_it_is_set(
        self, classroom: Classroom, member: User, brief: Brief
    ) -> None:
        Brief.objects.update(visibility="class")
        assert not may_read(member, brief)

    def test_the_class_while_it_is_private_again(self, task: Assignment, member: User) -> None:
        Brief.objects.update(visibility="private")
        assert task.brief
        assert not may_read(member, task.brief)

    def test_the_class_after_it_is_over(
        self, task: Assignment, member: User, now: datetime
    ) -> None:
        members.archive(task.classroom, now)
        assert task.brief
        assert may_read(member, task.brief)

    def test_it_is_not_listed_for_the_class(
        self, task: Assignment, member: User, other_client: Client
    ) -> None:
        assert "On silt" not in other_client.get("/briefs/").text
        assert "On silt" in other_client.get("/").text


class TestSetting:
    def test_a_private_brief_opens_to_the_class(self, task: Assignment) -> None:
        assert Brief.objects.get().visibility == "class"

    def test_a_brief_that_is_open_stays_so(
        self, classroom: Classroom, brief: Brief, teacher: User, now: datetime
    ) -> None:
        Brief.objects.update(visibility="link")
        assignments.set_brief(classroom, brief, Terms(), teacher, now)
        assert Brief.objects.get().visibility == "link"

    @pytest.mark.parametrize("visibility", ["private", "class"])
    def test_a_brief_of_somebody_else_is_refused(
        self, classroom: Classroom, teacher: User, now: datetime, visibility: str
    ) -> None:
        theirs = BriefFactory.create(owner=UserFactory.create(), visibility=visibility)
        with pytest.raises(NotForAll):
            assignments.set_brief(classroom, theirs, Terms(), teacher, now)
        assert not Assignment.objects.exists()

    def test_a_colleague_changes_when_it_is_due(self, task: Assignment, now: datetime) -> None:
        colleague = MembershipFactory.create(classroom=task.classroom, teacher=True).user
        form = AssignmentForm(colleague, task.classroom)
        assert task.brief in form.briefs.values()
        assert task.brief
        assignments.set_brief(task.classroom, task.brief, Terms(due_at=now), colleague, now)
        task.refresh_from_db()
        assert task.due_at == now

    def test_a_colleague_cannot_pass_it_on(self, task: Assignment) -> None:
        colleague = MembershipFactory.create(classroom=task.classroom, teacher=True).user
        CardFactory.create(user=colleague, question__brief=task.brief)
        theirs = MembershipFactory.create(user=colleague, teacher=True).classroom
        assert task.brief not in AssignmentForm(colleague, theirs).briefs.values()

    def test_the_form_says_that_it_opens(
        self, classroom: Classroom, brief: Brief, learner_client: Client
    ) -> None:
        page = f"/classes/{classroom.pk}/set/"
        text = learner_client.get(page, {"brief": brief.pk}).text
        assert OPENS in text
        assert f'value="brief-{brief.pk}" selected' in text
        learner_client.post(page, {"what": f"brief-{brief.pk}"})
        assert OPENS not in learner_client.get(page).text

    def test_the_form_tells_a_copy_from_its_original(
        self, classroom: Classroom, brief: Brief, teacher: User
    ) -> None:
        original = BriefFactory.create(title="On silt")
        Brief.objects.filter(pk=brief.pk).update(copied_from=original)
        text = str(AssignmentForm(teacher, classroom)["what"])
        assert f'value="brief-{brief.pk}">On silt (copy)<' in text
        assert f'value="brief-{original.pk}">On silt<' in text

    def test_the_brief_leads_its_owner_to_the_classes(
        self, classroom: Classroom, brief: Brief, teacher: User, learner_client: Client
    ) -> None:
        Brief.objects.update(visibility="class")
        page = brief.get_absolute_url()
        link = f'href="/classes/{classroom.pk}/set/?brief={brief.pk}"'
        assert link in learner_client.get(page).text
        learner_client.post(f"/classes/{classroom.pk}/set/", {"what": f"brief-{brief.pk}"})
        text = learner_client.get(page).text
        assert link not in text
        assert f'<a href="/classes/{classroom.pk}/">In {classroom}</a>' in text


class TestCards:
    """Cards of a brief close to who may not read it any more, and keep their history."""

    @pytest.fixture
    def card(self, task: Assignment, member: User) -> Card:
        card = CardFactory.create(user=member, question__brief=task.brief, in_review=True)
        ReviewFactory.create(card=card, user=member, seq=0)
        return card

    def assert_closed(self, card: Card) -> None:
        before = (card.stability, card.due_at)
        card.refresh_from_db()
        assert (card.suspension, card.stability, card.due_at) == ("closed", *before)
        assert card.reviews.count() == 1
        assert not Card.objects.filter(pk=card.pk).within_reach().exists()

    def assert_open(self, card: Card) -> None:
        card.refresh_from_db()
        assert not card.suspended
        assert Card.objects.filter(pk=card.pk).within_reach().exists()

    def test_when_it_is_withdrawn_and_set_again(
        self, task: Assignment, card: Card, teacher: User, now: datetime
    ) -> None:
        self.assert_open(card)
        assignments.withdraw(task, now)
        self.assert_closed(card)
        assert task.brief
        assignments.set_brief(task.classroom, task.brief, Terms(), teacher, now)
        self.assert_open(card)

    def test_when_somebody_leaves_and_joins_again(
        self, task: Assignment, card: Card, member: User, now: datetime
    ) -> None:
        members.remove_member(task.classroom.memberships.get(user=member), now)
        self.assert_closed(card)
        members.join_classroom(task.classroom, member, "Mei", now)
        self.assert_open(card)

    def test_who_is_in_two_classes_keeps_them(
        self, task: Assignment, card: Card, member: User, teacher: User, now: datetime
    ) -> None:
        second = MembershipFactory.create(user=teacher, teacher=True).classroom
        MembershipFactory.create(classroom=second, user=member)
        assert task.brief
        assignments.set_brief(second, task.brief, Terms(), teacher, now)
        assignments.withdraw(task, now)
        self.assert_open(card)

    def test_cards_on_a_brief_that_is_open_to_all_stay(
        self, task: Assignment, card: Card, now: datetime
    ) -> None:
        Brief.objects.update(visibility="link")
        assignments.withdraw(task, now)
        self.assert_open(card)

    def test_when_the_only_teacher_deletes_their_account(
        self, task: Assignment, card: Card, teacher: User
    ) -> None:
        delete_account(teacher.pk)
        assert not Classroom.objects.exists()
        self.assert_closed(card)


class TestWithItsOwner:
    def test_a_brief_that_a_class_still_has_stays(
        self, task: Assignment, member: User, teacher: User
    ) -> None:
        MembershipFactory.create(classroom=task.classroom, teacher=True)
        assert not briefs_that_go(teacher.pk)
        delete_account(teacher.pk)
        assert task.brief
        assert may_read(member, task.brief)

    def test_a_brief_that_nobody_can_read_then_goes(self, task: Assignment, teacher: User) -> None:
        assert list(briefs_that_go(teacher.pk)) == [task.brief]


def test_a_colleagues_quiz_may_ask_what_the_class_shares(task: Assignment, now: datetime) -> None:
    colleague = MembershipFactory.create(classroom=task.classroom, teacher=True).user
    quiz = QuizFactory.create(authored=True, owner=colleague)
    item = QuizItemFactory.create(quiz=quiz, question__brief=task.brief)
    assert list(QuizItem.objects.readable()) == [item]
    assignments.withdraw(task, now)
    assert not QuizItem.objects.readable().exists()


def test_a_class_without_it_has_no_cards_to_close(now: datetime) -> None:
    card = CardFactory.create(in_review=True)
    membership = MembershipFactory.create(classroom=ClassroomFactory.create(), user=card.user)
    members.remove_member(membership, now)
    card.refresh_from_db()
    assert not card.suspended
