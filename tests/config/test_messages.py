"""A message is shown once, also in a part that htmx swaps, and goes with the next swap."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import CardFactory, ReviewFactory, StudySessionFactory
from learning.models import StudySession, User
from tests.clients import HTMX

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
THANKS = "Thank you."
POLL = HTMX | {"HX-Source": "div#answers", "HX-Target": "div#answers"}


@pytest.fixture
def session(learner: User) -> StudySession:
    CardFactory.create_batch(2, user=learner, in_review=True)
    return StudySessionFactory.create(user=learner)


def swapped(text: str) -> list[str]:
    """What a part puts in the place of the page's messages."""
    return re.findall(r'<div hx-swap-oob="innerHTML:#messages">(.*?)</div>', text, re.DOTALL)


def report(client: Client, session: StudySession) -> None:
    """Leaves a message for the next page."""
    address = reverse("report", args=[session.pk, session.user.cards.first().pk])
    client.post(address, {"reason": "unclear"})


def page(client: Client, session: StudySession, **headers: str) -> str:
    return client.get(reverse("study_session", args=[session.pk]), headers=headers).text


def test_the_swap_after_a_message_empties_its_place(learner_client, session):
    report(learner_client, session)
    whole = page(learner_client, session)
    assert THANKS in whole
    assert swapped(whole) == []

    [left] = swapped(page(learner_client, session, **HTMX))

    assert left.strip() == ""


def test_a_part_shows_the_message_that_waits_once(learner_client, session):
    report(learner_client, session)

    [said] = swapped(page(learner_client, session, **HTMX))

    assert THANKS in said
    assert THANKS not in page(learner_client, session)


def test_a_message_that_a_part_makes_is_not_kept_for_another_page(learner_client, session, now):
    review = ReviewFactory.create(card__user=session.user, session=session, undone_at=now)
    address = reverse("feedback", args=[session.pk, review.pk])

    part = learner_client.get(address, headers=HTMX, follow=True).text

    assert "That answer does not stand any more." in swapped(part)[0]
    assert "does not stand" not in page(learner_client, session)


def test_a_poll_leaves_a_message_to_be_read_and_brings_what_waits(learner_client, session):
    assert swapped(page(learner_client, session, **POLL)) == []
    report(learner_client, session)
    assert THANKS in swapped(page(learner_client, session, **POLL))[0]


def test_what_is_no_part_of_a_page_brings_nothing(learner_client, session):
    nowhere = reverse("study_session", args=[0])
    assert swapped(learner_client.get(nowhere, headers=HTMX).text) == []
    whole = page(learner_client, session, **HTMX | {"HX-Request-Type": "full"})
    assert swapped(whole) == []
