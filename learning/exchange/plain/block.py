"""What the lines of one question say."""

import re
from dataclasses import dataclass, field

from learning.exchange.format import LONGEST_FIELD, ItemPicture
from learning.exchange.plain.labels import Part
from learning.exchange.plain.lines import Marked

_LETTERS = re.compile(r"[A-Ha-h](?:\s*[,;&]\s*[A-Ha-h])*")
_BARE = re.compile(r"([A-Ha-h])(?:\s*[-–—,]\s*|\s+)(?=\S)")
MOST_LINES = 100  # options, pairs, answers and so on of one question; more are no question


@dataclass(slots=True)
class Block:
    """What the lines of one question say. ``number`` is the one it has in the file, 0 for none;
    ``answers`` has a text for each line that names one; ``text`` are its lines, cut, to show them
    where it is refused."""

    line: int
    number: int = 0
    stem: list[str] = field(default_factory=list)
    options: list[Marked] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    answer_before: str = ""  # the letter in the gap before its number
    answers: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    explanation: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[ItemPicture] = field(default_factory=list)
    is_essay: bool = False
    is_true_false: bool = False
    is_matching: bool = False
    text: str = ""
    size: int = 0  # characters
    part: Part = Part.STEM  # to which a line without a label belongs

    @property
    def asked(self) -> str:
        return "\n".join(filter(None, self.stem)).strip()

    @property
    def said(self) -> list[str]:
        """What its lines name as the answer, each once."""
        return list(dict.fromkeys(filter(None, (self.answer_before, *self.answers))))

    @property
    def is_answered(self) -> bool:
        return bool(self.answers or self.options or self.pairs or self.is_essay)

    @property
    def is_full(self) -> bool:
        """Whether it is longer than a question may be: what follows is not kept."""
        lists = (self.stem, self.options, self.pairs, self.answers, self.explanation, self.notes)
        return self.size > LONGEST_FIELD or any(len(one) > MOST_LINES for one in lists)

    def take_bare_options(self) -> None:
        """Makes options of the last lines of its text, if these begin with the letters A, B and so
        on without a sign behind them, and its answer is one of these letters."""
        if not _LETTERS.fullmatch("; ".join(self.said)):
            return
        for start in range(1, len(self.stem) - 1):
            found = [_BARE.match(one) for one in self.stem[start:]]
            labels = [one[1] for one in found if one]
            if labels in (list("ABCDEFGH"[: len(found)]), list("abcdefgh"[: len(found)])):
                self.options = [
                    Marked(one[1].lower(), one.string[one.end() :]) for one in found if one
                ]
                self.notes.append(f"Its lines {labels[0]} to {labels[-1]} are read as its options.")
                del self.stem[start:]
                return
