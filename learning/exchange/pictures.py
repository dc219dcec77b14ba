"""The pictures in the texts of a question: where they are, what they show, and which one is kept.

A question keeps one picture, the first of its text whose file is at hand; a text over questions
keeps all. Addresses on the web are
never opened.
"""

import base64
import binascii
import hashlib
import html
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from learning.exchange.format import (
    DESCRIBE,
    MOST_PICTURE_BYTES,
    PICTURE,
    UNSEEN,
    ItemPicture,
)
from learning.exchange.markup import unescaped
from learning.kinds.limits import LONGEST_ANSWER

type Files = Callable[[str], bytes]  # the file at an address; raises ``LeftOut``

SVG = "Its picture is an SVG, which can’t be kept. Save it as a PNG."
CUT = f"The description of its picture is cut after {LONGEST_ANSWER} characters."
TOO_LARGE = "Its picture is larger than 2 MB."
MISSING = "Its picture “{}” is not in the file."
_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(alt|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE
)
_IN_MARKDOWN = re.compile(r"!\[((?:\\.|[^\[\]\\])*)\]\(\s*([^()\s]+)(?:\s+\"[^\"()]*\")?\s*\)")
_ON_THE_WEB = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}:)?//([^/?#\s]*)", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^/\n]{0,200}\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)", re.IGNORECASE)
_SAYS_NOTHING = frozenset(("image", "img", "picture", "photo", "figure", "graphic", "bild"))
# GIFT writes a backslash before a colon and an equals sign.
_DATA = re.compile(
    rb"data\\?:image/[\w.+-]{1,30}(?:;[\w.+-]{1,30}){0,2};base64,([A-Za-z0-9+/=\\]+)"
)
_LIFTED = "picture-"


def ending_of(content: bytes) -> str:
    """How the name of a stored picture ends."""
    if content.startswith(b"\xff\xd8"):
        return "jpg"
    return "webp" if content[8:12] == b"WEBP" else "png"


def tag_of(address: str, description: str) -> str:
    """A picture in HTML, and in Markdown or XML too. Its description begins no gap."""
    described = html.escape(description).replace("{", "&#123;")
    return f'<img src="{html.escape(address)}" alt="{described}"/>'


class LeftOut(Exception):
    """A picture is not kept; the text says so in a sentence."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture where a text shows it; without ``description`` if the file does not describe it."""

    address: str
    description: str

    @property
    def note(self) -> str:
        """That it is left out, and what it shows."""
        web = _ON_THE_WEB.match(self.address)
        left_out = f"Its picture at {web[1][:100]} is left out." if web else PICTURE
        what = self.description or ("" if web else self.name)
        return f"{left_out.rstrip('.')}: {what[:100]}" if what else left_out

    @property
    def name(self) -> str:
        if self.address.startswith(_LIFTED):
            return ""
        return posixpath.basename(unquote(self.address.partition("?")[0]))


