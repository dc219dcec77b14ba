"""A private address for one's calendar: made, shown, replaced and removed."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from learning.factories import CardFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
URL = "/account/calendar/"


def act(client: Client, action: str) -> str:
    return client.get(client.post(URL, {"action": action}).url).text


def address(page: str) -> str:
    return re.search(r">http://localhost:8000(/calendar/[\w-]+\.ics)</textarea>", page)[1]


def test_there_is_no_address_until_it_is_asked_for(learner_client, learner):
    assert "calendar/" not in learner_client.get(URL).text.replace(URL, "")
    assert len(address(act(learner_client, "make"))) > 50


def test_a_program_without_a_session_reads_what_is_due(learner_client, learner, visitor):
    CardFactory.create(user=learner, in_review=True)
    response = visitor.get(address(act(learner_client, "make")))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY:Lilun: 1 card due\r\n" in response.text
    assert learner.username not in response.text
    assert "sessionid" not in response.cookies


def test_a_new_address_takes_the_place_of_the_old(learner_client, visitor):
    first = act(learner_client, "make")
    assert "no longer works" not in first
    second = act(learner_client, "make")
    assert "no longer works" in second
    old, new = address(first), address(second)
    assert visitor.get(old).status_code == 404
    assert visitor.get(new).status_code == 200


def test_an_address_that_was_removed_leads_nowhere(learner_client, visitor):
    old = address(act(learner_client, "make"))
    assert "no longer works" in act(learner_client, "remove")
    assert visitor.get(old).status_code == 404


def test_a_wrong_address_leads_nowhere(learner_client, visitor):
    right = address(act(learner_client, "make"))
    assert visitor.get("/calendar/None.ics").status_code == 404
    assert visitor.get(right.swapcase()).status_code == 404
    assert visitor.get(right[:-5] + "x.ics").status_code == 404


@pytest.mark.parametrize("token", ["%00", "%C3%A9", "a%20b"])
def test_a_malformed_token_is_never_looked_up(visitor, django_assert_num_queries, token):
    with django_assert_num_queries(0):  # PostgreSQL takes a NUL for an error
        assert visitor.get(f"/calendar/{token}.ics").status_code == 404


def test_the_address_of_a_closed_account_leads_nowhere(learner_client, learner, visitor):
    feed = address(act(learner_client, "make"))
    learner.is_active = False
    learner.save()
    assert visitor.get(feed).status_code == 404


def test_a_program_that_asks_all_the_time_has_to_wait(learner_client, visitor):
    feed = address(act(learner_client, "make"))
    for _ in range(60):
        assert visitor.get(feed).status_code == 200
    assert visitor.get(feed).status_code == 429


def test_it_has_to_wait_for_the_next_hour_even_after_a_pause(learner_client, visitor, clock):
    feed = address(act(learner_client, "make"))
    for _ in range(61):
        visitor.get(feed)
    clock.shift(timedelta(minutes=6))
    assert visitor.get(feed).status_code == 429
    clock.shift(timedelta(hours=1))
    assert visitor.get(feed).status_code == 200
