"""When rosters are read, and that a class never shows half of one."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError

from learning.classrooms.members import archive
from learning.factories import MembershipFactory
from learning.lti.services import reading
from learning.lti.services.reading import ask, read_due
from learning.models import LtiAccount, LtiCourse, LtiPlace, Membership, User
from tests.learning.lti.services.university import INSTRUCTOR, University, course_at

pytestmark = pytest.mark.usefixtures("clock")


def members(course: LtiCourse) -> list[str]:
    names = course.classroom.memberships.current().order_by("name")
    return list(names.values_list("name", flat=True))


@pytest.fixture
def three(university: University) -> None:
    university.pages = [[university.member(name) for name in ("ana", "bo", "cy")]]


class TestWhen:
    def test_a_new_course_is_read_at_once_and_then_once_a_day(
        self, course: LtiCourse, three: None, now: datetime, clock: time_machine.Traveller
    ) -> None:
        assert (read_due(), read_due()) == (1, 0)
        course.refresh_from_db()
        assert members(course) == ["Ana", "Bo", "Cy"]
        assert (course.roster_at, course.roster_error, course.title) == (now, "", "Policy 101")
        LtiAccount.objects.filter(sub="bo").update(launched_at=now)
        clock.shift(timedelta(hours=23))
        assert read_due() == 0
        clock.shift(timedelta(hours=1))
        assert read_due() == 1

    def test_a_course_that_nobody_opens_is_not_read(
        self, course: LtiCourse, three: None, now: datetime, clock: time_machine.Traveller
    ) -> None:
        read_due()
        LtiAccount.objects.filter(sub="bo").update(launched_at=now)
        clock.shift(timedelta(days=8))
        assert read_due() == 0
        ask(course)
        assert read_due() == 1

    def test_one_whose_platform_is_paused_waits(
        self, course: LtiCourse, three: None, now: datetime
    ) -> None:
        registration = course.deployment.registration
        type(registration).objects.update(paused_at=now)
        assert read_due() == 0
        type(registration).objects.update(paused_at=None)
        assert read_due() == 1

    def test_a_platform_without_a_roster_is_not_asked(self, university: University) -> None:
        LtiCourse.objects.filter(pk=course_at(university).pk).update(members_url="")
        assert read_due() == 0

    def test_a_reader_that_ended_is_followed_by_another(
        self,
        course: LtiCourse,
        three: None,
        clock: time_machine.Traveller,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def killed(*args: object) -> None:
            raise SystemExit

        with monkeypatch.context() as patched:
            patched.setattr(reading, "place_people", killed)
            with pytest.raises(SystemExit):
                read_due()
        assert read_due() == 0
        clock.shift(timedelta(hours=2))
        assert read_due() == 1
        assert members(course) == ["Ana", "Bo", "Cy"]

    def test_asking_while_it_is_read_reads_it_again(
        self,
        university: University,
        course: LtiCourse,
        three: None,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def read_and_asked(*args: Any) -> Any:
            ask(course)
            return read_roster(*args)

        read_roster = reading.read_roster
        with monkeypatch.context() as patched:
            patched.setattr(reading, "read_roster", read_and_asked)
            reading.read(course, reading.timezone.now())
        assert read_due() == 1


class TestTrouble:
    @pytest.mark.parametrize(
        ("answers", "reason"),
        [
            ([500], "It answered 500."),
            ([(200, {}), 0], "Its roster can’t be read."),
            (["garbage"], "Its answer isn’t JSON."),
            (["lost"], "It can’t be reached."),
            ([403], "It answered 403."),
            ([(429, {"Retry-After": "900"})], "It answered 429."),
        ],
        ids=str,
    )
    def test_nothing_changes_and_the_class_is_told_why(
        self, university: University, course: LtiCourse, answers: list[Any], reason: str
    ) -> None:
        university.pages = [[university.member("ana")]]
        read_due()
        university.answers = answers
        ask(course)
        read_due()
        course.refresh_from_db()
        assert (course.roster_error, members(course)) == (reason, ["Ana"])
        assert course.roster_due_at

    def test_a_second_page_that_fails_leaves_nothing_half_done(
        self, university: University, course: LtiCourse, clock: time_machine.Traveller
    ) -> None:
        university.pages = [[university.member("ana")], "text"]
        read_due()
        assert (members(course), LtiAccount.objects.count()) == ([], 0)
        university.pages[1] = [university.member("bo")]
        clock.shift(timedelta(days=1))
        read_due()
        course.refresh_from_db()
        assert (members(course), course.roster_error) == (["Ana", "Bo"], "")

    @pytest.mark.usefixtures("impatient")
    def test_a_slow_platform(self, university: University, course: LtiCourse) -> None:
        university.wait = 0.5
        read_due()
        course.refresh_from_db()
        assert course.roster_error == "It answers too slowly."

    def test_a_roster_of_none_removes_nobody(
        self, university: University, course: LtiCourse, three: None
    ) -> None:
        read_due()
        university.pages = [[]]
        ask(course)
        read_due()
        course.refresh_from_db()
        assert members(course) == ["Ana", "Bo", "Cy"]
        assert course.roster_error == "Its roster is empty, so nothing was changed."

    @pytest.mark.parametrize("sub", ["", "a\0", "a\nb", "\ud83d", "x" * 256])
    def test_who_has_no_id_to_be_kept_is_left_out_and_the_class_is_told(
        self, university: University, course: LtiCourse, sub: str
    ) -> None:
        university.pages = [[university.member("ana"), university.member(sub)]]
        read_due()
        course.refresh_from_db()
        assert members(course) == ["Ana"]
        assert course.roster_at
        assert course.roster_error == "A person of its roster can’t be kept: the ID isn’t valid."

    @pytest.mark.parametrize("text", ["A\0na", "A\nna", "A\ud83dna", "Ana " + "x" * 3000])
    def test_other_texts_are_kept_clean(
        self, university: University, course: LtiCourse, text: str
    ) -> None:
        names = ("name", "given_name", "family_name", "lis_person_sourcedid")
        person = university.member("ana", **dict.fromkeys(names, text))
        university.pages = [{"id": "x", "context": {"title": text}, "members": [person]}]
        read_due()
        course.refresh_from_db()
        [member] = course.classroom.memberships.exclude(role="teacher")
        kept = [member.name, member.user.first_name, member.user.last_name, course.title]
        assert all(one.isprintable() and one.startswith("A") for one in kept)
        assert member.identification.isprintable()
        assert course.roster_error == ""

    def test_a_roster_of_5000(self, university: University, course: LtiCourse) -> None:
        university.pages = [
            [university.member(f"{page}-{nth}") for nth in range(500)] for page in range(10)
        ]
        university.pages[0].append(university.member("tan", INSTRUCTOR))
        read_due()
        course.refresh_from_db()
        assert (course.roster_error, len(members(course))) == ("", 5001)
        university.pages = [university.pages[0]]
        ask(course)
        read_due()
        assert len(members(course)) == 501
        assert Membership.objects.former().count() == 4500

    def test_an_archived_class(self, course: LtiCourse, three: None, now: datetime) -> None:
        archive(course.classroom, now)
        read_due()
        course.refresh_from_db()
        assert (course.roster_error, members(course)) == ("The class is archived.", [])

    def test_somebody_who_launches_at_the_same_moment(
        self,
        course: LtiCourse,
        three: None,
        clock: time_machine.Traveller,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def launched(*args: object) -> None:
            raise IntegrityError

        with monkeypatch.context() as patched:
            patched.setattr(reading, "place_people", launched)
            read_due()
        clock.shift(timedelta(minutes=1))
        assert read_due() == 1
        assert members(course) == ["Ana", "Bo", "Cy"]


def test_a_class_with_its_own_learners(course: LtiCourse, three: None) -> None:
    MembershipFactory.create(classroom=course.classroom, name="Dee")
    read_due()
    assert members(course) == ["Ana", "Bo", "Cy", "Dee"]
    assert LtiPlace.objects.count() == 3
    assert User.objects.filter(lti_accounts=None).exists()
