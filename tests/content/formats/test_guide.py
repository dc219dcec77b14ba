import pytest

from content import material
from content.fields import known_keys
from content.formats import lilun
from content.formats.guide import ATTRIBUTED, EVERY_ITEM, EXAMPLE, chapters, example_mistakes

SHARED = EVERY_ITEM.keys() | ATTRIBUTED.keys()
TITLES = {
    "The brief": material.Material,
    "Passages": material.Passage,
    "Concepts": material.Concept,
    "People": material.Person,
    "Biography": material.Biography,
    "Quotes": material.Quote,
    "Listings": material.Listing,
    "Items of a listing": material.ListingItem,
    "Facts": material.Fact,
    "Relations": material.Relation,
}
CHAPTERS = {chapter.title: chapter for chapter in chapters()}


@pytest.mark.parametrize("title", TITLES)
def test_exactly_the_known_keys_are_explained(title):
    known = known_keys(TITLES[title])
    explained = {key.name for key in CHAPTERS[title].keys}
    assert explained <= known
    assert known - explained <= SHARED
    assert all(key.meaning for key in CHAPTERS[title].keys)


def test_required_keys_are_marked():
    needed = {key.name for key in CHAPTERS["Concepts"].keys if key.required}
    shared = {key.name for key in CHAPTERS["Every item"].keys if key.required}
    assert needed == {"term"}
    assert shared == {"slug", "at", "words"}


def test_the_example_is_a_valid_brief_that_uses_every_family():
    example = lilun.read_brief(EXAMPLE)
    assert lilun.write_brief(example) == EXAMPLE
    for family in ("concepts", "people", "quotes", "listings", "facts", "relations"):
        assert getattr(example, family)


def test_four_mistakes_in_the_example_are_reported_on_their_lines():
    lines = EXAMPLE.splitlines()
    places = ["words: foreign trade", "- wang-li", "cue: argues", "label: nurtures"]
    wrong = [lines.index(f"  {place}") + 1 for place in places]
    said = example_mistakes()
    assert [int(mistake.split(":")[1]) for mistake in said] == wrong
    assert said[1].endswith("did you mean “wang-li”?")
