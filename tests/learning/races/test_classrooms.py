"""Classes are created, joined, left and given assignments many times at once."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connections
from django.test import Client
from django.urls import reverse

from content.factories import BriefFactory
from learning.classrooms import assignments, members
from learning.classrooms.roster import attaching, filling, places
from learning.classrooms.views import joining as views
from learning.factories import (
    NOON,
    AssignmentFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizItemFactory,
    RosterEntryFactory,
    UserFactory,
)
from learning.models import Assignment, Attempt, Classroom, Membership, RosterEntry, User
from learning.quizzes import starting
from tests.learning.races.crowd import (
    after_meeting,
    at_once,
    not_atomic,
    statuses,
    without_constraints,
    without_locks,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


@pytest.fixture
def teacher(learner: User, client: Client) -> User:
    client.force_login(learner)
    return learner


@pytest.fixture
def classroom(teacher: User) -> Classroom:
    classroom: Classroom = MembershipFactory.create(user=teacher, teacher=True).classroom
    return classroom


class TestCreating:
    def test_one_form_creates_one_class(self, client: Client, teacher: User) -> None:
        responses = at_once(client, reverse("classrooms"), {"name": "Seminar"})
        classroom = Classroom.objects.get()
        assert statuses(responses) == {302}
        assert {each.url for each in responses} == {reverse("share_classroom", args=[classroom.pk])}
        assert classroom.memberships.count() == 1

    def test_control_without_locks_it_creates_many(
        self, client: Client, teacher: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(members, "lock_user", lambda user: None)
        monkeypatch.setattr(members.transaction, "atomic", not_atomic)
        monkeypatch.setattr(members, "new_code", after_meeting(members.new_code))
        at_once(client, reverse("classrooms"), {"name": "Seminar"})
        assert Classroom.objects.count() > 1


class TestJoining:
    @pytest.fixture
    def address(self, transactional_db: None) -> str:
        return reverse("join_by_code", args=[ClassroomFactory.create().code])

    def test_one_form_makes_one_member(self, client: Client, teacher: User, address: str) -> None:
        responses = at_once(client, address, {"name": "Mei"})
        # A form that waits too long for the count of joins is refused.
        assert {302} <= statuses(responses) <= {302, 429}
        assert Membership.objects.count() == 1

    @pytest.fixture
    def unconstrained(self, transactional_db: None) -> Iterator[None]:
        yield from without_constraints(Membership, "member_once_per_class")

    @pytest.mark.usefixtures("unconstrained")
    def test_control_without_the_constraint_it_makes_many(
        self, client: Client, teacher: User, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        @after_meeting
        def joined(classroom: Classroom, user: User, name: str, now: datetime) -> Any:
            return Membership.objects.create(
                classroom=classroom, user=user, name=name, joined_at=now
            )

        monkeypatch.setattr(views, "join_classroom", joined)
        at_once(client, address, {"name": "Mei"})
        assert Membership.objects.count() > 1


class TestAssigning:
    def test_one_form_creates_one_assignment(
        self, client: Client, classroom: Classroom, teacher: User
    ) -> None:
        form = {"what": f"brief-{BriefFactory.create().pk}"}
        responses = at_once(client, reverse("assign", args=[classroom.pk]), form)
        assert statuses(responses) == {302}
        assert Assignment.objects.count() == 1

    @pytest.fixture
    def unconstrained(self, transactional_db: None) -> Iterator[None]:
        yield from without_constraints(Assignment, "brief_set_once_for_class")

    @pytest.mark.usefixtures("unconstrained")
    def test_control_without_the_constraint_it_creates_many(
        self, client: Client, classroom: Classroom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        @after_meeting
        def unchecked(
            classroom: Classroom, what: dict[str, Any], terms: Any, now: datetime
        ) -> assignments.Affected:
            Assignment.objects.create(classroom=classroom, set_at=now, **what)
            return assignments.Affected(0)

        monkeypatch.setattr(assignments, "_assign", unchecked)
        form = {"what": f"brief-{BriefFactory.create().pk}"}
        without_locks(monkeypatch)
        at_once(client, reverse("assign", args=[classroom.pk]), form)
        assert Assignment.objects.count() > 1


def test_an_assignment_is_withdrawn_once(client: Client, classroom: Classroom) -> None:
    assignment = AssignmentFactory.create(classroom=classroom)
    address = reverse("withdraw_assignment", args=[classroom.pk, assignment.pk])
    assert statuses(at_once(client, address, {})) <= {302, 404}
    assert not Assignment.objects.current().exists()


def test_a_member_is_removed_once(client: Client, classroom: Classroom) -> None:
    member = MembershipFactory.create(classroom=classroom)
    address = reverse("member", args=[classroom.pk, member.pk])
    assert statuses(at_once(client, address, {"remove": "1"})) <= {302, 404}
    assert Membership.objects.get().teaches


class TestTheLastTeacher:
    """Of two teachers who leave at the same moment, one has to stay."""

    def leave_together(self, classroom: Classroom) -> int:
        """How many teachers are left."""
        MembershipFactory.create(classroom=classroom, teacher=True)

        def leave(membership: Membership) -> None:
            try:
                with suppress(members.LastTeacher):
                    members.remove_member(membership, NOON)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as both:
            list(both.map(leave, list(classroom.memberships.all())))
        return classroom.memberships.count()

    def test_one_teacher_stays_when_two_leave_at_once(self, classroom: Classroom) -> None:
        assert self.leave_together(classroom) == 1

    def test_control_with_checks_before_either_leaves_both_leave(
        self, classroom: Classroom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch)
        looked = threading.Barrier(2, timeout=30)
        keep = members._keep_a_teacher

        def both_look(membership: Membership) -> None:
            keep(membership)
            looked.wait()

        monkeypatch.setattr(members, "_keep_a_teacher", both_look)
        assert self.leave_together(classroom) == 0


class TestTakingAnAssignedQuiz:
    @pytest.fixture
    def address(self, teacher: User) -> str:
        own = MembershipFactory.create(user=teacher)
        quiz = QuizItemFactory.create().quiz
        assignment = AssignmentFactory.create(classroom=own.classroom, quiz=quiz)
        return reverse("assignment", args=[own.classroom_id, assignment.pk])

    def test_one_press_starts_one_attempt(self, client: Client, address: str) -> None:
        responses = at_once(client, address, {})
        attempt = Attempt.objects.get()
        assert {each.url for each in responses} == {reverse("quiz_question", args=[attempt.pk, 1])}

    def test_control_without_locks_a_constraint_fails(
        self, client: Client, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch, starting)
        monkeypatch.setattr(starting, "start_attempt", after_meeting(starting.start_attempt))
        with pytest.raises(IntegrityError):  # another constraint also prevents it
            at_once(client, address, {})


class TestRosterPlaces:
    """Of two people with one personal link, one gets the place."""

    def press_together(self) -> int:
        """How many people are in the class afterwards."""
        entry = RosterEntryFactory.create(identification="41")
        users = UserFactory.create_batch(2)

        def press(user: User) -> None:
            try:
                with suppress(attaching.PlaceTaken, attaching.NumberTaken):
                    places.take_place(entry, user, NOON)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as both:
            list(both.map(press, users))
        return int(entry.classroom.memberships.count())

    def test_one_of_two_has_the_place(self) -> None:
        assert self.press_together() == 1

    @pytest.fixture
    def unconstrained(self, transactional_db: None) -> Iterator[None]:
        yield from without_constraints(Membership, "identification_once_per_class")

    @pytest.mark.usefixtures("unconstrained")
    def test_control_without_locks_both_come_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without_locks(monkeypatch)
        looked = threading.Barrier(2, timeout=30)
        given = places.give_place

        def both_look(entry: RosterEntry, membership: Membership) -> None:
            looked.wait()
            given(entry, membership)

        monkeypatch.setattr(places, "give_place", both_look)
        assert self.press_together() == 2


def test_one_list_is_added_once(client: Client, classroom: Classroom) -> None:
    form = {"columns": "1", "add": "1", "text": "Name,Number\nMei,41\nBo,\n", "has_header": "on"}
    form |= {"column_0": "name", "column_1": "identification"}
    responses = at_once(client, reverse("roster", args=[classroom.pk]), form)
    assert statuses(responses) == {302}
    assert RosterEntry.objects.count() == 2


def test_control_without_locks_a_list_is_added_twice(
    client: Client, classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    compared = filling.compared
    both_looked = after_meeting(lambda lines: lines)
    monkeypatch.setattr(filling, "compared", lambda *given: both_looked(compared(*given)))
    form = {"columns": "1", "add": "1", "text": "Mei\nBo\n", "column_0": "name"}
    at_once(client, reverse("roster", args=[classroom.pk]), form)
    assert RosterEntry.objects.count() > 2
