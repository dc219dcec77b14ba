"""Reads HTML: a web page, or what a Word document is converted to."""

import re

from lxml import etree

from content.extraction.document import Block, BlockKind, Document
from content.readers.assembling import assemble, on_one_line
from content.readers.errors import UnreadableDocument
from content.readers.html_blocks import BlockBuilder
from content.readers.html_places import Places

MOST_TAGS = 300_000  # of 5 MB as a rule; each takes some 300 bytes of memory
TOO_DEEP = (
    "Its parts are nested too deeply to be read. Open it in a browser, and copy and paste the text."
)
TOO_MANY_TAGS = (
    "It has too many tags to be read. Open it in a browser, and copy and paste the part that you "
    "want."
)
_BOLD = frozenset({"b", "strong"})
_LONGEST_BOLD_HEADING = 100  # characters


def read_html(source: str, bold_headings: bool = False) -> Document:
    """The text of a page, without what leads to other pages.

    With ``bold_headings``, a short paragraph all in bold is a heading, in a page that has no other
    heading. Raises ``UnreadableDocument``.
    """
    root = _parsed(source)
    if root is None:
        return Document(())
    blocks = _blocks(root)
    if bold_headings and not any(block.kind is BlockKind.HEADING for block in blocks):
        _mark_bold_paragraphs(root)
        blocks = _blocks(root)
    title = root.findtext(".//head/title") or ""
    return assemble(blocks, on_one_line(title))


def _parsed(source: str) -> etree._Element | None:
    if source.count("<") > MOST_TAGS:
        raise UnreadableDocument(TOO_MANY_TAGS)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)  # 2,048 levels instead of 256
    try:
        root = etree.fromstring(source.encode(errors="replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if parser.error_log.filter_types(etree.ErrorTypes.ERR_RESOURCE_LIMIT):
        raise UnreadableDocument(TOO_DEEP)  # the rest of the page would be missing
    return root


def _blocks(root: etree._Element) -> list[Block]:
    places, builder = Places(root), BlockBuilder()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    left_out = None
    for event, node in walk:
        if event == "start":
            if places.is_left_out(node):
                left_out = node
                walk.skip_subtree()
                continue
            places.enter(node, builder)
            builder.add(node.text)
        elif event == "end" and node is not left_out:
            places.leave(node, builder)
        if event != "start":
            builder.add(node.tail if node is not root else None)
    builder.end_block()
    return builder.blocks


def _mark_bold_paragraphs(root: etree._Element) -> None:
    for n, node in enumerate(list(root.iter("p"))):
        if node.getparent().tag in ("body", "div") and _is_bold(node):
            node.tag = "h2" if n else "h1"


def _is_bold(node: etree._Element) -> bool:
    """Whether a paragraph is one short line, all of it in bold."""
    text = on_one_line("".join(node.itertext()))
    if not 0 < len(text) <= _LONGEST_BOLD_HEADING or re.search(r"[.:;,]$", text):
        return False
    bold = "".join("".join(one.itertext()) for one in node.iterchildren(*_BOLD))
    return on_one_line(bold) == text
