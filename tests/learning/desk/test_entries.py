from dataclasses import replace

import pytest

from content.material import Material, Passage, QuoteMode, Relation, Span
from learning.desk.entries import entry_of_words, merged, speaking_instead, title_of
from learning.desk.slugs import new_slug
from tests.learning.desk.mud import material


def made(family: str, words: str, text: str = "", speakers: tuple[str, ...] = ()):
    text = text or words
    passage = Passage(slug="p", text=text)
    start = text.index(words)
    span = Span(passage="p", start=start, end=start + len(words))
    return entry_of_words(
        family, Material(slug="m", title="M", passages=(passage,)), span, "x", speakers
    )


@pytest.mark.parametrize(
    ("words", "name", "characters"),
    [("Wang Li", "Wang Li", ""), ("Wang Li 王力", "Wang Li", "王力"), ("王力", "王力", "")],
)
def test_a_person_by_name(words, name, characters):
    person = made("people", words)
    assert (person.name, person.characters) == (name, characters)


@pytest.mark.parametrize(
    ("words", "term", "abbreviation"),
    [
        ("dyke", "dyke", ""),
        ("‘future industries’", "future industries", ""),
        ("gross domestic product (GDP)", "gross domestic product", "GDP"),
        ("mud (wet)", "mud (wet)", ""),
    ],
)
def test_a_concept_with_its_abbreviation(words, term, abbreviation):
    concept = made("concepts", words)
    assert (concept.term, concept.abbreviation) == (term, abbreviation)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Wang Li says mud is good.", QuoteMode.PARAPHRASE),
        ("Wang Li says “mud is good.”", QuoteMode.DIRECT),
    ],
)
def test_a_quote_in_quotation_marks_is_direct(text, mode):
    quote = made("quotes", "mud is good.", text, ("wang-li",))
    assert (quote.text, quote.mode, quote.speakers) == ("mud is good", mode, ("wang-li",))


@pytest.mark.parametrize(
    ("words", "text", "mode"),
    [
        ("“mud is good", "mud is good", QuoteMode.DIRECT),
        ("mud is good”", "mud is good", QuoteMode.PARAPHRASE),
        ("“mud” is good", "“mud” is good", QuoteMode.PARAPHRASE),
        ("mud is “good”", "mud is “good”", QuoteMode.PARAPHRASE),
        ("‘the mud’s good’", "the mud’s good", QuoteMode.DIRECT),
        ('"mud is good."', "mud is good", QuoteMode.DIRECT),
    ],
)
def test_a_quotation_mark_without_its_other_is_left_out(words, text, mode):
    quote = made("quotes", words, f"Wang Li says {words}", ("wang-li",))
    assert (quote.text, quote.mode) == (text, mode)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("land, labour and capital", ["land", "labour", "capital"]),
        ("land, labour, and capital", ["land", "labour", "capital"]),
        ("land; sandy soil; capital.", ["land", "sandy soil", "capital"]),
    ],
)
def test_a_list_is_cut_at_its_commas(words, items):
    listing = made("listings", words, f"There are these: {words}")
    assert [item.text for item in listing.items] == items
    assert listing.lead_in == "There are these"


@pytest.mark.parametrize(
    ("words", "kind", "when"),
    [("1998", "date", "1998"), ("May 1998", "date", ""), ("40 villages", "figure", "")],
)
def test_a_figure_stands_in_its_sentence(words, kind, when):
    fact = made("facts", words, f"It rained. The flood had {words} then. It dried.")
    assert (fact.value, fact.kind, fact.when) == (words, kind, when)
    assert fact.statement == f"The flood had {words} then"


@pytest.mark.parametrize(
    ("title", "taken", "slug"),
    [
        ("Wang Li", (), "wang-li"),
        ("Wang Li", ("wang-li", "wang-li-2"), "wang-li-3"),
        ("王力", (), "people"),
        ("one two three four five six seven", (), "one-two-three-four-five-six"),
    ],
)
def test_a_slug_is_of_the_first_words_and_free(title, taken, slug):
    assert new_slug(title, "people", taken) == slug


class TestMerging:
    def test_one_person_has_the_names_and_what_was_missing(self):
        zhao, wang = material().people
        both = merged(wang, zhao)
        assert (both.slug, both.names) == ("wang-li", ("Wang Li", "Zhao Min"))
        assert (both.role, both.affiliation) == ("dean", "Ningbo University")

    def test_a_post_is_never_made_of_two(self):
        zhao, wang = material().people
        assert merged(zhao, merged(wang, zhao)).affiliation == "Ningbo University"

    def test_nobody_speaks_twice_in_a_statement(self):
        [said, _] = material().quotes
        both = speaking_instead(said, "nobody", "wang-li")
        assert both == said
        assert speaking_instead(said, "zhao-min", "wang-li").speakers == ("wang-li",)


def test_a_relation_is_listed_in_words():
    span = Span(passage="p", start=0, end=4)
    relation = Relation(slug="r", span=span, source="long-quays", label="leads-to", target="debt")
    assert title_of(relation) == "long quays leads to debt"
    assert title_of(replace(relation, wording="end in")) == "long quays end in debt"
