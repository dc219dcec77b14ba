"""The timeline of the dated facts of a brief."""

import pytest

from content.factories import BriefFactory, FactFactory, PersonFactory
from learning.factories import NOON, CardFactory, QuestionFactory
from tests.content.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def brief():
    brief = BriefFactory.create(slug="ports")
    dates = {"lock": ("2001-05", "May 2001"), "port": ("1998", "1998"), "quay": ("", "long ago")}
    for slug, (when, value) in dates.items():
        speakers = [PersonFactory.create(brief=brief, name="Wang Li")] if slug == "port" else []
        FactFactory.create(
            brief=brief,
            slug=slug,
            kind="date",
            when=when,
            value=value,
            speakers=speakers,
            statement=f"the {slug} opened in {value}",
            event=f"the opening of the {slug}",
        )
    return brief


def page_of(client, query=""):
    return client.get(f"/briefs/ports/timeline/{query}").text


def test_dated_facts_are_listed_from_the_earliest(learner_client, brief):
    page = words_of(page_of(learner_client))

    assert 0 < page.index("The opening of the port") < page.index("The opening of the lock")
    assert "quay" not in page


def test_each_fact_links_to_its_passage_and_names_its_speaker(learner_client, brief):
    page = page_of(learner_client)

    for fact in brief.facts.exclude(when=""):
        assert page.count(f'href="{fact.passage.get_absolute_url()}"') == 2
    assert "Wang Li" in page


def test_memory_is_shown_on_request(learner_client, learner, brief):
    question = QuestionFactory.create(brief=brief, subject="facts/port")
    CardFactory.create(user=learner, question=question, in_review=True, due_at=NOON)

    assert "known-as--" not in page_of(learner_client)
    coloured = page_of(learner_client, "?colour=memory")
    assert coloured.count("picture__touch known-as--fading") == 1
    assert coloured.count("<td>Fading</td>") == coloured.count("<td>–</td>") == 1


def test_a_brief_without_dates_says_so(learner_client):
    BriefFactory.create(slug="ports")
    assert "No dates" in page_of(learner_client)
