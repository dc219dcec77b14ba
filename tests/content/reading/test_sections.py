"""The library, and the pages of a brief and its sections."""

import re

import pytest
from django.urls import reverse

from content.factories import (
    BiographyFactory,
    BriefFactory,
    ConceptFactory,
    PassageFactory,
    PersonFactory,
    QuoteFactory,
)
from content.material import PassageKind
from tests.content.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief():
    return BriefFactory.create(slug="ports", title="Rivers and ports")


@pytest.fixture
def sections(brief):
    return [
        PassageFactory.create(brief=brief, slug=slug, position=position, heading=True, text=text)
        for slug, position, text in [
            ("harbours", 10, "On harbours"),
            ("canals", 20, "On canals"),
            ("locks", 30, "On locks"),
        ]
    ]


def passage(brief, position, text, **fields):
    """Make a passage in the section of the last heading before it."""
    headings = brief.passages.filter(kind=PassageKind.HEADING, position__lt=position)
    fields.setdefault("section", headings.last())
    return PassageFactory.create(brief=brief, position=position, text=text, **fields)


def section_page(client, slug):
    return client.get(reverse("section", args=["ports", slug]))


def test_the_library_shows_the_numbers_of_current_items(learner_client, brief):
    person = PersonFactory.create(brief=brief)
    ConceptFactory.create_batch(2, brief=brief)
    ConceptFactory.create(brief=brief, retired=True)
    QuoteFactory.create(brief=brief, speakers=[person])

    page = words_of(learner_client.get(reverse("library")).text)

    assert "Rivers and ports" in page
    assert "2 concepts" in page
    assert "1 person" in page
    assert "1 quote " in page


def test_a_brief_links_to_its_first_section_and_lists_all(learner_client, brief, sections):
    ConceptFactory.create_batch(2, passage=passage(brief, 21, "Canals and barges."))

    page = learner_client.get(brief.get_absolute_url()).text

    start = re.search(r'<a class="button" href="([^"]+)">Start reading', page)[1]
    assert start == reverse("section", args=["ports", "harbours"])
    contents = words_of(page[page.index("contents__list") :])
    assert re.search(r"On harbours.*On canals\s+2 concepts.*On locks", contents)


def test_the_text_before_the_first_heading_is_on_the_briefs_page(learner_client, brief, sections):
    passage(brief, 1, "In the beginning was the river.")
    passage(brief, 11, "Harbours came later.")

    page = learner_client.get(brief.get_absolute_url()).text

    assert "In the beginning was the river." in page
    assert "Harbours came later." not in page


def test_a_brief_without_headings_is_one_page(learner_client, brief):
    passage(brief, 1, "In the beginning was the river.")

    page = learner_client.get(brief.get_absolute_url()).text

    assert "In the beginning was the river." in page
    assert f'action="{reverse("start_study")}"' in page


def test_a_section_shows_its_current_passages_only(learner_client, brief, sections):
    passage(brief, 11, "Harbours have quays.")
    passage(brief, 21, "Canals have banks.", number=7)
    passage(brief, 22, "Canals had mules.", retired=True)
    passage(brief, 31, "Locks have gates.")

    page = section_page(learner_client, "canals").text

    assert "Canals have banks." in page
    assert "retold from “A survey of rivers and ports”, paragraph 7" in words_of(page)
    for elsewhere in ("Harbours have quays.", "Locks have gates.", "Canals had mules."):
        assert elsewhere not in page


def test_a_section_links_to_its_neighbours(learner_client, brief, sections):
    page = section_page(learner_client, "canals").text
    assert re.search(r'href="/briefs/ports/sections/harbours/" rel="prev"', page)
    assert 'action="/briefs/ports/sections/canals/read/"' in page
    assert re.search(r"Read on.*On locks", words_of(page))
    assert "Section 2 of 3" in page
    assert "That was the last section" in section_page(learner_client, "locks").text


def test_neighbouring_items_make_one_list(learner_client, brief, sections):
    passage(brief, 11, "A harbour needs", number=3)
    for position, text in enumerate(["cranes", "quays"], 12):
        passage(brief, position, text, kind=PassageKind.ITEM, number=3)

    page = section_page(learner_client, "harbours").text

    assert page.count('<ul class="items">') == 1
    assert words_of(page).count("paragraph 3") == 1


