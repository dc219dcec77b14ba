"""The brief on remembering names the source of each of its statements."""

import re
from itertools import chain

import pytest

from content.briefs import FOLDER
from content.characters import chinese_characters
from content.formats import lilun
from content.material import HEADINGS, KnowledgeItem, Material, Passage

FILE = FOLDER / "remembering.yaml"
CHECKED = "Checked in: "


@pytest.fixture(scope="module")
def memory() -> Material:
    return lilun.read_brief(FILE.read_bytes(), name=FILE.name)


def running_text(brief: Material) -> list[Passage]:
    """The passages before the list of sources, without headings."""
    slugs = [passage.slug for passage in brief.passages]
    before = brief.passages[: slugs.index("sources")]
    return [passage for passage in before if passage.kind not in HEADINGS]


def sources(brief: Material) -> list[str]:
    slugs = [passage.slug for passage in brief.passages]
    return [passage.text for passage in brief.passages[slugs.index("sources") + 1 :]]


def sources_of(item: KnowledgeItem) -> list[str]:
    assert item.note.startswith(CHECKED), item.slug
    return [f"{each}." for each in item.note.removeprefix(CHECKED).removesuffix(".").split("; ")]


def test_the_file_is_in_canonical_form(memory: Material) -> None:
    assert lilun.write_brief(memory) == FILE.read_text(encoding="utf-8")


def test_each_item_names_sources_that_the_brief_lists(memory: Material) -> None:
    listed = set(sources(memory))
    for item in memory.items():
        assert set(sources_of(item)) <= listed, item.slug


def test_each_listed_source_has_a_year_and_supports_an_item(memory: Material) -> None:
    used = set(chain.from_iterable(map(sources_of, memory.items())))
    assert set(sources(memory)) == used
    assert all(re.search(r"\((\d{4}|undated).*\)\.$", source) for source in used)


def test_each_paragraph_that_states_something_has_an_item(memory: Material) -> None:
    spans = [item.span for item in (*memory.items(), *memory.nested_items())]
    with_items = {span.passage for span in spans}
    assert [p.slug for p in running_text(memory) if p.slug not in with_items] == []


def test_it_is_of_the_length_of_a_brief_and_in_english(memory: Material) -> None:
    words = sum(len(passage.text.split()) for passage in running_text(memory))
    assert 900 <= words <= 1400
    assert not chinese_characters(FILE.read_text(encoding="utf-8"))


def test_no_sentence_opens_with_a_pronoun(memory: Material) -> None:
    texts = [text for p in running_text(memory) for text in re.split(r"(?<=[.?]) ", p.text)]
    texts += [quote.text for quote in memory.quotes]
    opening = re.compile(r"(this|that|it|they|he|she|such|in this)\b", re.IGNORECASE)
    assert [text for text in texts if opening.match(text)] == []


def test_a_quote_is_short_and_its_gaps_occur_once(memory: Material) -> None:
    for quote in memory.quotes:
        assert len(quote.text.split()) <= 15
        assert len(quote.topic.split()) <= 8
        assert all(quote.text.count(gap) == 1 for gap in quote.gaps)
        assert all(memory.person(slug).name not in quote.text for slug in quote.speakers)


def test_topics_differ(memory: Material) -> None:
    topics = [quote.topic for quote in memory.quotes if quote.topic]
    assert len(topics) == len(set(topics))
