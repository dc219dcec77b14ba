"""Searching, access, and what the pages cost."""

import pytest
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
from content.models import Brief
from tests.clients import HTMX

pytestmark = pytest.mark.django_db

BACK = {"HX-Request": "true", "HX-Request-Type": "full"}


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
        ConceptFactory.create(term="tea road", aliases=["road of leaves"], **fields),
        ConceptFactory.create(term="salt monopoly", retired=True, **fields),
    ]


def found(client, name, query, **headers):
    return client.get(reverse(name, args=["ports"]), {"q": query}, headers=headers)


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("econ", "port economy"),
        ("pe", "port economy"),
        ("PEs", "port economy"),
        ("粮食", "grain reserve"),
        ("liangshi", "grain reserve"),
        ("liang2 shi", "grain reserve"),
        ("chǔbèi", "grain reserve"),
        ("leaves", "tea road"),
    ],
)
def test_a_concept_is_found_by_any_of_its_names(learner_client, concepts, query, term):
    page = found(learner_client, "concepts", query).text
    others = {"port economy", "grain reserve", "tea road"} - {term}
    assert term in page
    assert "1 concept for" in page
    assert not any(other in page for other in others)


def test_a_person_is_found_by_any_of_their_names(learner_client, brief):
    PersonFactory.create(brief=brief, name="Wang Li", characters="王丽", pinyin="Wáng Lì")
    PersonFactory.create(brief=brief, name="Zhao Min", characters="赵敏", pinyin="Zhào Mǐn")
    for query in ("wang", "li wang", "王", "wangli", "wang2 li4"):
        page = found(learner_client, "people", query).text
        assert "1 person for" in page
        assert "Wang Li" in page
        assert "Zhao Min" not in page


def test_a_concept_is_found_by_its_meaning_and_a_person_by_their_post(learner_client, brief):
    ConceptFactory.create(brief=brief, term="lilun", definition="theory that guides practice")
    ConceptFactory.create(brief=brief, term="tea road", definition="")
    PersonFactory.create(brief=brief, name="Wang Li", role="governor of Fujian", affiliation="")
    PersonFactory.create(brief=brief, name="Zhao Min", role="", affiliation="Port Academy")
    for name, query, shown, other in [
        ("concepts", "theory", "lilun", "tea road"),
        ("people", "Fujian", "Wang Li", "Zhao Min"),
        ("people", "port academy", "Zhao Min", "Wang Li"),
    ]:
        page = found(learner_client, name, query).text
        assert shown in page
        assert other not in page


def test_without_a_query_all_are_listed_in_alphabetical_order(learner_client, concepts):
    page = found(learner_client, "concepts", "").text
    places = [page.index(term) for term in ("grain reserve", "port economy", "tea road")]
    assert places == sorted(places)
    assert "3 concepts" in page
    assert "salt monopoly" not in page


def test_a_search_that_finds_nothing_offers_all_again(learner_client, concepts):
    page = found(learner_client, "concepts", "<zebra>").text
    assert "0 concepts for “&lt;zebra&gt;”" in page
    assert "Show all" in page


def test_a_brief_without_concepts_leads_to_its_text(learner_client, brief):
    page = found(learner_client, "concepts", "").text
    assert "No concepts yet" in page
    assert f'href="{brief.get_absolute_url()}"' in page


@pytest.mark.parametrize("name", ["concepts", "people", "quotes"])
def test_htmx_gets_only_the_results(learner_client, brief, concepts, name):
    whole = found(learner_client, name, "e")
    part = found(learner_client, name, "e", **HTMX)
    results, *_ = part.text.partition('<div hx-swap-oob="innerHTML:#messages">')
    assert results.strip() in whole.text
    assert "<html" not in part.text
    assert 'role="status"' in part.text


@pytest.mark.parametrize("name", ["concepts", "people", "quotes"])
def test_going_back_with_htmx_gets_the_whole_page(learner_client, brief, name):
    response = found(learner_client, name, "", **BACK)
    assert "<html" in response.text
    assert {"HX-Request", "HX-Request-Type"} <= set(response["Vary"].split(", "))


def test_an_endless_query_is_cut(learner_client, concepts):
    page = found(learner_client, "concepts", "x" * 5000).text

    assert f"“{'x' * 100}”" in page
    assert "x" * 101 not in page


def addresses(brief):
    passage = PassageFactory.create(brief=brief, heading=True)
    person = PersonFactory.create(brief=brief)
    concept = ConceptFactory.create(brief=brief)
    names = ["brief", "concepts", "people", "quotes"]
    return [
        *(reverse(name, args=[brief.slug]) for name in names),
        passage.get_absolute_url(),
        person.get_absolute_url(),
        concept.get_absolute_url(),
    ]


@pytest.mark.parametrize(
    ("visibility", "status"),
    [
        (Brief.Visibility.PRIVATE, 404),
        (Brief.Visibility.LINK, 200),
        (Brief.Visibility.PUBLIC, 200),
    ],
)
def test_anothers_private_brief_does_not_exist(
    learner_client, other_client, learner, visibility, status
):
    for address in addresses(BriefFactory.create(owner=learner, visibility=visibility)):
        assert other_client.get(address).status_code == status
        assert learner_client.get(address).status_code == 200


def test_a_stranger_is_asked_to_sign_in_first(client, brief):
    for address in addresses(brief):
        assert client.get(address).status_code == 302


def test_what_belongs_to_another_brief_is_not_here(learner_client, brief):
    elsewhere = BriefFactory.create()
    section = PassageFactory.create(brief=elsewhere, heading=True)
    for name, item in [
        ("section", section),
        ("concept", ConceptFactory.create(brief=elsewhere)),
        ("person", PersonFactory.create(brief=elsewhere)),
    ]:
        address = reverse(name, args=["ports", item.slug])
        assert learner_client.get(address).status_code == 404


def fill(brief, section, size):
    """``size`` of everything, all of it in one section and about one another."""
    for position in range(size):
        passage = PassageFactory.create(brief=brief, section=section)
        person = PersonFactory.create(passage=passage)
        BiographyFactory.create(person=person, passage=passage, people=[person])
        concept = ConceptFactory.create(passage=passage, term=f"trade {position}")
        text = f"trade {position} and trade 0 grow"
        QuoteFactory.create(passage=passage, text=text, speakers=[person], reported_by=person)
        first = brief.concepts.first()
        RelationFactory.create(passage=passage, source=concept, target=first, speakers=[person])
        ListingFactory.create(passage=passage, lead_in="trade 0 needs", speakers=[person])


@pytest.mark.parametrize("size", [1, 30])
def test_pages_cost_the_same_however_much_is_in_them(
    learner_client, brief, django_assert_num_queries, size
):
    section = PassageFactory.create(brief=brief, heading=True, slug="all", position=0)
    fill(brief, section, size)
    person, concept = brief.people.first(), brief.concepts.first()
    learner_client.get(section.get_absolute_url())  # which remembers that it was opened

    for address, queries in [
        (reverse("library"), 3),
        (brief.get_absolute_url(), 9),
        (section.get_absolute_url(), 11),
        (reverse("concepts", args=["ports"]), 4),
        (concept.get_absolute_url(), 13),
        (reverse("people", args=["ports"]), 4),
        (person.get_absolute_url(), 10),
        (reverse("quotes", args=["ports"]), 5),
        (reverse("brief_format"), 2),
    ]:
        with django_assert_num_queries(queries, info=address):
            assert learner_client.get(address).status_code == 200
