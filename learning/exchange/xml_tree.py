"""XML as small trees, one for each child of its root, read in a stream and within limits.

This rests on SAX because its locator knows the line of an element, which people are shown. The
elements of ``iterparse`` have no line, and it builds them before any limit can be checked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from learning.exchange.format import LONGEST_FIELD, MOST_PICTURE_BYTES, Unreadable
from learning.exchange.texts import check_file

MOST_DEPTH = 100
MOST_NODES = 5_000  # within one child of the root
MOST_ELEMENTS = 1_500_000  # in a file: its largest number of questions has half as many
FILE = "file"  # holds an encoded picture
LONGEST_FILE = 4 * MOST_PICTURE_BYTES // 3 + 100_000  # characters, with those between lines


@dataclass(slots=True)
class Node:
    """An element; if ``is_too_large``, not all of its text or of its children was kept."""

    name: str
    line: int
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    is_too_large: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()

    def all(self, name: str) -> list["Node"]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Node | None":
        return next((child for child in self.children if child.name == name), None)

    def text_of(self, *names: str) -> str:
        """The text at the end of a path of names, each a child of the one before; "" if there is no
        such element."""
        node: Node | None = self
        for name in names:
            node = node.first(name) if node else None
        return node.text if node else ""

    def walk(self) -> Iterator["Node"]:
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def read_children(data: bytes, root: str, handle: Callable[[Node], None]) -> None:
    """Call ``handle`` with each child of the root element as soon as its end is read.

    Raises ``Unreadable`` for XML that is not well-formed, has another root, is too deep or too
    large, or declares entities.
    """
    check_file(data)
    parse(data, _Builder(root, handle), doctype=False)


def parse(data: bytes, handler: ContentHandler, *, doctype: bool) -> None:
    """Read XML without its entities; ``doctype`` says whether it may name a document type. Raises
    ``Unreadable``."""
    parser = DefusedExpatParser(forbid_dtd=not doctype, forbid_external=not doctype)
    parser.setContentHandler(handler)
    try:
        parser.parse(BytesIO(data))
    except SAXParseException as error:
        line = error.getLineNumber() or 0
        raise Unreadable(
            f"this is no well-formed XML ({error.getMessage()}). Export the file again.", line
        ) from error
    except DefusedXmlException as error:
        raise Unreadable(
            "It declares entities, which are not read here. Take them out."
            if doctype
            else "It declares a document type or entities, which are not read here. Take the "
            "<!DOCTYPE> out."
        ) from error


class Limited(ContentHandler):
    """Counts how deep and how large a file is."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.elements = 0
        self.locator = Locator()

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        self.locator = locator

    def go_in(self) -> int:
        """Count an element that begins, and return its line. Raises ``Unreadable``."""
        self.depth += 1
        self.elements += 1
        line = self.locator.getLineNumber() or 0
        if self.depth > MOST_DEPTH:
            raise Unreadable(f"its elements are more than {MOST_DEPTH} deep.", line)
        if self.elements > MOST_ELEMENTS:
            raise Unreadable(f"It has more than {MOST_ELEMENTS:,} elements: split it.")
        return line


class _Builder(Limited):
    def __init__(self, root: str, handle: Callable[[Node], None]) -> None:
        super().__init__()
        self.root, self.handle = root, handle
        self.open: list[Node] = []  # from the child of the root inwards
        self.nodes = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        line = self.go_in()
        if self.depth == 1:
            if name != self.root:
                raise Unreadable(f"this begins with <{name[:40]}>, not with <{self.root}>.", line)
            return
        if self.depth == 2:
            self.nodes = 0
        self.nodes += 1
        node = Node(name, line, {key: value[:200] for key, value in attrs.items()})
        if self.nodes > MOST_NODES:
            self.open[0].is_too_large = True
        elif self.open:
            self.open[-1].children.append(node)
        self.open.append(node)

    def characters(self, content: str) -> None:
        if not self.open:
            return
        node = self.open[-1]
        node.length += len(content)
        if node.name == FILE:
            if node.length <= LONGEST_FILE:
                node.pieces.append(content)
        elif node.length > LONGEST_FIELD:
            node.is_too_large = True
        else:
            node.pieces.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        self.depth -= 1
        if not self.open:
            return
        node = self.open.pop()
        if self.depth == 1:
            self.handle(node)
