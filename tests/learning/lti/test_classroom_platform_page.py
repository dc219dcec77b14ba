"""The page on which a teacher sees the courses of a class, and what was not sent."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from learning.factories import AttemptFactory, MembershipFactory, UserFactory
from learning.lti.factories import LtiAccountFactory, LtiCourseFactory, LtiLineItemFactory
from learning.models import Classroom, LtiCourse, LtiPlace, LtiScore, Membership
from tests.clients import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> Membership:
    own: Membership = MembershipFactory.create(teacher=True)
    return own


@pytest.fixture
def course(own: Membership, now: datetime) -> LtiCourse:
    course: LtiCourse = LtiCourseFactory.create(
        classroom=own.classroom,
        title="Policy 101",
        members_url="https://campus.example/members",
        roster_due_at=now,
    )
    return course


@pytest.fixture
def client(own: Membership) -> Client:
    return signed_in(own.user)


def page(classroom: Classroom) -> str:
    return reverse("classroom_platform", args=[classroom.pk])


def score_in(course: LtiCourse, **more: object) -> LtiScore:
    line_item = LtiLineItemFactory.create(link__course=course)
    assignment = line_item.link.assignment
    attempt = AttemptFactory.create(quiz=assignment.quiz, assignment=assignment)
    MembershipFactory.create(classroom=course.classroom, user=attempt.user, name="Mei")
    score: LtiScore = LtiScore.objects.create(
        line_item=line_item, attempt=attempt, stamped_at=attempt.started_at, **more
    )
    return score


def test_a_class_without_a_course_says_so(client: Client, own: Membership) -> None:
    assert "Not linked" in client.get(page(own.classroom)).text
    assert "Linked to" not in client.get(reverse("classroom", args=[own.classroom_id])).text


def test_the_class_and_its_grades_lead_there(client: Client, course: LtiCourse) -> None:
    score_in(course, error="It answered 400.")
    for name in ("classroom", "gradebook"):
        told = client.get(reverse(name, args=[course.classroom_id])).text
        assert page(course.classroom) in told
        assert "Policy 101" in told
        assert "1 grade not sent" in told


def test_a_roster_is_read_on_demand(client: Client, course: LtiCourse, now: datetime) -> None:
    LtiPlace.objects.create(course=course, account=LtiAccountFactory.create())
    LtiCourse.objects.update(roster_at=now, roster_error="It answered 500.")
    told = client.get(page(course.classroom)).text
    assert "1 person" in told
    assert "It answered 500." in told
    client.post(page(course.classroom), {"read": course.pk})
    course.refresh_from_db()
    assert course.roster_due_at is None
    assert "Read now" not in client.get(page(course.classroom)).text


@pytest.mark.parametrize("read", ["x", "0", "999999", "9" * 30])
def test_only_its_own_courses(client: Client, course: LtiCourse, read: str) -> None:
    other = LtiCourseFactory.create(
        members_url="https://a.example/", roster_due_at=course.roster_due_at
    )
    for wanted in (read, str(other.pk)):
        assert client.post(page(course.classroom), {"read": wanted}).status_code in (302, 404)
    assert not LtiCourse.objects.filter(roster_due_at=None).exists()


def test_what_was_refused_is_sent_again(client: Client, course: LtiCourse) -> None:
    refused = score_in(course, error="It answered 400.")
    told = client.get(page(course.classroom)).text
    assert "Mei" in told
    assert "It answered 400." in told
    client.post(page(course.classroom), {"again": "1"})
    refused.refresh_from_db()
    assert refused.try_at
    assert "Send again" not in client.get(page(course.classroom)).text


def test_another_class_is_not_sent_again(client: Client, course: LtiCourse) -> None:
    other = score_in(LtiCourseFactory.create(), error="It answered 400.")
    client.post(page(course.classroom), {"again": "1"})
    other.refresh_from_db()
    assert other.try_at is None


def test_without_a_worker_it_says_so(client: Client, course: LtiCourse, settings: Settings) -> None:
    assert "No worker runs" in client.get(page(course.classroom)).text
    settings.LILUN_TASKS = "database"
    assert "No worker runs" not in client.get(page(course.classroom)).text


def test_who_left_is_named(client: Client, course: LtiCourse) -> None:
    MembershipFactory.create(classroom=course.classroom, role="former", name="Okapi")
    assert "Okapi" in client.get(page(course.classroom)).text
    assert "Okapi" not in client.get(reverse("classroom", args=[course.classroom_id])).text


def test_a_former_member_does_not_see_the_class(course: LtiCourse) -> None:
    person = UserFactory.create()
    MembershipFactory.create(classroom=course.classroom, user=person, role="former")
    client = signed_in(person)
    for name in ("classroom", "classroom_platform", "gradebook"):
        address = reverse(name, args=[course.classroom_id])
        assert client.get(address).status_code == 404
    assert course.classroom.name not in client.get(reverse("classrooms")).text


def test_a_member_is_made_former_by_the_platform_alone(client: Client, course: LtiCourse) -> None:
    member = MembershipFactory.create(classroom=course.classroom)
    address = reverse("member", args=[course.classroom_id, member.pk])
    client.post(address, {"role": "former"})
    member.refresh_from_db()
    assert member.role == "learner"


@pytest.mark.parametrize("count", [1, 12])
def test_statements_do_not_grow_with_the_scores(
    client: Client,
    course: LtiCourse,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
    now: datetime,
) -> None:
    for nth in range(count):
        score_in(course, try_at=now + timedelta(days=nth))
    client.get(page(course.classroom))
    # The session, the person, the class, the scores, the courses, who left.
    with django_assert_num_queries(6):
        client.get(page(course.classroom))
