"""Blocks that quote whom the block before leads in to."""

import re
from dataclasses import dataclass, replace

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.lead_ins import lead_in
from content.extraction.attribution.cues.sentences import attributions
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import SubjectKind
from content.extraction.attribution.grammar.unknown_names import unknown_name
from content.extraction.attribution.keeping import Kept, cue_of
from content.extraction.attribution.speakers import Speaker
from content.extraction.document import Block, BlockKind, Document, Stretch
from content.extraction.findings import Mention
from content.extraction.quotations import quotations
from content.extraction.sentences import is_in_another_language, sentences

_OPENING_MARKS = ("“", '"', "‘", "«", "„")
_OF_A_BLOCK = 2  # sentences of a quoted post: all of a long one would crowd out the others
_SILENT = 0.8  # the certainty of who speaks behind a lead-in without a word of speech
_ONLY = 0.7  # if nobody else is named
_AGAIN = 0.97  # and where only a pronoun names whoever was quoted above
_UNKNOWN = 0.85  # and of a name that the text does not explain
_OF_AN_IDEOGRAPH = 2  # letters of a translation, beside the one
_SHORTER = 1.4  # times that a translation may be shorter
_MOST_OPEN = 6  # blocks of a quotation of which each opens no new one
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CLOSED = re.compile(r"[”“\"»]\s*$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


@dataclass(slots=True)
class LedIn:
    """Who says what the next block quotes. A translation has as many blocks as its original:
    ``originals`` are those in another language, ``taken`` those below them.
    """

    speaker: Speaker
    cue: Stretch | None
    is_silent: bool = False  # without a word of speech
    originals: int = 0
    taken: int = 0
    to_come: int = 0  # the length of the originals, less that of their translation so far
    more: int = 0  # blocks in which a quotation goes on that the last one opened

    def add_original(self, text: str) -> None:
        self.originals += 1
        self.to_come += len(text) + _OF_AN_IDEOGRAPH * len(_IDEOGRAPH.findall(text))

    def add(self, text: str) -> None:
        self.taken += 1
        self.to_come -= int(len(text) * _SHORTER)

    @property
    def goes_on(self) -> bool:
        """Whether the next block is a part of a translation or a quotation that is not over."""
        return self.more > 0 or (self.taken < self.originals and self.to_come > 0)


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


def _is_set_apart(block: Block) -> bool:
    """Whether a block is a quotation by its kind or its language."""
    return block.kind is BlockKind.QUOTATION or is_in_another_language(block.text)


@dataclass(slots=True)
class QuotedBlocks:
    """Opens lead-ins, and takes the blocks below them."""

    document: Document
    kept: Kept
    mentions: dict[int, list[tuple[int, Mention]]]
    led_in: LedIn | None = None
    last: tuple[int, Speaker] | None = None  # the last block that was quoted, and who says it

    def open(self, index: int, text: str, read: list[Sentence]) -> None:
        """Reads the last sentence of a block, which may lead in to the next."""
        sentence = read[-1]
        below = self.document.blocks[index + 1 : index + 2]
        quotes = any(map(shows_that_it_quotes, below))
        goes_on = any(one.text[:1].islower() for one in below)  # a page ends within the sentence
        one = None if goes_on and not quotes else lead_in(sentence, quotes=quotes)
        if one is None:
            if sentence.shape.endswith(":") and any(map(_is_set_apart, below)):
                self._open_for_the_only_one(index)
            return
        silent = one.cue[0] == one.cue[1]
        if speaker := self._speaker(index, text, read, one):
            certainty = speaker.certainty * (_SILENT if silent else 1)
            self.led_in = LedIn(
                replace(speaker, certainty=certainty), cue_of(index, sentence, one), silent
            )

    def _open_for_the_only_one(self, index: int) -> None:
        """Takes the only person of a block for whom the next quotes, where it can only quote."""
        named = {person for person, _ in self.mentions.get(index, ())}
        if len(named) == 1:
            name = self.kept.speakers.people[named.pop()].name
            self.led_in = LedIn(Speaker((name,), inferred=True, certainty=_ONLY), None, True)

    def _speaker(
        self, index: int, text: str, read: list[Sentence], one: Attribution
    ) -> Speaker | None:
        """The subject of a lead-in; "he" behind a name that the text does not explain is that."""
        sentence, focus = read[-1], self.kept.focus
        if again := self._who_goes_on(index, read, one):
            return again
        if one.subject.kind is SubjectKind.PRONOUN and (name := self._told_of(text, read)):
            return Speaker(holder=name, inferred=True, certainty=_UNKNOWN)
        named = self._named_below(index)
        speaker = self.kept.speakers.resolve(text, sentence, one.subject, focus, index, named)
        if speaker and speaker.holder:
            return replace(speaker, certainty=min(speaker.certainty, _UNKNOWN))
        return speaker

    def _who_goes_on(self, index: int, read: list[Sentence], one: Attribution) -> Speaker | None:
        """Whoever was quoted directly above, where "she adds:" follows, and nobody is named."""
        if not self.last or self.last[0] != index - 1 or len(read) > 1:
            return None
        if one.subject.kind is not SubjectKind.PRONOUN:
            return None
        at, speaker = one.subject.tokens[0], self.last[1]
        word = read[0].tokens[at].word
        if set("PRQ") & set(read[0].shape[:at]) or not self.kept.speakers.may_be(speaker, word):
            return None
        return replace(speaker, inferred=True, certainty=speaker.certainty * _AGAIN)

    def _told_of(self, text: str, read: list[Sentence]) -> str:
        """A name without a person that is the subject of the last sentence that has one."""
        for sentence in reversed(read):
            at = next((n for n, one in enumerate(sentence.tokens) if one.letter in "PR"), None)
            end = len(sentence.tokens)
            subject = unknown_name(sentence, end if at is None else at)
            if subject:
                first, last = subject.tokens[0], subject.tokens[-1]
                return text[sentence.tokens[first].start : sentence.tokens[last].end]
            if at is not None:
                return ""
        return ""

    def pass_by(self, block: Block) -> None:
        """Ends a lead-in at a block of another kind, but for a short line in another language."""
        if self.led_in and not self.led_in.taken and is_in_another_language(block.text):
            self.led_in.add_original(block.text)
        else:
            self.led_in = None

    def take(self, index: int, block: Block, read: list[Sentence]) -> bool:
        """Takes a block as what the one before leads in to; one in another language is not."""
        led_in = self.led_in
        if led_in is None or not read:
            return False
        if is_in_another_language(block.text) and not led_in.taken:
            led_in.add_original(block.text)
            return True
        self.led_in = None
        speaks = any(attributions(one) for one in read)
        if led_in.is_silent and attributions(read[0]):
            return False  # "Liu asked the mayor about it:", "“It was old,” said the mayor."
        if block.kind is BlockKind.ITEM or (led_in.taken and speaks and not led_in.more):
            return False
        speaker, rule, most = led_in.speaker, "block quotation", 1
        if led_in.taken:
            speaker, rule = replace(speaker, inferred=True), "speech goes on"
        elif (led_in.originals or block.kind is BlockKind.QUOTATION) and read[0].shape[0] != "Q":
            most = _OF_A_BLOCK
        for sentence in read[:most]:
            self.kept.quote(index, block.text, sentence, speaker, rule, led_in.cue)
        led_in.add(block.text)
        led_in.more = led_in.more - 1 if led_in.more else self._blocks_that_go_on(index, block.text)
        self.last = (index, led_in.speaker)
        if led_in.goes_on:
            self.led_in = led_in
        return True

    def _blocks_that_go_on(self, index: int, text: str) -> int:
        """How many blocks below go on with a quotation that a block opens and does not close."""
        opened = text.startswith(("“", '"')) and quotations(text)
        if not opened or opened[-1].end != opened[-1].inner_end:
            return 0
        below = self.document.blocks[index + 1 : index + 1 + _MOST_OPEN]
        for count, block in enumerate(below, 1):
            if block.kind is not BlockKind.PARAGRAPH or block.text.startswith(_OPENING_MARKS):
                return 0
            if _CLOSED.search(block.text):
                return count
        return 0

    def _named_below(self, index: int) -> frozenset[int]:
        """Whom the next block names, or the translation of one in another language."""
        below = index + 1
        while below < len(self.document.blocks) - 1 and is_in_another_language(
            self.document.blocks[below].text
        ):
            below += 1
        return frozenset(person for person, _ in self.mentions.get(below, ()))
