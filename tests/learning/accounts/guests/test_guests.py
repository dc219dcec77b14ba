"""Guests start without a form, and keep everything when they choose a name."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from content.factories import BriefFactory, PassageFactory
from content.models import Brief
from learning.accounts.guests import claim_account, start_guest
from learning.factories import (
    NOON,
    PASSWORD,
    CardFactory,
    ReviewFactory,
    StudySessionFactory,
    UserFactory,
)
from learning.models import Card, Review, User
from learning.study.claim_offer import decline_claim, offers_claim, offers_claim_after
from learning.study.reading import readings

DAY = timedelta(days=1)


class TestStarting:
    pytestmark = pytest.mark.django_db

    def test_a_guest_has_a_unique_name_and_no_password(self, now):
        one, other = start_guest(now), start_guest(now)
        assert one.is_guest
        assert not one.has_usable_password()
        assert one.username != other.username
        assert one.date_joined == now

    def test_the_time_zone_of_the_browser_is_stored(self, now):
        assert start_guest(now, time_zone="Asia/Shanghai").time_zone == "Asia/Shanghai"

    @pytest.mark.parametrize("nonsense", ["", "Mars/Olympus", "../etc/passwd", "localtime"])
    def test_an_unknown_time_zone_becomes_utc(self, now, nonsense):
        assert start_guest(now, time_zone=nonsense).time_zone == "UTC"

    def test_a_newcomer_begins_at_the_first_heading_of_the_first_public_brief(self):
        PassageFactory.create(brief=BriefFactory.create(visibility=Brief.Visibility.PRIVATE))
        brief = BriefFactory.create()
        PassageFactory.create(brief=brief, position=0)
        PassageFactory.create(brief=brief, position=2, heading=True, slug="later")
        PassageFactory.create(brief=brief, position=1, heading=True, slug="first")
        PassageFactory.create(brief=BriefFactory.create(), heading=True, slug="elsewhere")
        section = readings.first_section()
        assert section is not None
        assert (section.brief, section.slug) == (brief, "first")

    def test_without_a_public_brief_there_is_no_first_section(self):
        BriefFactory.create(visibility=Brief.Visibility.LINK)
        assert readings.first_section() is None


class TestClaiming:
    pytestmark = pytest.mark.django_db

    def test_claiming_keeps_the_row_and_everything_that_refers_to_it(self, now):
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

    def test_claiming_updates_the_user_object(self, now):
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

    def test_a_claim_of_a_name_that_was_just_taken_changes_nothing(self, now):
        UserFactory.create(username="mei")
        someone = start_guest(now)
        with pytest.raises(IntegrityError):
            claim_account(someone, username="mei", password=PASSWORD)
        assert User.objects.get(pk=someone.pk).is_guest


@pytest.fixture
def someone(db) -> User:
    return UserFactory.create(guest=True)


def study_on(someone: User, *days: int) -> None:
    """One answer on each of these days, counted from ``NOON``."""
    for day in days:
        ReviewFactory.create(card__user=someone, reviewed_at=NOON + day * DAY)


class TestOfferingOnTheFirstPage:
    def test_nothing_is_offered_on_the_first_day_even_after_many_answers(self, someone):
        assert not offers_claim(someone, NOON)
        study_on(someone, 0, 0, 0)
        assert not offers_claim(someone, NOON)

    def test_it_is_offered_on_the_second_day_of_use_however_late(self, someone):
        study_on(someone, 0)
        assert offers_claim(someone, NOON + DAY)
        assert offers_claim(someone, NOON + 9 * DAY)
        study_on(someone, 9)
        assert offers_claim(someone, NOON + 9 * DAY)

    def test_it_is_not_offered_from_the_third_day_on(self, someone):
        study_on(someone, 0, 1)
        assert not offers_claim(someone, NOON + 2 * DAY)
        assert not offers_claim(someone, NOON + 30 * DAY)

    def test_the_second_day_begins_with_the_study_day_of_the_learner(self, db):
        someone = UserFactory.create(guest=True, time_zone="Asia/Shanghai", day_starts_at=4)
        study_on(someone, 0)
        turn = datetime(2026, 3, 2, 20, tzinfo=UTC)  # four in the morning there
        assert not offers_claim(someone, turn - timedelta(minutes=1))
        assert offers_claim(someone, turn)

    def test_not_now_hides_the_offer_for_that_day(self, someone):
        study_on(someone, 0)
        decline_claim(someone, NOON + DAY)
        assert not offers_claim(User.objects.get(), NOON + DAY)

    def test_nothing_is_offered_to_somebody_with_an_account(self, learner):
        study_on(learner, 0)
        assert not offers_claim(learner, NOON + DAY)


class TestOfferingAtTheEndOfASession:
    def test_it_is_offered_at_the_end_of_the_first_session_only(self, someone):
        first, second = StudySessionFactory.create_batch(2, user=someone)
        assert offers_claim_after(someone, first, NOON)
        someone.refresh_from_db()
        assert not offers_claim_after(someone, second, NOON)
        assert offers_claim_after(someone, first, NOON)

    def test_of_two_simultaneous_ends_only_one_offers_it(self, someone):
        same = User.objects.get(pk=someone.pk)
        first, second = StudySessionFactory.create_batch(2, user=someone)
        offers = [offers_claim_after(someone, first, NOON), offers_claim_after(same, second, NOON)]
        assert offers == [True, False]

    def test_not_now_postpones_it_until_the_second_day(self, someone):
        session = StudySessionFactory.create(user=someone)
        study_on(someone, 0)
        assert offers_claim_after(someone, session, NOON)
        decline_claim(someone, NOON)
        someone.refresh_from_db()
        assert not offers_claim_after(someone, session, NOON)
        assert offers_claim(someone, NOON + DAY)

    def test_nothing_is_offered_to_somebody_with_an_account(self, learner):
        assert not offers_claim_after(learner, StudySessionFactory.create(user=learner), NOON)
