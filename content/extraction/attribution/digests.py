"""Digests: texts that put a speaker to the first sentence of a paragraph and go on in the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.speakers import Speaker

_OPENINGS = ("inverted", "inverted within")
_FEWEST = 4  # paragraphs that open so in a digest
_GO_ON = 2  # sentences
_SHORTEST = 6  # tokens of a sentence


@dataclass(slots=True)
class Digest:
    """Collects "…, argues Liu." at the start of paragraphs, in the present tense, and the sentences
    after it. In a text with several such paragraphs the next two go on with what the speaker says;
    in others they are the author's.
    """

    openings: int = 0
    others: int = 0  # paragraphs that open with another form of attribution
    going_on: list[tuple[int, Sentence, Speaker]] = field(default_factory=list)
    _open: tuple[int, Speaker] | None = None
    _left: int = 0

    def add(
        self,
        block: int,
        sentence: Sentence,
        first: bool,
        found: Sequence[Attribution],
        speakers: Sequence[Speaker | None],
    ) -> None:
        """Takes the next sentence of a text, the ``first`` of its paragraph or another."""
        speaker = speakers[0] if speakers else None
        if first:
            self._open = None
            if speaker and speaker.names and _opens(sentence, found[0]):
                self._open = (block, speaker)
                self._left = _GO_ON
                self.openings += 1
            elif speaker and speaker.names:
                self.others += 1
        elif self._open and self._open[0] == block:
            if found or not _is_plain(sentence):
                self._open = None
            else:
                self.going_on.append((block, sentence, self._open[1]))
                self._left -= 1
                self._open = self._open if self._left else None

    def sentences_that_go_on(self) -> Iterator[tuple[int, Sentence, Speaker]]:
        """Block, sentence and speaker of each, if the text is a digest."""
        if self.openings >= max(_FEWEST, self.others):
            yield from self.going_on


def _opens(sentence: Sentence, one: Attribution) -> bool:
    cue = sentence.tokens[one.cue[0]].word
    present = cue.endswith("s") or len(one.subject.tokens) > 1
    return one.rule in _OPENINGS and present and not cue.endswith("ed")


def _is_plain(sentence: Sentence) -> bool:
    """A statement, without people, "I" or speech of its own."""
    shape = sentence.shape
    ends = shape.endswith((".", ":"))
    return ends and len(shape) >= _SHORTEST and not set("PRHTI") & set(shape) and shape[0] != "Q"
