"""The shipped briefs with a list of sources name the source of each of their statements."""

import re
import unicodedata
from itertools import chain
from pathlib import Path

import pytest
from pypinyin import pinyin

from content.briefs import FIRST, FOLDER
from content.formats import lilun
from content.material import HEADINGS, KnowledgeItem, Material, Passage

CHECKED = "Checked in: "
SOURCED = sorted(file for file in FOLDER.glob("*.yaml") if file.name != FIRST)


@pytest.fixture(scope="module", params=SOURCED, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


@pytest.fixture(scope="module")
def brief(file: Path) -> Material:
    return lilun.read_brief(file.read_bytes(), name=file.name)


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


def test_the_file_is_in_canonical_form(brief: Material, file: Path) -> None:
    assert lilun.write_brief(brief) == file.read_text(encoding="utf-8")


def test_each_item_names_sources_that_the_brief_lists(brief: Material) -> None:
    listed = set(sources(brief))
    for item in brief.items():
        assert set(sources_of(item)) <= listed, item.slug


def test_each_listed_source_has_a_year_and_supports_an_item(brief: Material) -> None:
    used = set(chain.from_iterable(map(sources_of, brief.items())))
    assert set(sources(brief)) == used
    assert all(re.search(r"\((\d{4}|undated).*\)\.$", source) for source in used)


def test_each_paragraph_that_states_something_has_an_item(brief: Material) -> None:
    spans = [item.span for item in (*brief.items(), *brief.nested_items())]
    with_items = {span.passage for span in spans}
    assert [p.slug for p in running_text(brief) if p.slug not in with_items] == []


def test_it_is_of_the_length_of_a_brief(brief: Material) -> None:
    words = sum(len(passage.text.split()) for passage in running_text(brief))
    assert 900 <= words <= 1400


def test_characters_stand_in_the_text_or_are_marked_as_added(brief: Material) -> None:
    text = "\n".join(passage.text for passage in running_text(brief))
    for item in (*brief.concepts, *brief.people):
        assert ("characters" in item.added) is (item.characters not in text), item.slug
        assert ("pinyin" in item.added) is bool(item.pinyin), item.slug


def test_pinyin_is_how_the_characters_are_read(brief: Material) -> None:
    for item in (*brief.concepts, *brief.people):
        read = "".join(chain.from_iterable(pinyin(item.characters)))
        assert re.sub(r"[ -]", "", item.pinyin).casefold() == read, item.slug
        assert item.pinyin == unicodedata.normalize("NFC", item.pinyin)


def test_no_sentence_opens_with_a_pronoun(brief: Material) -> None:
    texts = [text for p in running_text(brief) for text in re.split(r"(?<=[.?]) ", p.text)]
    texts += [quote.text for quote in brief.quotes]
    opening = re.compile(r"(this|that|it|they|he|she|such|in this)\b", re.IGNORECASE)
    assert [text for text in texts if opening.match(text)] == []


def test_a_quote_is_short_and_its_gaps_occur_once(brief: Material) -> None:
    for quote in brief.quotes:
        assert len(quote.text.split()) <= 15
        assert len(quote.topic.split()) <= 8
        assert all(quote.text.count(gap) == 1 for gap in quote.gaps)
        assert all(brief.person(slug).name not in quote.text for slug in quote.speakers)


def test_topics_differ(brief: Material) -> None:
    topics = [quote.topic for quote in brief.quotes if quote.topic]
    assert len(topics) == len(set(topics))
