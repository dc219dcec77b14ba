"""When a guest is invited to keep their cards under a name, and when not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import CardFactory, RevealFactory, UserFactory, question_body
from learning.models import User
from tests.clients import HTMX, signed_in
from tests.learning.study.studying import token

pytestmark = pytest.mark.django_db
OFFER = "Save my progress</a>"
DAY = timedelta(days=1)


@pytest.fixture
def guest(db) -> User:
    return UserFactory.create(guest=True)


@pytest.fixture
def guest_client(guest: User, clock) -> Client:
    return signed_in(guest)


def begin(client: Client) -> int:
    response = client.post(reverse("start_study"))
    return int(response.url.strip("/").split("/")[-1])


def answer(client: Client, session: int) -> str:
    """Gives one right answer; returns the page that follows."""
    page = client.get(reverse("study_session", args=[session]))
    data = {"shown": token(page), "rating": "3"}
    return client.post(reverse("answer", args=[session]), data, headers=HTMX).text


def due_cards(guest: User, number: int) -> None:
    for _ in range(number):
        body = question_body(formats=["recall"])
        card = CardFactory.create(user=guest, in_review=True, question__body=body)
        RevealFactory.create(card=card)


def finish(client: Client, guest: User, cards: int = 1) -> tuple[int, str]:
    due_cards(guest, cards)
    session = begin(client)
    pages = [answer(client, session) for _ in range(cards)]
    return session, pages[-1]


def test_one_answer_does_not_make_a_session(guest_client, guest):
    due_cards(guest, 2)
    session = begin(guest_client)

    assert OFFER not in answer(guest_client, session)
    assert OFFER not in guest_client.get("/").text


def test_the_end_of_the_first_session_offers_it_even_after_a_reload(guest_client, guest):
    session, end = finish(guest_client, guest, cards=3)

    assert OFFER in end
    assert OFFER in guest_client.get(reverse("study_session", args=[session])).text
    assert OFFER not in guest_client.get("/").text


def test_a_session_without_answers_ends_without_an_offer(guest_client, guest):
    session = begin(guest_client)

    assert OFFER not in guest_client.get(reverse("study_session", args=[session])).text
    assert OFFER in finish(guest_client, guest)[1]


def test_the_first_finished_session_offers_it_even_after_an_unfinished_one(guest_client, guest):
    due_cards(guest, 2)
    answer(guest_client, begin(guest_client))

    assert OFFER in answer(guest_client, begin(guest_client))


def test_not_now_leads_back_and_hides_the_offer(guest_client, guest, clock):
    session, _ = finish(guest_client, guest)
    end = reverse("study_session", args=[session])

    response = guest_client.post(reverse("decline_claim"), {"next": end})

    assert response.url == end
    assert OFFER not in guest_client.get(end).text
    clock.shift(DAY)
    assert OFFER in guest_client.get("/").text
    assert guest_client.post(reverse("decline_claim"), {"next": "//elsewhere.org"}).url == "/"
    assert OFFER not in guest_client.get("/").text


def test_after_an_answer_by_htmx_the_offer_leads_back_to_the_session(guest_client, guest):
    session, end = finish(guest_client, guest)

    here = reverse("study_session", args=[session])
    assert f'name="next" value="{here}"' in end
    assert f"{reverse('claim')}?next={here}" in end


def test_a_short_reminder_stays_on_every_page_and_in_the_settings(guest_client):
    for address in ("/", "/settings/", "/briefs/"):
        assert reverse("claim") in guest_client.get(address).text
