"""What describes an exchange format, and what its reader finds in a file."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from learning.kinds import Body
from learning.kinds.written import WrittenQuestion

MOST_BYTES = 20_000_000
MOST_ITEMS = 20_000
LONGEST_FIELD = 32_768  # characters of one text in a file
LONGEST_SHOWN = 300  # of what could not be read
# Pictures: bytes of one, as an upload may have; those of a file, and all their bytes.
MOST_PICTURE_BYTES, MOST_PICTURES, MOST_BYTES_OF_PICTURES = 2_000_000, 200, 15_000_000
DESCRIBE = "Say what its picture shows."
MANY_PICTURES = f"Its picture is left out: a file may have {MOST_PICTURES}, and 15 MB of them."

# Invisible characters, and those that change the direction of the text after them.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text with a mark in place of each invisible character."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


class Unreadable(ValueError):
    """A file cannot be read at all; the message says why, and what to do. ``line`` is where it
    fails, 0 if that is nowhere in particular."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(f"Line {line}: {message}" if line else message)
        self.line = line


def too_many() -> Unreadable:
    return Unreadable(f"It holds more than {MOST_ITEMS:,} entries: split it into several files.")


class Refused(ValueError):
    """One question of a file cannot be imported; the message says why."""


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """The picture of a question in a file, not yet checked. A ``ParsedFile`` holds its content by
    the hash in ``sha256``, once for all questions that show it."""

    description: str  # "" for none
    content: bytes = b""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class FileText:
    """A text that questions of a file stand under, in Markdown, with its pictures below it."""

    title: str
    text: str
    pictures: tuple[ItemPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class ExchangeItem:
    """A question to export, or one of a file, where it begins in ``line``, 0 in a package;
    ``notes`` say what the import leaves out of it. Its ``picture`` in a file stands beside the
    question, which has an ``image`` only where that is stored, and so does the ``text`` over it."""

    question: WrittenQuestion
    tags: tuple[str, ...] = ()
    line: int = 0
    notes: tuple[str, ...] = ()
    picture: ItemPicture | None = None
    text: FileText | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A question that could not be read: its first line, 0 in a package, the reason, and its text,
    cut."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How a table is read: the character between its cells, the name of each column in
    ``tables.rows.COLUMNS`` ("" to leave it out), whether the first row is a header, and whether
    cells with tags are HTML. Of a sheet, rows are numbered and not lines."""

    separator: str
    columns: tuple[str, ...] = ()
    has_header: bool = True
    is_html: bool = False
    is_sheet: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether the header names every column, so that nothing was guessed."""
        return self.has_header and all(self.columns) and not self.is_html

    @property
    def names_question(self) -> bool:
        return "question" in self.columns


@dataclass(frozen=True, slots=True)
class ParsedTable:
    """A table that was read: its text, to read it again in another layout, and its first rows, cut,
    as a sample for people."""

    text: str
    layout: TableLayout
    sample: Sequence[Sequence[str]]


@dataclass(slots=True)
class ParsedFile:
    """What a reader found in a file. ``notes`` are about the file, not about one question; only
    tables have a ``table``."""

    items: list[ExchangeItem] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    table: ParsedTable | None = None
    pictures: dict[str, bytes] = field(default_factory=dict)

    def add(self, item: ExchangeItem) -> None:
        """Raises ``Unreadable`` if the file has too many questions."""
        self.items.append(self._with_picture_by_hash(item))
        self._count()

    def _with_picture_by_hash(self, item: ExchangeItem) -> ExchangeItem:
        if item.picture is None:
            return item
        picture = self.held(item.picture)
        if picture is None:
            notes = (one for one in item.notes if one != DESCRIBE)
            return replace(item, picture=None, notes=(*notes, MANY_PICTURES))
        return replace(item, picture=picture)

    def held(self, picture: ItemPicture) -> ItemPicture | None:
        """The picture by its hash, its content held once; None where the file has too many."""
        content = picture.content
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 not in self.pictures:
            size = sum(map(len, self.pictures.values())) + len(content)
            if len(self.pictures) == MOST_PICTURES or size > MOST_BYTES_OF_PICTURES:
                return None
            self.pictures[sha256] = content
        return replace(picture, content=b"", sha256=sha256)

    def refuse(self, line: int, reason: str, text: str) -> None:
        shown = visible(" ".join(text[: 4 * LONGEST_SHOWN].split()))
        cut = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
        self.unread.append(Unread(line, visible(reason), cut))
        self._count()

    def _count(self) -> None:
        if len(self.items) + len(self.unread) > MOST_ITEMS:
            raise too_many()


FILE = "In the file, a file is handed in. Here an answer is written, which a person reads."
PICTURE = "Its picture is left out."
TEXT = "The text over it is left out."
PICTURES_OF_TEXT = "The pictures of the text over it are left out."
LEFT_OUT = "There is no such kind: the question is left out."
NO_ANSWER = "It has no model answer. Write one, to compare others with."
TYPING = "A typing error passes here; there an answer has to be right to the letter."


def nothing(body: Body) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class KindExport[Written]:
    """How a format writes questions of one kind; ``lost`` says in sentences what a question loses.
    A format leaves out the kinds that have no ``KindExport`` in its table."""

    write: Callable[[Body], Written]
    lost: Callable[[Body], str] = nothing


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """``cannot_hold`` says in sentences what an export loses of a question; "" for nothing.
    ``read`` or ``write`` is None where that is not supported."""

    name: str
    label: str
    endings: tuple[str, ...]  # of file names; exports have the first
    media_type: str
    about: str  # what it is used for, in half a sentence
    cannot_hold: Callable[[WrittenQuestion], str]
    read: Callable[[bytes], ParsedFile] | None = None
    write: Callable[[Sequence[ExchangeItem]], bytes] | None = None
    looks_like: Callable[[str], bool] = lambda beginning: False
    has_pictures: bool = False
    member: bytes = b""  # a name that a file of this format has in it, if it is a zip file
    has_texts: bool = False

    def lost_of(self, question: WrittenQuestion, text: FileText | None = None) -> str:
        """What an export loses of a question, of its picture and of the text over it; "" for
        nothing."""
        lost = [self.cannot_hold(question)]
        if question.image and not self.has_pictures:
            lost.append(PICTURE)
        if text and not self.has_texts:
            lost.append(TEXT)
        elif text and text.pictures and not self.has_pictures:
            lost.append(PICTURES_OF_TEXT)
        return " ".join(filter(None, lost))
