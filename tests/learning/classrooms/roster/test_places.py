"""Places on a roster are taken by personal links, confirmed addresses and a teacher's hand."""

import pytest
from allauth.account.models import EmailAddress

from learning.accounts.merging import merge_guest
from learning.classrooms.members import ClassroomOver, archive, join_classroom, remove_member
from learning.classrooms.roster.attaching import (
    NumberTaken,
    PlaceTaken,
    attach,
    number_member,
)
from learning.classrooms.roster.places import remove_entry, renew_link, take_place
from learning.factories import NOON, MembershipFactory, RosterEntryFactory, UserFactory
from learning.models import Membership, RosterEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> RosterEntry:
    made: RosterEntry = RosterEntryFactory.create(
        name="Mei Lin", identification="41", email="mei@example.org"
    )
    return made


def test_the_first_with_the_link_has_the_place(entry):
    mei, other = UserFactory.create(), UserFactory.create()
    joined = take_place(entry, mei, NOON)
    assert (joined.name, joined.identification, joined.teaches) == ("Mei Lin", "41", False)
    with pytest.raises(PlaceTaken):
        take_place(entry, other, NOON)
    assert take_place(entry, mei, NOON) == joined
    assert Membership.objects.count() == 1


def test_a_member_who_opens_their_link_gets_the_number(entry):
    member = MembershipFactory.create(classroom=entry.classroom, name="mei")
    assert take_place(entry, member.user, NOON) == member
    found = Membership.objects.get()
    assert (found.name, found.identification) == ("mei", "41")


def test_a_former_member_is_back_by_their_link(entry):
    member = MembershipFactory.create(classroom=entry.classroom, role=Membership.Role.FORMER)
    assert take_place(entry, member.user, NOON) == member
    assert Membership.objects.get().role == Membership.Role.LEARNER


def test_a_former_member_is_back_as_the_guest_they_were(entry):
    former = MembershipFactory.create(classroom=entry.classroom, role=Membership.Role.FORMER)
    guest = MembershipFactory.create(classroom=entry.classroom, user__is_guest=True)
    merge_guest(guest.user.pk, former.user)
    assert Membership.objects.get().role == Membership.Role.LEARNER


def test_nobody_has_two_places(entry):
    member = take_place(entry, UserFactory.create(), NOON)
    second = RosterEntryFactory.create(classroom=entry.classroom)
    with pytest.raises(PlaceTaken):
        take_place(second, member.user, NOON)
    with pytest.raises(PlaceTaken):
        attach(second, member)


def test_a_confirmed_address_takes_the_place_that_waits_for_it(entry):
    users = UserFactory.create_batch(2)
    EmailAddress.objects.create(user=users[0], email="Mei@example.org", verified=False)
    EmailAddress.objects.create(user=users[1], email="Mei@Example.org", verified=True)
    joined = [join_classroom(entry.classroom, user, "M", NOON) for user in users]
    assert [one.identification for one in joined] == ["", "41"]


def test_by_the_code_a_name_takes_no_place(entry):
    joined = join_classroom(entry.classroom, UserFactory.create(), "Mei Lin", NOON)
    assert joined.identification == ""
    attach(entry, joined)
    assert Membership.objects.get().identification == "41"
    assert not RosterEntry.objects.waiting().exists()


def test_a_number_belongs_to_one(entry):
    first, second = MembershipFactory.create_batch(2, classroom=entry.classroom)
    number_member(first, "7")
    for number in ("7", "41"):
        with pytest.raises(NumberTaken):
            number_member(second, number)
    number_member(first, "")
    number_member(second, "7")
    elsewhere = MembershipFactory.create()
    number_member(elsewhere, "7")


def test_an_archived_class_gives_no_place(entry):
    archive(entry.classroom, NOON)
    with pytest.raises(ClassroomOver):
        take_place(entry, UserFactory.create(), NOON)


def test_a_link_ends_with_a_new_one_and_a_place_with_its_removal(entry):
    before = entry.token
    renew_link(entry)
    entry.refresh_from_db()
    assert entry.token != before
    remove_entry(entry)
    with pytest.raises(RosterEntry.DoesNotExist):
        take_place(entry, UserFactory.create(), NOON)


def test_whoever_is_removed_does_not_come_back_by_the_link(entry):
    remove_member(take_place(entry, UserFactory.create(), NOON), NOON)
    assert not RosterEntry.objects.exists()


def test_a_guest_who_signs_in_keeps_the_place(entry):
    guest, account = UserFactory.create(guest=True), UserFactory.create()
    MembershipFactory.create(classroom=entry.classroom, user=account)
    take_place(entry, guest, NOON)
    merge_guest(guest.pk, account)
    member = Membership.objects.get()
    assert (member.user, member.identification) == (account, "41")
    assert RosterEntry.objects.get().membership == member
