"""The page of a concept."""

import re

import pytest

from content.factories import (
    BriefFactory,
    ConceptFactory,
    ListingFactory,
    ListingItemFactory,
    PassageFactory,
    PersonFactory,
    QuoteFactory,
    RelationFactory,
)
from tests.content.pages import page_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief():
    return BriefFactory.create(slug="ports")


def test_a_concept_shows_its_names(learner_client, brief):
    concept = ConceptFactory.create(
        brief=brief,
        term="port economy",
        abbreviation="PE",
        aliases=["harbour trade"],
        characters="港口经济",
        pinyin="gǎngkǒu jīngjì",
        added=["characters"],
    )

    page = page_of(learner_client, concept)

    assert "<h1" in page
    for name in ("Port economy", "PE", "harbour trade", "gǎngkǒu jīngjì"):
        assert name in words_of(page)
    assert 'lang="zh-Hans">港口经济</span>' in page
    assert 'data-speak="港口经济" hidden' in page
    assert "Characters added by the editor" in page


def test_a_definition_is_shown_with_its_words_in_their_passage(learner_client, brief):
    passage = PassageFactory.create(
        brief=brief, text="A port economy is trade that a harbour draws.", number=4
    )
    concept = ConceptFactory.create(
        passage=passage,
        term="port economy",
        definition="trade that a harbour draws",
        holder="the Harbour Board",
    )

    page = page_of(learner_client, concept)

    assert "means trade that a harbour draws" in words_of(page)
    assert "<mark>trade that a harbour draws</mark>" in page
    assert "paragraph 4" in page
    assert "So the Harbour Board holds." in words_of(page)
    assert "Added by the editor" not in page


def test_an_added_definition_is_marked_as_the_editors(learner_client, brief):
    concept = ConceptFactory.create(
        brief=brief,
        definition="a lock with two gates",
        definition_passage=None,
        added=["definition"],
    )
    page = page_of(learner_client, concept)
    assert "a lock with two gates" in page
    assert "Added by the editor" in page


def test_a_concept_links_to_what_it_is_part_of_and_to_its_parts(learner_client, brief):
    whole = ConceptFactory.create(brief=brief, term="trade")
    concept = ConceptFactory.create(brief=brief, term="river trade", part_of=whole)
    part = ConceptFactory.create(brief=brief, term="barge trade", part_of=concept)
    ConceptFactory.create(brief=brief, term="raft trade", part_of=concept, retired=True)

    page = words_of(page_of(learner_client, concept))

    assert "is part of trade" in page
    assert "includes barge trade" in page
    assert part.get_absolute_url() in page_of(learner_client, concept)
    assert "raft trade" not in page


def test_relations_read_from_either_end_with_their_speakers(learner_client, brief):
    port = ConceptFactory.create(brief=brief, term="port economy")
    city = ConceptFactory.create(brief=brief, term="city growth")
    wang = PersonFactory.create(brief=brief, name="Wang Li")
    RelationFactory.create(
        brief=brief, source=port, target=city, label="drives", speakers=[wang], cue="argues"
    )
    RelationFactory.create(brief=brief, source=city, target=port, label="requires", holder="Law")

    of_port = words_of(page_of(learner_client, port))
    of_city = words_of(page_of(learner_client, city))

    assert "drives city growth Wang Li argues" in of_port
    assert "is required by city growth Law" in of_port
    assert "is driven by port economy Wang Li argues" in of_city


def test_a_part_of_relation_that_repeats_part_of_is_shown_once(learner_client, brief):
    whole = ConceptFactory.create(brief=brief, term="trade")
    part = ConceptFactory.create(brief=brief, term="river trade", part_of=whole)
    RelationFactory.create(brief=brief, source=part, target=whole, label="part-of")
    assert words_of(page_of(learner_client, part)).count("is part of trade") == 1
    assert words_of(page_of(learner_client, whole)).count("includes") == 1


