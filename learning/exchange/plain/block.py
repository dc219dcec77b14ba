"""What the lines of one question say."""

from dataclasses import dataclass, field

from learning.exchange.format import LONGEST_FIELD, ItemPicture
from learning.exchange.plain.lines import Marked

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

    @property
    def asked(self) -> str:
        return "\n".join(filter(None, self.stem)).strip()

    @property
    def is_answered(self) -> bool:
        return bool(self.answers or self.options or self.pairs or self.is_essay)

    @property
    def is_full(self) -> bool:
        """Whether it is longer than a question may be: what follows is not kept."""
        lists = (self.stem, self.options, self.pairs, self.answers, self.explanation, self.notes)
        return self.size > LONGEST_FIELD or any(len(one) > MOST_LINES for one in lists)