def test_notes_link_to_the_subjects_of_a_passage(learner_client, brief, sections):
    text = "Wang Li 王丽 argues that ports feed cities."
    here = passage(brief, 11, text)
    concept = ConceptFactory.create(passage=here, term="ports", definition="")
    person = PersonFactory.create(passage=here, name="Wang Li", characters="王丽")
    quote = QuoteFactory.create(passage=here, text="ports feed cities", speakers=[person])

    page = section_page(learner_client, "harbours").text
    notes = page[page.index('<ul class="notes">', page.index("block__notes")) :]

    for target in (concept, person, quote):
        assert f'href="{target.get_absolute_url()}"' in notes


def test_spans_are_marked_and_the_text_is_escaped(learner_client, brief, sections):
    text = "Wang Li 王丽 argues that <b>ports</b> feed cities & towns."
    here = passage(brief, 11, text, slug="feed")
    concept = ConceptFactory.create(passage=here, term="ports", definition="")
    QuoteFactory.create(passage=here, slug="feed", words="ports</b> feed cities", speakers=[])

    page = section_page(learner_client, "harbours").text
    html = re.search(r'<p id="p-feed">(.*?)</p>', page, re.S)[1]

    assert words_of(html).strip() == (
        "Wang Li 王丽 argues that &lt;b&gt;ports&lt;/b&gt; feed cities &amp; towns."
    )
    assert '<span lang="zh-Hans">王丽</span>' in html
    assert '<mark data-quotes="feed">&lt;/b&gt; feed cities</mark>' in html
    link = f'<a class="term term--concept term--marked" href="{concept.get_absolute_url()}"'
    assert f'{link} data-quotes="feed">ports' in html


def test_a_name_with_its_characters_is_one_link(learner_client, brief, sections):
    here = passage(brief, 11, "Wang Li 王丽 speaks.", slug="speaks")
    person = PersonFactory.create(passage=here, name="Wang Li", characters="王丽")
    page = section_page(learner_client, "harbours").text
    html = re.search(r'<p id="p-speaks">(.*?)</p>', page, re.S)[1]
    link = f'<a class="term term--person" href="{person.get_absolute_url()}">'
    assert html.startswith(f'{link}Wang Li <span lang="zh-Hans">王丽</span></a> speaks.')


def test_a_person_is_noted_in_each_section_about_them(learner_client, brief, sections):
    person = PersonFactory.create(passage=passage(brief, 11, "Wang Li"), name="Wang Li")
    later = passage(brief, 21, "In the eighties Wang led the survey.")
    BiographyFactory.create(person=person, passage=later)

    assert person.get_absolute_url() in section_page(learner_client, "canals").text
    assert person.get_absolute_url() not in section_page(learner_client, "locks").text


def test_retired_items_are_not_noted(learner_client, brief, sections):
    here = passage(brief, 11, "Ports feed cities.")
    concept = ConceptFactory.create(passage=here, term="Ports", retired=True)
    person = PersonFactory.create(passage=here, retired=True)
    QuoteFactory.create(passage=here, speakers=[person], topic="feeding")

    page = section_page(learner_client, "harbours").text

    assert "feeding" in page
    assert concept.get_absolute_url() not in page
    assert person.get_absolute_url() not in page


def test_only_headings_have_a_section_page(learner_client, brief, sections):
    passage(brief, 11, "Harbours have quays.", slug="quays")
    assert section_page(learner_client, "quays").status_code == 404
    assert section_page(learner_client, "sluices").status_code == 404


def test_a_passage_has_an_address_on_the_page_of_its_section(brief, sections):
    inside = passage(brief, 11, "Quays.", slug="quays")
    before = passage(brief, 1, "The river.", slug="river")
    assert inside.get_absolute_url() == "/briefs/ports/sections/harbours/#p-quays"
    assert before.get_absolute_url() == "/briefs/ports/#p-river"
    assert sections[1].get_absolute_url() == "/briefs/ports/sections/canals/"


def test_a_quote_without_a_topic_is_noted_by_its_text(learner_client, brief, sections):
    here = passage(brief, 11, "It is said that old canals deserve new locks.")
    text = "old canals deserve new locks"
    QuoteFactory.create(passage=here, text=text, topic="", speakers=[], holder="The Board")
    page = words_of(section_page(learner_client, "harbours").text)
    assert "The Board – old canals deserve new locks" in page
