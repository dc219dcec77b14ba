"""Finds what people and bodies are said to say."""

from content.extraction.attribution.search import Search
from content.extraction.document import Document
from content.extraction.findings import PersonFound, StatementFound


def find_statements(
    document: Document, people: tuple[PersonFound, ...]
) -> tuple[StatementFound, ...]:
    """The statements of a text in reading order, each with its speakers or the body that speaks."""
    search = Search(document, people)
    for index, block in enumerate(document.blocks):
        search.read(index, block)
    search.read_on()
    return _without_doubles(search.found)


def _without_doubles(found: list[StatementFound]) -> tuple[StatementFound, ...]:
    """One statement for each content of a speaker: a clause before a thing that somebody wants, and
    that of which it is surer who makes it.
    """
    kept: list[StatementFound] = []
    by_block: dict[int, list[StatementFound]] = {}
    for one in sorted(found, key=lambda each: ("lacks_a_verb" in each.doubts, -each.confidence)):
        beside = by_block.setdefault(one.stretch.block, [])
        if not any(_is_double(one, other) for other in beside):
            beside.append(one)
            kept.append(one)
    return tuple(sorted(kept, key=lambda each: each.stretch))


def _is_double(one: StatementFound, other: StatementFound) -> bool:
    if one.stretch == other.stretch:
        return True
    same = (one.speakers, one.holder) == (other.speakers, other.holder)
    return same and one.stretch.overlaps(other.stretch)
