"""Invitations by mail."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from learning.classrooms.roster import invitations
from learning.classrooms.roster.invitations import (
    TooManyInvitations,
    Unconfirmed,
    invite,
    token_of,
)
from learning.classrooms.roster.places import remove_entry, take_place
from learning.factories import NOON, MembershipFactory, RosterEntryFactory, UserFactory
from learning.models import Classroom, MailStop, Membership, RosterEntry, User
from tests.clients import signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def teacher() -> Membership:
    made: Membership = MembershipFactory.create(teacher=True)
    EmailAddress.objects.create(user=made.user, email="chips@example.org", verified=True)
    return made


@pytest.fixture
def entry(teacher) -> RosterEntry:
    made: RosterEntry = RosterEntryFactory.create(
        classroom=teacher.classroom, name="Mei", email="mei@example.org"
    )
    return made


def sent_by(teacher, later=0 * DAY) -> int:
    return invite(teacher.classroom, teacher.user, NOON + later)


def test_each_gets_their_own_link(teacher, entry, settings):
    settings.LILUN_URL = "https://l.example"
    RosterEntryFactory.create(classroom=teacher.classroom, email="bo@example.org")
    RosterEntryFactory.create(classroom=teacher.classroom)
    RosterEntryFactory.create(email="elsewhere@example.org")

    assert sent_by(teacher) == 2

    to_mei = next(one for one in mail.outbox if one.to == ["mei@example.org"])
    assert f"https://l.example/invitations/{entry.token}/" in to_mei.body
    assert "as Mei." in to_mei.body
    assert to_mei.reply_to == ["chips@example.org"]
    stop = f"https://l.example/invitations/{token_of(entry)}/stop/"
    assert to_mei.body.rstrip().endswith(f"Stop these mails: {stop}")
    assert to_mei.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert to_mei.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_there_is_one_a_day_and_none_after_joining(teacher, entry):
    assert [sent_by(teacher), sent_by(teacher), sent_by(teacher, DAY)] == [1, 0, 1]
    take_place(entry, UserFactory.create(), NOON)
    assert sent_by(teacher, 3 * DAY) == 0


def test_a_teacher_without_a_confirmed_address_mails_nobody(teacher, entry):
    EmailAddress.objects.update(verified=False)
    with pytest.raises(Unconfirmed):
        sent_by(teacher)
    assert mail.outbox == []


def test_a_day_has_a_limit(teacher, entry, monkeypatch):
    monkeypatch.setattr(invitations, "MOST_A_DAY", 1)
    assert sent_by(teacher) == 1
    RosterEntryFactory.create(classroom=teacher.classroom, email="bo@example.org")
    with pytest.raises(TooManyInvitations):
        sent_by(teacher)
    assert RosterEntry.objects.filter(invited_at=None).count() == 1


def test_one_press_stops_them_for_the_address_in_all_classes(teacher, entry):
    address = reverse("stop_invitations", args=[token_of(entry)])
    browser = Client(enforce_csrf_checks=True)
    assert "Stop the invitations?" in browser.get(address).text
    assert not MailStop.objects.exists()

    for _ in range(2):
        stopped = browser.post(address, {"List-Unsubscribe": "One-Click"})
        assert "No more invitations" in stopped.text

    other = RosterEntryFactory.create(classroom=teacher.classroom, email="MEI@example.org")
    assert sent_by(teacher) == 0
    assert other.invited_at is None


def test_another_press_there_takes_it_back(teacher, entry):
    address = reverse("stop_invitations", args=[token_of(entry)])
    browser = Client(enforce_csrf_checks=True)
    assert "mei@example.org gets none" in browser.post(address).text
    page = browser.post(address, {"again": "1"}).text
    assert "Invitations go to mei@example.org" in page
    assert sent_by(teacher) == 1


class TestInSettings:
    @pytest.fixture
    def mei(self) -> User:
        """The address is not written as the account has it."""
        user = UserFactory.create()
        EmailAddress.objects.create(user=user, email="Mei@example.org", verified=True)
        MailStop.objects.create(email="mei@example.org")
        return user

    def test_one_press_takes_it_back(self, teacher, entry, mei):
        client = signed_in(mei)
        page = client.get("/settings/").text
        assert "You stopped invitations to classes, for mei@example.org." in page
        page = client.post("/settings/invitations/", follow=True).text
        assert "You get invitations to classes again." in page
        assert "You stopped" not in page
        assert sent_by(teacher) == 1

    def test_only_for_addresses_that_they_have_confirmed(self, mei):
        EmailAddress.objects.update(verified=False)
        client = signed_in(mei)
        assert "You stopped" not in client.get("/settings/").text
        client.post("/settings/invitations/")
        assert MailStop.objects.exists()

    def test_not_for_those_of_others(self, mei):
        other = signed_in(UserFactory.create())
        assert "You stopped" not in other.get("/settings/").text
        other.post("/settings/invitations/")
        assert MailStop.objects.exists()


def test_they_stop_for_who_was_taken_off_the_roster_too(teacher, entry):
    address = reverse("stop_invitations", args=[token_of(entry)])
    remove_entry(entry)
    assert Client().post(address).status_code == 200
    assert MailStop.objects.get().email == "mei@example.org"


def test_the_limits_hold_for_who_was_taken_off_the_roster(teacher, monkeypatch):
    def again(email: str) -> int:
        entry = RosterEntryFactory.create(classroom=teacher.classroom, email=email)
        number = sent_by(teacher)
        remove_entry(entry)
        return number

    assert [again("mei@example.org") for _ in range(7)] == [1, 1, 1, 1, 1, 0, 0]
    monkeypatch.setattr(invitations, "MOST_A_DAY", 6)
    again("bo@example.org")
    with pytest.raises(TooManyInvitations):
        again("li@example.org")


def test_a_name_in_two_lines_is_one_in_the_subject(teacher, entry):
    Classroom.objects.update(name="Ports\r\nBcc: all@example.org")
    teacher.classroom.refresh_from_db()
    sent_by(teacher)
    assert mail.outbox[0].subject == "Lilun: your place in “Ports Bcc: all@example.org”"


def test_an_address_that_was_changed_stops_nobodys(entry):
    other = RosterEntryFactory.create(email="other@example.org")
    forged = token_of(other).split(":")[0] + ":" + token_of(entry).split(":")[1]
    assert Client().post(reverse("stop_invitations", args=[forged])).status_code == 404
