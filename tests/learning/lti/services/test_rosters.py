"""Rosters are read whole, or not at all."""

from datetime import datetime
from typing import Any

import pytest

from learning.lti.services import rosters, scopes
from learning.lti.services.calls import Later, Never
from learning.lti.services.rosters import Person, read_roster
from learning.models import LtiCourse
from tests.learning.lti.services.university import INSTRUCTOR, LEARNER, University


def subs(course: LtiCourse, now: datetime) -> list[str]:
    return [one.sub for one in read_roster(course, now).people]


def test_all_pages_are_read(university: University, course: LtiCourse, now: datetime) -> None:
    university.pages = [[university.member(f"{page}-{nth}") for nth in range(3)] for page in "abc"]
    roster = read_roster(course, now)
    assert [one.sub for one in roster.people] == [f"{page}-{n}" for page in "abc" for n in range(3)]
    assert roster.title == "Policy 101"
    [token] = university.tokens
    assert token["scope"] == scopes.ROSTER


@pytest.mark.parametrize(
    "header",
    [
        '<{0}/members?page=2>; rel="next"',
        "</members?page=2>; rel=next",
        '<{0}/members?since=1>; rel="differences", <{0}/members?page=2>; rel="next"',
        '<{0}/members?page=2>; title="more"; rel="next"; type=json',
    ],
)
def test_the_next_page_is_in_the_header(
    university: University, course: LtiCourse, now: datetime, header: str
) -> None:
    university.pages = [[university.member(name)] for name in ("ana", "bo", "cy")]
    university.links = {0: header.format(university.address), 2: ""}
    assert subs(course, now) == ["ana", "cy"]


@pytest.mark.parametrize(
    "header",
    ['<{0}/members?page=1>; rel="nextish"', '<{0}/members?page=1>; rel="differences"', "next", "<"],
)
def test_other_headers_are_not_the_next_page(
    university: University, course: LtiCourse, now: datetime, header: str
) -> None:
    university.pages = [[university.member("ana")], [university.member("bo")]]
    university.links = {0: header.format(university.address)}
    assert subs(course, now) == ["ana"]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ('<{0}/members>; rel="next"', "round in a circle"),
        ('<https://elsewhere.example/members>; rel="next"', "at another address"),
        ('<http://127.0.0.1:1/members>; rel="next"', "at another address"),
        ('<javascript:alert()>; rel="next"', "at another address"),
    ],
)
def test_pages_that_lead_astray(
    university: University, course: LtiCourse, now: datetime, header: str, reason: str
) -> None:
    university.pages = [[university.member("ana")]]
    university.links = {0: header.format(university.address)}
    with pytest.raises(Never, match=reason):
        read_roster(course, now)


def test_pages_without_an_end(
    university: University, course: LtiCourse, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rosters, "MOST_PAGES", 3)
    university.pages = [[university.member(str(nth))] for nth in range(4)]
    with pytest.raises(Never, match="too many pages"):
        read_roster(course, now)


@pytest.mark.parametrize("page", ["text", 7, None, {"members": "all"}, {"id": "x"}, {"members": 1}])
def test_what_is_no_roster(
    university: University, course: LtiCourse, now: datetime, page: Any
) -> None:
    university.pages = [page]
    with pytest.raises((Never, Later), match=r"can’t be read|isn’t JSON"):
        read_roster(course, now)


def test_a_page_of_html(university: University, course: LtiCourse, now: datetime) -> None:
    university.answers = ["garbage"]
    with pytest.raises(Later, match="isn’t JSON"):
        read_roster(course, now)


def test_5000_on_one_page_and_no_more_than_10000(
    university: University, course: LtiCourse, now: datetime
) -> None:
    many = [university.member(f"{nth:05}", email=f"{nth}@campus.example") for nth in range(5000)]
    university.pages = [many]
    assert len(read_roster(course, now).people) == 5000
    university.pages = [many, [university.member(f"b{nth}") for nth in range(5001)]]
    with pytest.raises(Never, match="more than 10,000 people"):
        read_roster(course, now)


class TestPeople:
    def read(self, university: University, course: LtiCourse, *members: Any) -> list[Person]:
        university.pages = [list(members)]
        return read_roster(course, datetime.now().astimezone()).people

    def test_their_names_and_roles(self, university: University, course: LtiCourse) -> None:
        found = self.read(
            university,
            course,
            {"user_id": "1", "roles": [INSTRUCTOR, LEARNER], "name": "Prof. Tan"},
            {"user_id": "2", "roles": ["Learner"], "given_name": "Li", "family_name": "Wei"},
            {"user_id": "3", "roles": [LEARNER]},
            {"user_id": "4", "roles": [LEARNER], "name": "x" * 300, "status": "Active"},
        )
        assert [(one.sub, one.teaches, one.name[:9]) for one in found] == [
            ("1", True, "Prof. Tan"),
            ("2", False, "Li Wei"),
            ("3", False, ""),
            ("4", False, "x" * 9),
        ]

    @pytest.mark.parametrize(
        ("told", "number"),
        [("S-17", "S-17"), (" 17 ", "17"), ("x" * 51, ""), (17, ""), (None, "")],
    )
    def test_their_numbers(
        self, university: University, course: LtiCourse, told: Any, number: str
    ) -> None:
        member = university.member("ana", lis_person_sourcedid=told)
        [ana] = self.read(university, course, member)
        assert ana.number == number

    @pytest.mark.parametrize(
        "member",
        [
            {"roles": [LEARNER], "status": "Inactive"},
            {"roles": [LEARNER], "status": "Deleted"},
            {"roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor"]},
            {"roles": ["http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor"]},
            {"roles": [LEARNER, rosters.TEST_STUDENT]},
            {"roles": []},
            {"roles": "Learner"},
            {"roles": [LEARNER], "user_id": ""},
            {"roles": [LEARNER], "user_id": 7},
            {"roles": [LEARNER], "user_id": "x" * 256},
            {"roles": [LEARNER], "user_id": "a\0"},
        ],
        ids=str,
    )
    def test_those_left_out(
        self, university: University, course: LtiCourse, member: dict[str, Any]
    ) -> None:
        assert self.read(university, course, {"user_id": "1"} | member, "nobody", None) == []

    def test_somebody_twice_is_one_person(self, university: University, course: LtiCourse) -> None:
        twice = [university.member("ana"), university.member("ana", name="Ana Lopez")]
        [ana] = self.read(university, course, *twice)
        assert ana.name == "Ana Lopez"
