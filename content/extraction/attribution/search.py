"""The search for statements, block by block, that remembers who spoke and who was spoken of."""

import re
from dataclasses import dataclass, field, replace

from content.extraction.attribution.announcements import announces
from content.extraction.attribution.completeness import (
    goes_on_behind,
    is_two_sentences,
    is_verbless,
    leads_to_items,
    may_be_short,
)
from content.extraction.attribution.confidence import confidence
from content.extraction.attribution.content import (
    Content,
    content_of,
    contents,
    is_nested,
    is_told_by_another,
    pieces_of,
)
from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.lead_ins import lead_in
from content.extraction.attribution.cues.sentences import attributions
from content.extraction.attribution.digests import Digest
from content.extraction.attribution.focus import Focus
from content.extraction.attribution.grammar.skeleton import Sentence, mentions_by_block, skeleton
from content.extraction.attribution.grammar.subjects import Subject, SubjectKind, main_subject
from content.extraction.attribution.guards.said import BEFORE, Said
from content.extraction.attribution.labels import labelled_blocks
from content.extraction.attribution.quoted_blocks import LedIn, shows_that_it_quotes
from content.extraction.attribution.speakers import Speaker, Speakers
from content.extraction.attribution.standing_alone import doubts
from content.extraction.document import Block, BlockKind, Document, Stretch
from content.extraction.findings import Mention, PersonFound, StatementFound
from content.extraction.sentences import WORD, is_in_another_language
from content.material import QuoteMode

