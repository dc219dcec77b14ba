"""A message is shown once, also in a partial response, and removed by the next one."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import CardFactory, ReviewFactory, StudySessionFactory
from learning.models import StudySession, User
from tests.clients import HTMX

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
THANKS = "Thanks, sent"
POLL = HTMX | {"HX-Source": "div#answers", "HX-Target": "div#answers"}


@pytest.fixture
def session(learner: User) -> StudySession:
    CardFactory.create_batch(2, user=learner, in_review=True)
    return StudySessionFactory.create(user=learner)


def swapped(text: str) -> list[str]:
    """What a partial response puts in place of the page's messages."""
    return re.findall(r'<div hx-swap-oob="innerHTML:#messages">(.*?)</div>', text, re.DOTALL)


def report(client: Client, session: StudySession) -> None:
    """Add a message for the next response."""
    address = reverse("report", args=[session.pk, session.user.cards.first().pk])
    client.post(address, {"reason": "unclear"})


def page(client: Client, session: StudySession, **headers: str) -> str:
    return client.get(reverse("study_session", args=[session.pk]), headers=headers).text


def test_the_next_swap_removes_a_message(learner_client, session):
    report(learner_client, session)
    whole = page(learner_client, session)
    assert THANKS in whole
    assert swapped(whole) == []

    [left] = swapped(page(learner_client, session, **HTMX))

    assert left.strip() == ""


def test_a_partial_response_shows_a_pending_message_once(learner_client, session):
    report(learner_client, session)

    [said] = swapped(page(learner_client, session, **HTMX))

    assert THANKS in said
    assert THANKS not in page(learner_client, session)


def test_a_partial_response_shows_its_own_message(learner_client, session, now):
    review = ReviewFactory.create(card__user=session.user, session=session, undone_at=now)
    address = reverse("feedback", args=[session.pk, review.pk])

    part = learner_client.get(address, headers=HTMX, follow=True).text

    assert "That answer has changed since." in swapped(part)[0]
    assert "does not stand" not in page(learner_client, session)


def test_a_poll_keeps_a_shown_message_and_adds_a_pending_one(learner_client, session):
    assert swapped(page(learner_client, session, **POLL)) == []
    report(learner_client, session)
    assert THANKS in swapped(page(learner_client, session, **POLL))[0]


def test_errors_and_whole_pages_swap_no_message(learner_client, session):
    nowhere = reverse("study_session", args=[0])
    assert swapped(learner_client.get(nowhere, headers=HTMX).text) == []
    whole = page(learner_client, session, **HTMX | {"HX-Request-Type": "full"})
    assert swapped(whole) == []
