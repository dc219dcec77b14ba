"""The page that shows which people speak on which topics."""

import pytest

from content.factories import BriefFactory, ConceptFactory, PersonFactory, QuoteFactory
from learning.factories import NOON, CardFactory, QuestionFactory
from tests.content.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def brief():
    """Wang Li and Zhao Min speak on the tea road together, the Board on something else."""
    brief = BriefFactory.create(slug="ports")
    ConceptFactory.create(brief=brief, term="tea road", slug="tea-road")
    both = [
        PersonFactory.create(brief=brief, name=name, slug=name[:4].lower())
        for name in ("Wang Li", "Zhao Min")
    ]
    said = {"brief": brief, "topic": ""}
    QuoteFactory.create(**said, slug="road", text="the tea road feeds us", speakers=both)
    QuoteFactory.create(**said, slug="rain", text="it rains", speakers=[], holder="the Board")
    return brief


def page_of(client, query=""):
    return client.get(f"/briefs/ports/people-by-topic/{query}").text


def test_a_quote_counts_for_each_of_its_speakers(learner_client, brief):
    page = page_of(learner_client)

    assert 'aria-label="Wang Li on tea road: 1 quote"' in page
    assert 'aria-label="Zhao Min on tea road: 1 quote"' in page
    assert 'aria-label="the Board on Something else: 1 quote"' in page
    assert "the tea road feeds us" not in page


def test_a_cell_shows_its_quotes(learner_client, brief):
    page = words_of(page_of(learner_client, "?topic=c-tea-road&who=p-zhao"))

    assert "Zhao Min on tea road" in page
    assert "The tea road feeds us" in page
    assert "It rains" not in page


@pytest.mark.parametrize("query", ["?topic=c-tea-road&who=p-nobody", "?topic=%00&who=p-wang"])
def test_an_unknown_cell_shows_no_quotes(learner_client, brief, query):
    page = page_of(learner_client, query)
    assert "As a list" in page
    assert 'class="quote"' not in page


def test_memory_is_shown_on_request(learner_client, learner, brief):
    question = QuestionFactory.create(brief=brief, subject="quotes/road")
    CardFactory.create(user=learner, question=question, in_review=True, due_at=NOON)

    assert "known-as--" not in page_of(learner_client)
    coloured = page_of(learner_client, "?colour=memory")
    assert coloured.count("matrix__disc known-as--fading") == 2
    assert 'aria-label="Wang Li on tea road: 1 quote, fading"' in coloured
    assert coloured.count("<td>Fading</td>") == 2


def test_a_brief_without_quotes_says_so(learner_client):
    BriefFactory.create(slug="ports")
    assert "Nobody speaks here" in page_of(learner_client)
