"""Blocks that quote whom the block before leads in to."""

import re
from dataclasses import dataclass, replace

from content.extraction.attribution.cues.lead_ins import lead_in
from content.extraction.attribution.cues.sentences import attributions
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.keeping import Kept, cue_of
from content.extraction.attribution.speakers import Speaker
from content.extraction.document import Block, BlockKind, Document, Stretch
from content.extraction.findings import Mention
from content.extraction.sentences import is_in_another_language, sentences

_OPENING_MARKS = ("“", '"', "‘", "«", "„")
_OF_A_BLOCK = 2  # sentences of a quoted post: all of a long one would crowd out the others
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


@dataclass(slots=True)
class LedIn:
    """Who says what the next block quotes. A translation has as many blocks as its original:
    ``originals`` are those in another language, ``taken`` those below them.
    """

    speaker: Speaker
    cue: Stretch | None
    originals: int = 0
    taken: int = 0


def shows_that_it_quotes(block: Block) -> bool:
    """Whether its kind, its marks, its language or an "I" in its first sentence show that a block
    quotes.
    """
    if block.kind is not BlockKind.PARAGRAPH:
        return block.kind is BlockKind.QUOTATION
    if block.text.startswith(_OPENING_MARKS) or is_in_another_language(block.text):
        return True
    _, end = next(iter(sentences(block.text)), (0, 0))
    return _FIRST_PERSON.search(block.text, 0, end) is not None


@dataclass(slots=True)
class QuotedBlocks:
    """Opens lead-ins, and takes the blocks below them."""

    document: Document
    kept: Kept
    mentions: dict[int, list[tuple[int, Mention]]]
    led_in: LedIn | None = None

    def open(self, index: int, text: str, sentence: Sentence) -> None:
        """Reads the last sentence of a block, which may lead in to the next."""
        below = self.document.blocks[index + 1 : index + 2]
        quotes = any(map(shows_that_it_quotes, below))
        goes_on = any(one.text[:1].islower() for one in below)  # a page ends within the sentence
        one = None if goes_on and not quotes else lead_in(sentence, quotes=quotes)
        if one is None:
            return
        named = self._named_below(index)
        speaker = self.kept.speakers.resolve(
            text, sentence, one.subject, self.kept.focus, index, named
        )
        if speaker:
            self.led_in = LedIn(speaker, cue_of(index, sentence, one))

    def take(self, index: int, block: Block, read: list[Sentence]) -> bool:
        """Takes a block as what the one before leads in to; one in another language is not."""
        led_in = self.led_in
        if led_in is None or not read:
            return False
        if is_in_another_language(block.text) and not led_in.taken:
            led_in.originals += 1
            return True
        self.led_in = None
        speaks = any(attributions(one) for one in read)
        if block.kind is BlockKind.ITEM or (led_in.taken and speaks):
            return False
        speaker, rule, most = led_in.speaker, "block quotation", 1
        if led_in.taken:
            speaker, rule = replace(speaker, inferred=True), "speech goes on"
        elif (led_in.originals or block.kind is BlockKind.QUOTATION) and read[0].shape[0] != "Q":
            most = _OF_A_BLOCK
        for sentence in read[:most]:
            self.kept.quote(index, block.text, sentence, speaker, rule, led_in.cue)
        led_in.taken += 1
        if led_in.taken < led_in.originals:
            self.led_in = led_in
        return True

    def _named_below(self, index: int) -> frozenset[int]:
        """Whom the next block names, or the translation of one in another language."""
        below = index + 1
        while below < len(self.document.blocks) - 1 and is_in_another_language(
            self.document.blocks[below].text
        ):
            below += 1
        return frozenset(person for person, _ in self.mentions.get(below, ()))
