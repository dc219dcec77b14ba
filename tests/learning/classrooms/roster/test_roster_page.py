"""The pages of a roster: a list in three steps, one person, and the personal link."""

import csv
import io
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from learning.factories import MembershipFactory, RosterEntryFactory
from learning.models import Classroom, Membership, RosterEntry, User

pytestmark = pytest.mark.django_db
LIST = "Name,Number,E-mail\nMei Lin,41,mei@example.org\nBo,41,\n,43,\n"


@pytest.fixture
def classroom(learner: User) -> Classroom:
    made: Classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    return made


@pytest.fixture
def address(classroom: Classroom) -> str:
    return reverse("roster", args=[classroom.pk])


def fields(page: str) -> dict[str, str]:
    """What the form of the preview sends."""
    chosen = re.findall(r'<select name="(column_\d+)".*?<option value="(\w*)" selected', page, re.S)
    text = re.search(r'name="text" value="([^"]*)"', page)
    assert text
    return dict(chosen) | {"columns": "1", "text": LIST, "has_header": "on"}


class TestList:
    def test_an_empty_roster_is_its_form(
        self, learner_client: Client, address: str, classroom: Classroom
    ) -> None:
        assert 'id="expected"' not in learner_client.get(address).text
        RosterEntryFactory.create(classroom=classroom)
        assert 'id="expected"' in learner_client.get(address).text

    def test_it_is_shown_before_it_is_added(self, learner_client: Client, address: str) -> None:
        shown = learner_client.post(address, {"text": LIST})
        assert "1 to add" in shown.text
        assert "Line 3" in shown.text
        assert "It has the number of line 2." in shown.text
        assert "It has no name." in shown.text
        assert not RosterEntry.objects.exists()

        added = learner_client.post(address, fields(shown.text) | {"add": "1"}, follow=True)

        assert "1 added. 2 left out." in added.text
        entry = RosterEntry.objects.get()
        assert (entry.name, entry.identification, entry.email) == (
            "Mei Lin",
            "41",
            "mei@example.org",
        )

    def test_its_columns_can_be_named(self, learner_client: Client, address: str) -> None:
        named = {"columns": "1", "text": "a,b\nMei,41\n", "has_header": "on"}
        named |= {"column_0": "identification", "column_1": "name", "again": "1"}
        shown = learner_client.post(address, named)
        assert re.search(r'<th scope="row">41</th>\s*<td class="nowrap">Mei</td>', shown.text)
        twice = learner_client.post(address, named | {"column_0": "name", "add": "1"})
        assert twice.status_code == 422
        assert "Two columns hold “Name”" in twice.text
        nameless = learner_client.post(address, named | {"column_1": "", "add": "1"})
        assert "Which column is the name?" in nameless.text
        assert not RosterEntry.objects.exists()

    def test_a_file_in_windows_1252_says_so(self, learner_client: Client, address: str) -> None:
        file = SimpleUploadedFile("class.csv", "Name\nÉlan".encode("cp1252"))
        shown = learner_client.post(address, {"file": file})
        assert "It was read as Windows-1252" in shown.text
        assert "Élan" in shown.text

    def test_what_is_no_list_is_refused(self, learner_client: Client, address: str) -> None:
        file = SimpleUploadedFile("class.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
        refused = learner_client.post(address, {"file": file})
        assert refused.status_code == 422
        assert "Nothing added." in refused.text

    def test_a_namesake_is_asked_about(
        self, learner_client: Client, address: str, classroom: Classroom
    ) -> None:
        MembershipFactory.create(classroom=classroom, name="Mei Lin")
        shown = learner_client.post(address, {"text": LIST})
        assert "Is Mei Lin the same?" in shown.text
        same = fields(shown.text) | {"add": "1", "line-2": "same"}
        learner_client.post(address, same)
        member = Membership.objects.get(role="learner")
        assert (member.identification, RosterEntry.objects.count()) == ("41", 0)

    def test_an_archived_class_takes_none(
        self, learner_client: Client, address: str, classroom: Classroom
    ) -> None:
        Classroom.objects.update(archived_at=classroom.created_at)
        shown = learner_client.post(address, {"text": LIST})
        refused = learner_client.post(address, fields(shown.text) | {"add": "1"})
        assert refused.status_code == 422
        assert "The class is archived." in refused.text


class TestLinks:
    def test_they_are_a_table_that_no_spreadsheet_runs(
        self, learner_client: Client, classroom: Classroom, settings
    ) -> None:
        settings.LILUN_URL = "https://l.example"
        entry = RosterEntryFactory.create(classroom=classroom, name="=Mei", identification="-1")
        response = learner_client.get(reverse("links_as_csv", args=[classroom.pk]))
        rows = list(csv.reader(io.StringIO(response.text.removeprefix("\ufeff"))))
        assert rows[1:] == [["'=Mei", "'-1", "", f"https://l.example/invitations/{entry.token}/"]]
        assert response["Cache-Control"] == "no-store"

    def test_invitations_are_offered_where_mail_can_be_sent(
        self, learner_client: Client, learner: User, address: str, classroom: Classroom, settings
    ) -> None:
        RosterEntryFactory.create(classroom=classroom, email="mei@example.org")
        invite = reverse("invite", args=[classroom.pk])
        assert "by e-mail" not in learner_client.get(address).text
        learner_client.post(invite)
        settings.EMAIL_URL = "smtp://localhost:25"
        assert "Invite 1 by e-mail" in learner_client.get(address).text
        asked = learner_client.post(invite, follow=True)
        assert "Confirm your own e-mail address first" in asked.text
        assert mail.outbox == []
        EmailAddress.objects.create(user=learner, email="t@example.org", verified=True)
        assert "1 mail on the way." in learner_client.post(invite, follow=True).text
        assert [one.to for one in mail.outbox] == [["mei@example.org"]]


class TestEntry:
    def test_a_member_is_the_person_expected(
        self, learner_client: Client, classroom: Classroom
    ) -> None:
        entry = RosterEntryFactory.create(classroom=classroom, identification="41")
        member = MembershipFactory.create(classroom=classroom, name="mei")
        page = reverse("roster_entry", args=[classroom.pk, entry.pk])
        assert entry.token in learner_client.get(page).text
        said = learner_client.post(page, {"member": member.pk}, follow=True)
        assert "mei is in." in said.text
        assert Membership.objects.get(pk=member.pk).identification == "41"
        assert learner_client.get(page).status_code == 404

    def test_a_new_link_ends_the_old_one(
        self, learner_client: Client, classroom: Classroom, visitor: Client
    ) -> None:
        entry = RosterEntryFactory.create(classroom=classroom)
        page = reverse("roster_entry", args=[classroom.pk, entry.pk])
        learner_client.post(page, {"renew": "1"})
        assert visitor.get(reverse("invitation", args=[entry.token])).status_code == 404
        learner_client.post(page, {"remove": "1"})
        assert not RosterEntry.objects.exists()


class TestInvitation:
    @pytest.fixture
    def link(self, classroom: Classroom) -> str:
        entry = RosterEntryFactory.create(classroom=classroom, name="Mei", identification="41")
        return reverse("invitation", args=[entry.token])

    def test_opening_the_link_joins_nobody_and_one_press_does(
        self, visitor: Client, link: str, classroom: Classroom
    ) -> None:
        assert "You join as <b>Mei</b> (41)" in visitor.get(link).text
        assert Membership.objects.count() == 1
        joined = visitor.post(link, {"time_zone": "Asia/Tokyo"})
        assert joined.url == reverse("classroom", args=[classroom.pk])
        member = Membership.objects.get(role="learner")
        assert (member.name, member.identification) == ("Mei", "41")
        assert (member.user.is_guest, member.user.time_zone) == (True, "Asia/Tokyo")
        assert visitor.get(link).url == joined.url

    def test_it_lets_one_person_in(self, visitor: Client, link: str) -> None:
        visitor.post(link)
        stranger = Client()
        assert "Was it you? Sign in to go on." in stranger.get(link).text
        stranger.post(link)
        assert Membership.objects.filter(role="learner").count() == 1

    def test_a_wrong_link_leads_nowhere(self, visitor: Client, link: str) -> None:
        assert visitor.get(reverse("invitation", args=["a" * 43])).status_code == 404
