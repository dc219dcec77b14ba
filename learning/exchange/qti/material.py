"""The texts of an item: XHTML in a tree, or HTML in a string, as Markdown or as plain text."""

import html
import re
from collections.abc import Callable, Sequence

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import Refused
from learning.exchange.markup import (
    blocks_from_html,
    escaped,
    from_html,
    line_from_html,
    looks_like_html,
    note_formatting,
)
from learning.exchange.pictures import described, without_pictures
from learning.exchange.qti.feedback import ELEMENTS
from learning.exchange.qti.formulas import source_of
from learning.exchange.qti.scoring import Notes
from learning.exchange.qti.tree import Element
from learning.exchange.texts import check_field

type Replace = Callable[[Element], str | None]

UNSEEN = frozenset((*ELEMENTS, "rubricBlock", "stylesheet", "endAttemptInteraction", "catalogInfo"))
_VOID = frozenset(("br", "hr", "img"))
_SPANS = ("colspan", "rowspan")  # of a cell
_TAG_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9]{0,20}")  # as ``markup`` reads it


def kept(element: Element) -> str | None:
    return None


def html_of(content: Sequence[Element | str], replace: Replace = kept) -> str:
    """Content as HTML. ``replace`` gives the HTML for elements that are no text, and None for all
    others. What an item shows only at times is left out."""
    return "".join(
        html.escape(one, quote=False) if isinstance(one, str) else _html_of(one, replace)
        for one in content
    )


def _html_of(element: Element, replace: Replace) -> str:
    replaced = replace(element)
    if replaced is not None:
        return replaced
    name = element.name
    if name in UNSEEN:
        return ""
    if name == "math":
        return html.escape(source_of(element), quote=False)
    if name == "img":
        return picture(element["src"], element["alt"] or element["label"])
    if name == "object" and element["type"].startswith("image/"):
        label = element["label"] if element.children else element.text
        return picture(element["data"], label) + (html_of(element.children, replace))
    if name == "printedVariable":
        raise Refused("Its text shows a value that is computed anew each time.")
    if name == "include":
        raise Refused("Its text takes in another file, which is not read here.")
    inside = html_of(element.content, replace)
    if name in ("prompt", "contentBody"):
        name = "div"
    if name == "q":
        return f"“{inside}”"
    if not _TAG_NAME.fullmatch(name):
        return inside
    if name in _VOID:
        return f"<{name}>"
    spans = "".join(f' {one}="{html.escape(element[one])}"' for one in _SPANS if element[one])
    return f"<{name}{spans}>{inside}</{name}>"


def picture(address: str, description: str) -> str:
    return f'<img src="{html.escape(address)}" alt="{html.escape(description)}">'


def markdown(text: str, notes: Notes) -> str:
    """HTML as Markdown. Raises ``Refused``."""
    check_field(text)
    note_formatting(text, notes)
    return from_html(without_pictures(text, notes))


def blocks(text: str, notes: Notes) -> str:
    """The same, for a text that may have tables."""
    check_field(text)
    note_formatting(text, notes)
    return blocks_from_html(without_pictures(text, notes), notes)


def has_field_in_table(text: str) -> bool:
    """Whether a field stands in a cell of a text in Markdown."""
    return any(line.startswith("| ") and STAND_IN in line for line in text.split("\n"))


def line(text: str, notes: Notes) -> str:
    """HTML as a plain text of one line, in which tables are text too. Raises ``Refused``."""
    check_field(text)
    note_formatting(text, notes)
    return line_from_html(without_pictures(text, notes), notes)


def plain(text: str, notes: Notes) -> str:
    """HTML as a plain text. Raises ``Refused``."""
    check_field(text)
    note_formatting(text, notes)
    return from_html(without_pictures(text, notes), plain=True)


def option(text: str, notes: Notes, *, as_plain: bool = False) -> str:
    """The HTML of an option as text; if it is a picture alone, its description."""
    found = (plain if as_plain else markdown)(text, notes)
    if found or not (description := described(text)):
        return found
    note = "An option that is a picture is its description here."
    if note not in notes:
        notes.append(note)
    return description if as_plain else escaped(description)


def html_in(text: str, type: str) -> str:
    """A text of QTI 1 as HTML; some programs name the type of plain text and write HTML."""
    is_html = "html" in type.lower() or looks_like_html(text)
    return text if is_html else html.escape(text, quote=False).replace("\n", "<br>")