_READ = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION, BlockKind.FOOTNOTE)
_FEWEST, _MOST = 4, 120  # words of a statement
_HEARSAY = 0.9  # the certainty of who says what another says that they say
_FEWEST_OF_CLAUSE = 3  # behind "that", and of what somebody wants
_OF_A_BLOCK = 2  # sentences of a quoted post: all of a long one would crowd out the others
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
    found: list[StatementFound] = field(default_factory=list)
    focus: Focus = field(default_factory=Focus)
    speech: _Speech | None = None
    led_in: LedIn | None = None
    spoke: tuple[Sentence, Speaker] | None = None  # the last sentence with a speaker
    digest: Digest = field(default_factory=Digest)
    here: set[int] = field(default_factory=set)  # who is named in the sentence
    labelled: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.labelled = labelled_blocks(self.document, self.people)
        self.speakers = Speakers(self.document, self.people)
        self.mentions = mentions_by_block(self.people)

    def read(self, index: int, block: Block) -> None:
        """Adds what is found in a block."""
        mentions = self.mentions.get(index, [])
        if block.kind not in _READ or _BYLINE.match(block.text):
            if block.kind not in _READ:
                for person, _ in mentions:
                    self.focus.set(person, index)
            self.led_in = None
            return
        self.focus.seen.clear()
        self.focus.latest.clear()
        read = skeleton(block.text, mentions, self.speakers.posts)
        if self.led_in and self._quoted_block(index, block, read):
            return
        if index in self.labelled and read and read[0].shape.startswith("P"):
            self._labelled_block(index, block.text, read)
            return
        for number, sentence in enumerate(read):
            before = read[number - 1] if number else None
            self._read_sentence(index, block.text, sentence, before)
        if read:
            self._open_lead_in(index, block.text, read[-1])

    def read_on(self) -> None:
        """Adds the sentences that go on without a cue, if the text is one in which they do."""
        for index, sentence, speaker in self.digest.sentences_that_go_on():
            text = self.document.blocks[index].text
            whole = ((0, len(sentence.tokens)),)
            if content := content_of(text, sentence, whole, None, nested=False):
                self._keep(
                    index, text, content, replace(speaker, inferred=True), rule="continuation"
                )

    def _read_sentence(
        self, index: int, text: str, sentence: Sentence, before: Sentence | None
    ) -> None:
        found = attributions(sentence)
        self.here = {token.person for token in sentence.tokens if token.person is not None}
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
            if content is None:
                continue
            if is_told_by_another(sentence, found, which, same):
                speaker = replace(speaker, certainty=speaker.certainty * _HEARSAY)
            halves = [text[start:end].strip('"“”‘’ ') for start, end in content.parts]
            half = goes_on_behind(sentence, found, which)
            half = half or (content.direct and is_two_sentences(halves))
            half = half or leads_to_items(sentence, parts)
            self._add(index, text, sentence, one, speaker, content, half=half)
            if content.direct:
                cue = _cue(index, sentence, one)
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

    def _named_below(self, index: int) -> frozenset[int]:
        """Whom the next block names, or the translation of one in another language."""
        below = index + 1
        while below < len(self.document.blocks) - 1 and is_in_another_language(
            self.document.blocks[below].text
        ):
            below += 1
        return frozenset(person for person, _ in self.mentions.get(below, ()))

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
        cue = _cue(index, sentence, one)
        verbless = is_verbless(sentence, one)
        pieces = pieces_of(text, content)
        main = len(pieces) - 1 if one.first >= one.parts[-1][1] else 0
        for number, piece in enumerate(pieces):
            own = number == main
            self._keep(
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
                least=_FEWEST_OF_CLAUSE if may_be_short(sentence, one) else _FEWEST,
                before=text[max(0, sentence.start - BEFORE) : sentence.start],
            )

    def _keep(
        self,
        index: int,
        text: str,
        content: Content,
        speaker: Speaker,
        *,
        rule: str,
        cue: Stretch | None = None,
        weak: bool = False,
        asks: bool = False,
        denies: bool = False,
        clause: bool = True,
        half: bool = False,
        least: int = _FEWEST,
        before: str = "",
    ) -> None:
        words = " ".join(text[start:end] for start, end in content.parts)
        if not least <= len(WORD.findall(words)) <= _MOST:
            return
        cue_words = self.document.words(cue) if cue else ""
        own_words = self.speakers.words_of(speaker.names)
        doubted = doubts(
            Said(
                words,
                own_words,
                cue_words,
                before,
                asks,
                denies,
                content.nested,
                content.direct,
                content.quoted,
                clause=clause,
                half=half,
                others=self.speakers.words - own_words,
                only=self._only(speaker),
                pronoun=self.speakers.pronoun(speaker.names),
            )
        )
        first, *more = (Stretch(index, start, end) for start, end in content.parts)
        self.found.append(
            StatementFound(
                stretch=first,
                rule=rule,
                confidence=confidence(rule, speaker.certainty, weak, doubted),
                speakers=speaker.names,
                holder=speaker.holder,
                cue=cue_words,
                cue_stretch=cue,
                text=words,
                more=tuple(more),
                mode=QuoteMode.DIRECT if content.quoted else QuoteMode.PARAPHRASE,
                inferred=speaker.inferred,
                open_name=speaker.open_name,
                doubts=doubted,
            )
        )

    def _only(self, speaker: Speaker) -> bool:
        """Whether a block has spoken of nobody so far whom the speaker's pronoun could mean."""
        beside = self.focus.seen | self.here
        return not speaker.inferred and self.speakers.is_told_apart(speaker.names, beside)

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
            self._keep(index, text, piece, speaker, rule=rule, cue=cue)
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
            self._quote(index, text, sentence, speaker, "label", start=start)
            self.speakers.follow(self.focus, sentence, index, [speaker])

    def _open_lead_in(self, index: int, text: str, sentence: Sentence) -> None:
        below = self.document.blocks[index + 1 : index + 2]
        quotes = any(map(shows_that_it_quotes, below))
        goes_on = any(one.text[:1].islower() for one in below)  # a page ends within the sentence
        one = None if goes_on and not quotes else lead_in(sentence, quotes=quotes)
        if one is None:
            return
        named = self._named_below(index)
        speaker = self.speakers.resolve(text, sentence, one.subject, self.focus, index, named)
        if speaker:
            self.led_in = LedIn(speaker, _cue(index, sentence, one))

    def _quoted_block(self, index: int, block: Block, read: list[Sentence]) -> bool:
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
            self._quote(index, block.text, sentence, speaker, rule, led_in.cue)
        led_in.taken += 1
        if led_in.taken < led_in.originals:
            self.led_in = led_in
        return True

    def _quote(
        self,
        index: int,
        text: str,
        sentence: Sentence,
        speaker: Speaker,
        rule: str,
        cue: Stretch | None = None,
        start: int = 0,
    ) -> None:
        """Adds a sentence that a block quotes, which has no marks of its own."""
        whole = ((start, len(sentence.tokens)),)
        nested = any(one.first >= start for one in attributions(sentence))
        content = content_of(text, sentence, whole, None, nested=nested)
        if content:
            self._keep(
                index,
                text,
                replace(content, direct=True, quoted=True),
                speaker,
                rule=rule,
                cue=cue,
                before=text[: sentence.start],
            )


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


def _cue(index: int, sentence: Sentence, one: Attribution) -> Stretch | None:
    start, end = one.cue
    if start == end:
        return None
    return Stretch(index, sentence.tokens[start].start, sentence.tokens[end - 1].end)


def _denial(sentence: Sentence, one: Attribution) -> int:
    """The first token of "denied that", "does not believe that"."""
    first = one.cue[0]
    while first and sentence.shape[first - 1] in "mhdan":
        first -= 1
    return first


def _is_open(text: str, sentence: Sentence) -> bool:
    last = sentence.tokens[-1].quotation
    return last is not None and last.end == last.inner_end == len(text)
