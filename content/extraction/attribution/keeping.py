"""The statements that are kept, each with how sure it is and what speaks against asking it."""

from dataclasses import dataclass, field, replace

from content.extraction.attribution.confidence import confidence
from content.extraction.attribution.content import Content, content_of
from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.sentences import attributions
from content.extraction.attribution.focus import Focus
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.guards.said import Said
from content.extraction.attribution.speakers import Speaker, Speakers
from content.extraction.attribution.standing_alone import doubts
from content.extraction.document import Document, Stretch
from content.extraction.findings import StatementFound
from content.extraction.sentences import WORD
from content.material import QuoteMode

FEWEST, _MOST = 4, 120  # words of a statement


@dataclass(slots=True)
class Kept:
    """``here`` are those who are named in the sentence at hand."""

    document: Document
    speakers: Speakers
    focus: Focus
    here: set[int] = field(default_factory=set)
    found: list[StatementFound] = field(default_factory=list)

    def keep(
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
        least: int = FEWEST,
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

    def quote(
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
            self.keep(
                index,
                text,
                replace(content, direct=True, quoted=True),
                speaker,
                rule=rule,
                cue=cue,
                before=text[: sentence.start],
            )


def cue_of(index: int, sentence: Sentence, one: Attribution) -> Stretch | None:
    start, end = one.cue
    if start == end:
        return None
    return Stretch(index, sentence.tokens[start].start, sentence.tokens[end - 1].end)
