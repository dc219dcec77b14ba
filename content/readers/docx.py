"""Reads Word documents: converts them to HTML, within limits on what they unpack to."""

import codecs
import io
import zipfile
import zlib
from xml.dom import expatbuilder  # noqa: F401 - minidom, and so mammoth, would load it later
from xml.parsers import expat

import mammoth

from content.extraction.document import Document
from content.readers.errors import UnreadableDocument
from content.readers.file_types import LOCKED
from content.readers.html import read_html

MOST_MEMBERS = 5_000
MOST_UNPACKED = 20_000_000  # bytes of XML; pictures are not unpacked
HIGHEST_RATIO = 100  # of the unpacked to the packed; a text has 10 to 30
ANY_RATIO = 2_000_000  # bytes that may be unpacked at any ratio
MOST_ELEMENTS = 150_000  # each takes some 2 kB of memory
MOST_PARAGRAPHS = 30_000  # each takes some 0.1 ms
DEEPEST = 100
_CHUNK = 65_536
codecs.lookup("cp437")  # of names in zip files, also loaded late

DAMAGED = (
    "It is a damaged Word document. Open it in Word, save it again, and choose it again; or paste "
    "its text."
)
TOO_LARGE = (
    "It unpacks to more than can be read. Split it into several files, or paste the part of its "
    "text that you want."
)
TOO_DEEP = "Its tables and text boxes are nested too deeply to be read. Paste its text instead."


_ZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError),
    *(EOFError, OSError, ValueError, KeyError, NotImplementedError),
)
# Parts that hold no text of the document.
_LEFT_OUT = (
    *("customXml/", "docProps/", "word/glossary/", "word/theme/", "word/media/"),
    *("word/charts/", "word/diagrams/", "word/embeddings/", "word/comments"),
)
_QUOTES = ("Quote", "Intense Quote", "Block Text", "Quotations")


def _list_paths() -> list[str]:
    """Style rules for lists of up to nine levels, and for those whose style alone says so.

    A style for a lower level counts more than the level that the list has by its number, which is
    often the first; the style for the first level counts less.
    """
    lower, numbered, first = list[str](), list[str](), list[str]()
    for level in range(1, 10):
        around = "ul|ol > li > " * (level - 1)
        for kind, tag, style in (("unordered", "ul", "Bullet"), ("ordered", "ol", "Number")):
            path = f"{around}{tag} > li:fresh"
            name = f"List {style}" if level == 1 else f"List {style} {level}"
            numbered.append(f"p:{kind}-list({level}) => {path}")
            (first if level == 1 else lower).append(f"p[style-name='{name}'] => {path}")
    return [*lower, *numbered, *first]


_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        *(f"p[style-name='heading {n}'] => h{min(n + 1, 6)}:fresh" for n in range(1, 10)),
        *(f"p.Heading{n} => h{min(n + 1, 6)}:fresh" for n in range(1, 10)),
        *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in _QUOTES),
        "p[style-name='caption'] => p.caption:fresh",
        "p[style-name^='toc '] => !",  # the table of contents repeats the headings
        "p[style-name='TOC Heading'] => !",
        *_list_paths(),
    ]
)


def read_docx(data: bytes) -> Document:
    """Raises ``UnreadableDocument``."""
    slim = _with_texts_only(data)
    try:
        converted = mammoth.convert_to_html(
            slim, style_map=_STYLES, include_embedded_style_map=False, convert_image=_no_image
        )
    except MemoryError:
        raise
    except RecursionError as error:
        raise UnreadableDocument(TOO_DEEP) from error
    except Exception as error:  # it expects what Word writes, and fails in many ways without it
        raise UnreadableDocument(DAMAGED) from error
    return read_html(converted.value, bold_headings=True)


def _no_image(image: object) -> list[object]:
    return []


def _with_texts_only(data: bytes) -> io.BytesIO:
    """The same document with only the parts that have text or describe it, checked."""
    slim, unpacked = io.BytesIO(), 0
    most = min(MOST_UNPACKED, max(ANY_RATIO, HIGHEST_RATIO * len(data)))
    elements = _Elements()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(slim, "w") as kept:
            if len(packed.infolist()) > MOST_MEMBERS:
                raise UnreadableDocument(TOO_LARGE)
            for member in packed.infolist():
                if _is_needed(member):
                    part = _unpacked(packed, member, most - unpacked)
                    unpacked += len(part)
                    elements.check(part)
                    kept.writestr(member.filename, part)
    except UnreadableDocument:
        raise
    except _ZIP_ERRORS as error:
        raise UnreadableDocument(DAMAGED) from error
    slim.seek(0)
    return slim


def _is_needed(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    return name.endswith((".xml", ".rels")) and not name.startswith(_LEFT_OUT)


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a member; counts them, as the size that the file gives for it may be false."""
    if member.flag_bits & 1:
        raise UnreadableDocument(LOCKED)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableDocument(DAMAGED)
    part = bytearray()
    with packed.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            part += chunk
            if len(part) > most:
                raise UnreadableDocument(TOO_LARGE)
    return bytes(part)


class _Elements:
    """Counts the elements of all parts, before a tree of them is built."""

    def __init__(self) -> None:
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
        if self.count > MOST_ELEMENTS or self.paragraphs > MOST_PARAGRAPHS:
            raise UnreadableDocument(TOO_LARGE)
        if self.depth > DEEPEST:
            raise UnreadableDocument(TOO_DEEP)

    def _end(self, name: str) -> None:
        self.depth -= 1

    def _refuse(self, *declaration: object) -> None:
        raise UnreadableDocument(DAMAGED)  # Word declares no entities, which may grow endlessly
