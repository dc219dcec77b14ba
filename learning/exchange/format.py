"""What a format of another program can do, and what is read of a file in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from learning.kinds import Body
from learning.kinds.written import WrittenQuestion

MOST_BYTES = 20_000_000
MOST_ITEMS = 20_000
LONGEST_FIELD = 32_768  # characters of one text in a file
LONGEST_SHOWN = 300  # of what could not be read

# Signs that cannot be seen, and those that turn the direction of what follows.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text with a mark for each sign that cannot be seen."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


class Unreadable(ValueError):
    """Nothing of a file can be read; the message says why, and what to do. ``line`` is where, 0 for
    nowhere in particular."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(f"Line {line}: {message}" if line else message)
        self.line = line


def too_many() -> Unreadable:
    return Unreadable(f"It holds more than {MOST_ITEMS:,} questions: split it into several files.")


class Refused(ValueError):
    """One question of a file cannot be taken; the message says why."""


@dataclass(frozen=True, slots=True)
class ExchangeItem:
    """A question as it is in a file, which begins in ``line``; ``notes`` tell what of it was left
    out."""

    question: WrittenQuestion
    tags: tuple[str, ...] = ()
    line: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: the line where it begins, why, and the text itself, cut."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How a table is read: the character between its cells, what each column holds (a name of
    ``table_rows.COLUMNS``, "" for a column that is left out), whether its first row names the
    columns, and whether cells with tags are HTML."""

    separator: str
    columns: tuple[str, ...] = ()
    has_header: bool = True
    is_html: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether the header says what every column is, and nothing else was guessed."""
        return self.has_header and all(self.columns) and not self.is_html

    @property
    def names_question(self) -> bool:
        return "question" in self.columns


@dataclass(frozen=True, slots=True)
class ParsedTable:
    """A table that was read: its text, so that it can be read again in another layout, and its
    first rows, cut, for people to see which column is which."""

    text: str
    layout: TableLayout
    sample: Sequence[Sequence[str]]


@dataclass(slots=True)
class ParsedFile:
    """All that was found in a file; ``notes`` are about the file as a whole. ``table`` is there for
    tables alone."""

    items: list[ExchangeItem] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    table: ParsedTable | None = None

    def add(self, item: ExchangeItem) -> None:
        """Raises ``Unreadable`` for more than a file may hold."""
        self.items.append(item)
        self._count()

    def refuse(self, line: int, reason: str, text: str) -> None:
        shown = visible(" ".join(text[: 4 * LONGEST_SHOWN].split()))
        cut = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
        self.unread.append(Unread(line, visible(reason), cut))
        self._count()

    def _count(self) -> None:
        if len(self.items) + len(self.unread) > MOST_ITEMS:
            raise too_many()


PICTURE = "Its picture is left out."
LEFT_OUT = "There is no such kind: the question is left out."


def nothing(body: Body) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class KindExport[Written]:
    """How a format writes the questions of one kind; ``lost`` says in sentences what it loses of
    one. A kind that a format has no ``KindExport`` for is left out."""

    write: Callable[[Body], Written]
    lost: Callable[[Body], str] = nothing


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """``cannot_hold`` says what is lost of a question that is written in it, in a sentence; "" for
    nothing. One that is only written, or only read, lacks the other."""

    name: str
    label: str
    endings: tuple[str, ...]  # of file names; the first is that of a file that is written
    media_type: str
    about: str  # what it is good for, in half a sentence
    cannot_hold: Callable[[WrittenQuestion], str]
    read: Callable[[bytes], ParsedFile] | None = None
    write: Callable[[Sequence[ExchangeItem]], bytes] | None = None
    looks_like: Callable[[str], bool] = lambda beginning: False

    def lost_of(self, question: WrittenQuestion) -> str:
        """What is lost of a question that is written in it, its picture included; "" for
        nothing."""
        lack = self.cannot_hold(question)
        return f"{lack} {PICTURE}".strip() if question.image else lack
