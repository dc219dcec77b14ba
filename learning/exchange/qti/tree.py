"""The XML of QTI in any version as trees of mixed content, within limits.

Names are those of QTI 2, without a prefix: ``qti-choice-interaction`` of version 3 is
``choiceInteraction``, and so with attributes.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5
from xml.sax.xmlreader import AttributesImpl

from learning.exchange.format import LONGEST_FIELD, Unreadable
from learning.exchange.xml_tree import MOST_NODES, Limited, parse

LONGEST_ATTRIBUTE = 2_000
UNKNOWN_ENCODING = "Its encoding is unknown. Save it as UTF-8."
_DECLARED = re.compile(rb"""(\s*<\?xml[^>]*?\bencoding\s*=\s*["'])([\w.:-]{1,40})""")
_READ = frozenset((b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1"))
_KNOWN = re.compile(
    r"(?:iso-8859|windows|cp|ibm|koi8|gb|big5|shift|euc|mac|latin|iso-2022)[\w-]*", re.IGNORECASE
)


class OtherRoot(Unreadable):
    """A file of XML is of another sort."""


@dataclass(slots=True)
class Element:
    """If ``is_too_large``, not all of its text or of its children was kept."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    content: list["Element | str"] = field(default_factory=list)
    is_too_large: bool = False

    def __getitem__(self, attribute: str) -> str:
        """An attribute; "" if it has none of that name."""
        return self.attributes.get(attribute, "").strip()

    @property
    def children(self) -> list["Element"]:
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """All text in it, at any depth."""
        return "".join(one for part in self.walk() for one in part.own).strip()

    @property
    def own(self) -> list[str]:
        return [one for one in self.content if isinstance(one, str)]

    def all(self, *names: str) -> list["Element"]:
        return [one for one in self.children if one.name in names]

    def first(self, *names: str) -> "Element | None":
        return next((one for one in self.children if one.name in names), None)

    def walk(self) -> Iterator["Element"]:
        """Itself and all elements within, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    def find(self, *names: str) -> list["Element"]:
        return [one for one in self.walk() if one.name in names]


def read_elements(
    data: bytes, roots: Collection[str], wanted: Collection[str], handle: Callable[[Element], None]
) -> str:
    """Call ``handle`` with each outermost element of a wanted name as soon as its end is read, and
    return the name of the root.

    A document type may be named, but neither it nor entities are read. Raises ``Unreadable`` for
    XML that is not well-formed, has another root, is too deep or too large, or declares entities.
    """
    builder = _Builder(roots, wanted, handle)
    parse(_in_utf_8(data), builder, doctype=True)
    return builder.root


def _in_utf_8(data: bytes) -> bytes:
    """The file in UTF-8 where its own encoding is one that the parser does not know."""
    declared = _DECLARED.match(data[:200])
    if declared is None or declared[2].lower() in _READ:
        return data
    name = declared[2].decode("ascii")
    if not _KNOWN.fullmatch(name):
        raise Unreadable(UNKNOWN_ENCODING)
    try:
        text = data[declared.end(2) :].decode(name)
    except (LookupError, UnicodeDecodeError) as error:
        raise Unreadable(UNKNOWN_ENCODING) from error
    return declared[1] + b"utf-8" + text.encode()


@lru_cache(maxsize=1024)
def local_name(name: str) -> str:
    """The name of an element or attribute as version 2 writes it."""
    local = name.rpartition(":")[2]
    first, *others = local.removeprefix("qti-").split("-")
    return first + "".join(one[:1].upper() + one[1:] for one in others)


class _Builder(Limited):
    def __init__(
        self, roots: Collection[str], wanted: Collection[str], handle: Callable[[Element], None]
    ) -> None:
        super().__init__()
        self.roots, self.wanted, self.handle = roots, wanted, handle
        self.open: list[Element] = []  # from the wanted element inwards
        self.nodes = self.length = 0
        self.root = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        line, name = self.go_in(), local_name(name)
        if self.depth == 1:
            self.root = name
            if name not in self.roots:
                raise OtherRoot(f"this begins with <{name[:40]}>, which is not QTI.", line)
        if not self.open:
            if name not in self.wanted:
                return
            self.nodes = self.length = 0
        self.nodes += 1
        attributes = {local_name(key): one[:LONGEST_ATTRIBUTE] for key, one in attrs.items()}
        element = Element(name, line, attributes)
        if self.nodes > MOST_NODES:
            self.open[0].is_too_large = True
        elif self.open:
            self.open[-1].content.append(element)
        self.open.append(element)

    def characters(self, content: str) -> None:
        if not self.open:
            return
        self.length += len(content)
        if self.length > 4 * LONGEST_FIELD:
            self.open[0].is_too_large = True
        else:
            self.open[-1].content.append(content)

    def skippedEntity(self, name: str) -> None:  # noqa: N802
        """An entity of the document type, such as ``&nbsp;``."""
        self.characters(html5.get(f"{name};", ""))

    def endElement(self, name: str) -> None:  # noqa: N802
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.handle(element)
