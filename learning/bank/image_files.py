"""Checks an uploaded picture and re-encodes it. Pure; runs in a child process.

The header is checked before any pixel is decoded: a file of 2 MB can claim a billion pixels, or
have two hundred thousand scans over the same ones.
"""

import hashlib
import re
import struct
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES, MOST_SIDE, SHOWN_SIDE = 2_000_000, 4000, 1600
MOST_SCANS = 100  # of a JPEG; programs write about ten, and each covers the whole picture
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
READ = (*TYPES, "GIF")
TOO_LARGE = f"This picture is too large: {MOST_SIDE} points a side are the most."
TOO_MANY_SCANS = "This picture takes too long to draw: save it as a PNG and choose that."
UNREADABLE = "This is no picture that can be read: choose a PNG, JPEG, WebP or GIF file."
# The next marker of a JPEG, as decoders look for it; 0 after 255 is a 255 of the data.
_MARKER = re.compile(rb"\xff([^\x00\xff])", re.DOTALL)
_SCAN, _END = 0xDA, 0xD9
_BARE = frozenset((0x01, 0xD8, *range(0xD0, 0xD8)))  # markers without a segment


class UnreadableImage(Exception):
    """The picture is not accepted; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored: pixels without metadata."""

    content: bytes
    content_type: str
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def picture_from(data: bytes) -> Picture:
    """The picture in a file, re-encoded: without metadata, upright, and no larger than a page
    shows it. Raises ``UnreadableImage``."""
    if len(data) > MOST_BYTES:
        raise UnreadableImage("This file is too large: 2 MB are the most.")
    if data.startswith(b"\xff\xd8") and _scans(data) > MOST_SCANS:
        raise UnreadableImage(TOO_MANY_SCANS)
    try:
        with Image.open(BytesIO(data), formats=READ) as image:
            _check(image)
            return _re_encoded(image)
    except Image.DecompressionBombError as error:
        raise UnreadableImage(TOO_LARGE) from error
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        TypeError,
        struct.error,
    ) as error:
        raise UnreadableImage(UNREADABLE) from error  # all of these mean a broken file


def read_picture(data: bytes) -> tuple[Picture | None, str]:
    """The picture, or why there is none, as values that can be sent between processes."""
    try:
        return picture_from(data), ""
    except UnreadableImage as error:
        return None, str(error)


def read_pictures(files: list[bytes]) -> list[tuple[Picture | None, str]]:
    return [read_picture(data) for data in files]


def _scans(data: bytes) -> int:
    """The number of scans in a JPEG; counting stops once there are too many."""
    scans, at = 0, 2
    while scans <= MOST_SCANS and (found := _MARKER.search(data, at)):
        marker, at = found[1][0], found.end()
        if marker == _END:
            break
        scans += marker == _SCAN
        if marker not in _BARE:
            at += max(2, int.from_bytes(data[at : at + 2]))
    return scans


def _check(image: Image.Image) -> None:
    """Check the header, before any pixel is decoded."""
    if max(image.size) > MOST_SIDE:
        raise UnreadableImage(TOO_LARGE)
    if getattr(image, "is_animated", False):
        raise UnreadableImage("This picture moves: choose one that stands still.")


def _re_encoded(image: Image.Image) -> Picture:
    form = image.format if image.format in TYPES else "PNG"
    ImageOps.exif_transpose(image, in_place=True)
    image.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
    mode = "RGBA" if image.has_transparency_data else "RGB"
    points = image.convert(mode)
    bare = Image.new(mode, points.size)
    bare.paste(points)
    form = "PNG" if mode == "RGBA" and form == "JPEG" else form
    out = BytesIO()
    bare.save(out, form, quality=88)
    return Picture(out.getvalue(), TYPES[form], *bare.size)
