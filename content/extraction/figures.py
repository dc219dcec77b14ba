"""Figures and dates, each with its noun and unit."""

from collections.abc import Sequence

from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import FigureFound
from content.extraction.quantities.amounts import AmountWords, find_amounts
from content.extraction.quantities.dates import DateWords, find_dates
from content.extraction.quantities.old_dates import is_old
from content.extraction.quantities.old_money import find_old_money
from content.extraction.quantities.ordinals import find_ordinals
from content.material import FactKind

# Headings repeat what the text says, and a cell means nothing without the names of its columns.
_READ = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION, BlockKind.CAPTION)
_IN_HEADINGS = ("ISO date", "day", "days", "month")
_CONFIDENCE = {
    "number": 0.6,
    "ordinal": 0.6,
    "count": 0.9,
    "compound": 0.8,
    "fraction": 0.85,
    "part": 0.85,
    "year": 0.9,
}


def find_figures(document: Document) -> tuple[FigureFound, ...]:
    """Percentages, money, counts, durations and dates in reading order, each as it stands."""
    found: list[FigureFound] = []
    old = is_old(block.text for block in document.blocks)
    for n, block in document.of_kind(*_READ, BlockKind.HEADING):
        dates = find_dates(block.text, old=old)
        if block.kind is BlockKind.HEADING:
            found += [_date(n, block.text, one) for one in dates if one.rule in _IN_HEADINGS]
            continue
        left = _without(block.text, dates)
        sums = find_old_money(left)
        left = _without(left, sums)
        amounts = [*sums, *find_amounts(left), *find_ordinals(left)]
        found += [_date(n, block.text, one) for one in dates]
        found += [_amount(n, block.text, one) for one in amounts]
    found.sort(key=lambda one: one.stretch)
    return tuple(found)


def _without(text: str, found: Sequence[DateWords | AmountWords]) -> str:
    """The text with a line of the same length in the place of each of those found."""
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], "_" * (one.end - one.start)]
        at = one.end
    return "".join([*parts, text[at:]])


def _date(n: int, text: str, words: DateWords) -> FigureFound:
    whole = text[words.start : words.end]
    return FigureFound(
        stretch=Stretch(n, words.start, words.end),
        rule=words.rule,
        confidence=_CONFIDENCE.get(words.rule, 0.95),
        kind=FactKind.DATE,
        text=whole,
        value=whole,
        when=words.when,
    )


def _amount(n: int, text: str, words: AmountWords) -> FigureFound:
    return FigureFound(
        stretch=Stretch(n, words.start, words.end),
        rule=words.rule,
        confidence=_CONFIDENCE.get(words.rule, 0.95),
        kind=FactKind.FIGURE,
        text=text[words.start : words.end],
        value=words.value,
        unit=words.unit,
    )
