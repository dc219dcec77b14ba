"""Coming in by one click, claiming, signing in and out, and the settings, page by page."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.core.ratelimit import consume
from django.core import mail
from django.core.management import call_command
from django.forms import ModelForm
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.factories import BriefFactory, PassageFactory
from learning import accounts
from learning.accounts import claim_account
from learning.factories import PASSWORD, CardFactory, UserFactory
from learning.forms import SettingsForm
from learning.models import Card, User

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "seven quiet herons"
LONG_ADDRESS = "mei@" + "a." * 125 + "org"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "http://127.0.0.1",
    "foo",
]


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def guest_client(visitor) -> Client:
    visitor.post("/start/")
    return visitor


def user_of(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id", 0)).first()


def claim(client: Client, **changes):
    form = {"username": "mei", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    return client.post("/account/claim/", form | changes)


def twice(password: str) -> dict[str, str]:
    return {"password1": password, "password2": password}


def sign_in(client: Client, login: str, password: str = PASSWORD, **changes):
    return client.post("/account/login/", {"login": login, "password": password, **changes})


class TestStartNow:
    def test_one_click_leads_to_the_first_section(self, visitor):
        heading = PassageFactory.create(brief=BriefFactory.create(), heading=True)
        response = visitor.post("/start/", {"time_zone": "Asia/Shanghai"})
        assert response.url == reverse("section", args=[heading.brief.slug, heading.slug])
        assert visitor.get(response.url).status_code == 200
        assert user_of(visitor).time_zone == "Asia/Shanghai"

    def test_it_needs_no_time_zone(self, visitor):
        visitor.post("/start/")
        assert user_of(visitor).time_zone == "UTC"

    def test_without_a_brief_it_leads_to_the_library(self, visitor):
        assert visitor.post("/start/").url == reverse("library")

    def test_the_session_lasts_400_days(self, visitor):
        cookie = visitor.post("/start/").cookies["sessionid"]
        assert cookie["max-age"] == 400 * 24 * 60 * 60
        assert cookie["httponly"]

    def test_whoever_is_signed_in_stays_who_they_are(self, learner_client, learner):
        learner_client.post("/start/")
        assert user_of(learner_client) == learner
        assert User.objects.count() == 1

    def test_a_link_does_not_start_anything(self, visitor):
        assert visitor.get("/start/").status_code == 405
        assert not User.objects.exists()

    def test_a_form_from_another_site_does_not_start_anything(self):
        assert Client(enforce_csrf_checks=True).post("/start/").status_code == 403
        assert not User.objects.exists()


class TestClaim:
    def test_a_guest_keeps_their_cards_under_a_name(self, guest_client):
        someone = user_of(guest_client)
        CardFactory.create(user=someone)
        response = claim(guest_client, email="mei@example.org")
        assert response.url == reverse("home")
        claimed = User.objects.get(username="mei")
        assert claimed.pk == someone.pk
        assert claimed.cards.count() == 1
        assert not claimed.is_guest

    def test_they_can_sign_in_by_name_or_address_afterwards(self, guest_client):
        claim(guest_client, email="mei@example.org")
        for login in ("mei", "mei@example.org"):
            visitor = Client()
            assert sign_in(visitor, login, NEW_PASSWORD).status_code == 302
            assert user_of(visitor).username == "mei"

    def test_the_session_is_another_one_and_the_old_cookie_is_dead(self, guest_client):
        old = guest_client.cookies["sessionid"].value
        claim(guest_client)
        assert guest_client.cookies["sessionid"].value != old
        assert guest_client.get("/settings/").status_code == 200
        thief = Client()
        thief.cookies["sessionid"] = old
        assert thief.get("/settings/").url.startswith("/account/login/")

    def test_it_leads_back_to_where_it_was_offered(self, guest_client):
        assert claim(guest_client, next="/settings/").url == "/settings/"

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_it_leads_nowhere_else(self, guest_client, away):
        assert claim(guest_client, next=away).url == "/"

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"username": "taken"}, "Somebody has this username already"),
            ({"username": "TAKEN"}, "Somebody has this username already"),
            ({"username": "mei@example.org"}, "leave out the @"),
            ({"username": "Guest-1"}, "are for guests"),
            ({"password2": "another"}, "type the same password"),
            (twice("12345678"), "too common"),
            ({"username": "quietheron"} | twice("quietheron"), "too similar to the username"),
            ({"email": "quiet@heron.example"} | twice("quiet@heron"), "too similar to the email"),
            ({"email": "mei at example"}, "Enter a valid email address"),
            ({"email": LONG_ADDRESS}, "at most 254 characters"),
        ],
    )
    def test_what_cannot_be_is_said_beside_the_form(self, guest_client, changes, reason):
        UserFactory.create(username="taken")
        response = claim(guest_client, **changes)
        assert response.status_code == 200
        assert reason in response.text
        assert user_of(guest_client).is_guest

    @pytest.mark.parametrize("address", ["/", "/account/claim/", "/settings/"])
    def test_a_guest_reads_who_can_open_their_cards(self, guest_client, address):
        User.objects.update(date_joined=timezone.now() - timedelta(days=2))
        page = guest_client.get(address).text.lower()
        assert "only this browser can open your cards" in page
        assert "with a username and password you can open them anywhere" in page

    def test_a_claimed_account_is_not_claimed_again(self, learner_client, learner):
        assert claim(learner_client).url == "/settings/"
        learner.refresh_from_db()
        assert learner.username == "learner"

    def test_the_later_of_two_claims_is_not_told_that_the_account_is_theirs(
        self, guest_client, monkeypatch
    ):
        def second(guest, **names):
            claim_account(guest, username="first", password=PASSWORD)
            return claim_account(guest, **names)

        monkeypatch.setattr(accounts, "claim_account", second)
        response = claim(guest_client, email="mei@example.org")
        assert response.url == "/"
        assert not {"sessionid", "messages"} & set(response.cookies)
        assert not EmailAddress.objects.exists()
        assert User.objects.get().username == "first"

    @pytest.mark.parametrize("page", ["email", "password/set", "password/change", "signup"])
    def test_a_guest_meets_the_claim_before_any_other_page_of_the_account(self, guest_client, page):
        assert guest_client.get(f"/account/{page}/").url == "/account/claim/"


class TestSignIn:
    def test_by_username_without_regard_to_case(self, visitor, learner):
        assert sign_in(visitor, "Learner").url == "/"
        assert user_of(visitor) == learner

    def test_back_to_the_page_that_was_asked_for(self, visitor, learner):
        assert sign_in(visitor, "learner", next="/settings/").url == "/settings/"

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_never_to_another_site(self, visitor, learner, away):
        assert sign_in(visitor, "learner", next=away).url == "/"

    def test_a_wrong_password_and_an_unknown_name_read_the_same(self, visitor, learner):
        wrong, unknown = sign_in(visitor, "learner", "wrong"), sign_in(visitor, "nobody", "wrong")
        assert "do not belong together" in wrong.text
        assert visible_text(wrong).replace("learner", "nobody") == visible_text(unknown)

    def test_staying_signed_in_is_a_choice(self, visitor, learner):
        assert sign_in(visitor, "learner").cookies["sessionid"]["max-age"] == ""
        kept = sign_in(Client(), "learner", remember="on").cookies["sessionid"]
        assert kept["max-age"] == 400 * 24 * 60 * 60

    def test_a_guest_is_told_that_their_cards_stay_behind(self, guest_client):
        page = guest_client.get("/account/login/").text
        assert "Your cards stay with this guest" in page
        assert 'href="/account/claim/"' in page

    def test_a_guest_can_sign_in_to_another_account_all_the_same(self, guest_client, learner):
        sign_in(guest_client, "learner")
        assert user_of(guest_client) == learner

    def test_whoever_is_signed_in_goes_on_to_the_first_page(self, learner_client):
        assert learner_client.get("/account/login/").url == "/"
        assert learner_client.get("/account/login/?next=/settings/").url == "/settings/"

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_nor_does_whoever_is_signed_in_go_elsewhere(self, learner_client, away):
        assert learner_client.get("/account/login/", {"next": away}).url == "/"

    def test_a_name_longer_than_any_is_refused(self, visitor):
        assert "at most 254 characters" in sign_in(visitor, "x" * 2_000_000).text

    def test_the_admin_has_no_other_way_in(self, visitor):
        assert visitor.post("/admin/login/").url.startswith("/account/login/")


class TestSignOut:
    def test_a_guest_is_warned_and_offered_to_keep_their_cards(self, guest_client):
        page = guest_client.get("/account/logout/").text
        assert "all that you have learnt here is lost" in page
        assert 'href="/account/claim/"' in page
        assert user_of(guest_client)

    def test_somebody_with_an_account_is_not_warned(self, learner_client):
        assert "is lost" not in learner_client.get("/account/logout/").text

    def test_signing_out_empties_the_cache_of_the_browser(self, learner_client):
        response = learner_client.post("/account/logout/")
        assert response["Clear-Site-Data"] == '"cache"'
        assert user_of(learner_client) is None


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
            "time_zone": "Asia/Shanghai",
            "day_starts_at": 6,
            "theme": "dark",
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
        assert (learner.keys, learner.motion) == (False, False)

    def test_the_page_costs_the_session_and_the_user(
        self, learner_client, django_assert_num_queries
    ):
        learner_client.get("/settings/")  # the first page of the day renews the session
        with django_assert_num_queries(2):
            learner_client.get("/settings/")

    def test_the_theme_is_on_the_next_page(self, learner_client):
        page = learner_client.post("/settings/", self.form(), follow=True).text
        assert '<html lang="en-GB" data-theme="dark"' in page
        assert "Saved." in page

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
            ("day_starts_at", 24),
            ("time_zone", "Mars/Olympus"),
            ("theme", "pink"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, learner_client, learner, field, value):
        response = learner_client.post("/settings/", self.form(**{field: value}))
        assert "Nothing is saved yet" in response.text
        assert 'aria-invalid="true"' in response.text
        learner.refresh_from_db()
        assert learner.buttons == 2

    def test_a_time_zone_in_an_old_spelling_stays_as_it_is(self, learner_client, learner):
        User.objects.update(time_zone="US/Pacific")
        assert (
            learner_client.post("/settings/", self.form(time_zone="US/Pacific")).status_code == 302
        )

    def test_nothing_else_of_the_user_can_be_set(self, learner_client, learner):
        learner_client.post("/settings/", self.form(is_staff="on", username="root", is_guest="on"))
        learner.refresh_from_db()
        assert (learner.username, learner.is_staff, learner.is_guest) == ("learner", False, False)

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
        assert (claimed.username, claimed.is_guest) == ("mei", False)

    def test_cards_about_characters_leave_when_they_are_not_wanted(self, learner_client, learner):
        card = CardFactory.create(user=learner, question__type="characters-of-name")
        learner_client.post("/settings/", self.form(characters="off"))
        card.refresh_from_db()
        assert card.suspension == Card.Suspension.CHARACTERS

    def test_a_guest_can_choose_how_they_study_too(self, guest_client):
        guest_client.post("/settings/", self.form())
        assert user_of(guest_client).theme == "dark"


class TestWithoutAMailServer:
    def test_a_name_and_a_password_make_an_account(self, visitor):
        response = sign_up(visitor)
        assert response.status_code == 302
        assert user_of(visitor).username == "mei"

    def test_an_address_that_has_no_room_is_refused(self, visitor):
        assert "at most 254 characters" in sign_up(visitor, email=LONG_ADDRESS).text
        assert not User.objects.exists()

    def test_an_address_is_kept_without_a_promise_of_mail(self, visitor):
        page = visitor.get(sign_up(visitor, email="mei@example.org").url, follow=True).text
        assert user_of(visitor).email == "mei@example.org"
        assert "on its way" not in page

    def test_a_taken_address_is_not_told(self, visitor):
        UserFactory.create(email="mei@example.org")
        assert sign_up(visitor, email="mei@example.org").status_code == 302

    def test_a_link_that_was_printed_gives_even_a_guest_a_password(self, guest_client, capsys):
        someone = user_of(guest_client)
        call_command("password_reset_link", someone.username)
        visitor = Client()
        page = visitor.get(urlsplit(capsys.readouterr().out.strip()).path, follow=True)
        form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
        visitor.post(page.redirect_chain[-1][0], form)
        assert user_of(visitor) == someone
        assert not user_of(visitor).is_guest

    def test_whoever_forgot_their_password_reads_whom_to_ask(self, visitor):
        assert "password_reset_link" in visitor.get("/account/password/reset/").text


@pytest.fixture
def mail_server(settings):
    settings.EMAIL_URL = "smtp://mail.example.org"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*", "email*"]


@pytest.mark.usefixtures("mail_server")
class TestWithAMailServer:
    def test_a_new_account_opens_by_the_link_in_the_mail(self, visitor):
        sign_up(visitor, email="mei@example.org")
        assert user_of(visitor) is None
        visitor.post(link_in_mail())
        assert user_of(visitor).username == "mei"
        assert EmailAddress.objects.get().verified

    def test_signing_up_with_a_taken_address_looks_like_any_other(self, visitor, learner):
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        taken = sign_up(visitor, email="l@example.org")
        free = sign_up(Client(), username="other", email="other@example.org")
        assert (taken.status_code, taken.url) == (free.status_code, free.url)
        assert {user.username for user in User.objects.all()} == {"learner", "other"}
        subjects = [message.subject for message in mail.outbox]
        assert subjects == ["Lilun: You have an account already", "Lilun: Confirm your address"]

    def test_a_forgotten_password_is_set_anew_by_a_link(self, visitor, learner):
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        visitor.post("/account/password/reset/", {"email": "l@example.org"})
        page = visitor.get(link_in_mail(), follow=True)
        form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
        visitor.post(page.redirect_chain[-1][0], form)
        assert user_of(visitor) == learner
        learner.refresh_from_db()
        assert learner.check_password(NEW_PASSWORD)

    def test_asking_for_a_link_never_tells_who_has_an_account(self, visitor, learner):
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        answers = [
            visitor.post("/account/password/reset/", {"email": email}, follow=True)
            for email in ("l@example.org", "nobody@example.org")
        ]
        assert visible_text(answers[0]) == visible_text(answers[1])

    def test_no_mail_leads_to_another_host_than_ours(self, learner, settings):
        settings.LILUN_URL = "https://lilun.example"
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        browser = Client(headers={"host": "localhost:31337"})
        sign_up(browser, email="mei@example.org")
        sign_up(browser, username="li", email="l@example.org")
        for email in ("l@example.org", "nobody@example.org"):
            browser.post("/account/password/reset/", {"email": email})
        links = [re.findall(r"\w+://[^/\s]+", message.body) for message in mail.outbox]
        assert links == [["https://lilun.example"] * 2] * 4

    def test_a_claim_with_a_mistyped_address_locks_nobody_out(self, guest_client):
        claim(guest_client, email="typo@example.org")
        visitor = Client()
        sign_in(visitor, "mei", NEW_PASSWORD)
        assert user_of(visitor).username == "mei"

    def test_a_claim_without_an_address_is_enough(self, guest_client):
        claim(guest_client)
        visitor = Client()
        sign_in(visitor, "mei", NEW_PASSWORD)
        assert user_of(visitor).username == "mei"

    def test_a_new_address_needs_the_password_and_the_link(self, learner_client, learner):
        form = {"email": "new@example.org", "action_add": "1"}
        asked = learner_client.post("/account/email/", form)
        assert asked.url.startswith("/account/reauthenticate/")
        assert not EmailAddress.objects.exists()
        learner_client.post(asked.url, {"password": PASSWORD, "next": "/account/email/"})
        learner_client.post(link_in_mail())
        learner.refresh_from_db()
        assert learner.email == "new@example.org"

    def test_a_mail_server_that_is_down_undoes_nothing(self, guest_client, settings):
        settings.MAILERS = {"default": {"OPTIONS": {"host": "127.0.0.1", "port": 9}}}
        response = claim(guest_client, email="mei@example.org")
        page = guest_client.get(response.url, follow=True).text
        assert "could not be sent" in page
        assert "on its way" not in page
        assert user_of(guest_client).username == "mei"


@pytest.mark.usefixtures("mail_server")
class TestTooMuchMail:
    def test_many_guests_of_one_address_mail_no_more_than_the_limit(self, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "3/d/ip"}
        for number in range(4):
            browser = Client()
            browser.post("/start/")
            claim(browser, username=f"mei{number}", email=f"stranger{number}@example.org")
        assert len(mail.outbox) == 3
        assert user_of(browser).username == "mei3"
        assert "could not be sent" in browser.get("/").text

    def test_whichever_form_the_mail_comes_from(self, visitor, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "1/d/ip"}
        sign_up(visitor, email="mei@example.org")
        visitor.post("/account/password/reset/", {"email": "nobody@example.org"})
        sign_up(Client(), username="li", email="li@example.org")
        assert [message.to for message in mail.outbox] == [["mei@example.org"]]

    def test_the_limit_does_not_tell_who_has_an_account(self, visitor, learner, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "0/d/ip"}
        EmailAddress.objects.create(user=learner, email="l@example.org", primary=True)
        pages = [
            visible_text(visitor.post("/account/password/reset/", {"email": email}, follow=True))
            for email in ("l@example.org", "x@example.org")
        ]
        assert pages[0].replace("l@", "x@") == pages[1]
        assert "could not be sent" in pages[0]

    def test_a_warning_to_the_owner_is_not_held_back(self, learner, learner_client, settings):
        settings.ACCOUNT_RATE_LIMITS = {"mail": "0/d/ip"}
        EmailAddress.objects.create(
            user=learner, email="l@example.org", primary=True, verified=True
        )
        form = {"oldpassword": PASSWORD} | twice(NEW_PASSWORD)
        learner_client.post("/account/password/change/", form)
        assert [message.subject for message in mail.outbox] == ["Lilun: Your password is changed"]


class TestTooMany:
    def test_the_101st_guest_within_a_minute_is_asked_to_wait(self, visitor):
        for _ in range(100):
            assert Client().post("/start/").status_code == 302
        refused = visitor.post("/start/")
        assert refused.status_code == 429
        assert "wait a minute" in refused.text
        assert User.objects.count() == 100

    def test_the_2001st_guest_within_a_day_waits_for_the_next(self, visitor, clock):
        request = visitor.get("/").wsgi_request
        request.method = "POST"
        for _ in range(20):
            assert all(consume(request, action="start_guest") for _ in range(100))
            clock.shift(61)
        assert visitor.post("/start/").status_code == 429
        clock.shift(24 * 60 * 60)
        assert visitor.post("/start/").status_code == 302

    def test_another_address_is_not_held_back(self, visitor):
        for _ in range(100):
            Client().post("/start/")
        assert Client(REMOTE_ADDR="192.0.2.7").post("/start/").status_code == 302

    def test_a_forged_address_changes_nothing(self, visitor):
        for _ in range(100):
            Client().post("/start/")
        forged = Client(headers={"x-forwarded-for": "192.0.2.8"}).post("/start/")
        assert forged.status_code == 429

    def test_after_five_wrong_passwords_even_the_right_one_waits(self, visitor, learner):
        for _ in range(5):
            sign_in(visitor, "learner", "wrong")
        assert "Too many attempts failed" in sign_in(visitor, "learner").text
        assert user_of(visitor) is None


def sign_up(client: Client, **changes):
    form = {"username": "mei", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    return client.post("/account/signup/", form | changes)


def link_in_mail() -> str:
    return re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body)[1]


def visible_text(response) -> str:
    """A page without what differs from one request to the next."""
    return re.sub(r'(csrfmiddlewaretoken" value|X-CSRFToken": )"\w+"|"\w{64}"', "", response.text)
