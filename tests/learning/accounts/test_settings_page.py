"""The settings page."""

import re

import pytest
from django.forms import ModelForm
from django.test import Client

from learning.accounts.forms import SettingsForm
from learning.accounts.guests import claim_account
from learning.factories import PASSWORD, CardFactory
from learning.models import Card, User
from tests.learning.accounts.signing import NEW_PASSWORD, twice, user_of

pytestmark = pytest.mark.django_db


class TestSettings:
    def form(self, **changes):
        form = {
            "scope": "everything",
            "characters": "write",
            "new_per_day": 5,
            "reviews_per_day": 50,
            "desired_retention": 95,
            "maximum_interval": 180,
            "buttons": 4,
            "goal": 15,
            "goal_unit": "minutes",
            "time_zone": "Asia/Shanghai",
            "day_starts_at": 6,
            "theme": "dark",
            "sounds": "on",
        }
        return form | changes

    def test_everything_is_saved(self, learner_client, learner):
        assert learner_client.post("/settings/", self.form()).url == "/settings/"
        learner.refresh_from_db()
        assert learner.desired_retention == 0.95
        assert (learner.scope, learner.characters, learner.buttons) == ("everything", "write", 4)
        assert (learner.new_per_day, learner.reviews_per_day) == (5, 50)
        assert (learner.time_zone, learner.day_starts_at) == ("Asia/Shanghai", 6)
        assert (learner.maximum_interval, learner.theme) == (180, "dark")
        assert (learner.goal, learner.goal_unit) == (15, "minutes")
        assert (learner.keys, learner.motion, learner.sounds) == (False, False, True)

    def test_retention_is_shown_in_per_cent(self, learner_client, learner):
        User.objects.update(desired_retention=0.87)
        assert re.search(
            r'name="desired_retention" value="87"', learner_client.get("/settings/").text
        )

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("desired_retention", 69),
            ("desired_retention", 98),
            ("maximum_interval", 0),
            ("new_per_day", 1000),
            ("reviews_per_day", -1),
            ("goal", 0),
            ("goal_unit", "hours"),
            ("day_starts_at", 24),
            ("time_zone", "Mars/Olympus"),
            ("theme", "pink"),
        ],
    )
    def test_values_out_of_range_are_refused(self, learner_client, learner, field, value):
        response = learner_client.post("/settings/", self.form(**{field: value}))
        assert "Not saved yet" in response.text
        assert 'aria-invalid="true"' in response.text
        learner.refresh_from_db()
        assert learner.buttons == 2

    def test_the_first_field_with_an_error_has_the_focus(self, learner_client):
        page = learner_client.post("/settings/", self.form(goal=0, day_starts_at=24)).text
        focused = re.findall(r"<(?:input|select)[^>]*\bautofocus\b[^>]*>", page)
        assert [re.findall('name="(.+?)"', tag) for tag in focused] == [["goal"]]

    def test_without_errors_no_field_has_the_focus(self, learner_client):
        assert "autofocus" not in learner_client.get("/settings/").text

    def test_a_time_zone_in_an_old_spelling_is_kept(self, learner_client, learner):
        User.objects.update(time_zone="US/Pacific")
        assert (
            learner_client.post("/settings/", self.form(time_zone="US/Pacific")).status_code == 302
        )

    def test_no_other_field_of_the_user_can_be_set(self, learner_client, learner):
        learner_client.post("/settings/", self.form(is_staff="on", username="root", is_guest="on"))
        learner.refresh_from_db()
        assert (learner.username, learner.is_staff, learner.is_guest) == ("learner", False, False)

    def test_a_changed_password_is_confirmed_on_the_settings_page(self, learner_client):
        form = {"oldpassword": PASSWORD} | twice(NEW_PASSWORD)
        changed = learner_client.post("/account/password/change/", form, follow=True)
        assert changed.redirect_chain == [("/settings/", 302)]
        assert "Password changed." in changed.text

    def test_a_password_that_is_changed_meanwhile_stays_changed(
        self, learner_client, learner, monkeypatch
    ):
        def meanwhile(form):
            other = User.objects.get(pk=learner.pk)
            other.set_password(NEW_PASSWORD)
            other.save()
            return ModelForm.is_valid(form)

        monkeypatch.setattr(SettingsForm, "is_valid", meanwhile)
        learner_client.post("/settings/", self.form())
        learner.refresh_from_db()
        assert learner.check_password(NEW_PASSWORD)
        assert learner.theme == "dark"

    def test_an_account_that_is_claimed_meanwhile_stays_claimed(self, guest_client, monkeypatch):
        def meanwhile(form):
            claim_account(user_of(guest_client), username="mei", password=NEW_PASSWORD)
            return ModelForm.is_valid(form)

        monkeypatch.setattr(SettingsForm, "is_valid", meanwhile)
        guest_client.post("/settings/", self.form())
        claimed = User.objects.get()
        assert (claimed.username, claimed.is_guest, claimed.theme) == ("mei", False, "dark")

    def test_character_cards_are_suspended_when_they_are_not_wanted(self, learner_client, learner):
        card = CardFactory.create(user=learner, question__type="characters-of-name")
        learner_client.post("/settings/", self.form(characters="off"))
        card.refresh_from_db()
        assert card.suspension == Card.Suspension.CHARACTERS


def test_a_theme_leads_to_no_other_site(learner_client: Client, learner: User) -> None:
    elsewhere = {"theme": "light", "next": "https://elsewhere.example/"}
    assert learner_client.post("/settings/theme/", elsewhere).headers["Location"] == "/settings/"
    assert learner_client.post("/settings/theme/", {"theme": "pink"}).status_code == 404
    assert User.objects.get(pk=learner.pk).theme == "light"
