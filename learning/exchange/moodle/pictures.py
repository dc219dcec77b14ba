"""The pictures in Moodle's XML: encoded files beside the texts that show them."""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from learning.exchange.format import MOST_PICTURE_BYTES, ItemPicture
from learning.exchange.pictures import (
    MISSING,
    TOO_LARGE,
    Files,
    LeftOut,
    ending_of,
    tag_of,
    visible_name,
)
from learning.exchange.xml_tree import FILE, LONGEST_FILE, Node

PLACE = "@@PLUGINFILE@@"
LINKED = "A file that it links to is left out: {}."
_LINK = re.compile(r"<a\b[^<>]*>", re.IGNORECASE)
_FILE_IN_LINK = re.compile(rf"""{PLACE}([^"'?\s>]*)""")


def without_links(text: str, notes: list[str]) -> str:
    """An HTML text whose links to files are mere text; ``notes`` name the files."""

    def left_out(link: re.Match[str]) -> str:
        file = _FILE_IN_LINK.search(link[0])
        if file and (note := LINKED.format(visible_name(file[1]))) not in notes:
            notes.append(note)
        return "" if file else link[0]

    return _LINK.sub(left_out, text)


def files_of(question: Node) -> Files:
    """The files in a question; those of its text come first, as names are unique in a text only."""

    def file_at(address: str) -> bytes:
        if not address.startswith(PLACE):
            raise LeftOut(MISSING.format(visible_name(address)))
        wanted = unquote(address.removeprefix(PLACE).partition("?")[0])
        for node in _files(question):
            folder = node.attributes.get("path", "") or "/"
            if f"{folder}{node.attributes.get('name', '')}" == wanted:
                return _decoded(node, address)
        raise LeftOut(MISSING.format(visible_name(address)))

    return file_at


def _files(question: Node) -> Iterator[Node]:
    if asked := question.first("questiontext"):
        yield from asked.all(FILE)
    yield from (one for one in question.walk() if one.name == FILE)


def _decoded(node: Node, address: str) -> bytes:
    if node.length > LONGEST_FILE:
        raise LeftOut(TOO_LARGE)
    try:
        content = base64.b64decode("".join(node.text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise LeftOut(f"Its picture “{visible_name(address)}” is damaged.") from error
    if len(content) > MOST_PICTURE_BYTES:
        raise LeftOut(TOO_LARGE)
    if not content:
        raise LeftOut(MISSING.format(visible_name(address)))
    return content


def pictured(pictures: Sequence[ItemPicture]) -> tuple[str, str]:
    """Pictures for the end of a text, in HTML, and their files."""
    tags, files = [], []
    for number, picture in enumerate(pictures, 1):
        name = f"picture{f'-{number}' if number > 1 else ''}.{ending_of(picture.content)}"
        encoded = base64.b64encode(picture.content).decode("ascii")
        tags.append(tag_of(f"{PLACE}/{name}", picture.description))
        files.append(f'<file name="{name}" path="/" encoding="base64">{encoded}</file>')
    return "\n\n".join(tags), "".join(files)
