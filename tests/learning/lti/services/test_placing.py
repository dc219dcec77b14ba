"""What a roster makes of the members of a class."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.factories import BriefFactory
from content.models import Brief
from learning.classrooms.members import ClassroomOver, archive, join_classroom
from learning.factories import AssignmentFactory, MembershipFactory, RosterEntryFactory
from learning.lti.factories import LtiAccountFactory, LtiCourseFactory
from learning.lti.services.placing import place_people
from learning.lti.services.rosters import Person
from learning.models import LtiAccount, LtiCourse, Membership, User

pytestmark = pytest.mark.django_db

ANA, BO = Person("ana", False, "Ana Lopez", "Ana", "Lopez"), Person("bo", False, "Bo")
TAN = Person("tan", True, "Prof. Tan")


@pytest.fixture
def course() -> LtiCourse:
    course: LtiCourse = LtiCourseFactory.create()
    return course


@pytest.fixture
def tan(course: LtiCourse) -> User:
    """Who launched first, and has the class."""
    registration = course.deployment.registration
    user: User = LtiAccountFactory.create(sub="tan", registration=registration).user
    MembershipFactory.create(classroom=course.classroom, user=user, teacher=True)
    return user


def roles(course: LtiCourse) -> dict[str, str]:
    return {one.name: one.role for one in course.classroom.memberships.all()}


def user_of(sub: str) -> User:
    return LtiAccount.objects.get(sub=sub).user


class TestComing:
    def test_everybody_is_a_member(self, course: LtiCourse, now: datetime) -> None:
        place_people(course, [ANA, BO, TAN], now)
        assert roles(course) == {"Ana Lopez": "learner", "Bo": "learner", "Prof. Tan": "teacher"}
        ana, tan = user_of("ana"), user_of("tan")
        assert (ana.first_name, ana.last_name, ana.has_usable_password()) == ("Ana", "Lopez", False)
        assert (ana.teaches, tan.teaches, ana.is_guest) == (False, True, False)

    def test_again_nothing_changes(self, course: LtiCourse, now: datetime) -> None:
        place_people(course, [ANA, TAN], now)
        before = list(Membership.objects.values())
        place_people(course, [ANA, TAN], now + timedelta(days=1))
        assert list(Membership.objects.values()) == before
        assert (User.objects.count(), course.places.count()) == (2, 2)

    def test_who_has_an_account_here_keeps_it(
        self, course: LtiCourse, tan: User, now: datetime
    ) -> None:
        place_people(course, [TAN], now)
        assert user_of("tan") == tan
        assert roles(course) == {"Prof. Tan": "teacher"}

    def test_the_same_sub_elsewhere_is_another_person(
        self, course: LtiCourse, now: datetime
    ) -> None:
        other = LtiAccountFactory.create(sub="ana").user
        place_people(course, [ANA], now)
        assert course.classroom.memberships.get().user != other

    def test_a_name_that_the_platform_keeps_is_not_lost(
        self, course: LtiCourse, now: datetime
    ) -> None:
        place_people(course, [ANA, Person("cy", False), TAN], now)
        place_people(course, [Person("ana", False), Person("cy", False), TAN], now)
        assert roles(course).keys() == {"Ana Lopez", "Member", "Prof. Tan"}

    def test_roles_follow_the_platform(self, course: LtiCourse, now: datetime) -> None:
        place_people(course, [ANA, BO, TAN], now)
        place_people(course, [Person("ana", True, "Ana"), BO, Person("tan", False, "Tan")], now)
        assert roles(course) == {"Ana": "teacher", "Bo": "learner", "Tan": "learner"}
        assert user_of("ana").teaches


class TestGoing:
    def test_who_left_is_archived_and_comes_back(self, course: LtiCourse, now: datetime) -> None:
        place_people(course, [ANA, BO, TAN], now)
        own = Membership.objects.get(name="Ana Lopez")
        place_people(course, [BO, TAN], now)
        assert roles(course)["Ana Lopez"] == "former"
        assert [one.name for one in course.classroom.memberships.learners()] == ["Bo"]
        place_people(course, [ANA, BO, TAN], now + timedelta(days=9))
        again = Membership.objects.get(name="Ana Lopez")
        assert (again.pk, again.role, again.joined_at) == (own.pk, "learner", own.joined_at)

    def test_a_former_member_reads_nothing_of_the_class(
        self, course: LtiCourse, tan: User, now: datetime
    ) -> None:
        brief = BriefFactory.create(visibility=Brief.Visibility.CLASS, owner=tan)
        AssignmentFactory.create(classroom=course.classroom, quiz=None, brief=brief)
        place_people(course, [ANA, TAN], now)
        ana = user_of("ana")
        assert brief.is_open_to(ana.pk)
        assert Brief.objects.open_to(ana).exists()
        place_people(course, [TAN], now)
        assert not brief.is_open_to(ana.pk)
        assert not Brief.objects.open_to(ana).exists()

    def test_a_former_member_may_join_by_code_again(self, course: LtiCourse, now: datetime) -> None:
        place_people(course, [ANA, TAN], now)
        place_people(course, [TAN], now)
        join_classroom(course.classroom, user_of("ana"), "Ana", now)
        assert roles(course)["Ana Lopez"] == "learner"
        place_people(course, [TAN], now)
        assert roles(course)["Ana Lopez"] == "learner"

    def test_who_joined_by_code_stays(self, course: LtiCourse, now: datetime) -> None:
        guest = MembershipFactory.create(classroom=course.classroom, name="Guest")
        known = LtiAccountFactory.create(registration=course.deployment.registration).user
        MembershipFactory.create(classroom=course.classroom, user=known, name="Known")
        for _ in range(2):
            place_people(course, [TAN], now)
        assert roles(course) == {guest.name: "learner", "Known": "learner", "Prof. Tan": "teacher"}

    def test_who_is_in_another_section_stays(self, course: LtiCourse, now: datetime) -> None:
        other = LtiCourseFactory.create(deployment=course.deployment, classroom=course.classroom)
        for each in (course, other):
            place_people(each, [ANA, TAN], now)
        place_people(course, [TAN], now)
        assert roles(course)["Ana Lopez"] == "learner"
        place_people(other, [TAN], now)
        assert roles(course)["Ana Lopez"] == "former"


class TestNumbers:
    def numbers(self, course: LtiCourse) -> dict[str, str]:
        return dict(course.classroom.memberships.values_list("name", "identification"))

    def test_the_university_s_is_kept(self, course: LtiCourse, now: datetime) -> None:
        place_people(course, [ANA, TAN], now)
        for number in ("S1", "S2"):
            place_people(course, [replace(ANA, number=number), TAN], now)
        assert self.numbers(course) == {"Ana Lopez": "S1", "Prof. Tan": ""}

    def test_two_people_never_have_the_same(self, course: LtiCourse, now: datetime) -> None:
        MembershipFactory.create(classroom=course.classroom, name="Cy", identification="s1")
        place_people(course, [replace(ANA, number="S1"), replace(BO, number="S2"), TAN], now)
        people = [replace(ANA, number="S2"), replace(BO, number="S2"), TAN]
        place_people(course, people, now)
        assert self.numbers(course) == {"Cy": "s1", "Ana Lopez": "", "Bo": "S2", "Prof. Tan": ""}

    def test_who_was_expected_by_a_number_has_come(self, course: LtiCourse, now: datetime) -> None:
        places = [
            RosterEntryFactory.create(classroom=course.classroom, identification=number)
            for number in ("s1", "s2", "s3")
        ]
        place_people(course, [ANA, replace(BO, number="S2"), TAN], now)
        place_people(course, [replace(ANA, number="S1"), replace(BO, number="S2"), TAN], now)
        for place in places:
            place.refresh_from_db()
        names = [one.membership and one.membership.name for one in places]
        assert names == ["Ana Lopez", "Bo", None]
        assert self.numbers(course)["Ana Lopez"] == "s1"

    def test_a_member_with_a_place_takes_no_other(self, course: LtiCourse, now: datetime) -> None:
        place_people(course, [ANA, TAN], now)
        own = Membership.objects.get(name="Ana Lopez")
        for number, membership in (("", own), ("S1", None)):
            RosterEntryFactory.create(
                classroom=course.classroom, identification=number, membership=membership
            )
        place_people(course, [replace(ANA, number="S1"), TAN], now)
        assert self.numbers(course)["Ana Lopez"] == ""


class TestTeachers:
    @pytest.mark.parametrize("people", [[ANA], [ANA, Person("tan", False, "Prof. Tan")]])
    def test_the_last_one_stays(
        self, course: LtiCourse, now: datetime, people: list[Person]
    ) -> None:
        place_people(course, [ANA, TAN], now)
        place_people(course, people, now)
        assert roles(course)["Prof. Tan"] == "teacher"

    def test_one_of_two_may_go(self, course: LtiCourse, now: datetime) -> None:
        place_people(course, [Person("zed", True, "Zed"), TAN], now)
        place_people(course, [TAN], now)
        assert roles(course) == {"Zed": "former", "Prof. Tan": "teacher"}

    def test_one_who_is_not_from_the_platform_stays(self, course: LtiCourse, now: datetime) -> None:
        own = MembershipFactory.create(classroom=course.classroom, teacher=True)
        for people in ([ANA, TAN], [ANA]):
            place_people(course, people, now)
        own.refresh_from_db()
        assert own.teaches
        assert roles(course)["Prof. Tan"] == "former"


def test_an_archived_class_is_left_alone(course: LtiCourse, now: datetime) -> None:
    archive(course.classroom, now)
    with pytest.raises(ClassroomOver):
        place_people(course, [ANA], now)
    assert not User.objects.filter(lti_accounts__sub="ana").exists()


def statements(course: LtiCourse, people: list[Person], now: datetime) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        place_people(course, people, now)
    return len(asked)


def test_statements_do_not_grow_with_the_roster(now: datetime) -> None:
    figures = []
    for count in (3, 250):
        course = LtiCourseFactory.create()
        many = [Person(str(n), False, f"Learner {n}", number=f"S{n}") for n in range(count)]
        others = [Person(one.sub, False, f"{one.name} Li") for one in many[: count // 3 * 2]]
        figures.append(
            [statements(course, people, now) for people in ([TAN, *many], [TAN, *others])]
        )
    assert figures[0] == figures[1]
    assert max(figures[0]) <= 20
