"""Which figures of a text are worth asking: those that say something, one in a sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from content.extraction.attribution.guards.said import BEFORE, Said
from content.extraction.attribution.guards.things import opens_with_a_definite
from content.extraction.attribution.standing_alone import doubts
from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import FigureFound
from content.extraction.sentences import sentences
from content.material import FactKind

LEAST = 13  # smaller counts are small talk: "three things", "six governments"
SHORTEST, LONGEST = 6, 40  # words of the sentence
_QUOTES = re.compile(r"[“”\"]")
_WORTH = re.compile(
    r"%|per ?cent|percent|[$€£¥₩]|\b(?:dollars?|euros?|pounds?|yuan|yen|won|roubles?|rubles?|"
    r"rupees?|RMB|CNY|USD|EUR|million|billion|trillion|thousand)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:a|an)\s+$", re.IGNORECASE)
_NEAR = 8  # characters
_OPENING = re.compile(
    r"(?:In|On|By|During|Between|Since|From|Over|For|Throughout|Within) (?:the )?"
)
_COUNTED = ("count", "part", "unit")  # rules of figures with what they count
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def sentence_around(document: Document, stretch: Stretch) -> Stretch | None:
    bounds = _bounds(document.blocks[stretch.block].text)
    at = bisect_right(bounds, stretch.start, key=lambda one: one[0]) - 1
    if at < 0 or stretch.end > bounds[at][1]:
        return None
    return Stretch(stretch.block, *bounds[at])


@lru_cache(maxsize=16)  # a long paragraph has many figures, which are looked at in turn
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences(text))


def telling_figures(document: Document, figures: Iterable[FigureFound]) -> set[Stretch]:
    """The stretches of the figures to ask: the most telling one of each sentence that stands alone
    in a paragraph.
    """
    best: dict[Stretch, tuple[int, FigureFound]] = {}
    for one in figures:
        if document.blocks[one.stretch.block].kind is not BlockKind.PARAGRAPH or not _says(one):
            continue
        sentence = sentence_around(document, one.stretch)
        if sentence is None:
            continue
        text = document.blocks[one.stretch.block].text
        if not _stands_alone(
            document.words(sentence), text[max(0, sentence.start - BEFORE) : sentence.start]
        ):
            continue
        if _ARTICLE.search(
            text, max(0, one.stretch.start - _NEAR), one.stretch.start
        ):  # it would tell how the answer begins
            continue
        rank = _rank(one, text[sentence.start : one.stretch.start])
        if sentence not in best or rank > best[sentence][0]:
            best[sentence] = rank, one
    return {one.stretch for _, one in best.values()}


def _says(figure: FigureFound) -> bool:
    if figure.kind is FactKind.DATE:
        return bool(figure.when)
    if figure.rule == "ordinal":
        return False
    if _WORTH.search(figure.text):
        return bool(_NUMBER.search(figure.text))
    number = _NUMBER.search(figure.value)
    return number is not None and float(number[0].replace(",", "")) >= LEAST


def _stands_alone(sentence: str, before: str) -> bool:
    """Whether a sentence of the author's says enough without those around it."""
    long_enough = SHORTEST <= len(sentence.split()) <= LONGEST
    whole = sentence.rstrip("'’)»").endswith(".") and not _QUOTES.search(sentence)
    said = Said(sentence, speaker_words=frozenset(), before=before)
    return long_enough and whole and not (doubts(said) or opens_with_a_definite(said))


def _rank(figure: FigureFound, before: str) -> int:
    """How telling a figure is: amounts, then dates, then counts; a date that only opens the
    sentence, "In the first half of 2025", comes after what happened then.
    """
    if _WORTH.search(figure.text):
        return 3
    if figure.kind is FactKind.DATE:
        return 2 if len(figure.when) > 4 and not _OPENING.fullmatch(before) else 0
    return 1 if figure.rule in _COUNTED else 0
