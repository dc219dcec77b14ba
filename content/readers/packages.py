"""Unpacks the files of Office, which are zip files of XML, within limits."""

import codecs
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from content.readers.errors import UnreadableDocument
from content.readers.file_types import LOCKED

MOST_MEMBERS = 5_000
MOST_UNPACKED = 20_000_000  # bytes
HIGHEST_RATIO = 100  # of the unpacked to the packed; a text has 10 to 30
ANY_RATIO = 2_000_000  # bytes that may be unpacked at any ratio
MOST_ELEMENTS = 150_000  # each takes some 2 kB of memory in a tree
MOST_PARAGRAPHS = 30_000  # each takes some 0.1 ms
DEEPEST = 100
_CHUNK = 65_536
codecs.lookup("cp437")  # of names in zip files; loaded late, it would be missing in a child

_ZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError),
    *(EOFError, OSError, ValueError, KeyError, NotImplementedError),
)


@dataclass(frozen=True, slots=True)
class Refusals:
    """What a reader says of a file that is damaged, too large, or nested too deeply."""

    damaged: str
    too_large: str
    too_deep: str


def repacked(
    data: bytes,
    is_needed: Callable[[str], bool],
    refusals: Refusals,
    most_elements: int = MOST_ELEMENTS,
    *,
    empties_others: bool = False,
) -> io.BytesIO:
    """The same file with only the members that are needed, checked. Where a reader misses members
    that others name, ``empties_others`` keeps these without content. Raises
    ``UnreadableDocument``."""
    slim, unpacked = io.BytesIO(), 0
    most = min(MOST_UNPACKED, max(ANY_RATIO, HIGHEST_RATIO * len(data)))
    elements = _Elements(refusals, most_elements)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(slim, "w") as kept:
            if len(packed.infolist()) > MOST_MEMBERS:
                raise UnreadableDocument(refusals.too_large)
            for member in packed.infolist():
                if is_needed(member.filename):
                    part = _unpacked(packed, member, most - unpacked, refusals)
                    unpacked += len(part)
                    if member.filename.endswith((".xml", ".rels")):
                        elements.check(part)
                    kept.writestr(member.filename, part)
                elif empties_others:
                    kept.writestr(member.filename, b"")
    except UnreadableDocument:
        raise
    except _ZIP_ERRORS as error:
        raise UnreadableDocument(refusals.damaged) from error
    slim.seek(0)
    return slim


def _unpacked(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, refusals: Refusals
) -> bytes:
    """The bytes of a member; counts them, as the size that the file gives for it may be false."""
    if member.flag_bits & 1:
        raise UnreadableDocument(LOCKED)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableDocument(refusals.damaged)
    part = bytearray()
    with packed.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            part += chunk
            if len(part) > most:
                raise UnreadableDocument(refusals.too_large)
    return bytes(part)


class _Elements:
    """Counts the elements of all parts, before a tree of them is built."""

    def __init__(self, refusals: Refusals, most: int) -> None:
        self.refusals, self.most = refusals, most
        self.count = self.paragraphs = self.depth = 0

    def check(self, part: bytes) -> None:
        """Raises ``UnreadableDocument``, and ``ExpatError`` for what is no XML."""
        self.depth = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(part, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        self.paragraphs += name.endswith(":p")
        self.depth += 1
        if self.count > self.most or self.paragraphs > MOST_PARAGRAPHS:
            raise UnreadableDocument(self.refusals.too_large)
        if self.depth > DEEPEST:
            raise UnreadableDocument(self.refusals.too_deep)

    def _end(self, name: str) -> None:
        self.depth -= 1

    def _refuse(self, *declaration: object) -> None:
        # Office declares no entities, which may grow endlessly.
        raise UnreadableDocument(self.refusals.damaged)
