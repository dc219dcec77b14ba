"""The searchable pages of a brief, what belongs to another brief, and the number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.factories import (
    BiographyFactory,
    BriefFactory,
    ConceptFactory,
    ListingFactory,
    PassageFactory,
    PersonFactory,
    QuoteFactory,
    RelationFactory,
)
from tests.clients import HTMX

pytestmark = pytest.mark.django_db
DIRECTORIES = ["concepts", "people", "quotes"]


@pytest.fixture
def brief():
    return BriefFactory.create(slug="ports")


@pytest.fixture
def concepts(brief):
    fields = {"brief": brief, "definition": ""}
    return [
        ConceptFactory.create(term="port economy", abbreviation="PE", **fields),
        ConceptFactory.create(
            term="grain reserve", characters="粮食储备", pinyin="liángshi chǔbèi", **fields
        ),
        ConceptFactory.create(
            term="tea road", aliases=["road of leaves"], **fields | {"definition": "a trade"}
        ),
        ConceptFactory.create(term="salt monopoly", retired=True, **fields),
    ]


def found(client, name, query, **headers):
    return client.get(reverse(name, args=["ports"]), {"q": query}, headers=headers)


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("econ", "port economy"),
        ("PEs", "port economy"),
        ("粮食", "grain reserve"),
        ("liang2 shi", "grain reserve"),
        ("leaves", "tea road"),
        ("trade", "tea road"),
    ],
)
def test_a_concept_is_found_by_its_names_and_its_definition(learner_client, concepts, query, term):
    page = found(learner_client, "concepts", query).text
    assert "1 concept for" in page
    assert [one.term for one in concepts if one.term in page] == [term]


@pytest.mark.parametrize("query", ["li wang", "王", "wang2 li4", "Fujian", "governor"])
def test_a_person_is_found_by_their_names_and_their_post(learner_client, brief, query):
    PersonFactory.create(
        brief=brief,
        name="Wang Li",
        characters="王丽",
        pinyin="Wáng Lì",
        role="governor",
        affiliation="Fujian",
    )
    PersonFactory.create(brief=brief, name="Zhao Min", characters="赵敏", pinyin="Zhào Mǐn")
    page = found(learner_client, "people", query).text
    assert "1 person for" in page
    assert "Wang Li" in page


def test_without_a_query_all_current_concepts_are_listed_in_order(learner_client, concepts):
    page = found(learner_client, "concepts", "").text
    places = [page.index(term) for term in ("grain reserve", "port economy", "tea road")]
    assert places == sorted(places)
    assert "3 concepts" in page
    assert "salt monopoly" not in page


def test_a_search_without_results_shows_the_query_cut_and_escaped(learner_client, concepts):
    page = found(learner_client, "concepts", "<zebra>" + "x" * 5000).text
    assert f"0 concepts for “&lt;zebra&gt;{'x' * 93}”" in page
    assert "Show all" in page


@pytest.mark.parametrize("name", DIRECTORIES)
def test_an_empty_list_links_to_the_text(learner_client, brief, name):
    page = found(learner_client, name, "").text
    assert f"No {name} yet" in page
    assert f'href="{brief.get_absolute_url()}"' in page


@pytest.mark.parametrize("name", DIRECTORIES)
def test_htmx_gets_the_results_only_unless_it_restores_the_page(
    learner_client, brief, concepts, name
):
    page = found(learner_client, name, "e")
    part = found(learner_client, name, "e", **HTMX)
    results, *_ = part.text.partition('<div hx-swap-oob="innerHTML:#messages">')
    assert results.strip() in page.text
    assert "<html" not in part.text
    assert 'role="status"' in part.text
    full = found(learner_client, name, "e", **HTMX | {"HX-Request-Type": "full"})
    assert "<html" in full.text


@pytest.mark.parametrize(
    ("name", "factory", "fields"),
    [
        ("section", PassageFactory, {"heading": True}),
        ("concept", ConceptFactory, {}),
        ("person", PersonFactory, {}),
    ],
)
def test_retired_rows_and_those_of_another_brief_are_not_found(
    learner_client, brief, name, factory, fields
):
    current = factory.create(brief=brief, slug="current", **fields)
    factory.create(brief=brief, slug="retired", retired=True, **fields)
    factory.create(slug="elsewhere", **fields)
    assert learner_client.get(current.get_absolute_url()).status_code == 200
    for slug in ("retired", "elsewhere"):
        assert learner_client.get(reverse(name, args=["ports", slug])).status_code == 404


def fill(brief, section, size):
    """Add ``size`` rows of each kind, all of one section and about each other."""
    for position in range(size):
        passage = PassageFactory.create(brief=brief, section=section)
        person = PersonFactory.create(passage=passage)
        BiographyFactory.create(person=person, passage=passage, people=[person])
        concept = ConceptFactory.create(passage=passage, term=f"trade {brief.concepts.count()}")
        text = f"trade {position} and trade 0 grow"
        QuoteFactory.create(passage=passage, text=text, speakers=[person], reported_by=person)
        first = brief.concepts.first()
        RelationFactory.create(passage=passage, source=concept, target=first, speakers=[person])
        ListingFactory.create(passage=passage, lead_in="trade 0 needs", speakers=[person])


def test_pages_take_the_same_queries_at_one_row_and_at_thirty(learner_client, brief):
    section = PassageFactory.create(brief=brief, heading=True, slug="all", position=0)
    fill(brief, section, 1)
    person, concept = brief.people.first(), brief.concepts.first()
    learner_client.get(section.get_absolute_url())  # stores that it was opened
    rows = [brief, section, concept, person]
    addresses = [
        reverse("library"),
        *(reverse(name, args=["ports"]) for name in DIRECTORIES),
        *(row.get_absolute_url() for row in rows),
    ]

    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            assert learner_client.get(address).status_code == 200
        return len(captured)

    at_one = {address: queries(address) for address in addresses}
    fill(brief, section, 29)
    assert {address: queries(address) for address in addresses} == at_one
