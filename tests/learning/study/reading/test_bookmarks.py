"""The section that was opened last, and how far it was read."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import connection

from content.factories import BriefFactory, PassageFactory
from content.models import A_PAGE, Brief, Passage
from learning.accounts.merging import merge_guest
from learning.factories import BookmarkFactory, ReadingFactory, UserFactory
from learning.models import Bookmark, User
from learning.study.reading.bookmarks import opened_last, remember_opened, remember_place
from learning.study.reading.readings import place_in

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sections() -> list[Passage]:
    """Three sections of a brief."""
    brief = BriefFactory.create(visibility="public")
    return [PassageFactory.create(brief=brief, heading=True, position=place) for place in (1, 2, 3)]


def test_the_section_opened_last_is_kept_once_for_each_brief(learner, sections, now):
    other = PassageFactory.create(heading=True)
    for minute, section in enumerate([sections[0], other, sections[2]]):
        remember_opened(learner, section, now + minute * MINUTE)
    kept = {one.brief_id: one.section_id for one in Bookmark.objects.all()}
    assert kept == {sections[0].brief_id: sections[2].pk, other.brief_id: other.pk}


def test_opening_a_section_again_changes_nothing(learner, sections, now):
    remember_opened(learner, sections[0], now)
    remember_opened(learner, sections[0], now + MINUTE)
    assert Bookmark.objects.get().opened_at == now


class TestOpenedLast:
    def test_is_of_the_brief_that_was_opened_last(self, learner, sections, now):
        BookmarkFactory.create(user=learner, section=sections[1], opened_at=now)
        BookmarkFactory.create(user=learner, opened_at=now - MINUTE)
        BookmarkFactory.create(opened_at=now + MINUTE)
        bookmark = opened_last(learner)
        assert bookmark
        assert bookmark.section == sections[1]

    def test_is_none_where_it_was_read(self, learner, sections, now):
        BookmarkFactory.create(user=learner, section=sections[1], opened_at=now)
        ReadingFactory.create(user=learner, section=sections[1])
        assert opened_last(learner) is None

    def test_is_none_where_its_brief_is_closed_or_has_it_no_more(self, learner, sections, now):
        BookmarkFactory.create(user=learner, section=sections[1], opened_at=now)
        Passage.objects.filter(pk=sections[1].pk).update(retired_at=now)
        assert opened_last(learner) is None
        Passage.objects.update(retired_at=None)
        Brief.objects.update(visibility="private")
        assert opened_last(learner) is None


class TestPlace:
    def following(self, learner: User, sections: list[Passage]) -> tuple[int, bool]:
        place = place_in(learner, sections[0].brief)
        return place.number, place.begun

    def test_reading_goes_on_with_what_was_opened(self, learner, sections, now):
        assert self.following(learner, sections) == (1, False)
        remember_opened(learner, sections[1], now)
        assert self.following(learner, sections) == (2, True)

    def test_a_later_reading_leads_on(self, learner, sections, now):
        remember_opened(learner, sections[2], now)
        ReadingFactory.create(user=learner, section=sections[0], read_at=now + MINUTE)
        assert self.following(learner, sections) == (2, False)

    def test_opening_a_read_section_again_does_not_lead_back(self, learner, sections, now):
        ReadingFactory.create(user=learner, section=sections[0], read_at=now)
        remember_opened(learner, sections[0], now + MINUTE)
        assert self.following(learner, sections) == (2, False)


class TestReached:
    """The passage reached in a section."""

    @pytest.fixture
    def passage(self, sections) -> Passage:
        section = sections[1]
        return PassageFactory.create(
            brief=section.brief, section=section, slug="weir", position=section.position + 1
        )

    def send(self, client, section, passage="weir"):
        return client.post(f"{section.get_absolute_url()}place/", {"passage": passage})

    def addresses(self, client, learner, section) -> set[str]:
        """Where the first page, the brief and the link to go on lead."""
        home = client.get("/").text
        found = {client.get(f"{section.brief.get_absolute_url()}continue/").url}
        for page in (home, client.get(section.brief.get_absolute_url()).text):
            found |= set(
                re.findall(rf'href="({section.get_absolute_url()}[^"]*)">\s*Continue', page)
            )
        return found

    def test_reading_goes_on_there(self, learner_client, learner, sections, passage):
        address = sections[1].get_absolute_url()
        learner_client.get(address)
        assert self.addresses(learner_client, learner, sections[1]) == {address}

        assert self.send(learner_client, sections[1]).status_code == 204

        reached = {f"{address}#p-weir"}
        assert self.addresses(learner_client, learner, sections[1]) == reached
        learner_client.get(address)
        assert self.addresses(learner_client, learner, sections[1]) == reached

    def test_it_may_be_on_a_later_page_of_a_long_section(
        self, learner_client, learner, sections, passage
    ):
        address = sections[1].get_absolute_url()
        Passage.objects.filter(pk=passage.pk).update(position=sections[1].position + 2 * A_PAGE)
        learner_client.get(address)
        self.send(learner_client, sections[1])
        reached = {f"{address}?page=3#p-weir"}
        assert self.addresses(learner_client, learner, sections[1]) == reached
        assert opened_last(learner).address == f"{address}?page=3#p-weir"

    def test_its_beginning_has_no_passage(self, learner_client, sections, passage):
        learner_client.get(sections[1].get_absolute_url())
        self.send(learner_client, sections[1])
        self.send(learner_client, sections[1], "")
        assert Bookmark.objects.get().passage is None

    def test_another_section_begins_at_its_top(self, learner, sections, passage, now):
        remember_opened(learner, sections[1], now)
        remember_place(learner, sections[1], passage)
        remember_opened(learner, sections[2], now)
        assert Bookmark.objects.get().passage is None

    def test_what_a_page_sends_when_it_is_left_changes_no_later_section(
        self, learner, sections, passage, now
    ):
        remember_opened(learner, sections[2], now)
        remember_place(learner, sections[1], passage)
        kept = Bookmark.objects.get()
        assert (kept.section, kept.passage) == (sections[2], None)

    def test_a_passage_that_is_gone_is_not_led_to(
        self, learner_client, learner, sections, passage, now
    ):
        address = sections[1].get_absolute_url()
        learner_client.get(address)
        self.send(learner_client, sections[1])
        Passage.objects.filter(pk=passage.pk).update(retired_at=now)
        assert self.addresses(learner_client, learner, sections[1]) == {address}

    def test_a_passage_of_another_section_is_not_found(self, learner_client, sections, passage):
        learner_client.get(sections[1].get_absolute_url())
        assert self.send(learner_client, sections[1], "nowhere").status_code == 404
        assert self.send(learner_client, sections[2]).status_code == 404

    def test_a_closed_brief_is_not_found(self, learner_client, sections, passage):
        Brief.objects.update(visibility="private")
        assert self.send(learner_client, sections[1]).status_code == 404


@pytest.mark.parametrize(("guest_at", "kept"), [(1, 2), (-1, 1)])
def test_merging_a_guest_keeps_the_later_bookmark(learner, sections, now, guest_at, kept):
    guest = UserFactory.create(guest=True)
    BookmarkFactory.create(user=learner, section=sections[1], opened_at=now)
    BookmarkFactory.create(user=guest, section=sections[2], opened_at=now + guest_at * MINUTE)
    assert merge_guest(guest.pk, learner)
    assert Bookmark.objects.get() == Bookmark.objects.get(user=learner, section=sections[kept])


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="others have no lock on the whole")
def test_a_page_is_shown_at_once_while_somebody_else_writes(learner_client, sections):
    address = sections[1].get_absolute_url()
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert learner_client.get(address).status_code == 200  # the patience of pytest ends first
        writer.rollback()
    assert not Bookmark.objects.exists()
    assert connection.connection.execute("PRAGMA busy_timeout").fetchone()[0] >= 5_000
    learner_client.get(address)
    assert Bookmark.objects.get().section == sections[1]
