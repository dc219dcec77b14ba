"""Which figures of a text are worth asking: those that say something, one in a sentence."""

import re
from collections.abc import Iterable

from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import FigureFound
from content.extraction.sentences import sentences
from content.material import FactKind

LEAST = 13  # smaller counts are small talk: "three things", "six governments"
SHORTEST, LONGEST = 6, 40  # words of the sentence
_OPENS_UNSAID = re.compile(
    r"[\W_]*(?:this|that|these|those|such|it|they|he|she|we|i|his|her|their|its|our|here|there|then|"
    r"the (?:former|latter|first|second|third|other|others|same)|both|another|but|and|or|so|yet|"
    r"one|ones|some|of (?:these|those|them))\b",
    re.IGNORECASE,
)
# A sentence that needs another one, or that repeats somebody's words.
_POINTS = re.compile(
    r"\b(?:he|she|him|her|his|hers|they|them|their|this|these|those|"
    r"that [a-z]+ (?:is|was|has|had))\b"
    r"|[“”\"]",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"%|per ?cent|percent|[$€£¥₩]|\b(?:dollars?|euros?|pounds?|yuan|yen|won|roubles?|rubles?|"
    r"rupees?|RMB|CNY|USD|EUR|million|billion|trillion|thousand)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:a|an)\s+$", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def sentence_around(document: Document, stretch: Stretch) -> Stretch | None:
    text = document.blocks[stretch.block].text
    for start, end in sentences(text):
        if start <= stretch.start and stretch.end <= end:
            return Stretch(stretch.block, start, end)
    return None


def telling_figures(document: Document, figures: Iterable[FigureFound]) -> set[Stretch]:
    """The stretches of the figures to ask: the most telling one of each sentence that stands alone
    in a paragraph.
    """
    best: dict[Stretch, FigureFound] = {}
    for one in figures:
        if document.blocks[one.stretch.block].kind is not BlockKind.PARAGRAPH or not _says(one):
            continue
        sentence = sentence_around(document, one.stretch)
        if sentence is None or not _stands_alone(document.words(sentence)):
            continue
        before = document.blocks[one.stretch.block].text[: one.stretch.start]
        if _ARTICLE.search(before):  # it would tell how the answer begins
            continue
        if sentence not in best or _rank(one) > _rank(best[sentence]):
            best[sentence] = one
    return {one.stretch for one in best.values()}


def _says(figure: FigureFound) -> bool:
    if figure.kind is FactKind.DATE:
        return bool(figure.when)
    if _WORTH.search(figure.text):
        return bool(_NUMBER.search(figure.text))
    number = _NUMBER.search(figure.value)
    return number is not None and float(number[0].replace(",", "")) >= LEAST


def _stands_alone(sentence: str) -> bool:
    long_enough = SHORTEST <= len(sentence.split()) <= LONGEST
    ends = sentence.rstrip("\"'”’)»").endswith(".")
    points = _OPENS_UNSAID.match(sentence) or _POINTS.search(sentence)
    return long_enough and ends and not points


def _rank(figure: FigureFound) -> int:
    if _WORTH.search(figure.text):
        return 2
    return 1 if figure.kind is FactKind.DATE and len(figure.when) > 4 else 0
