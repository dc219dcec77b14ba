"""How long a session lasts, and the way back after signing in again."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learning.models import User
from tests.clients import HTMX

pytestmark = pytest.mark.django_db

DAY = 24 * 60 * 60
PAGE = "/account/logout/"


@pytest.fixture
def guest_client(clock) -> Client:
    client = Client()
    client.post("/start/")
    return client


def writes(client: Client) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    statements = [query["sql"] for query in queries]
    return [sql for sql in statements if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")]


def test_on_the_day_of_the_last_renewal_a_page_writes_nothing(guest_client, clock):
    clock.shift(DAY / 4)
    assert writes(guest_client) == []


def test_on_the_next_day_the_first_page_writes_once(guest_client, clock):
    clock.shift(DAY)
    assert len(writes(guest_client)) == 1
    assert writes(guest_client) == []


def test_a_form_renews_nothing_and_the_page_after_it_does(guest_client, clock):
    clock.shift(399 * DAY)
    assert "sessionid" not in guest_client.post("/settings/", {}).cookies
    assert guest_client.get(PAGE).cookies["sessionid"]["max-age"] == 400 * DAY


def test_each_day_of_use_renews_the_session_for_400_days(guest_client, clock):
    clock.shift(399 * DAY)
    cookie = guest_client.get(PAGE).cookies["sessionid"]
    assert cookie["max-age"] == 400 * DAY
    clock.shift(399 * DAY)
    assert guest_client.get(PAGE).status_code == 200


def test_after_400_days_away_the_session_is_over(guest_client, clock):
    clock.shift(400 * DAY + 1)
    assert guest_client.get("/settings/").url.startswith("/account/login/")


def test_a_session_that_ends_with_the_browser_is_not_extended(learner, clock):
    client = Client()
    client.post("/account/login/", {"login": "learner", "password": "correct horse battery"})
    clock.shift(DAY)
    assert client.get(PAGE).cookies["sessionid"]["max-age"] == ""


def test_a_visitor_gets_no_session():
    response = Client().get("/account/login/")
    assert "sessionid" not in response.cookies
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("key", "is_looked_for"),
    [
        (r'"12345678\000"', False),
        ("1234-5678", False),
        ("é2345678", False),
        ("", False),
        ("0123456789abcdefghijklmnopqrstuv", True),
    ],
)
def test_only_an_id_that_a_session_can_have_is_looked_for(key, is_looked_for):
    client = Client(headers={"cookie": f"sessionid={key}"})
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/settings/").url.startswith("/account/login/")
    assert bool(queries) is is_looked_for


ON_A_CARD = HTMX | {"HX-Current-URL": "http://testserver/study/7/?card=3"}


def test_after_signing_in_one_returns_to_the_page():
    assert Client().get("/briefs/?q=a").url == "/account/login/?next=/briefs/%3Fq%3Da"


def test_after_a_form_one_returns_to_the_page_that_it_was_on():
    headers = {"referer": "http://testserver/study/7/?card=3"}
    answer = Client().post("/study/7/answer/", headers=headers)
    assert answer.url == "/account/login/?next=/study/7/%3Fcard%3D3"


def test_htmx_redirects_to_the_sign_in_page():
    answer = Client().post("/study/7/answer/", headers=ON_A_CARD)
    assert answer.status_code == 200
    assert answer.text == ""
    assert answer["HX-Redirect"] == "/account/login/?next=/study/7/%3Fcard%3D3"


@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example", "javascript:alert()", ""]
)
def test_one_never_returns_to_another_site(page):
    answer = Client().post("/study/7/answer/", headers={"referer": page})
    assert answer.url == "/account/login/?next=/"


def test_a_view_gets_a_user_instead_of_a_lazy_object(guest_client):
    request = guest_client.get("/settings/").wsgi_request
    assert type(request.user) is User
