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
def test_the_words_of_an_item_are_in_a_passage_of_its_brief(item_factory):
    for item in item_factory.create_batch(10):
        words = item.passage.text[item.start : item.end]
        assert words
        assert len(words) < len(item.passage.text)
        assert item.passage.brief == item.brief


@pytest.mark.parametrize("item_factory", ITEM_FACTORIES)
def test_an_item_belongs_to_the_brief_of_its_passage(item_factory):
    passage = factories.PassageFactory(text="Nothing of the kind is told here.")
    item = item_factory(passage=passage)
    assert item.brief == passage.brief
    assert passage.text[item.start : item.end] == passage.text


def test_all_rows_that_an_item_creates_belong_to_its_brief():
    brief = factories.BriefFactory()
    for item_factory in ITEM_FACTORIES:
        item_factory(brief=brief)
    factories.BiographyFactory(person=Person.objects.filter(brief=brief)[0])
    assert Brief.objects.count() == 1
    assert set(Passage.objects.values_list("brief", flat=True)) == {brief.pk}
