"""The pages of grades: by pages, with weights edited in place, and a learner's own."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizFactory,
    RosterEntryFactory,
)
from learning.models import Assignment, Classroom, Membership, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom(learner: User) -> Classroom:
    made: Classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    return made


@pytest.fixture
def task(classroom: Classroom) -> Assignment:
    made: Assignment = AssignmentFactory.create(
        classroom=classroom, quiz=QuizFactory.create(authored=True)
    )
    return made


def reached(member: Membership, task: Assignment, mark: float, now, **more) -> None:
    values = {"submitted_at": now, "graded_at": now, "mark": mark, "points": 10} | more
    AttemptFactory.create(quiz=task.quiz, user=member.user, assignment=task, **values)


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row">\s*<a[^>]*>([^<]+)</a>', page)


def test_a_large_class_comes_by_pages_in_one_order(
    learner_client: Client, classroom: Classroom, task: Assignment, now, monkeypatch
) -> None:
    monkeypatch.setattr("learning.classrooms.views.gradebook.A_PAGE", 2)
    for name, mark in (("Amal", 5), ("Bo", 9), ("Chen", 1)):
        reached(MembershipFactory.create(classroom=classroom, name=name), task, mark, now)
    address = reverse("gradebook", args=[classroom.pk])
    first = learner_client.get(address, {"by": "total", "down": "1"}).text
    assert names(first) == ["Bo", "Amal"]
    assert "?by=total&amp;down=1&amp;page=2" in first
    second = learner_client.get(address, {"by": "total", "down": "1", "page": "2"}).text
    assert names(second) == ["Chen"]
    assert "50.0" in second, "the mean of all"


def test_the_number_stands_beside_the_name_if_anybody_has_one(
    learner_client: Client, classroom: Classroom, task: Assignment
) -> None:
    member = MembershipFactory.create(classroom=classroom)
    address = reverse("gradebook", args=[classroom.pk])
    assert ">Number<" not in learner_client.get(address).text
    Membership.objects.filter(pk=member.pk).update(identification="20415")
    assert "20415" in learner_client.get(address).text


def test_weights_and_rules_are_set_on_the_page(
    learner_client: Client, classroom: Classroom, task: Assignment, now
) -> None:
    second = AssignmentFactory.create(classroom=classroom, quiz=QuizFactory.create(authored=True))
    mei = MembershipFactory.create(classroom=classroom)
    reached(mei, task, 5, now)
    reached(mei, second, 10, now)
    address = reverse("gradebook", args=[classroom.pk])
    form = {f"weight_{task.pk}": "20", f"weight_{second.pk}": "80", "drop_lowest": "0"}

    saved = learner_client.post(address, form | {"missing_is_zero": "1"}, follow=True).text

    assert "<b>90.0</b>" in saved
    assert "90 of 100" in saved
    classroom.refresh_from_db()
    assert (classroom.missing_is_zero, classroom.shows_totals) == (True, False)
    learner_client.post(address, form | {"drop_lowest": "1", "shows_totals": "on"})
    classroom.refresh_from_db()
    assert (classroom.drop_lowest, classroom.missing_is_zero) == (1, False)
    assert classroom.shows_totals


@pytest.mark.parametrize("weight", ["", "-1", "1001", "nan", "heavy"])
def test_a_weight_that_is_none_changes_nothing(
    learner_client: Client, classroom: Classroom, task: Assignment, weight: str
) -> None:
    form = {f"weight_{task.pk}": weight, "drop_lowest": "3"}
    refused = learner_client.post(reverse("gradebook", args=[classroom.pk]), form)
    assert refused.status_code == 422
    task.refresh_from_db()
    classroom.refresh_from_db()
    assert (task.weight, classroom.drop_lowest) == (1, 0)


def test_a_number_is_given_to_one_member(learner_client: Client, classroom: Classroom) -> None:
    RosterEntryFactory.create(classroom=classroom, identification="7")
    member = MembershipFactory.create(classroom=classroom)
    address = reverse("grades", args=[classroom.pk, member.pk])
    assert "20415" in learner_client.post(address, {"identification": "20415"}, follow=True).text
    refused = learner_client.post(address, {"identification": "7"}, follow=True)
    assert "Somebody else in the class has this number." in refused.text


class TestOwnGrades:
    @pytest.fixture
    def membership(self, learner: User) -> Membership:
        made: Membership = MembershipFactory.create(
            user=learner, classroom=ClassroomFactory.create()
        )
        return made

    def test_a_learner_sees_the_total_only_if_it_is_shown(
        self, learner_client: Client, membership: Membership, now
    ) -> None:
        task = AssignmentFactory.create(
            classroom=membership.classroom, quiz=QuizFactory.create(authored=True)
        )
        reached(membership, task, 7, now)
        address = reverse("own_grades", args=[membership.classroom_id])
        hidden = learner_client.get(address).text
        assert "70" in hidden
        assert "Total" not in hidden
        Classroom.objects.update(shows_totals=True)
        assert "Total <b>70.0 %</b>" in learner_client.get(address).text

    def test_a_mark_that_is_not_released_is_nowhere(
        self, learner_client: Client, membership: Membership, now
    ) -> None:
        Classroom.objects.update(shows_totals=True)
        quiz = QuizFactory.create(authored=True, feedback="released")
        task = AssignmentFactory.create(classroom=membership.classroom, quiz=quiz)
        reached(membership, task, 7, now)
        shown = learner_client.get(reverse("own_grades", args=[membership.classroom_id])).text
        assert "Handed in, not told yet" in shown
        assert "70" not in re.sub(r"<[^>]*>", "", shown)
        assert "Total" not in shown
