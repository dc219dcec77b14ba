"""The search for statements, block by block, that remembers who spoke and who was spoken of."""

import re
from dataclasses import dataclass, field, replace

from content.extraction.attribution.announcements import announces
from content.extraction.attribution.completeness import (
    breaks_off,
    goes_on_behind,
    is_two_sentences,
    is_verbless,
    leads_to_items,
    may_be_short,
)
from content.extraction.attribution.content import (
    Content,
    content_of,
    contents,
    is_nested,
    is_told_by_another,
    pieces_of,
)
from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.sentences import attributions
from content.extraction.attribution.digests import Digest
from content.extraction.attribution.focus import Focus
from content.extraction.attribution.grammar.skeleton import Sentence, mentions_by_block, skeleton
from content.extraction.attribution.grammar.subjects import Subject, SubjectKind, main_subject
from content.extraction.attribution.guards.said import BEFORE
from content.extraction.attribution.keeping import FEWEST, Kept, cue_of
from content.extraction.attribution.labels import labelled_blocks
from content.extraction.attribution.quoted_blocks import QuotedBlocks
from content.extraction.attribution.speakers import Speaker, Speakers
from content.extraction.document import Block, BlockKind, Document, Stretch
from content.extraction.findings import Mention, PersonFound, StatementFound

_READ = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION, BlockKind.FOOTNOTE)
_HEARSAY = 0.9  # the certainty of who says what another says that they say
_FEWEST_OF_CLAUSE = 3  # behind "that", and of what somebody wants
_BYLINE = re.compile(r"(?:By|Words by|Words:|Text by|Text:|Report by) [^.!?]{3,60}$")


@dataclass(frozen=True, slots=True)
class _Speech:
    """Whose direct speech was the last, in which block, and whether its marks are still open."""

    speaker: Speaker
    block: int
    open: bool
    sentence: Sentence | None = None
    cue: Stretch | None = None