def test_a_concept_shows_the_quotes_that_name_it(learner_client, brief):
    concept = ConceptFactory.create(brief=brief, term="port economy", abbreviation="PE")
    ConceptFactory.create(brief=brief, term="deep port economy")
    speaker = PersonFactory.create(brief=brief, name="Wang Li")
    for text in ("PEs feed cities", "a deep port economy needs dredgers", "barges are slow"):
        QuoteFactory.create(brief=brief, text=text, speakers=[speaker])
    QuoteFactory.create(brief=brief, text="PEs are gone", speakers=[speaker], retired=True)

    page = page_of(learner_client, concept)
    quotes = words_of(page[page.index('id="voices"') : page.index('id="places"')])

    assert "PEs feed cities" in quotes
    assert "Wang Li argues:" in quotes
    for other in ("dredgers", "barges are slow", "PEs are gone"):
        assert other not in quotes


def test_a_concept_shows_the_complete_lists_that_name_it(learner_client, brief):
    concept = ConceptFactory.create(brief=brief, term="quays")
    listing = ListingFactory.create(brief=brief, lead_in="Harbours need", items=[], open=True)
    machines = ListingItemFactory.create(listing=listing, text="machines")
    ListingItemFactory.create(listing=listing, text="cranes", parent=machines)
    ListingItemFactory.create(listing=listing, text="quays")
    ListingFactory.create(brief=brief, lead_in="Rivers need", items=["banks"])

    page = page_of(learner_client, concept)
    lists = words_of(page[page.index('id="lists"') : page.index('id="places"')])

    assert re.search(r"Harbours need \(among others\) machines\s*cranes\s*quays", lists)
    assert "Rivers" not in lists


def test_a_concept_shows_the_passages_that_name_it(learner_client, brief):
    concept = ConceptFactory.create(brief=brief, term="river trade", definition="")
    for position in range(7):
        PassageFactory.create(brief=brief, text=f"River trade, the {position}th time.")
    PassageFactory.create(brief=brief, text="The salt monopoly.", slug="salt")

    page = page_of(learner_client, concept)
    places = page[page.index('id="places"') :]

    assert "<mark>River trade</mark>, the 6th time." in places
    folded = places[places.index("<details") :]
    assert "4 more" in folded
    assert "the 6th time." in folded
    assert "the 1th time." not in folded
    assert "The salt monopoly" not in places


def test_a_note_is_rendered_as_safe_markdown(learner_client, brief):
    concept = ConceptFactory.create(brief=brief, note="*Doubtful* <script>alert(1)</script>")
    page = page_of(learner_client, concept)
    assert "<em>Doubtful</em>" in page
    assert "<script>alert" not in page


def test_a_long_page_begins_with_links_to_its_parts(learner_client, brief):
    concept = ConceptFactory.create(brief=brief, term="river trade")
    assert "On this page" not in page_of(learner_client, concept)
    for _ in range(10):
        QuoteFactory.create(brief=brief, text="river trade grows")

    page = page_of(learner_client, concept)
    links = re.findall(r'<a href="#([a-z]+)"', page[page.index("On this page") :])

    assert links == ["meaning", "voices", "places"]
    assert all(f'<h2 id="{link}"' in page for link in links)
    assert page.index("4 more") < page.index('<h2 id="places"')


def note_of(page: str) -> str:
    """What a note on the term tells of who speaks."""
    return page.partition('class="peek-only"')[2].partition("</p>")[0].partition(">")[2]


def test_its_note_names_who_speaks_of_it_most_first(learner_client, brief):
    concept = ConceptFactory.create(brief=brief, term="tides", slug="tides")
    assert note_of(page_of(learner_client, concept)) == ""
    people = [PersonFactory.create(brief=brief, name=f"Wang {name}") for name in "ABCDE"]
    for speaker in [*people, people[4]]:
        QuoteFactory.create(brief=brief, text="tides turn", speakers=[speaker])
    QuoteFactory.create(brief=brief, text="rain falls", topic="", speakers=[people[1]])

    note = note_of(page_of(learner_client, concept))
    said = " ".join(words_of(note).split())
    assert said == "Who speaks of it: Wang E, Wang A, Wang B and 2 more"
    assert f'href="{people[4].get_absolute_url()}"' in note
    assert 'href="/briefs/ports/concepts/tides/#voices">and 2 more</a>' in note
