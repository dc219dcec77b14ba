"""Guests come without a form, and keep everything when they choose a name."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from content.factories import BriefFactory, PassageFactory
from content.models import Brief
from learning import accounts
from learning.accounts import claim_account, offers_claim, start_guest
from learning.factories import NOON, PASSWORD, CardFactory, ReviewFactory, UserFactory
from learning.models import Card, Review, User


def guest(**changes: object) -> User:
    return User(is_guest=True, date_joined=NOON, **changes)


class TestStarting:
    pytestmark = pytest.mark.django_db

    def test_a_guest_has_a_name_of_their_own_and_no_password(self, now):
        one, other = start_guest(now), start_guest(now)
        assert one.is_guest
        assert not one.has_usable_password()
        assert one.username != other.username
        assert one.date_joined == now

    def test_the_time_zone_of_the_browser_is_kept(self, now):
        assert start_guest(now, time_zone="Asia/Shanghai").time_zone == "Asia/Shanghai"

    @pytest.mark.parametrize("nonsense", ["", "Mars/Olympus", "../etc/passwd", "localtime"])
    def test_a_time_zone_that_nobody_knows_becomes_utc(self, now, nonsense):
        assert start_guest(now, time_zone=nonsense).time_zone == "UTC"

    def test_a_newcomer_begins_at_the_first_heading_of_the_first_public_brief(self):
        PassageFactory.create(brief=BriefFactory.create(visibility=Brief.Visibility.PRIVATE))
        brief = BriefFactory.create()
        PassageFactory.create(brief=brief, position=0)
        PassageFactory.create(brief=brief, position=2, heading=True, slug="later")
        PassageFactory.create(brief=brief, position=1, heading=True, slug="first")
        PassageFactory.create(brief=BriefFactory.create(), heading=True, slug="elsewhere")
        section = accounts.first_section()
        assert section is not None
        assert (section.brief, section.slug) == (brief, "first")

    def test_without_a_public_brief_there_is_no_first_section(self):
        BriefFactory.create(visibility=Brief.Visibility.LINK)
        assert accounts.first_section() is None


class TestClaiming:
    pytestmark = pytest.mark.django_db

    def test_claiming_keeps_the_row_and_all_that_hangs_on_it(self, now):
        someone = start_guest(now, time_zone="Asia/Shanghai")
        card = CardFactory.create(user=someone)
        review = ReviewFactory.create(card=card)
        assert claim_account(someone, username="mei", password=PASSWORD, email="mei@example.org")
        claimed = User.objects.get(username="mei")
        assert claimed.pk == someone.pk
        assert (claimed.is_guest, claimed.email) == (False, "mei@example.org")
        assert claimed.time_zone == "Asia/Shanghai"
        assert Card.objects.get().user == claimed
        assert Review.objects.get() == review
        assert authenticate(username="mei", password=PASSWORD) == claimed

    def test_the_user_in_hand_is_brought_up_to_date(self, now):
        someone = start_guest(now)
        claim_account(someone, username="mei", password=PASSWORD)
        assert someone.username == "mei"
        assert not someone.is_guest

    def test_an_account_is_claimed_once(self, now):
        someone = start_guest(now)
        claim_account(someone, username="mei", password=PASSWORD)
        assert not claim_account(someone, username="thief", password="another secret")
        assert User.objects.get().username == "mei"
        assert User.objects.get().check_password(PASSWORD)

    def test_a_name_that_was_just_taken_changes_nothing(self, now):
        UserFactory.create(username="mei")
        someone = start_guest(now)
        with pytest.raises(IntegrityError):
            claim_account(someone, username="mei", password=PASSWORD)
        assert User.objects.get(pk=someone.pk).is_guest


class TestOffering:
    def test_nothing_is_offered_before_the_first_session_is_finished(self):
        assert not offers_claim(guest(), NOON, 0)

    def test_it_is_offered_after_the_first_session(self):
        assert offers_claim(guest(), NOON, 1)

    def test_it_is_not_repeated_on_the_same_day(self):
        assert not offers_claim(guest(), NOON, 2)

    def test_it_is_offered_again_from_the_second_day_on(self):
        assert offers_claim(guest(), NOON + timedelta(days=1), 5)

    def test_the_second_day_begins_when_the_learners_day_does(self):
        someone = guest(time_zone="Asia/Shanghai", day_starts_at=4)
        turn = datetime(2026, 3, 2, 20, tzinfo=UTC)  # four in the morning there
        assert not offers_claim(someone, turn - timedelta(minutes=1), 3)
        assert offers_claim(someone, turn, 3)

    def test_nothing_is_offered_to_whoever_has_an_account(self):
        assert not offers_claim(User(date_joined=NOON), NOON + timedelta(days=1), 1)