def lifted(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """A file with an address in place of each picture that its texts hold themselves (``data:``),
    and these pictures by that address."""
    found = dict[str, bytes]()

    def take(picture: re.Match[bytes]) -> bytes:
        try:
            content = base64.b64decode(picture[1].replace(b"\\", b""), validate=True)
        except binascii.Error:
            return picture[0][:100]
        address = f"{_LIFTED}{hashlib.sha256(content).hexdigest()}"
        found[address] = content
        return address.encode()

    return _DATA.sub(take, data), found


def first_of(held: Mapping[str, bytes], others: Files) -> Files:
    """The files that were lifted out of texts, and all others."""
    return lambda address: held[address] if address in held else others(address)


def no_files(address: str) -> bytes:
    raise LeftOut(MISSING.format(visible_name(address)))


def visible_name(address: str) -> str:
    return posixpath.basename(unquote(address.partition("?")[0]))[:100]


def pictures_in(text: str) -> list[Shown]:
    """The pictures in an HTML text, in their order."""
    return [_shown(tag[0]) for tag in _PICTURE.finditer(text)]


def _shown(tag: str) -> Shown:
    found = dict[str, str]()
    for one in _ATTRIBUTE.finditer(tag):
        value = unescaped(one[2] or one[3] or one[4] or "")
        found.setdefault(one[1].lower(), " ".join(UNSEEN.sub(" ", value).split()))
    return Shown(found.get("src", ""), description_in(found.get("alt", "")))


def description_in(text: str) -> str:
    """A description; "" for the name of a file or for “image”, which programs write in its
    place."""
    return "" if _FILE_NAME.fullmatch(text) or text.casefold() in _SAYS_NOTHING else text


def described(text: str) -> str:
    """What the first described picture in an HTML text shows; "" if there is none."""
    return next((one.description for one in pictures_in(text) if one.description), "")


def without_pictures(text: str, notes: list[str]) -> str:
    """An HTML text without its pictures; ``notes`` say what they show."""
    _note(pictures_in(text), notes)
    return _PICTURE.sub(" ", text)


def pictures_in_markdown(text: str, place: str) -> list[Shown]:
    """Those whose address contains ``place``, or that were lifted; others are text."""
    found = [Shown(one[2], description_in(one[1])) for one in _IN_MARKDOWN.finditer(text)]
    return [one for one in [*pictures_in(text), *found] if _is_held(one, place)]


def without_markdown_pictures(text: str, place: str, notes: list[str]) -> str:
    """A Markdown text without the pictures that ``pictures_in_markdown`` finds."""
    shown = pictures_in_markdown(text, place)
    if not shown:
        return text
    _note(shown, notes)
    text = _PICTURE.sub(lambda tag: "" if _is_held(_shown(tag[0]), place) else tag[0], text)
    return _IN_MARKDOWN.sub(
        lambda one: "" if _is_held(Shown(one[2], ""), place) else one[0], text
    ).strip()


def _is_held(shown: Shown, place: str) -> bool:
    return place in shown.address or shown.address.startswith(_LIFTED)


def _note(shown: Sequence[Shown], notes: list[str]) -> None:
    notes += dict.fromkeys(one.note for one in shown if one.note not in notes)


def kept_picture(shown: Sequence[Shown], files: Files, notes: list[str]) -> ItemPicture | None:
    """The first picture of a question's text that can be kept; takes its note out of ``notes``, and
    says there why others cannot."""
    for one in shown:
        if _ON_THE_WEB.match(one.address):
            continue
        try:
            content = files(one.address)
            _check(content)
        except LeftOut as error:
            what = f" It shows: {one.description[:100]}" if one.description else ""
            _renote(one, notes, [f"{error}{what}"])
            continue
        asked = [DESCRIBE] if not one.description else []
        cut = [CUT] if len(one.description) > LONGEST_ANSWER else []
        _renote(one, notes, asked + cut)
        return ItemPicture(one.description[:LONGEST_ANSWER].rstrip(), content)
    return None


def kept_pictures(
    shown: Sequence[Shown], files: Files, notes: list[str]
) -> tuple[ItemPicture, ...]:
    """All pictures of a text over questions that can be kept, in the same way; one without a
    description is described later."""
    found = [kept_picture([one], files, notes) for one in shown]
    notes[:] = [one for one in notes if one != DESCRIBE]
    return tuple(one for one in found if one)


def left_out_note(picture: ItemPicture) -> str:
    return Shown("", description_in(picture.description)).note


def first_kept(pictures: Sequence[ItemPicture], notes: list[str]) -> ItemPicture | None:
    """The first of the pictures in a question that can be kept; ``notes`` say what is not."""
    contents = {f"picture {place}": one.content for place, one in enumerate(pictures, 1)}
    shown = [
        Shown(address, description_in(one.description))
        for address, one in zip(contents, pictures, strict=True)
    ]
    _note(shown, notes)
    return kept_picture(shown, contents.__getitem__, notes)


def _check(content: bytes) -> None:
    """The pixels are checked where the picture is stored."""
    if len(content) > MOST_PICTURE_BYTES:
        raise LeftOut(TOO_LARGE)
    if b"<svg" in content[:4096]:
        raise LeftOut(SVG)


def _renote(shown: Shown, notes: list[str], instead: Sequence[str]) -> None:
    place = notes.index(shown.note) if shown.note in notes else len(notes)
    notes[place : place + 1] = [one for one in instead if one not in notes]
