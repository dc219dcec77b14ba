"""The page of the search, and its window for htmx."""

import re
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from content.reading.search import LONGEST_QUERY
from learning.bank.writing import Filing, add_question
from learning.grading import formats
from learning.kinds.written import WrittenQuestion
from learning.models import User
from learning.search.groups import AT_A_GLANCE, ENOUGH
from learning.search.views import A_MINUTE
from tests.clients import HTMX, signed_in

pytestmark = pytest.mark.django_db


def ask(learner: User, stem: str, now: datetime) -> None:
    add_question(
        learner, WrittenQuestion(format=formats.TYPED, stem=stem, answer="x"), Filing(), now
    )


def test_what_was_found_is_marked_and_escaped(
    learner_client: Client, learner: User, now: datetime
) -> None:
    ask(learner, "What is <b>estuary</b> & co?", now)
    page = learner_client.get("/search/", {"q": "estu"}).text
    assert "What is &lt;b&gt;<mark>estu</mark>ary&lt;/b&gt; &amp; co?" in page
    assert 'value="estu"' in page


def test_nothing_asked_and_nothing_found(learner_client: Client) -> None:
    assert "characters, pinyin" in learner_client.get("/search/").text
    page = learner_client.get("/search/", {"q": "<zebra>"}).text
    assert "Nothing found for “&lt;zebra&gt;”" in page
    assert "Try fewer words" in page


@pytest.mark.parametrize(
    "text",
    [
        *('"', "'", 'estuary"*', "estuary' OR 1=1", "NEAR(a b)", "a AND", "-a", "{title}: a", "^a"),
        *("\0", "estu\0ary", "@u1", "7u1:what", "~", "%", "\\", "🙂", "a" * 5000, "a " * 5000),
        *("力" * 300, "𠀀𠀁", "\ud83d", "ﬁ", "½", "ב", "ひらがな", "한국어", "&|!()<->:*"),
    ],
)
def test_any_text_can_be_looked_for(learner_client: Client, text: str) -> None:
    response = learner_client.get("/search/", {"q": text.encode("utf-8", "replace")})
    assert response.status_code == 200
    assert len(response.context["text"]) <= LONGEST_QUERY


def test_the_window_gets_a_few_hits_and_a_link_to_all(
    learner_client: Client, learner: User, now: datetime
) -> None:
    for n in range(ENOUGH + 2):
        ask(learner, f"What is estuary {n}?", now)
    page = learner_client.get("/search/", {"q": "estuary"}).text
    window = learner_client.get("/search/", {"q": "estuary", "window": 1}, headers=HTMX).text
    assert len(re.findall(r"/questions/\d+/", page)) == ENOUGH
    assert len(re.findall(r"/questions/\d+/", window)) == AT_A_GLANCE
    assert 'href="/search/?q=estuary"' in window
    assert "<html" not in window


@pytest.mark.parametrize(("text", "statements"), [("estuary", 10), ("esturay", 11), ("zebra", 9)])
def test_a_search_takes_few_statements(
    learner_client: Client,
    learner: User,
    now: datetime,
    django_assert_num_queries: Any,
    text: str,
    statements: int,
) -> None:
    for n in range(ENOUGH):
        ask(learner, f"What is estuary {n}?", now)
    with django_assert_num_queries(statements):
        learner_client.get("/search/", {"q": text})


def test_a_theme_is_a_form_that_returns_to_the_page(learner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(learner).cookies
    here = HTMX | {"HX-Current-URL": "http://testserver/briefs/?a=1"}
    window = client.get("/search/", {"q": "dark"}, headers=here).text
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', window))
    assert sent["next"] == "/briefs/?a=1"
    response = client.post("/settings/theme/", sent)
    assert response.headers["Location"] == "/briefs/?a=1"
    assert 'data-theme="dark"' in client.get("/").text


def test_a_theme_leads_to_no_other_site(learner_client: Client, learner: User) -> None:
    elsewhere = {"theme": "light", "next": "https://elsewhere.example/"}
    assert learner_client.post("/settings/theme/", elsewhere).headers["Location"] == "/settings/"
    assert learner_client.post("/settings/theme/", {"theme": "pink"}).status_code == 404
    assert User.objects.get(pk=learner.pk).theme == "light"


@pytest.mark.usefixtures("clock")
def test_searches_are_limited_for_each_person_and_minute(
    learner_client: Client,
    other_client: Client,
    learner: User,
    now: datetime,
    clock: time_machine.Traveller,
) -> None:
    ask(learner, "Which estuary?", now)
    for _ in range(A_MINUTE):
        assert "<mark>estu</mark>ary" in learner_client.get("/search/", {"q": "estu"}).text
    refused = learner_client.get("/search/", {"q": "estu"})
    part = learner_client.get("/search/", {"q": "estu"}, headers=HTMX)
    assert (refused.status_code, part.status_code) == (429, 200)
    for text in (refused.text, part.text):
        assert "Wait a minute" in text
        assert "<mark>" not in text
        assert "Nothing found" not in text
    assert learner_client.get("/search/").status_code == 200, "nothing is looked for"
    assert other_client.get("/search/", {"q": "estu"}).status_code == 200
    clock.shift(60)
    assert "<mark>estu</mark>ary" in learner_client.get("/search/", {"q": "estu"}).text
