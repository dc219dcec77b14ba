import pytest

from content import factories
from content.models import Brief, Passage, Person

pytestmark = pytest.mark.django_db

ITEM_FACTORIES = (
    factories.ConceptFactory,
    factories.PersonFactory,
    factories.QuoteFactory,
    factories.ListingFactory,
    factories.FactFactory,
    factories.RelationFactory,
)


@pytest.mark.parametrize("item_factory", ITEM_FACTORIES)
def test_an_item_stands_on_its_words_in_a_passage_of_its_brief(item_factory):
    for item in item_factory.create_batch(10):
        words = item.passage.text[item.start : item.end]
        assert words
        assert len(words) < len(item.passage.text)
        assert item.passage.brief == item.brief


@pytest.mark.parametrize("item_factory", ITEM_FACTORIES)
def test_an_item_given_a_passage_joins_its_brief(item_factory):
    passage = factories.PassageFactory(text="Nothing of the kind is told here.")
    item = item_factory(passage=passage)
    assert item.brief == passage.brief
    assert passage.text[item.start : item.end] == passage.text


def test_items_given_a_brief_share_it_with_all_that_they_bring_along():
    brief = factories.BriefFactory()
    for item_factory in ITEM_FACTORIES:
        item_factory(brief=brief)
    factories.BiographyFactory(person=Person.objects.filter(brief=brief)[0])
    assert Brief.objects.count() == 1
    assert set(Passage.objects.values_list("brief", flat=True)) == {brief.pk}


def test_words_pick_the_span():
    passage = factories.PassageFactory(text="Rice and salt go upstream.")
    quote = factories.QuoteFactory(passage=passage, words="salt", speakers=[])
    assert (quote.start, quote.end) == (9, 13)
    assert not quote.speakers.exists()


def test_a_definition_has_its_own_words():
    concept = factories.ConceptFactory()
    words = concept.definition_passage.text[concept.definition_start : concept.definition_end]
    assert words == concept.definition
    assert factories.ConceptFactory(definition="").definition_passage is None


def test_a_listing_has_items_and_a_biography_a_person():
    listing = factories.ListingFactory()
    assert [item.text for item in listing.items.all()] == ["cranes", "quays", "pilots"]
    biography = factories.BiographyFactory(people=[factories.PersonFactory(name="Lin Hao")])
    assert biography.text in biography.passage.text
    assert [person.name for person in biography.people.all()] == ["Lin Hao"]


def test_a_heading_and_a_retired_row_are_one_word_away():
    assert factories.PassageFactory(heading=True).kind == "heading"
    assert factories.ConceptFactory(retired=True).retired_at
