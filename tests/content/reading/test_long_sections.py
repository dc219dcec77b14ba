"""A section with very many passages: its pages, and where in them a passage is."""

import re
from time import process_time

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from content.models import A_PAGE, Concept, Passage, Quote
from tests.content.pages import words_of

pytestmark = pytest.mark.django_db

SECONDS = 0.9  # three times what one page may need


@pytest.fixture
def brief():
    return BriefFactory.create(slug="ports", title="Rivers and ports")


@pytest.fixture
def harbours(brief):
    return PassageFactory.create(
        brief=brief, slug="harbours", position=0, heading=True, text="On harbours"
    )


def make_passages(brief, section, count, text="A quay."):
    first = 0 if section is None else section.position + 1
    return Passage.objects.bulk_create(
        Passage(brief=brief, section=section, slug=f"p{n}", position=n, text=text)
        for n in range(first, first + count)
    )


def shown(page):
    return re.findall(r'<p id="p-([^"]+)"', page)


def section_page(client, **query):
    return client.get(reverse("section", args=["ports", "harbours"]), query).text


def test_each_passage_is_on_one_page_where_its_address_leads(learner_client, brief, harbours):
    passages = make_passages(brief, harbours, 2 * A_PAGE)
    pages = [shown(section_page(learner_client, page=number)) for number in (1, 2, 3)]
    assert [slug for page in pages for slug in page] == [passage.slug for passage in passages]

    for passage in (passages[0], passages[A_PAGE - 2], passages[A_PAGE - 1], passages[-1]):
        address, place = passage.get_absolute_url().split("#")
        assert f'id="{place}"' in learner_client.get(address).text


def test_a_section_as_long_as_a_page_has_one(learner_client, brief, harbours):
    make_passages(brief, harbours, A_PAGE - 1)
    page = section_page(learner_client)
    assert len(shown(page)) == A_PAGE - 1
    assert "Page 1" not in words_of(page)


def test_the_section_is_read_on_its_last_page(learner_client, brief, harbours):
    make_passages(brief, harbours, 2 * A_PAGE)
    first, second, last = (section_page(learner_client, page=number) for number in (1, 2, 3))
    read_on = f'action="{reverse("read_on", args=["ports", "harbours"])}"'
    assert [read_on in page for page in (first, second, last)] == [False, False, True]
    assert ['aria-label="Sections"' in page for page in (first, second, last)] == [
        False,
        False,
        True,
    ]
    for page in (first, second, last):
        assert "On harbours" in words_of(page)
    assert re.search(r'href="\?page=2"\s+rel="next"', first)
    assert re.search(r'href="\?page=3"\s+rel="next"', second)
    assert re.search(r'href="\?page=2"\s+rel="prev"', last)


@pytest.mark.parametrize(("asked", "number"), [("9", 3), ("0", 3), ("-1", 3), ("two", 1), ("", 1)])
def test_an_unknown_page_is_a_known_one(learner_client, brief, harbours, asked, number):
    make_passages(brief, harbours, 2 * A_PAGE)
    assert f"Page {number} of 3" in words_of(section_page(learner_client, page=asked))


def test_a_text_without_headings_has_pages_too(learner_client, brief):
    passages = make_passages(brief, None, A_PAGE + 1)
    assert len(shown(learner_client.get(brief.get_absolute_url()).text)) == A_PAGE
    assert passages[-1].get_absolute_url() == f"/briefs/ports/?page=2#p-{passages[-1].slug}"
    last = learner_client.get(passages[-1].get_absolute_url().split("#")[0]).text
    assert shown(last) == [passages[-1].slug]


def test_the_next_page_looks_as_far_ahead(learner_client, brief, harbours):
    make_passages(brief, harbours, A_PAGE)
    assert 'href="?ahead=30&amp;page=2"' in section_page(learner_client, ahead=30)


@pytest.mark.parametrize("number", [1, 2, 90])
def test_a_page_is_quick_however_long_the_section_is(learner_client, brief, harbours, number):
    passages = make_passages(brief, harbours, 9_000, "A quay is where ships are tied. " * 2)
    for model, fields in (
        (Concept, {"term": "quay"}),
        (Quote, {"text": "A quay is", "cue": "says"}),
    ):
        model.objects.bulk_create(
            model(
                brief=brief,
                slug=f"one-{n}",
                position=n,
                passage=passages[9 * n],
                start=2,
                end=6,
                **fields,
            )
            for n in range(1_000)
        )
    section_page(learner_client)
    began_at = process_time()
    page = section_page(learner_client, page=number)
    assert process_time() - began_at < SECONDS
    assert "term--concept" in page
    assert len(page) < 300_000
