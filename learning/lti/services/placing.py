"""What a roster makes of a class: who is new, who has another role or name, who is gone.

All of it happens in one transaction, with the same number of statements for any number of people.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from learning.classrooms.members import hold_current
from learning.classrooms.shared_briefs import follow_class
from learning.lti.people import SOMEBODY, time_zone_of, unsaved_user
from learning.lti.services.rosters import Person
from learning.models import (
    Classroom,
    LtiAccount,
    LtiCourse,
    LtiPlace,
    Membership,
    RosterEntry,
    User,
)

TEACHER, LEARNER, FORMER = Membership.Role.TEACHER, Membership.Role.LEARNER, Membership.Role.FORMER


def place_people(course: LtiCourse, people: list[Person], now: datetime) -> None:
    """Makes the class of a course what the roster says, for the people whom the platform knows.

    Those who joined by the class's code stay. Those who left the course become former members, and
    come back as they were. A class keeps its teachers if no other would be left. Raises
    ``ClassroomOver``, and ``IntegrityError`` if somebody launches at the same moment.
    """
    with transaction.atomic():
        hold_current(course.classroom)
        accounts = _accounts(course, people, now)
        gone = _move(course, accounts.values())
        members = {one.user_id: one for one in course.classroom.memberships.all()}
        wanted = {accounts[one.sub].user_id: one for one in people}
        new = [
            _member(course.classroom, user, wanted[user], now) for user in wanted.keys() - members
        ]
        roles = _roles(members, wanted, gone - wanted.keys())
        _keep_teachers(members, roles, new)
        changed = _changed(members, roles, wanted)
        numbered, filled = _number(course.classroom, [*members.values(), *new], wanted)
        Membership.objects.bulk_create(new)
        changed = list({one.user_id: one for one in [*changed, *numbered]}.values())
        Membership.objects.bulk_update(changed, ["role", "name", "identification"])
        for entry, member in filled:
            entry.membership = member
        RosterEntry.objects.bulk_update([entry for entry, _ in filled], ["membership"])
        teachers = {user for user, one in wanted.items() if one.teaches}
        User.objects.filter(pk__in=teachers, teaches=False).update(teaches=True)
        if new or changed:
            follow_class(course.classroom, now)


def _accounts(course: LtiCourse, people: Iterable[Person], now: datetime) -> dict[str, LtiAccount]:
    """By ``sub``; who has no account yet gets one."""
    registration = course.deployment.registration
    wanted = {one.sub: one for one in people}
    found = {one.sub: one for one in registration.accounts.filter(sub__in=wanted)}
    missing = [one for sub, one in wanted.items() if sub not in found]
    zone = time_zone_of(course)
    users = User.objects.bulk_create(_user(one, zone, now) for one in missing)
    made = LtiAccount.objects.bulk_create(
        LtiAccount(registration=registration, sub=one.sub, user=user, linked_at=now)
        for one, user in zip(missing, users, strict=True)
    )
    return found | {one.sub: one for one in made}


def _user(person: Person, time_zone: str, now: datetime) -> User:
    user = unsaved_user(
        now,
        given_name=person.given_name,
        family_name=person.family_name,
        name=person.name,
        time_zone=time_zone,
    )
    user.teaches = person.teaches
    return user


def _move(course: LtiCourse, accounts: Collection[LtiAccount]) -> set[int]:
    """Notes who is in the course now; the ids of the people who are in no course of the class any
    more.
    """
    places = dict(course.places.values_list("account", "account__user"))
    present = {one.pk for one in accounts}
    LtiPlace.objects.bulk_create(
        LtiPlace(course=course, account=one) for one in accounts if one.pk not in places
    )
    left = places.keys() - present
    LtiPlace.objects.filter(course=course, account__in=left).delete()
    elsewhere = LtiPlace.objects.filter(course__classroom=course.classroom_id)
    still = set(elsewhere.values_list("account__user", flat=True))
    return {places[one] for one in left} - still


def _member(classroom: Classroom, user: int, person: Person, now: datetime) -> Membership:
    return Membership(
        classroom=classroom,
        user_id=user,
        role=TEACHER if person.teaches else LEARNER,
        name=person.name or SOMEBODY,
        joined_at=now,
    )


def _roles(
    members: dict[int, Membership], wanted: dict[int, Person], gone: set[int]
) -> dict[int, Membership.Role]:
    """The roles of present members after the reading, where the roster says something of them."""
    roles = {
        user: TEACHER if one.teaches else LEARNER for user, one in wanted.items() if user in members
    }
    return roles | {user: FORMER for user in gone if user in members}


def _keep_teachers(
    members: dict[int, Membership], roles: dict[int, Membership.Role], new: list[Membership]
) -> None:
    teachers = [user for user, one in members.items() if one.teaches]
    stay = any(roles.get(user, TEACHER) == TEACHER for user in teachers)
    if not (stay or TEACHER in roles.values() or any(one.teaches for one in new)):
        roles |= dict.fromkeys(teachers, TEACHER)


def _number(
    classroom: Classroom, members: list[Membership], wanted: dict[int, Person]
) -> tuple[list[Membership], list[tuple[RosterEntry, Membership]]]:
    """Gives members without a number that of the roster, unless somebody else has it. Returns the
    present members that got one, and the expected people who are members now, by their number.
    """
    entries = list(classroom.roster.all())
    placed = {one.membership_id for one in entries if one.membership_id}
    expected = {
        one.identification.casefold(): one
        for one in entries
        if one.identification and not one.membership_id
    }
    taken = {one.identification.casefold() for one in members}
    numbered, filled = [], []
    for member in members:
        person = wanted.get(member.user_id)
        number = person.number.casefold() if person else ""
        if member.identification or not number or number in taken:
            continue
        entry = expected.get(number)
        if entry and member.pk in placed:
            continue
        taken.add(number)
        member.identification = entry.identification if entry else wanted[member.user_id].number
        if member.pk:
            numbered.append(member)
        if entry:
            filled.append((entry, member))
    return numbered, filled


def _changed(
    members: dict[int, Membership], roles: dict[int, Membership.Role], wanted: dict[int, Person]
) -> list[Membership]:
    changed = []
    for user, role in roles.items():
        member, person = members[user], wanted.get(user)
        name = (person.name if person else "") or member.name
        if (member.role, member.name) != (role, name):
            member.role, member.name = role, name
            changed.append(member)
    return changed
