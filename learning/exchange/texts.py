"""Decodes files, and checks that a question in one can be asked and shown."""

import codecs
from collections.abc import Iterator
from typing import Any

from learning.exchange.file_types import why_no_text
from learning.exchange.format import (
    LONGEST_FIELD,
    MOST_BYTES,
    UNSEEN,
    ExchangeItem,
    Refused,
    Unreadable,
    visible,
)
from learning.grading import formats
from learning.grading.parsing.numbers import read_as_thousands
from learning.kinds import InvalidBody
from learning.kinds.checking import check_fits, check_written
from learning.kinds.limits import LONGEST_TAG, MOST_TAGS
from learning.kinds.number import bare_number
from learning.kinds.written import WrittenQuestion

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
