"""The result of a reader, and the size that a file may have."""

from dataclasses import dataclass

from content.extraction.document import Document
from content.readers.errors import UnreadableDocument

MOST_BYTES = 20_000_000
EMPTY = "It is empty. Choose a file with text, or paste a text."
TOO_LARGE = f"It is larger than {MOST_BYTES // 1_000_000} MB. Split it, or paste its text."


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, and sentences on what the reader assumed, such as an encoding."""

    document: Document
    notes: tuple[str, ...] = ()


def check_size(data: bytes) -> None:
    """Raises ``UnreadableDocument`` for a file that is empty or too large."""
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(TOO_LARGE)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument(EMPTY)
