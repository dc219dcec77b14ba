"""Who speaks about what in a brief."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from content.models import Brief, Concept, Quote
from content.reading.concepts import concept_names
from content.reading.mentions import Lexicon
from content.reading.quotes import quotes_to_show
from learning.charts.matrix import Matrix, matrix

OTHER = "-"  # the row of quotes without a concept
HOLDER = "as:"  # prefix of a column whose holder is not a person


@dataclass(frozen=True, slots=True)
class Topics:
    """The quotes by speaker and by the concepts that they name; ``names`` are the labels of rows
    and columns, ``concepts`` the rows that have a page.
    """

    matrix: Matrix[Quote]
    names: Mapping[str, str]
    concepts: Mapping[str, Concept]


def people_by_topic(brief: Brief) -> Topics:
    """Who speaks about what, in three queries. A joint quote counts for each of its speakers."""
    concepts = {f"c-{concept.slug}": concept for concept in brief.concepts.current()}
    lexicon = Lexicon({key: concept_names(concept) for key, concept in concepts.items()})
    names = {OTHER: "Something else"} | {key: each.term for key, each in concepts.items()}
    entries = []
    for quote in quotes_to_show(brief):
        named = {
            mention.subject
            for text in (quote.text, quote.topic)
            for mention in lexicon.mentions(text)
        }
        for column, name in _voices(quote):
            names[column] = name
            entries += [(row, column, quote) for row in sorted(named) or [OTHER]]
    return Topics(matrix(entries, last=OTHER), names, concepts)


def _voices(quote: Quote) -> Iterator[tuple[str, str]]:
    speakers = quote.speakers.all()
    for speaker in speakers:
        yield f"p-{speaker.slug}", speaker.name
    if not speakers:
        yield f"{HOLDER}{quote.holder}", quote.holder or "The brief itself"
