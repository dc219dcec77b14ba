"""The XML files and the pictures in a package, unpacked one by one within limits, never to disk."""

import io
import posixpath
import re
import zipfile
import zlib
from urllib.parse import unquote

from learning.exchange.format import (
    MANY_PICTURES,
    MOST_BYTES_OF_PICTURES,
    MOST_ITEMS,
    MOST_PICTURE_BYTES,
    Unreadable,
)
from learning.exchange.pictures import MISSING, LeftOut, visible_name
from learning.exchange.pictures import TOO_LARGE as LARGE_PICTURE

MOST_MEMBERS = 2 * MOST_ITEMS  # a file for each question, and one for its picture
MOST_UNPACKED = 80_000_000  # bytes of XML
MOST_OF_PICTURES = 2 * MOST_BYTES_OF_PICTURES  # bytes unpacked; some are not kept
HIGHEST_RATIO = 100  # of the unpacked to the packed; XML has 10 to 30
ANY_RATIO = 2_000_000  # bytes that may be unpacked at any ratio
ENDINGS = (".xml", ".qti", ".dat")
_COURSE_FILES = re.compile(r"(?:\$|%24)IMS[-_]CC[-_]FILE_?BASE(?:\$|%24)/?", re.IGNORECASE)
MANIFEST = "imsmanifest.xml"
_CHUNK = 65_536
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
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
        self.left_for_pictures = MOST_OF_PICTURES
        self.pictures = dict[str, bytes]()  # those unpacked, which many items may show
        everything = {path_of(one.filename): one for one in self.packed.infolist()}
        self.members = {name: one for name, one in everything.items() if _is_text(one.filename)}
        self.others = {name: one for name, one in everything.items() if name not in self.members}
        self.paths = dict[str, list[str]]()  # of the others, by the last part
        for name in self.others:
            self.paths.setdefault(posixpath.basename(name), []).append(name)

    @property
    def manifest(self) -> str:
        """The name of the manifest, "" for none; some programs pack the folder around it."""
        found = (one for one in self.members if posixpath.basename(one) == MANIFEST)
        return min(found, key=len, default="")

    def read(self, name: str) -> bytes:
        member = self.members[name]
        if member.flag_bits & 1:
            raise Unreadable(LOCKED)
        if member.compress_type not in _PACKED:
            raise Unreadable(DAMAGED)
        found = self._unpacked(member, self.left)
        if len(found) > self.left:
            raise Unreadable(TOO_LARGE)
        self.left -= len(found)
        return found

    def picture(self, address: str, folder: str) -> bytes:
        """The picture at an address in a text of a file in this folder. Raises ``LeftOut``."""
        address = address.partition("?")[0].partition("#")[0]
        member = self._member(path_of(_COURSE_FILES.sub("", address)), path_of(address, folder))
        if member is None or member.flag_bits & 1 or member.compress_type not in _PACKED:
            raise LeftOut(MISSING.format(visible_name(address)))
        if member.filename in self.pictures:
            return self.pictures[member.filename]
        if member.file_size > MOST_PICTURE_BYTES:
            raise LeftOut(LARGE_PICTURE)
        if member.file_size > self.left_for_pictures:
            raise LeftOut(MANY_PICTURES)
        try:
            found = self._unpacked(member, MOST_PICTURE_BYTES)
        except Unreadable as error:
            raise LeftOut(MISSING.format(visible_name(address))) from error
        self.left_for_pictures -= len(found)
        self.pictures[member.filename] = found
        return found

    def _member(self, path: str, beside: str) -> zipfile.ZipInfo | None:
        """The file beside the text, or else at the path from the root or from a folder in it."""
        if beside in self.others or path in self.others:
            return self.others.get(beside) or self.others[path]
        named = self.paths.get(posixpath.basename(path), ())
        ends = [one for one in named if one.endswith(f"/{path}")]
        return self.others[ends[0]] if len(ends) == 1 else None

    def _unpacked(self, member: zipfile.ZipInfo, most: int) -> bytes:
        """The content of a member; if that is longer than ``most`` bytes, a little more of it."""
        found = bytearray()
        try:
            with self.packed.open(member) as stream:
                while len(found) <= most and (chunk := stream.read(_CHUNK)):
                    found += chunk
        except _ERRORS as error:
            raise Unreadable(DAMAGED) from error
        return bytes(found)


def path_of(name: str, folder: str = "") -> str:
    """An address within a package as the name of a member."""
    return posixpath.normpath(posixpath.join(folder, unquote(name).replace("\\", "/"))).lstrip("/")


def _is_text(name: str) -> bool:
    parts = name.split("/")
    hidden = "__MACOSX" in parts or parts[-1].startswith(".")
    return name.lower().endswith(ENDINGS) and not hidden