@dataclass(slots=True)
class Search:
    document: Document
    people: tuple[PersonFound, ...]
    speakers: Speakers = field(init=False)
    mentions: dict[int, list[tuple[int, Mention]]] = field(init=False)
    kept: Kept = field(init=False)
    quoted: QuotedBlocks = field(init=False)
    focus: Focus = field(default_factory=Focus)
    speech: _Speech | None = None
    spoke: tuple[Sentence, Speaker] | None = None  # the last sentence with a speaker
    digest: Digest = field(default_factory=Digest)
    labelled: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.labelled = labelled_blocks(self.document, self.people)
        self.speakers = Speakers(self.document, self.people)
        self.mentions = mentions_by_block(self.people)
        self.kept = Kept(self.document, self.speakers, self.focus)
        self.quoted = QuotedBlocks(self.document, self.kept, self.mentions)

    @property
    def found(self) -> list[StatementFound]:
        return self.kept.found

    def read(self, index: int, block: Block) -> None:
        """Adds what is found in a block."""
        mentions = self.mentions.get(index, [])
        if block.kind not in _READ or _BYLINE.match(block.text):
            if block.kind not in _READ:
                for person, _ in mentions:
                    self.focus.set(person, index)
            self.quoted.pass_by(block)
            return
        self.focus.seen.clear()
        self.focus.latest.clear()
        read = skeleton(block.text, mentions, self.speakers.posts)
        if self.quoted.take(index, block, read):
            return
        if index in self.labelled and read and read[0].shape.startswith("P"):
            self._labelled_block(index, block.text, read)
            return
        for number, sentence in enumerate(read):
            before = read[number - 1] if number else None
            self._read_sentence(index, block.text, sentence, before)
        if read:
            self.quoted.open(index, block.text, read)

    def read_on(self) -> None:
        """Adds the sentences that go on without a cue, if the text is one in which they do."""
        for index, sentence, speaker in self.digest.sentences_that_go_on():
            text = self.document.blocks[index].text
            whole = ((0, len(sentence.tokens)),)
            if content := content_of(text, sentence, whole, None, nested=False):
                self.kept.keep(
                    index, text, content, replace(speaker, inferred=True), rule="continuation"
                )

    def _read_sentence(
        self, index: int, text: str, sentence: Sentence, before: Sentence | None
    ) -> None:
        found = attributions(sentence)
        self.kept.here = {token.person for token in sentence.tokens if token.person is not None}
        if before is not None:
            self.speakers.pronouns.learn_from(sentence, self.focus)
        resolved: list[Speaker | None] = []
        for one in found:
            named = _named(sentence, one) | self._named_in_quotations(index, sentence, one)
            speaker = self.speakers.resolve(
                text, sentence, one.subject, self.focus, index, named, resolved
            )
            resolved.append(speaker)
        for which, parts in enumerate(contents(sentence, found)):
            speaker = resolved[which]
            if speaker is None:
                continue
            one = found[which]
            keep = _denial(sentence, one) if one.denies else None
            same = [number for number, other in enumerate(resolved) if _is_same(speaker, other)]
            nested = is_nested(sentence, found, which, same)
            content = content_of(text, sentence, parts, keep, nested)
            if content is None or breaks_off(sentence, parts):
                continue
            if is_told_by_another(sentence, found, which, same):
                speaker = replace(speaker, certainty=speaker.certainty * _HEARSAY)
            halves = [text[start:end].strip('"“”‘’ ') for start, end in content.parts]
            half = goes_on_behind(sentence, found, which)
            half = half or (content.direct and is_two_sentences(halves))
            half = half or leads_to_items(sentence, parts)
            self._add(index, text, sentence, one, speaker, content, half=half)
            if content.direct:
                cue = cue_of(index, sentence, one)
                self.speech = _Speech(speaker, index, _is_open(text, sentence), sentence, cue)
        if found and (last := resolved[-1]):
            self.spoke = (sentence, last)
        self.speakers.follow(self.focus, sentence, index, resolved)
        self.digest.add(index, sentence, before is None, found, resolved)
        if not found:
            self._speech_that_goes_on(index, text, sentence, before)

    def _named_in_quotations(
        self, index: int, sentence: Sentence, one: Attribution
    ) -> frozenset[int]:
        """Whom the quotations of a content name: "“Ortiz left,” she said": it was not Ortiz."""
        quoted = [
            token.quotation
            for start, end in one.parts
            for token in sentence.tokens[start:end]
            if token.quotation
        ]
        return frozenset(
            person
            for person, mention in (self.mentions.get(index, ()) if quoted else ())
            if any(each.start < mention.stretch.start < each.end for each in quoted)
        )

    def _add(
        self,
        index: int,
        text: str,
        sentence: Sentence,
        one: Attribution,
        speaker: Speaker,
        content: Content,
        *,
        half: bool,
    ) -> None:
        cue = cue_of(index, sentence, one)
        verbless = is_verbless(sentence, one)
        pieces = pieces_of(text, content)
        main = len(pieces) - 1 if one.first >= one.parts[-1][1] else 0
        for number, piece in enumerate(pieces):
            own = number == main
            self.kept.keep(
                index,
                text,
                piece,
                speaker,
                rule=one.rule if own else "same speech",
                cue=cue,
                weak=one.weak and (one.denies or not one.object),  # who wants a thing is clear
                asks=one.asks,
                denies=one.denies,
                clause=not one.object and not verbless,
                half=half,
                least=_FEWEST_OF_CLAUSE if may_be_short(sentence, one) else FEWEST,
                before=text[max(0, sentence.start - BEFORE) : sentence.start],
            )

    def _speech_that_goes_on(
        self, index: int, text: str, sentence: Sentence, before: Sentence | None
    ) -> None:
        """A quotation on its own after somebody's direct speech."""
        if sentence.shape.rstrip(".!?") != "Q":
            return
        speech = self.speech
        rule, announced = "speech goes on", False
        if not speech or (speech.block != index if before else index - speech.block != 1):
            speech, rule = self._speech_of_actor(index, text, before), "continuation"
            announced = before is not None and announces(before)
        content = content_of(text, sentence, ((0, 1),), None, nested=False)
        if speech is None or content is None:
            return
        speaker, cue = replace(speech.speaker, inferred=True), None
        if announced and rule == "continuation":
            speaker, rule = speech.speaker, "same speech"
        if before is not None and speech.sentence is before and speech.cue:
            speaker, cue, rule = speech.speaker, speech.cue, "same speech"
        for piece in pieces_of(text, content):
            self.kept.keep(index, text, piece, speaker, rule=rule, cue=cue)
        self.speech = _Speech(speaker, index, _is_open(text, sentence), sentence, cue)

    def _speech_of_actor(self, index: int, text: str, before: Sentence | None) -> _Speech | None:
        """Speech after what somebody does: "Liu laughed." """
        if before and self.spoke and self.spoke[0] is before:
            return _Speech(self.spoke[1], index, open=False)  # "Is it, asks Liu, a bet? "It is." "
        if before is None or before.shape.count("P") > 1:
            return None
        subject = main_subject(before, len(before.tokens))
        speaker = subject and self.speakers.resolve(text, before, subject, self.focus, index)
        return _Speech(speaker, index, open=False) if speaker else None

    def _labelled_block(self, index: int, text: str, read: list[Sentence]) -> None:
        """Takes all sentences as what the name before them says, but those that name a speaker."""
        subject = Subject(SubjectKind.PEOPLE, (0,), 0)
        speaker = self.speakers.resolve(text, read[0], subject, self.focus, index)
        for number, sentence in enumerate(read):
            before = read[number - 1] if number else None
            start = 0 if number else sentence.shape.index(":") + 1
            others = (one for one in attributions(sentence) if one.first >= start)
            if speaker is None or any(others):
                self._read_sentence(index, text, sentence, before)
                continue
            self.kept.quote(index, text, sentence, speaker, "label", start=start)
            self.speakers.follow(self.focus, sentence, index, [speaker])


def _named(sentence: Sentence, one: Attribution) -> frozenset[int]:
    """The people whom a content names so that a pronoun cannot mean them: "Liu, he says, fell", "he
    says that Liu fell"; not "Liu fell, he says".
    """
    tokens = [
        token
        for start, end in one.parts
        if start >= one.last or sentence.shape[start:end] == "P"
        for token in sentence.tokens[start:end]
    ]
    return frozenset(token.person for token in tokens if token.person is not None)


def _is_same(one: Speaker, other: Speaker | None) -> bool:
    if other is None or other.inferred or not other.names:
        return False
    return one.names == other.names


def _denial(sentence: Sentence, one: Attribution) -> int:
    """The first token of "denied that", "does not believe that"."""
    first = one.cue[0]
    while first and sentence.shape[first - 1] in "mhdan":
        first -= 1
    return first


def _is_open(text: str, sentence: Sentence) -> bool:
    last = sentence.tokens[-1].quotation
    return last is not None and last.end == last.inner_end == len(text)
