"""What the elements of a page are: blocks, lists, tables, notes, and what is no text of it."""

import re
from collections import Counter
from itertools import islice

from lxml import etree

from content.characters import raised
from content.extraction.document import BlockKind
from content.readers.html_blocks import LINE_BREAK, BlockBuilder, Place

_NO_TEXT = frozenset(
    """
    audio button canvas datalist del dialog embed iframe input math menu meter nav noframes
    noscript object optgroup option progress rp rt script select style svg template textarea title
    video
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside body blockquote caption center dd details dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main ol p pre search
    section summary table tbody td tfoot th thead tr ul
    """.split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NO_TEXT_ROLES = frozenset("navigation banner contentinfo complementary search dialog".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(
    """
    mw-editsection noprint sr-only visually-hidden screen-reader-text mw-jump-link hatnote navbox
    vertical-navbox catlinks toc ambox sistersitebox printfooter sharedaddy share-buttons
    social-share jp-relatedposts related-posts newsletter-signup advertisement
    """.split()
)
_NOTE_ID = re.compile(
    r"_?(?:footnote|endnote|fn|ftn|edn|note)[-_:.]?(?:ref|back)?[-_:.]?\d{1,4}(?:[-_:]\d{1,3})?$"
    r"|cite_(?:note|ref)-[\w.:-]{0,60}\d"
)
_NOTES_CLASSES = frozenset("footnotes footnote endnotes endnote references reflist".split())
_NOTE_ROLES = frozenset("doc-footnote doc-endnotes doc-endnote".split())
_LONGEST_MARK = 8  # characters
_MARK = re.compile(r"[\[(]?(?:[\dA-Za-z]{1,4}|[*†‡§^↑↩⤴]{1,3}\ufe0e?)[\])]?[.:]?$")
_BACK = re.compile(r"[\^↑↩⤴]\ufe0e?$")
_BRACKETED = re.compile(r"\[(?:\d{1,3}|[a-z]{1,2})\]$")
_LONGEST_ROW = 120  # characters
_MOST_IN_ROW = 60  # elements
_IN_ROW = frozenset("a b br div em i img p section small span strong svg path use".split())
_BETWEEN_LINKS = re.compile(r"[\s|·•,/–—-]+")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Places:
    """Sorts the elements of one page, while a walk enters and leaves them.

    It knows beforehand the tables that only lay the page out, and the forms around all of it.
    """

    def __init__(self, root: etree._Element) -> None:
        self.layout_tables = _above(root, "table", "table", "ul", "ol", *_HEADINGS)
        self.layout_tables |= {table for table in root.iter("table") if not _has_columns(table)}
        self.kept_forms = _above(root, "form", "h1", "article", "main")
        titles = list(root.iter("h1"))
        self.around_title = {titles[0], *titles[0].iterancestors()} if len(titles) == 1 else set()
        self.open: Counter[str] = Counter()
        self._tables: list[etree._Element] = []
        self._placed: list[etree._Element] = []
        self._raised: dict[etree._Element, int] = {}
        self._counts: dict[etree._Element, int] = {}

    def enter(self, node: etree._Element, builder: BlockBuilder) -> None:
        tag = node.tag
        self.open[tag] += 1
        if tag in _BLOCKS:
            builder.end_block()
        if tag == "table":
            self._tables.append(node)
        elif tag == "tr" and self._tables and self._tables[-1] not in self.layout_tables:
            builder.start_row()
        elif tag == "br":
            builder.add(LINE_BREAK)
        elif tag == "q":
            builder.add("“")
        elif tag == "sup":
            self._raised[node] = len(builder.texts)
        if place := self._place(node):
            builder.places.append(place)
            self._placed.append(node)

    def leave(self, node: etree._Element, builder: BlockBuilder) -> None:
        tag = node.tag
        self.open[tag] -= 1
        if tag == "table":
            self._tables.pop()
        elif tag == "q":
            builder.add("”")
        elif tag == "sup":
            _raise(builder, self._raised.pop(node))
        elif tag in ("td", "th"):
            builder.end_cell()
        elif tag == "tr" and builder.cells is not None:
            builder.end_row(is_header=node.find("th") is not None and node.find("td") is None)
        if tag in _BLOCKS:
            builder.end_block()
        if self._placed and self._placed[-1] is node:
            self._placed.pop()
            builder.places.pop()

    def _place(self, node: etree._Element) -> Place | None:
        tag = node.tag
        if level := _HEADINGS.get(tag, 0):
            return Place(BlockKind.HEADING, level)
        if tag == "blockquote":
            return Place(BlockKind.QUOTATION)
        if tag in ("caption", "figcaption") or "caption" in _classes(node):
            return Place(BlockKind.CAPTION)
        if tag in ("li", "p", "div", "aside", "dd") and _is_note(node):
            return Place(BlockKind.FOOTNOTE, label=self._label(node).rstrip(".•"))
        if tag == "li":
            depth = self.open["ul"] + self.open["ol"] + self.open["dir"]
            return Place(BlockKind.ITEM, max(depth - 1, 0), self._label(node))
        return None

    def _label(self, node: etree._Element) -> str:
        """The number of an item, as a browser counts, or a bullet."""
        parent = node.getparent()
        if node.tag != "li" or parent is None or parent.tag != "ol":
            return "•" if node.tag == "li" else ""
        number = _integer(node.get("value"))
        if number is None:
            before = self._counts.get(parent)
            first = _integer(parent.get("start"))
            number = before + 1 if before is not None else 1 if first is None else first
        self._counts[parent] = number
        return _numbered(number, parent.get("type", "1"))

    def is_left_out(self, node: etree._Element) -> bool:
        """Whether an element is no text of the page: it leads elsewhere, is hidden, or is a mark
        that links to a note."""
        tag = node.tag
        if tag in _NO_TEXT or _is_hidden(node):
            return True
        if node.get("role") in _NO_TEXT_ROLES:
            return node not in self.around_title
        if tag in ("sup", "a") and _is_mark(node):
            return True
        if tag == "aside":
            return not _is_note(node)
        if tag == "footer":
            return not self.open["blockquote"]
        if tag == "form":
            return node not in self.kept_forms
        apart = not any(map(self.open.__getitem__, ("li", "td", "th", "blockquote")))
        if apart and tag in ("div", "p", "section") and _is_row_of_links(node):
            return True
        parent = node.getparent()
        if tag == "header" or (parent is not None and parent.tag == "header"):
            inside = any(map(self.open.__getitem__, ("article", "main", "section")))
            return not inside and node not in self.around_title
        return False


def _above(root: etree._Element, tag: str, *tags: str) -> set[etree._Element]:
    """The elements of a name around those of other names."""
    found: set[etree._Element] = set()
    seen: set[etree._Element] = set()
    for node in root.iter(*tags):
        above = node.getparent()
        while above is not None and above not in seen:
            seen.add(above)
            if above.tag == tag:
                found.add(above)
            above = above.getparent()
    return found


def _has_columns(table: etree._Element) -> bool:
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def _is_hidden(node: etree._Element) -> bool:
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(node.get("style", "")) or _classes(node) & _HIDDEN_CLASSES)


def _classes(node: etree._Element) -> set[str]:
    return set(node.get("class", "").split())


def _is_note(node: etree._Element) -> bool:
    """Whether an element is a footnote, itself or as one of a list of them."""
    if node.get("role") in _NOTE_ROLES or node.get("epub:type") == "footnote":
        return True
    if _NOTE_ID.match(node.get("id", "")):
        return True
    parent = node.getparent()
    if node.tag != "li" or parent is None:
        return False
    above = parent.getparent()
    around = _classes(parent) | (_classes(above) if above is not None else set())
    return bool(around & _NOTES_CLASSES)


def _is_mark(node: etree._Element) -> bool:
    """Whether an element only links to a note, or from one back to the text."""
    text = ""
    for piece in node.itertext():
        text = (text + piece).strip()
        if len(text) > _LONGEST_MARK:
            return False
    links = [node] if node.tag == "a" else node.iter("a")
    targets = [link.get("href", "").partition("#")[2] for link in links]
    if any(targets) and _BACK.match(text):
        return True
    if any(map(_NOTE_ID.match, targets)) or (node.tag == "sup" and any(targets)):
        return bool(_MARK.match(text))
    return bool(_BRACKETED.match(text)) and (node.tag == "sup" or any(targets))


def _is_row_of_links(node: etree._Element) -> bool:
    """Whether an element is a line of two links or more, such as those to share a page."""
    within = list(islice(node.iter(), _MOST_IN_ROW + 1))
    links = [one for one in within if one.tag == "a" and one.get("href")]
    if (
        len(within) > _MOST_IN_ROW
        or len(links) < 2
        or any(one.tag not in _IN_ROW for one in within)
    ):
        return False
    told, linked = ("".join("".join(one.itertext()) for one in ones) for ones in ([node], links))
    is_short = len(told) <= _LONGEST_ROW and "." not in told
    return is_short and _BETWEEN_LINKS.sub("", told) == _BETWEEN_LINKS.sub("", linked)


def _raise(builder: BlockBuilder, start: int) -> None:
    """Keeps the raised figures of 10⁶ apart from those on the line."""
    if not 0 < len(builder.texts) - start <= 3:
        return
    text = "".join(builder.texts[start:]).strip()
    if 0 < len(text) <= _LONGEST_MARK and not text.strip("0123456789+-−"):
        builder.replace_from(start, raised(text))


def _integer(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else None


def _numbered(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    if kind in ("i", "I") and 1 <= number < 40:
        roman, left = "", number
        for value, sign in _ROMAN:
            roman += sign * (left // value)
            left %= value
        return f"{roman if kind == 'i' else roman.upper()}."
    return f"{number}."
