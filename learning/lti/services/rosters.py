"""Reading the roster of a course (Names and Role Provisioning Services 2.0), page by page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from learning.lti.fetching import Answer, origin_of
from learning.lti.messages import TEACHING, roles_of
from learning.lti.services import scopes
from learning.lti.services.calls import Never, call, json_in
from learning.lti.texts import id_in, name_in
from learning.lti.tokens import Refused
from learning.models import LtiCourse
from learning.models.classrooms import LONGEST_IDENTIFICATION
from learning.models.lti.platforms import LONGEST_ID
from learning.models.quizzes import LONGEST_NAME

CONTAINER = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"
MOST_MEMBERS = 10_000
MOST_PAGES = 500
MOST_BYTES = 20_000_000  # a page may hold the whole roster
TEST_STUDENT = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"
NEXT_PAGE = re.compile(r'<([^<>]*)>\s*;[^<]*?\brel\s*=\s*"?next"?(?=[\s;,"]|$)', re.IGNORECASE)
WITHOUT_ID = "The platform doesn’t say who this is."
GARBLED = "Its roster can’t be read."
TOO_LARGE = f"Its roster has more than {MOST_MEMBERS:,} people."


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part in a course; a text is "" where the platform keeps it. ``number`` is
    the one by which the university knows the person."""

    sub: str
    teaches: bool
    name: str = ""
    given_name: str = ""
    family_name: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """``title`` is the course's, "" if unknown. People without an id that can be kept are left out,
    and counted in ``unusable``."""

    people: list[Person]
    title: str
    unusable: int


def read_roster(course: LtiCourse, now: datetime) -> Roster:
    """All pages, or none. Raises ``Later``, ``Never``."""
    people: dict[str, Person] = {}
    title, unusable = "", 0
    for page in _pages(course, now):
        context = page.get("context")
        title = title or name_in(context.get("title") if isinstance(context, dict) else "", 100)
        members = page.get("members")
        if not isinstance(members, list):
            raise Never(GARBLED)
        for one in members:
            try:
                person = _person(one)
            except Refused:
                unusable += 1
                continue
            if person:
                people[person.sub] = person
        if len(people) > MOST_MEMBERS:
            raise Never(TOO_LARGE)
    return Roster(list(people.values()), title, unusable)


def _pages(course: LtiCourse, now: datetime) -> Iterator[dict[str, Any]]:
    registration = course.deployment.registration
    url, seen = course.members_url, set[str]()
    while url:
        seen.add(url)
        if len(seen) > MOST_PAGES:
            raise Never("Its roster has too many pages.")
        answer = call(
            registration, scopes.ROSTER, "GET", url, now, takes=CONTAINER, most_bytes=MOST_BYTES
        )
        page = json_in(answer)
        if not isinstance(page, dict):
            raise Never(GARBLED)
        yield page
        url = next_page(answer, url)
        if url in seen:
            raise Never("The pages of its roster go round in a circle.")
        if url and origin_of(url) != origin_of(course.members_url):
            raise Never("Its roster goes on at another address.")


def next_page(answer: Answer, url: str) -> str:
    """The address in the header ``Link``; "" after the last page."""
    found = NEXT_PAGE.search(answer.headers.get("Link") or "")
    return urljoin(url, found[1].strip()) if found else ""


def _person(member: object) -> Person | None:
    """None for somebody who left, who is not real, or who neither teaches nor learns. Raises
    ``Refused`` for an id that can't be kept."""
    if not isinstance(member, dict) or member.get("status", "Active") != "Active":
        return None
    roles = member.get("roles")
    texts = tuple(one for one in roles if isinstance(one, str)) if isinstance(roles, list) else ()
    own = roles_of(texts)
    teaches = any(role in own for role in TEACHING)
    if TEST_STUDENT in texts or not (teaches or "Learner" in own):
        return None
    sub = id_in(member.get("user_id"), LONGEST_ID)
    if not sub:
        raise Refused(WITHOUT_ID)
    given, family = (name_in(member.get(name), 100) for name in ("given_name", "family_name"))
    name = name_in(member.get("name"), LONGEST_NAME) or f"{given} {family}".strip()[:LONGEST_NAME]
    number = name_in(member.get("lis_person_sourcedid"), LONGEST_IDENTIFICATION + 1)
    number = number if len(number) <= LONGEST_IDENTIFICATION else ""
    return Person(sub, teaches, name, given, family, number)
