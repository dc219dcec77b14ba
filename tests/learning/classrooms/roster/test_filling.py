"""A list of people is compared with a class."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning.classrooms import members
from learning.classrooms.roster import filling
from learning.classrooms.roster.filling import Fate, RosterFull, compared, fill_roster
from learning.exchange.tables.people import Person
from learning.factories import NOON, ClassroomFactory, MembershipFactory, RosterEntryFactory
from learning.models import Classroom, Membership, RosterEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom() -> Classroom:
    made: Classroom = ClassroomFactory.create()
    return made


@pytest.fixture
def member(classroom: Classroom) -> Callable[..., Membership]:
    def make(name: str, number: str = "", email: str = "", *, verified: bool = True) -> Membership:
        made: Membership = MembershipFactory.create(
            classroom=classroom, name=name, identification=number
        )
        if email:
            EmailAddress.objects.create(user=made.user, email=email, verified=verified)
        return made

    return make


def fates(classroom: Classroom, *people: Person) -> list[tuple[str, str]]:
    return [(one.fate.value, one.reason) for one in compared(classroom, people)]


def person(name: str, number: str = "", email: str = "", line: int = 2) -> Person:
    return Person(line, name, number, email)


def test_people_are_told_by_number_then_by_a_confirmed_address(classroom, member):
    member("Mei", "41")
    member("Bo", "", "bo@example.org")
    member("Chen", "", "chen@example.org", verified=False)
    assert fates(
        classroom,
        person("Mei Lin", "41"),
        person("Bo Berg", "42", "BO@example.org"),
        person("Dana", "43", "chen@example.org"),
    ) == [("member", ""), ("member", ""), ("new", "")]


def test_who_has_only_the_name_of_somebody_is_asked_about(classroom, member):
    member("Mei")
    RosterEntryFactory.create(classroom=classroom, name="Bo", identification="7")
    asked = person("mei", "41")
    assert fates(classroom, asked, person("Bo", "8")) == [("asked", ""), ("new", "")]

    assert fill_roster(classroom, [asked]).left_out == 1
    assert fill_roster(classroom, [asked], same=[2]).completed == 1
    assert Membership.objects.get().identification == "41"


def test_the_namesake_of_a_member_may_be_somebody_else(classroom, member):
    member("Mei")
    assert fill_roster(classroom, [person("Mei", "41")], others=[2]).added == 1
    assert RosterEntry.objects.get().identification == "41"


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (person("Bo", "a1", line=3), "It has the number of line 2."),
        (person("Bo", "2", "M@example.org", line=3), "It has the e-mail address of line 2."),
    ],
)
def test_a_double_is_refused_by_its_line(classroom, second, reason):
    first = person("Mei", "A1", "m@example.org")
    assert fates(classroom, first, second) == [("new", ""), ("refused", reason)]


def test_two_lines_with_one_name_and_no_more_are_doubles(classroom):
    lines = [person("Mei"), person("mei", line=3), person("Mei", "3", line=4)]
    found = fates(classroom, *lines)
    assert [fate for fate, _ in found] == ["new", "refused", "new"]


def test_a_line_that_names_two_people_is_refused(classroom, member):
    member("Mei", "41")
    member("Bo", "42", "bo@example.org")
    reasons = fates(
        classroom, person("Mei", "41", "bo@example.org"), person("Bo", "9", "BO@example.org")
    )
    assert [fate for fate, _ in reasons] == ["refused", "refused"]
    assert reasons[0][1] == "Its number is Mei’s, its e-mail address Bo’s."


def test_the_same_list_again_adds_nobody(classroom):
    people = [person("Mei", "41"), person("Bo", "", "b@example.org"), person("Chen")]
    assert fill_roster(classroom, people).added == 3
    assert fill_roster(classroom, people).added == 0
    completed = [person("Bo Berg", "42", "b@example.org")]
    assert fill_roster(classroom, completed).completed == 1
    assert RosterEntry.objects.get(name="Bo").identification == "42"


def test_a_full_roster_takes_nobody_of_a_list(classroom, monkeypatch):
    monkeypatch.setattr(filling, "MOST_EXPECTED", 2)
    with pytest.raises(RosterFull):
        fill_roster(classroom, [person(f"Learner {n}", str(n)) for n in range(3)])
    assert not RosterEntry.objects.exists()


def test_an_archived_class_expects_nobody(classroom):
    members.archive(classroom, NOON)
    with pytest.raises(members.ClassroomOver):
        fill_roster(classroom, [person("Mei")])


def test_a_list_of_250_takes_as_many_statements_as_one_of_two(classroom, member):
    def statements(size: int, start: int) -> int:
        people = [
            person(f"L {n}", str(n), f"l{n}@example.org", line=n)
            for n in range(start, start + size)
        ]
        with CaptureQueriesContext(connection) as queries:
            assert fill_roster(classroom, people).added == size
        return len(queries)

    member("Mei", "", "mei@example.org")
    assert statements(250, 1000) == statements(2, 1)


def test_a_teacher_is_no_learner_of_the_list(classroom):
    MembershipFactory.create(classroom=classroom, name="Mei", teacher=True)
    assert [one.fate for one in compared(classroom, [person("Mei")])] == [Fate.NEW]


def test_the_number_of_a_former_member_is_given_to_nobody_else():
    former = MembershipFactory.create(role=Membership.Role.FORMER, identification="7")
    member = MembershipFactory.create(classroom=former.classroom)
    EmailAddress.objects.create(user=member.user, email="bo@example.org", verified=True)
    filled = fill_roster(former.classroom, [Person(1, "Bo", "7", "bo@example.org")])
    assert (filled.completed, filled.left_out) == (0, 1)
    assert former.classroom.memberships.get(pk=member.pk).identification == ""
