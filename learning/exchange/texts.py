"""Decodes files, and checks that a question in one can be asked and shown."""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from learning.exchange.file_types import why_no_text
from learning.exchange.format import (
    LONGEST_FIELD,
    MOST_BYTES,
    UNSEEN,
    ExchangeItem,
    FileText,
    ItemPicture,
    ParsedFile,
    Refused,
    Unreadable,
    visible,
)
from learning.grading import formats
from learning.grading.parsing.numbers import read_as_thousands
from learning.kinds import InvalidBody
from learning.kinds.checking import check_fits, check_written
from learning.kinds.limits import (
    LONGEST_TAG,
    LONGEST_TEXT,
    LONGEST_TEXT_TITLE,
    MOST_TAGS,
    MOST_TEXT_PICTURES,
)
from learning.kinds.number import bare_number
from learning.kinds.written import WrittenQuestion, in_lines, on_one_line

_GROUPS = re.compile(r"(?:\\[A-Za-z]+|[\^_])(?:\{[^{}=~#]*\})+")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

LOOKED_INTO = 2000  # bytes at the beginning of a file without a mark
MOSTLY, SELDOM = 0.6, 0.1  # shares of bytes that are 0
GUESSED_UTF_16 = "The file does not say its encoding. It was read as UTF-16."
NOT_UTF_8 = (
    "this is not text in UTF-8. Save it as “UTF-8” or “Unicode” in the program that it comes from."
)
UNDER = "It stands under the text “{}”."
ALONE = "It is a text that no question stands under."
FEWER_PICTURES = "Pictures of its text are left out: {}."
DESCRIBE_IN_TEXT = "A picture of its text has no description. Write one on the text’s page."
MOST_NAMED = 60  # characters of a text that stand for its title
GUESSED = (
    "The file is not in UTF-8. It was read as Windows-1252. If letters look wrong, save it as "
    "UTF-8 and choose it again."
)


