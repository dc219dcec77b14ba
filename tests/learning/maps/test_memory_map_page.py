"""The memory map as the learner sees it."""

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.factories import NOON, CardFactory, QuestionFactory, question_body
from tests.clients import HTMX
from tests.content.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ANSWER = "quincunx"


@pytest.fixture
def brief():
    brief = BriefFactory.create(slug="ports")
    passage = PassageFactory.create(brief=brief, slug="port", number=7)
    body = question_body(stem="Who speaks of ports?", answer=ANSWER, explanation=f"{ANSWER} does.")
    QuestionFactory.create(brief=brief, passage=passage, body=body)
    return brief


def page_of(client, query=""):
    return client.get(f"/briefs/ports/memory/{query}").text


def test_a_question_is_listed_without_its_answer(learner_client, brief):
    page = page_of(learner_client)

    assert "Who speaks of ports?" in page
    assert "Not learnt yet" in words_of(page)
    assert '<a href="/briefs/ports/">Read a section</a>' in page
    assert ANSWER not in page


def test_it_shows_what_is_remembered_after_some_days(learner_client, learner, brief):
    question = brief.questions.get()
    CardFactory.create(user=learner, question=question, in_review=True, reviewed_at=NOON)

    assert "You have learnt 1 of 1 questions" in words_of(page_of(learner_client))
    assert 'class="recall recall--4"' in page_of(learner_client, "?days=30")


@pytest.mark.parametrize(
    ("asked", "shown"), [("900", "In 90 days"), ("-3", "Today"), ("x", "Today")]
)
def test_days_out_of_range_are_clamped(learner_client, brief, asked, shown):
    assert f"<h2>{shown}" in page_of(learner_client, f"?days={asked}")


def test_a_passage_links_to_its_questions_or_else_to_its_text(learner_client, brief):
    PassageFactory.create(brief=brief, slug="river")
    page = page_of(learner_client)

    assert page.count('href="#q-port"') == 2
    assert page.index("<details") < page.index('id="q-port"') < page.index("</details>")
    assert page.count('href="#p-river"') == 2
    assert 'id="p-river"' in page


def test_common_periods_have_a_link(learner_client, brief):
    assert '<a href="?days=30">30 days</a>' in page_of(learner_client)


def test_the_slider_swaps_only_the_map(learner_client, brief):
    part = learner_client.get("/briefs/ports/memory/?days=30", headers=HTMX).text

    assert part.strip().startswith('<div class="meaning"')
    assert "<html" not in part


def test_one_press_starts_a_session_on_a_passage(learner_client, learner, brief):
    response = learner_client.post("/briefs/ports/memory/", {"passage": "port"})

    session = learner.study_sessions.get()
    assert response.url == f"/study/{session.pk}/"
    assert "Who speaks of ports?" in learner_client.get(response.url).text


def test_a_passage_without_questions_says_that_nothing_can_be_asked(learner_client, brief):
    brief.questions.all().delete()
    response = learner_client.post("/briefs/ports/memory/", {"passage": "port"}, follow=True)

    assert "There is nothing to ask about this passage now." in response.text


def test_a_brief_without_text_says_so(learner_client):
    BriefFactory.create(slug="ports")
    assert "Nothing to show yet" in page_of(learner_client)
