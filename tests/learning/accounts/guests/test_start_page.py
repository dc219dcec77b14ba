"""Starting as a guest with one click."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.models import User
from tests.learning.accounts.signing import ELSEWHERE, user_of

pytestmark = pytest.mark.django_db


class TestStartNow:
    def test_one_click_leads_to_the_first_section(self, visitor):
        heading = PassageFactory.create(brief=BriefFactory.create(), heading=True)
        response = visitor.post("/start/", {"time_zone": "Asia/Shanghai"})
        assert response.url == reverse("section", args=[heading.brief.slug, heading.slug])
        assert visitor.get(response.url).status_code == 200
        assert user_of(visitor).time_zone == "Asia/Shanghai"

    def test_without_a_brief_it_leads_to_the_library(self, visitor):
        assert visitor.post("/start/").url == reverse("library")

    def test_a_guest_goes_on_to_the_page_that_was_asked_for(self, visitor):
        brief = BriefFactory.create(visibility="link")
        asked = visitor.get(f"/briefs/{brief.slug}/", follow=True)
        assert 'action="/start/"' in asked.text
        assert f'name="next" value="/briefs/{brief.slug}/"' in asked.text
        response = visitor.post("/start/", {"next": f"/briefs/{brief.slug}/"}, follow=True)
        assert brief.title in response.text
        assert user_of(visitor).is_guest

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_it_never_leads_to_another_site(self, visitor, away):
        assert visitor.post("/start/", {"next": away}).url == reverse("library")

    def test_the_session_lasts_400_days(self, visitor):
        cookie = visitor.post("/start/").cookies["sessionid"]
        assert cookie["max-age"] == 400 * 24 * 60 * 60
        assert cookie["httponly"]

    def test_somebody_signed_in_stays_signed_in(self, learner_client, learner):
        learner_client.post("/start/")
        assert user_of(learner_client) == learner
        assert User.objects.count() == 1


class TestTooMany:
    def test_a_guest_beyond_the_daily_limit_waits_for_the_next_day(self, visitor, clock, settings):
        settings.ACCOUNT_RATE_LIMITS = {"start_guest": "20/d/ip"}
        for _ in range(4):
            assert all(Client().post("/start/").status_code == 302 for _ in range(5))
            clock.shift(61)
        refused = visitor.post("/start/")
        assert refused.status_code == 429
        assert "or create an account" in refused.text
        clock.shift(24 * 60 * 60)
        assert visitor.post("/start/").status_code == 302

    @override_settings(ACCOUNT_RATE_LIMITS={"start_guest": "1/m/ip"})
    def test_another_address_is_not_limited(self):
        assert Client().post("/start/").status_code == 302
        assert Client().post("/start/").status_code == 429
        assert Client(REMOTE_ADDR="192.0.2.7").post("/start/").status_code == 302

    @override_settings(ACCOUNT_RATE_LIMITS={"start_guest": "1/m/ip"})
    def test_a_forged_address_changes_nothing(self):
        assert Client().post("/start/").status_code == 302
        forged = Client(headers={"x-forwarded-for": "192.0.2.8"}).post("/start/")
        assert forged.status_code == 429