def check_size(data: bytes) -> None:
    """Raises ``Unreadable`` for a file that is empty or too large."""
    if not data.strip():
        raise Unreadable("It is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"It is larger than {MOST_BYTES // 1_000_000} MB: split it.")


def check_packed(data: bytes, member: bytes, called: str) -> None:
    """Raises ``Unreadable`` for a file that is no zip file with this member."""
    check_size(data)
    if not data.startswith(b"PK\x03\x04") or member not in data:
        raise Unreadable(why_no_text(data) or f"This is no {called}. Choose another format.")


def check_file(data: bytes) -> None:
    """Raises ``Unreadable`` for a file that is empty, too large or not a text."""
    check_size(data)
    if reason := why_no_text(data):
        raise Unreadable(reason)


def beginning_of(data: bytes) -> str:
    """The first few thousand characters of any file."""
    return data[:4096].decode(_marked_encoding(data) or "utf-8", errors="replace")


def without_groups(text: str) -> str:
    """The text without the groups in braces of its formulas, as of ``\\frac{1}{2}`` or ``x^{2}``:
    the braces that are left are of its own."""
    while (bare := _GROUPS.sub("", text)) != text:  # the innermost first
        text = bare
    return text


def _marked_encoding(data: bytes) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    return marked or _unmarked_utf_16(data)


def _unmarked_utf_16(data: bytes) -> str:
    """UTF-16 without its mark: in Western texts every other byte is 0, and in UTF-8 none is."""
    beginning = data[:LOOKED_INTO]
    first, second = beginning[::2].count(0), beginning[1::2].count(0)
    most = len(beginning) // 2
    if most < 2 or max(first, second) < most * MOSTLY or min(first, second) > most * SELDOM:
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def decoded(data: bytes, notes: list[str]) -> str:
    """The text of a file: in the encoding that its byte order mark names, or UTF-8, or else
    Windows-1252, as Western European programs save it; ``notes`` then say so."""
    check_file(data)
    encoding = _marked_encoding(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        text = "" if encoding else _in_windows_1252(data)
        if not text:
            line = data.count(b"\n", 0, error.start) + 1
            raise Unreadable(NOT_UTF_8, line) from error
        notes.append(GUESSED)
    if encoding in ("utf-16-le", "utf-16-be"):
        notes.append(GUESSED_UTF_16)
    if (place := text.find("\0")) >= 0:
        line = text.count("\n", 0, place) + 1
        raise Unreadable("this holds a NUL, which no text does. Is it another sort of file?", line)
    return text


def _in_windows_1252(data: bytes) -> str:
    """The text of a file in this encoding; "" for a file that holds what no such text does."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "" if UNSEEN.search(text) else text


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with any line ends, one by one: a list of all may take twenty times the
    memory of the text."""
    text, at = text.replace("\r\n", "\n").replace("\r", "\n"), 0
    while (end := text.find("\n", at)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]


def check_field(text: str) -> None:
    """Raises ``Refused`` for a text that is too long to parse."""
    if len(text) > LONGEST_FIELD:
        raise Refused(f"A text in it is longer than {LONGEST_FIELD:,} characters.")


def checked_item(
    question: WrittenQuestion,
    tags: tuple[str, ...] = (),
    line: int = 0,
    notes: tuple[str, ...] = (),
) -> ExchangeItem:
    """Raises ``Refused`` for a question that cannot be asked, or does not fit its form."""
    try:
        check_fits(question)
        check_written(question)
    except InvalidBody as error:
        raise Refused(str(error)) from error
    if sign := UNSEEN.search(seen_of(question)):
        raise Refused(f"It holds the invisible character U+{ord(sign[0]):04X}: delete it.")
    notes += _notes_on_number(question)
    return ExchangeItem(question, _known(tags), line, tuple(map(visible, notes)))


class TextAbove:
    """The text that the questions of a file stand under, while they are read one after another."""

    def __init__(self, reading: ParsedFile) -> None:
        self.reading = reading
        self.text: FileText | None = None
        self._line, self._is_used = 0, True
        self._notes: tuple[str, ...] = ()

    def begin(self, text: FileText, line: int, notes: Sequence[str] = ()) -> None:
        """Read a text: the questions after it stand under it. Raises ``Refused`` for one that does
        not fit its form."""
        self.end()
        pictures = self._pictures(text, notes := list(notes))
        self.text, self._line, self._is_used = replace(text, pictures=pictures), line, False
        self._notes = tuple(map(visible, notes))

    def end(self) -> None:
        """The end of a category or of the file: what comes then stands under no text."""
        if self.text and not self._is_used:
            self.reading.refuse(self._line, ALONE, self.text.text)
        self.text, self._notes = None, ()

    def over(self, item: ExchangeItem) -> ExchangeItem:
        """The question under the text that was read last, which it notes."""
        if self.text is None:
            return item
        name = self.text.title or " ".join(self.text.text.split())[:MOST_NAMED]
        notes = (*item.notes, visible(UNDER.format(name)), *self._notes)
        self._is_used, self._notes = True, ()
        return replace(item, text=self.text, notes=notes)

    def _pictures(self, text: FileText, notes: list[str]) -> tuple[ItemPicture, ...]:
        found = [self.reading.held(one) for one in text.pictures[:MOST_TEXT_PICTURES]]
        kept = tuple(one for one in found if one)
        if len(kept) < len(text.pictures):
            notes.append(FEWER_PICTURES.format(len(text.pictures) - len(kept)))
        if any(not one.description for one in kept):
            notes.append(DESCRIBE_IN_TEXT)
        return kept


def checked_text(title: str, text: str, pictures: Sequence[ItemPicture] = ()) -> FileText:
    """Raises ``Refused`` for a text that does not fit its form."""
    title, text = on_one_line(title)[:LONGEST_TEXT_TITLE].rstrip(), in_lines(text)
    if not text and not pictures:
        raise Refused("It is an empty text.")
    if len(text) > LONGEST_TEXT:
        raise Refused(f"The text has {len(text)} characters; {LONGEST_TEXT} at most.")
    if sign := UNSEEN.search(title + text):
        raise Refused(f"It holds the invisible character U+{ord(sign[0]):04X}: delete it.")
    return FileText(title, text or title or "Pictures", tuple(pictures))


def by_text(items: Iterable[ExchangeItem]) -> list[tuple[FileText | None, list[ExchangeItem]]]:
    """Questions by the text that they stand under, those under none first: no text then stands
    over a question that is not its own."""
    groups: dict[FileText | None, list[ExchangeItem]] = {None: []}
    for item in items:
        groups.setdefault(item.text, []).append(item)
    return list(groups.items())


def _notes_on_number(question: WrittenQuestion) -> tuple[str, ...]:
    if question.format != formats.NUMBER or not question.particulars.get("measure"):
        return ()
    figures = read_as_thousands(bare_number(question.body()))
    if not figures:
        return ()
    decimal = figures.replace(",", ".")
    thousands = figures.replace(",", "")
    return (f"“{figures}” is read as {thousands}. For decimals, write {decimal} in the file.",)


def seen_of(question: WrittenQuestion) -> str:
    """All texts of a question, joined."""
    found: list[str] = []
    waiting: list[Any] = [question.body()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
    return "\n".join(found)


def tag_of(text: str) -> str:
    """A tag as it is stored: in lower case, without commas, cut to its greatest length."""
    name = " ".join(UNSEEN.sub(" ", text).replace(",", " ").casefold().split())
    return name[:LONGEST_TAG].rstrip()


def _known(tags: tuple[str, ...]) -> tuple[str, ...]:
    names = [name for name in map(tag_of, tags) if name]
    return tuple(dict.fromkeys(names))[:MOST_TAGS]
