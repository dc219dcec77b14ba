"""The XML files in a package, unpacked one by one within limits and never to disk."""

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from learning.exchange.format import MOST_ITEMS, Unreadable

MOST_MEMBERS = 2 * MOST_ITEMS  # a file for each question, and one for its picture
MOST_UNPACKED = 80_000_000  # bytes of XML; pictures are not unpacked
HIGHEST_RATIO = 100  # of the unpacked to the packed; XML has 10 to 30
ANY_RATIO = 2_000_000  # bytes that may be unpacked at any ratio
ENDINGS = (".xml", ".qti", ".dat")
MANIFEST = "imsmanifest.xml"
_CHUNK = 65_536
_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(ValueError, KeyError, NotImplementedError),
)

DAMAGED = "It is a damaged zip file. Export it again."
TOO_LARGE = "It unpacks to more than can be read: split it into several files."
LOCKED = "It is locked with a password. Export it without one."


class Archive:
    """Raises ``Unreadable`` where the file is damaged, locked or too large."""

    def __init__(self, data: bytes) -> None:
        try:
            self.packed = zipfile.ZipFile(io.BytesIO(data))
        except _ERRORS as error:
            raise Unreadable(DAMAGED) from error
        if len(self.packed.infolist()) > MOST_MEMBERS:
            raise Unreadable(TOO_LARGE)
        self.left = min(MOST_UNPACKED, max(ANY_RATIO, HIGHEST_RATIO * len(data)))
        self.members = {
            path_of(one.filename): one for one in self.packed.infolist() if _is_text(one.filename)
        }

    @property
    def manifest(self) -> str:
        """The name of the manifest, "" for none; some programs pack the folder around it."""
        found = (one for one in self.members if posixpath.basename(one) == MANIFEST)
        return min(found, key=len, default="")

    def read(self, name: str) -> bytes:
        member = self.members[name]
        if member.flag_bits & 1:
            raise Unreadable(LOCKED)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(DAMAGED)
        found = bytearray()
        try:
            with self.packed.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    found += chunk
                    if len(found) > self.left:
                        raise Unreadable(TOO_LARGE)
        except Unreadable:
            raise
        except _ERRORS as error:
            raise Unreadable(DAMAGED) from error
        self.left -= len(found)
        return bytes(found)


def path_of(name: str, folder: str = "") -> str:
    """An address within a package as the name of a member."""
    return posixpath.normpath(posixpath.join(folder, unquote(name).replace("\\", "/"))).lstrip("/")


def _is_text(name: str) -> bool:
    parts = name.split("/")
    hidden = "__MACOSX" in parts or parts[-1].startswith(".")
    return name.lower().endswith(ENDINGS) and not hidden
