"""A list of people is compared with a class, line by line, and its new ones become expected."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.db import transaction

from learning.classrooms.members import hold_current
from learning.exchange.tables.people import Person, why_not_read
from learning.models import Classroom, Membership, RosterEntry
from learning.models.classrooms import LONGEST_IDENTIFICATION
from learning.models.quizzes import LONGEST_NAME

MOST_EXPECTED = 5000  # entries of a class


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    EXPECTED = "expected"
    MEMBER = "member"
    ASKED = "asked"
    REFUSED = "refused"


class RosterFull(Exception):
    """A class expects no more people; the text says how many it may."""


@dataclass(slots=True)
class RosterLine:
    """A line of a list, what becomes of it and why. ``found`` is who it is already: a member, or
    an expected person."""

    person: Person
    fate: Fate
    reason: str = ""
    found: Membership | RosterEntry | None = None

    @property
    def adds_number(self) -> bool:
        """Whether the person found gets the number of the line."""
        return bool(self.found and self.person.identification and not self.found.identification)


@dataclass(slots=True)
class Filled:
    """How many people are expected now who were not before, how many got a number or an address,
    and how many lines were left out."""

    added: int = 0
    completed: int = 0
    left_out: int = 0


@dataclass(slots=True)
class Present:
    """Who is in a class or expected there: by number, by e-mail address and by name. ``others``
    have a number and do not learn there: teachers and former members. Four statements at most,
    however large the class."""

    by_number: dict[str, Membership | RosterEntry] = field(default_factory=dict)
    by_email: dict[str, Membership | RosterEntry] = field(default_factory=dict)
    by_name: dict[str, Membership | RosterEntry] = field(default_factory=dict)
    others: dict[str, Membership] = field(default_factory=dict)

    @classmethod
    def of(cls, classroom: Classroom) -> "Present":
        found = cls()
        rows = list(classroom.memberships.all())
        members = {one.user_id: one for one in rows if one.role == Membership.Role.LEARNER}
        numbered = (one for one in rows if one.identification and one.user_id not in members)
        found.others = {one.identification.casefold(): one for one in numbered}
        # An address that nobody has confirmed may be somebody else's.
        confirmed = EmailAddress.objects.filter(
            verified=True, user__memberships__classroom=classroom
        )
        emails = confirmed.values_list("user_id", "email")
        for user, email in emails:
            if user in members:
                found.by_email[email.casefold()] = members[user]
        for member in members.values():
            found._name(member)
        for entry in classroom.roster.select_related("membership"):
            one = entry.membership or entry
            if entry.email:
                found.by_email.setdefault(entry.email.casefold(), one)
            if not entry.membership:
                found._name(entry)
        return found

    def _name(self, one: Membership | RosterEntry) -> None:
        if one.identification:
            self.by_number[one.identification.casefold()] = one
        self.by_name.setdefault(one.name.casefold(), one)


def compared(classroom: Classroom, people: Iterable[Person]) -> list[RosterLine]:
    """What becomes of each line: people are told by their numbers, or else by their addresses; who
    has only the name of somebody is asked about."""
    present, seen = Present.of(classroom), Seen()
    return [seen.twice(person) or _line(person, present) for person in people]


class Seen:
    """The lines before one, for doubles in a list."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], int] = {}

    def twice(self, person: Person) -> RosterLine | None:
        """The refusal of a line that cannot be read, or repeats another."""
        if reason := why_not_read(person, LONGEST_NAME, LONGEST_IDENTIFICATION):
            return RosterLine(person, Fate.REFUSED, reason)
        keys = [("number", person.identification), ("e-mail address", person.email)]
        keys = [(what, text.casefold()) for what, text in keys if text]
        if not keys:
            keys = [("name", person.name.casefold())]
        for key in keys:
            if line := self._lines.get(key):
                return RosterLine(person, Fate.REFUSED, f"It has the {key[0]} of line {line}.")
        self._lines |= dict.fromkeys(keys, person.line)
        return None


def _line(person: Person, present: Present) -> RosterLine:
    number, email = person.identification.casefold(), person.email.casefold()
    if other := present.others.get(number):
        reason = f"Its number is {other.name}’s, who doesn’t learn here now."
        return RosterLine(person, Fate.REFUSED, reason)
    by_number = present.by_number.get(number) if number else None
    by_email = present.by_email.get(email) if email else None
    if by_number and by_email and by_number != by_email:
        reason = f"Its number is {by_number.name}’s, its e-mail address {by_email.name}’s."
        return RosterLine(person, Fate.REFUSED, reason)
    if by_email and not by_number and number and by_email.identification:
        reason = f"{by_email.name} has this e-mail address, and another number."
        return RosterLine(person, Fate.REFUSED, reason)
    if found := by_number or by_email:
        return RosterLine(person, _fate_of(found), found=found)
    if namesake := present.by_name.get(person.name.casefold()):
        if number and namesake.identification:  # two people of one name
            return RosterLine(person, Fate.NEW)
        if isinstance(namesake, RosterEntry) and not (number or email):
            return RosterLine(person, Fate.EXPECTED, found=namesake)
        return RosterLine(person, Fate.ASKED, found=namesake)
    return RosterLine(person, Fate.NEW)


def _fate_of(found: Membership | RosterEntry) -> Fate:
    return Fate.MEMBER if isinstance(found, Membership) else Fate.EXPECTED


def fill_roster(
    classroom: Classroom,
    people: Sequence[Person],
    *,
    same: Collection[int] = (),
    others: Collection[int] = (),
) -> Filled:
    """Expect the new people of a list, all or none; those who are there already get the numbers and
    addresses that they lack. Of the lines that are asked about, those in ``same`` are the person of
    that name, those in ``others`` are somebody else, and the rest is left out.

    Raises ``ClassroomOver``, ``RosterFull``.
    """
    filled = Filled()
    new, members, entries = list[RosterEntry](), list[Membership](), list[RosterEntry]()
    with transaction.atomic():
        hold_current(classroom)
        for line in compared(classroom, people):
            person, found = line.person, line.found
            if line.fate is Fate.ASKED:
                if person.line in others:
                    found, line.fate = None, Fate.NEW
                elif person.line not in same:
                    line.fate = Fate.REFUSED
            if line.fate is Fate.REFUSED:
                filled.left_out += 1
            elif line.fate is Fate.NEW:
                given = {"identification": person.identification, "email": person.email}
                new.append(RosterEntry(classroom=classroom, name=person.name, **given))
            elif found and _complete(found, person):
                (members if isinstance(found, Membership) else entries).append(found)  # type: ignore[arg-type]
        if new and classroom.roster.waiting().count() + len(new) > MOST_EXPECTED:
            raise RosterFull(f"A class expects {MOST_EXPECTED:,} people at most.")
        RosterEntry.objects.bulk_create(new)
        Membership.objects.bulk_update(members, ["identification"])
        RosterEntry.objects.bulk_update(entries, ["identification", "email"])
    filled.added, filled.completed = len(new), len(members) + len(entries)
    return filled


def _complete(found: Membership | RosterEntry, person: Person) -> bool:
    """Give somebody what they lack; whether that changes anything."""
    before = found.identification, getattr(found, "email", "")
    found.identification = found.identification or person.identification
    if isinstance(found, RosterEntry):
        found.email = found.email or person.email
    return before != (found.identification, getattr(found, "email", ""))
