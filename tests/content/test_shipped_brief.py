"""The shipped brief agrees with its source, and marks what an editor added."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin, pinyin

from content.formats import lilun
from content.material import (
    AttributedItem,
    Concept,
    FactKind,
    Material,
    PassageKind,
    Person,
    Span,
    Weight,
)
from tests.content.source_of_shipped_brief import (
    ABBREVIATIONS,
    CUES,
    DEFINED_BY_THE_SOURCE,
    FACTS,
    IN_THE_TEXT,
    LISTINGS,
    OTHER_TERMS,
    PEOPLE,
    SOURCE_PARAGRAPHS,
    WITHOUT_CHARACTERS_IN_THE_SOURCE,
)

FILE = Path(__file__).parents[2] / "content" / "briefs" / "new-productive-forces.yaml"


@pytest.fixture(scope="module")
def brief() -> Material:
    return lilun.read_brief(FILE.read_bytes(), name=FILE.name)


def test_the_file_is_in_canonical_form(brief: Material) -> None:
    assert lilun.write_brief(brief) == FILE.read_text(encoding="utf-8")


def test_every_paragraph_of_the_source_is_retold_once_and_in_order(brief: Material) -> None:
    numbers = [p.number for p in brief.passages if p.kind is PassageKind.PARAGRAPH]
    assert numbers == list(range(1, SOURCE_PARAGRAPHS + 1))


def test_every_passage_has_a_heading(brief: Material) -> None:
    assert all(brief.section_of(passage.slug) for passage in brief.passages)


def test_no_sentence_opens_with_a_pronoun(brief: Material) -> None:
    texts = [text for p in brief.passages for text in re.split(r"(?<=[.?]) ", p.text)]
    texts += [quote.text for quote in brief.quotes]
    opening = re.compile(r"(this|that|it|they|he|she|such|in this)\b", re.IGNORECASE)
    assert [text for text in texts if opening.match(text)] == []


def test_all_people_have_their_characters_and_posts(brief: Material) -> None:
    people = {p.slug: (p.name, p.characters, p.affiliation, p.role) for p in brief.people}
    assert people == PEOPLE


def test_names_in_the_text_have_the_characters_of_the_source(
    brief: Material,
) -> None:
    text = "\n".join(passage.text for passage in brief.passages)
    for slug, (name, characters, *_) in PEOPLE.items():
        assert (f"{name} {characters}" in text) is (slug not in WITHOUT_CHARACTERS_IN_THE_SOURCE)


def test_characters_that_the_source_lacks_are_marked_as_added(brief: Material) -> None:
    for person in brief.people:
        given = person.slug not in WITHOUT_CHARACTERS_IN_THE_SOURCE
        assert ("characters" in person.added) is not given
        assert "pinyin" in person.added
    for concept in brief.concepts:
        assert ("characters" in concept.added) is bool(concept.characters)
        assert ("pinyin" in concept.added) is bool(concept.pinyin)


@pytest.mark.parametrize("slug", PEOPLE)
def test_a_name_is_spelled_as_its_characters_are_read(brief: Material, slug: str) -> None:
    person = brief.person(slug)
    surname, *given = chain.from_iterable(pinyin(person.characters))
    assert person.pinyin == f"{surname.capitalize()} {''.join(given).capitalize()}"
    surname, *given = lazy_pinyin(person.characters)
    spelled = f"{surname.capitalize()} {''.join(given).capitalize()}"
    assert spelled in (person.name, *person.aliases)


def test_a_term_is_spelled_as_its_characters_are_read(brief: Material) -> None:
    for concept in brief.concepts:
        read = "".join(chain.from_iterable(pinyin(concept.characters)))
        assert re.sub(r"[ -]", "", concept.pinyin).casefold() == read
        assert concept.pinyin == unicodedata.normalize("NFC", concept.pinyin)


def test_terms_are_named_as_in_the_source(brief: Material) -> None:
    terms = {concept.term for concept in brief.concepts}
    assert terms >= DEFINED_BY_THE_SOURCE | OTHER_TERMS
    assert {concept.abbreviation for concept in brief.concepts} - {""} == ABBREVIATIONS


def test_a_definition_comes_from_the_source_or_is_marked_as_added(brief: Material) -> None:
    defined = {concept.term for concept in brief.concepts if concept.definition_span}
    assert defined == DEFINED_BY_THE_SOURCE
    for concept in brief.concepts:
        glossed = bool(concept.definition) and concept.definition_span is None
        assert ("definition" in concept.added) is glossed


def test_a_definition_is_short_and_holds_its_keywords(brief: Material) -> None:
    for concept in brief.concepts:
        assert len(concept.definition.split()) <= 16
        if concept.definition_span:
            assert 2 <= len(concept.keywords) <= 5
        assert all(word in concept.definition for word in concept.keywords)


def test_every_attribution_has_the_speaker_and_the_cue_of_the_source(brief: Material) -> None:
    said = {
        (" ".join(quote.speakers) or quote.holder, quote.cue) for quote in brief.quotes if quote.cue
    }
    assert said == CUES


def test_a_statement_of_a_person_has_a_cue_or_is_marked_as_inferred(brief: Material) -> None:
    items = [item for item in brief.items() if isinstance(item, AttributedItem) and item.speakers]
    assert items
    assert [item.slug for item in items if bool(item.cue) is item.inferred] == []


def test_a_definition_is_inferred_if_no_cue_is_in_its_sentence(brief: Material) -> None:
    held = [one for one in brief.concepts if one.definition_span and one.holder]
    assert held
    cued = {where for one in brief.quotes if one.cue for where in sentences(brief, one.span)}
    for concept in held:
        assert concept.definition_span
        assert concept.inferred is cued.isdisjoint(sentences(brief, concept.definition_span))


def test_all_items_of_a_sentence_have_the_same_voice(brief: Material) -> None:
    voices = defaultdict(set)
    for span, voice in attributed_spans(brief):
        for sentence in sentences(brief, span):
            voices[sentence].add(voice)
    assert {where: heard for where, heard in voices.items() if len(heard) > 1} == {}


def sentences(brief: Material, span: Span) -> list[tuple[str, int]]:
    """The passage and the numbers of the sentences that a span is in."""
    text = brief.passage(span.passage).text
    first, last = (len(re.findall("[.?] ", text[:at])) for at in (span.start, span.end))
    return [(span.passage, sentence) for sentence in range(first, last + 1)]


def attributed_spans(brief: Material) -> Iterator[tuple[Span, str]]:
    """The span and the voice of each quote, listing, relation and definition."""
    for concept in brief.concepts:
        if concept.definition_span:
            yield concept.definition_span, concept.holder
    for item in (*brief.quotes, *brief.listings, *brief.relations):
        reporter = getattr(item, "reported_by", "")
        speakers = (reporter,) if reporter else item.speakers
        yield item.span, " and ".join(brief.person(one).name for one in speakers) or item.holder


def test_a_quote_is_short_and_does_not_name_its_speaker(brief: Material) -> None:
    for quote in brief.quotes:
        assert len(quote.text.split()) <= 16
        assert len(quote.topic.split()) <= 8
        for person in map(brief.person, quote.speakers):
            for name in filter(None, (person.name, person.affiliation)):
                assert name not in quote.text


def test_each_gap_occurs_once_in_its_quote(brief: Material) -> None:
    gaps = [(quote, gap) for quote in brief.quotes for gap in quote.gaps]
    assert gaps
    assert [gap for quote, gap in gaps if quote.text.count(gap) != 1] == []


def test_all_facts_of_the_source_are_there(brief: Material) -> None:
    assert {(fact.kind, fact.value, fact.when) for fact in brief.facts} == FACTS
    dated = [fact for fact in brief.facts if fact.kind is FactKind.DATE]
    assert all(fact.when for fact in dated)


def test_lists_have_all_their_entries_and_say_whether_there_are_more(brief: Material) -> None:
    lists = {one.slug: (len(one.items), one.open) for one in brief.listings}
    assert lists == LISTINGS


def test_names_and_terms_without_an_item_are_in_the_text(brief: Material) -> None:
    text = "\n".join(passage.text for passage in brief.passages)
    assert [words for words in IN_THE_TEXT if words not in text] == []


def test_most_items_are_core(brief: Material) -> None:
    weights = [item.weight for item in brief.items()]
    core = weights.count(Weight.CORE) / len(weights)
    assert 0.55 <= core <= 0.8


def test_each_concept_has_something_to_ask(brief: Material) -> None:
    related = {slug for one in brief.relations for slug in (one.source, one.target)}
    entries = [item.text for one in brief.listings for item in one.items]
    asked = " ".join((*entries, *(gap for quote in brief.quotes for gap in quote.gaps)))
    bare = [
        concept.slug
        for concept in brief.concepts
        if not (concept.definition_span or concept.characters or concept.slug in related)
        and concept.term not in asked
    ]
    assert bare == []


def test_every_concept_has_a_kind_and_every_relation_its_wording(brief: Material) -> None:
    assert [concept.slug for concept in brief.concepts if not concept.kind] == []
    in_own_words = ["npfs-unfold-doctrine"]  # a gap in its sentence reads better
    assert [one.slug for one in brief.relations if not one.wording] == in_own_words


def test_up_to_four_core_concepts_have_a_case(brief: Material) -> None:
    cases = [concept for concept in brief.concepts if concept.case]
    assert 0 < len(cases) <= 4
    assert all(one.weight is Weight.CORE and one.definition_span for one in cases)


def test_people_and_concepts_have_different_slugs(brief: Material) -> None:
    named: list[Concept | Person] = [*brief.people, *brief.concepts]
    assert len({item.slug for item in named}) == len(named)
