"""The page of a person."""

import re

import pytest

from content.factories import (
    BiographyFactory,
    BriefFactory,
    PassageFactory,
    PersonFactory,
    QuoteFactory,
)
from tests.content.pages import page_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief():
    return BriefFactory.create(slug="ports")


def test_a_person_shows_name_post_and_time(learner_client, brief):
    person = PersonFactory.create(
        brief=brief,
        name="Wang Li",
        characters="王丽",
        pinyin="Wáng Lì",
        role="former director",
        affiliation="Harbour Board",
        period="until 2019",
        aliases=["Lily Wang"],
    )

    page = page_of(learner_client, person)

    assert "Former director, Harbour Board (until 2019)" in words_of(page)
    for name in ("Wang Li", "Wáng Lì", "Lily Wang"):
        assert name in page
    assert 'lang="zh-Hans">王丽</span>' in page


def test_the_button_that_speaks_the_name_is_hidden_without_a_script(learner_client, brief):
    spoken = page_of(learner_client, PersonFactory.create(brief=brief, characters="王丽"))
    silent = page_of(learner_client, PersonFactory.create(brief=brief, characters=""))
    assert re.search(r'<button[^>]*data-speak="王丽"[^>]* hidden>', spoken)
    assert "data-speak" not in silent


def test_a_correction_is_shown_beside_the_sources_words(learner_client, brief):
    person = PersonFactory.create(
        brief=brief, affiliation="Harbour Bored", correction="Harbour Board", note="A *slip*."
    )
    page = page_of(learner_client, person)
    assert "The source writes “Harbour Bored”; it should probably read “Harbour Board”." in page
    assert "<em>slip</em>" in page


def test_a_biography_links_to_the_other_people_in_it(learner_client, brief):
    wang = PersonFactory.create(brief=brief, name="Wang Li")
    zhao = PersonFactory.create(brief=brief, name="Zhao Min")
    gone = PersonFactory.create(brief=brief, name="Sun Tao", retired=True)
    BiographyFactory.create(person=wang, text="studied under two masters", people=[zhao, gone])

    of_wang = page_of(learner_client, wang)
    assert "Wang Li studied under two masters." in words_of(of_wang)
    assert zhao.get_absolute_url() in of_wang
    assert gone.get_absolute_url() not in of_wang

    of_zhao = page_of(learner_client, zhao)
    assert "Wang Li studied under two masters." in words_of(of_zhao)
    assert wang.get_absolute_url() in of_zhao


def test_a_person_shows_the_quotes_they_make_and_report(learner_client, brief):
    wang = PersonFactory.create(brief=brief, name="Wang Li")
    zhao = PersonFactory.create(brief=brief, name="Zhao Min")
    QuoteFactory.create(
        brief=brief, text="ports feed cities", topic="ports", cue="argues", speakers=[wang]
    )
    QuoteFactory.create(
        brief=brief, text="Grain first!", mode="direct", speakers=[zhao], reported_by=wang
    )
    QuoteFactory.create(brief=brief, text="locks leak", speakers=[zhao])
    QuoteFactory.create(brief=brief, text="quays sink", speakers=[wang], retired=True)

    page = words_of(page_of(learner_client, wang))

    assert "What Wang Li says Argues: Ports feed cities On ports" in page
    assert re.search(r"Zhao Min argues: “Grain first!” On .*reported by Wang Li", page)
    assert "Locks leak" not in page
    assert "Quays sink" not in page


def test_a_person_shows_every_passage_about_them(learner_client, brief):
    places = {
        slug: PassageFactory.create(brief=brief, slug=slug, text=f"Told {slug}.", number=None)
        for slug in ("named", "post", "life", "said", "other")
    }
    person = PersonFactory.create(
        passage=places["named"], post_passage=places["post"], post_start=0, post_end=4
    )
    BiographyFactory.create(person=person, passage=places["life"])
    QuoteFactory.create(passage=places["said"], speakers=[person])

    page = page_of(learner_client, person)

    for slug in ("named", "post", "life", "said"):
        assert f"#p-{slug}" in page
    assert "#p-other" not in page


def test_a_passage_is_cut_around_the_person(learner_client, brief):
    text = f"{'Barges wait. ' * 30}At last Wang Li spoke of locks, and Wang led the survey."
    passage = PassageFactory.create(brief=brief, text=text)
    person = PersonFactory.create(passage=passage, name="Wang Li")
    later = PassageFactory.create(brief=brief, text=f"Wang led the survey. {'Years pass. ' * 30}")
    BiographyFactory.create(person=person, passage=later, words="Wang led the survey")

    page = page_of(learner_client, person)

    assert "At last <mark>Wang Li</mark> spoke of locks" in page
    assert "<mark>Wang led the survey</mark>." in page
    assert words_of(page).count("Barges wait.") < 12
    assert words_of(page).count("Years pass.") < 12


def test_a_note_tells_on_what_they_are_quoted(learner_client, brief):
    person = PersonFactory.create(brief=brief, slug="wang")
    assert "peek-only" not in page_of(learner_client, person)
    for topic in ("tides", "", "tides", "rain"):
        QuoteFactory.create(brief=brief, topic=topic, speakers=[person])

    page = page_of(learner_client, person)
    note = page.partition('class="peek-only"')[2].partition("</p>")[0].partition(">")[2]
    assert " ".join(words_of(note).split()) == "Speaks of: tides, rain 4 quotes"
    assert 'href="/briefs/ports/people/wang/#says"' in note
