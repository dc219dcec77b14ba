"""Somebody signed in, whom no launch has named yet: they prove who they are to link their account,
or take a new one.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
import requests
from allauth.socialaccount.models import SocialAccount

from learning.factories import PASSWORD, CardFactory, UserFactory
from learning.lti.people import link_account
from learning.lti.services.placing import place_people
from learning.lti.services.rosters import Person
from learning.models import LtiAccount, User
from tests.learning.lti.campus import Campus, sign_in, signed_in_id
from tests.openid_provider import Provider, openid_provider

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "a new one for courses"


@pytest.fixture
def learner(link) -> User:
    return UserFactory.create(username="learner")


@pytest.fixture
def asked(campus, learner) -> str:
    """The page that asks the learner, who is signed in."""
    sign_in(campus.client, learner)
    location: str = campus.launch()["Location"]
    page = campus.client.get(location, secure=True)
    assert "Link this account?" in page.text
    return location


def answer(campus: Campus, there: str, said: str):
    return campus.client.post(there, {"answer": said}, secure=True)


def confirm(campus: Campus, there: str, password: str):
    form = {"next": there, "password": password}
    return campus.client.post("/account/reauthenticate/", form, secure=True)


class TestWithAPassword:
    def test_it_is_asked_for_and_the_launch_goes_on(self, campus, link, learner, asked):
        asking = answer(campus, asked, "link")["Location"]
        assert asking == "/account/reauthenticate/?" + urlencode({"next": asked})
        assert not LtiAccount.objects.exists()
        gone_on = confirm(campus, asked, PASSWORD)
        assert gone_on["Location"].endswith(f"/set/{link.assignment_id}/")
        assert LtiAccount.objects.get().user == learner
        assert signed_in_id(campus.client) == learner.pk

    def test_a_wrong_one_links_nothing_and_loses_nothing(self, campus, learner, asked):
        answer(campus, asked, "link")
        for password in ("wrong", PASSWORD):
            assert not LtiAccount.objects.exists()
            confirm(campus, asked, password)
        assert LtiAccount.objects.get().user == learner

    def test_it_is_asked_for_once_in_five_minutes(self, campus, learner, asked):
        confirm(campus, "", PASSWORD)
        assert answer(campus, asked, "link")["Location"].startswith("/classes/")
        assert LtiAccount.objects.get().user == learner


class TestANewAccount:
    def test_needs_no_password(self, campus, learner, asked):
        answer(campus, asked, "new")
        account = LtiAccount.objects.get()
        assert account.user != learner
        assert signed_in_id(campus.client) == account.user_id

    def test_is_what_a_guest_gets_and_brings_cards_along(self, campus, link):
        guest = UserFactory.create(guest=True)
        CardFactory.create(user=guest, in_review=True)
        sign_in(campus.client, guest)
        response = campus.enter()
        assert response["Location"].startswith("/account/merge/?next=%2Fclasses%2F")
        assert LtiAccount.objects.get().user != guest


class TestNamedByARosterBefore:
    """The roster has made them an account, which nobody has used."""

    @pytest.fixture
    def learner(self, link, now) -> User:
        expected = Person("ana", False, "Ana Lopez", "Ana", "Lopez", number="A-17")
        place_people(link.course, [expected, Person("tan", True, "Prof. Tan")], now)
        return UserFactory.create(username="learner")

    def test_they_link_their_own_which_takes_over_the_place(self, campus, link, learner, asked):
        expected = User.objects.get(first_name="Ana")
        answer(campus, asked, "link")
        confirm(campus, asked, PASSWORD)
        assert LtiAccount.objects.get(sub="ana").user == learner
        place = link.course.classroom.memberships.get(user=learner)
        assert (place.role, place.identification) == ("learner", "A-17")
        assert not User.objects.filter(pk=expected.pk).exists()

    def test_or_take_the_one_that_was_made(self, campus, learner, asked):
        answer(campus, asked, "new")
        assert signed_in_id(campus.client) == User.objects.get(first_name="Ana").pk

    def test_once_used_it_stays_theirs(self, campus, learner, link):
        campus.enter()
        campus.client.logout()
        sign_in(campus.client, learner)
        page = campus.client.get(campus.launch()["Location"], secure=True)
        assert "Go on as Ana Lopez?" in page.text
        LtiAccount.objects.update(launched_at=None)  # signed in, as by a request at the same time
        account = LtiAccount.objects.get(sub="ana")
        linked = link_account(account.registration, "ana", learner, account.linked_at)
        assert linked.user == account.user


class TestWithoutAPassword:
    @pytest.fixture
    def learner(self, link) -> User:
        return UserFactory.create(username="learner", locked=True)

    def test_one_is_set_first(self, campus, learner, asked):
        page = campus.client.get(asked, secure=True).text
        assert "Then you can link learner here" in page
        assert f'href="/account/password/set/?next={asked}"' in page
        form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "next": asked}
        done = campus.client.post("/account/password/set/", form, secure=True)
        assert done["Location"] == asked
        answer(campus, asked, "link")
        confirm(campus, asked, NEW_PASSWORD)
        assert LtiAccount.objects.get().user == learner

    def test_nothing_is_linked_before(self, campus, asked):
        assert "Set a password" in answer(campus, asked, "link").text
        assert not LtiAccount.objects.exists()


class TestSignedInByTheUniversity:
    @pytest.fixture
    def provider(self, settings) -> Iterator[Provider]:
        with openid_provider() as provider:
            settings.SOCIALACCOUNT_PROVIDERS = provider.settings()
            yield provider

    @pytest.fixture
    def learner(self, link, provider) -> User:
        learner = UserFactory.create(username="mei.lin", locked=True)
        SocialAccount.objects.create(user=learner, provider="sso", uid="u-1")
        return learner

    def test_they_sign_in_there_again_and_then_link(self, campus, learner, asked):
        asking = answer(campus, asked, "link")["Location"]
        assert asking.startswith("/account/university/?next=")
        page = campus.client.get(asking, secure=True)
        assert "Sign in again" in page.text
        assert f'name="next" value="{asked}"' in page.text
        assert 'action="/account/university/?auth_params=prompt%3Dlogin"' in page.text
        there = "/account/university/?auth_params=prompt%3Dlogin"
        going = campus.client.post(there, {"next": asked}, secure=True)
        address = going["Refresh"].removeprefix("0; url=")
        assert "&prompt=login" in address
        back = requests.get(address, allow_redirects=False, timeout=5).headers["Location"]
        returned = campus.client.get(back.removeprefix("https://lilun.example"), secure=True)
        assert returned["Location"] == asked
        assert answer(campus, asked, "link")["Location"].startswith("/classes/")
        assert LtiAccount.objects.get().user == learner
