"""A guest signs in to an existing account and chooses whether to merge their cards into it."""

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
    def test_a_guest_who_has_only_joined_a_class_is_asked_and_keeps_it(self, guest_client, learner):
        joined = MembershipFactory.create(user=user_of(guest_client), name="Mei")
        assert sign_in(guest_client, "learner").url.startswith(ASKS)
        assert "<strong>1</strong> class joined" in guest_client.get(ASKS).text
        choose(guest_client, "merge")
        joined.refresh_from_db()
        assert (joined.user, joined.name) == (learner, "Mei")

    def test_signing_in_leads_to_the_question_and_then_to_the_requested_page(
        self, guest_client, guest, learner
    ):
        url = sign_in(guest_client, "learner", next="/settings/").url
        assert url == f"{ASKS}?next=%2Fsettings%2F"
        assert user_of(guest_client) == learner
        page = guest_client.get(url).text
        assert 'name="next" value="/settings/"' in page

    def test_the_page_lists_the_guests_data_and_explains_each_choice(self, asked):
        page = asked.get(ASKS).text
        assert "<strong>1</strong> card that you have begun" in page
        assert "<strong>1</strong> answer given" in page
        assert "<strong>1</strong> section read" in page
        assert "Everything moves into your account." in page
        assert "They’re deleted for good" in page

    def test_nothing_happens_until_something_is_chosen(self, asked, guest, learner):
        asked.get("/")
        assert choose(asked, "perhaps").status_code == 200
        assert guest.cards.count() == 1
        assert not learner.cards.exists()
        assert f'href="{ASKS}?next=/settings/"' in asked.get("/settings/").text

    def test_a_guest_with_nothing_is_not_asked(self, guest_client, learner):
        assert sign_in(guest_client, "learner").url == "/"
        assert ASKS not in guest_client.get("/settings/").text

    def test_a_wrong_password_leaves_the_guest_signed_in(self, guest_client, guest, learner):
        sign_in(guest_client, "learner", "wrong")
        assert user_of(guest_client) == guest
        assert guest_client.get(ASKS).url == "/"


class TestChoosing:
    def test_merging_moves_what_the_guest_learnt(self, asked, guest, learner):
        page = asked.get(choose(asked, "merge", next="/settings/").url)
        assert page.request["PATH_INFO"] == "/settings/"
        assert "in your account now" in page.text
        assert learner.cards.count() == learner.reviews.count() == learner.readings.count() == 1
        assert not User.objects.filter(pk=guest.pk).exists()

    def test_discarding_deletes_what_the_guest_learnt(self, asked, guest, learner):
        assert "are deleted" in asked.get(choose(asked, "drop").url).text
        assert not Card.objects.exists()
        assert list(User.objects.all()) == [learner]

    @pytest.mark.parametrize(("first", "second"), [("merge", "drop"), ("drop", "merge")])
    def test_the_first_choice_is_final(self, asked, learner, first, second):
        choose(asked, first)
        assert choose(asked, second).url == "/"
        assert learner.cards.count() == (first == "merge")

    def test_another_persons_guest_is_not_merged(self, asked, other_client, other_learner):
        other = CardFactory.create(user__guest=True)
        choose(asked, "merge", guest=other.user_id)
        choose(other_client, "merge", guest=other.user_id)
        other.refresh_from_db()
        assert other.user.is_guest

    def test_a_guest_account_claimed_meanwhile_is_kept(self, asked, guest):
        User.objects.filter(pk=guest.pk).update(is_guest=False)
        choose(asked, "drop")
        assert guest.cards.count() == 1

    @pytest.mark.parametrize("away", ELSEWHERE)
    def test_it_never_redirects_to_another_site(self, asked, away):
        assert choose(asked, "merge", next=away).url == "/"
