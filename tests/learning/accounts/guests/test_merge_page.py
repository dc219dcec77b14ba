"""A guest signs in to an account that exists, and chooses what becomes of what they learnt."""

import pytest
from django.test import Client

from learning.factories import (
    NOON,
    CardFactory,
    MembershipFactory,
    ReadingFactory,
    ReviewFactory,
)
from learning.models import Card, User
from tests.learning.accounts.signing import ELSEWHERE, sign_in, user_of

pytestmark = pytest.mark.django_db
ASKS = "/account/merge/"


@pytest.fixture
def guest(guest_client: Client) -> User:
    """Somebody who has answered a card and read a section."""
    guest = user_of(guest_client)
    ReviewFactory.create(card=CardFactory.create(user=guest, in_review=True))
    ReadingFactory.create(user=guest, read_at=NOON)
    return guest


@pytest.fixture
def asked(guest_client: Client, guest: User, learner: User) -> Client:
    sign_in(guest_client, "learner")
    return guest_client


def choose(client: Client, choice: str, **form):
    return client.post(ASKS, {"choice": choice, **form})


class TestBeingAsked:
    def test_a_guest_who_has_only_joined_a_class_is_asked_and_takes_it_along(
        self, guest_client, learner
    ):
        joined = MembershipFactory.create(user=user_of(guest_client), name="Mei")
        assert sign_in(guest_client, "learner").url.startswith(ASKS)
        assert "<strong>1</strong> class joined" in guest_client.get(ASKS).text
        choose(guest_client, "merge")
        joined.refresh_from_db()
        assert (joined.user, joined.name) == (learner, "Mei")

    def test_signing_in_leads_to_the_question_and_then_on(self, guest_client, guest, learner):
        url = sign_in(guest_client, "learner", next="/settings/").url
        assert url == f"{ASKS}?next=%2Fsettings%2F"
        assert user_of(guest_client) == learner
        page = guest_client.get(url).text
        assert 'name="next" value="/settings/"' in page

    def test_the_page_says_what_there_is_and_what_each_choice_does(self, asked):
        page = asked.get(ASKS).text
        assert "<strong>1</strong> card that you have begun" in page
        assert "<strong>1</strong> answer given" in page
        assert "<strong>1</strong> section read" in page
        assert "All of it moves into your account." in page
        assert "All of it is deleted at once" in page

    def test_nothing_happens_until_something_is_chosen(self, asked, guest, learner):
        asked.get("/")
        assert choose(asked, "perhaps").status_code == 200
        assert guest.cards.count() == 1
        assert not learner.cards.exists()
        assert f'href="{ASKS}?next=/settings/"' in asked.get("/settings/").text

    def test_a_guest_with_nothing_is_not_asked(self, guest_client, learner):
        assert sign_in(guest_client, "learner").url == "/"
        assert ASKS not in guest_client.get("/settings/").text

    def test_a_wrong_password_leaves_the_guest_where_they_are(self, guest_client, guest, learner):
        sign_in(guest_client, "learner", "wrong")
        assert user_of(guest_client) == guest
        assert guest_client.get(ASKS).url == "/"


class TestChoosing:
    def test_taking_it_along(self, asked, guest, learner):
        page = asked.get(choose(asked, "merge", next="/settings/").url)
        assert page.request["PATH_INFO"] == "/settings/"
        assert "in your account now" in page.text
        assert learner.cards.count() == learner.reviews.count() == learner.readings.count() == 1
        assert not User.objects.filter(pk=guest.pk).exists()

    def test_dropping_it(self, asked, guest, learner):
        assert "is gone" in asked.get(choose(asked, "drop").url).text
        assert not Card.objects.exists()
        assert list(User.objects.all()) == [learner]

    @pytest.mark.parametrize(("first", "second"), [("merge", "drop"), ("drop", "merge")])
    def test_the_first_choice_holds(self, asked, learner, first, second):
        choose(asked, first)
        assert choose(asked, second).url == "/"
        assert learner.cards.count() == (first == "merge")

    def test_a_form_names_nobody_elses_guest(self, asked, other_client, other_learner):
        other = CardFactory.create(user__guest=True)
        choose(asked, "merge", guest=other.user_id)
        choose(other_client, "merge", guest=other.user_id)
        other.refresh_from_db()
        assert other.user.is_guest

    def test_an_account_that_was_claimed_meanwhile_is_kept(self, asked, guest):
        User.objects.filter(pk=guest.pk).update(is_guest=False)
        choose(asked, "drop")
        assert guest.cards.count() == 1

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_the_way_on_is_never_to_another_site(self, asked, away):
        assert choose(asked, "merge", next=away).url == "/"
