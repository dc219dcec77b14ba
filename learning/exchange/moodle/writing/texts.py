"""Texts of Moodle's XML, in Markdown or HTML."""

import re
from xml.sax.saxutils import escape

from markdown_it import MarkdownIt

from content.reading.formulas import kept_out, put_back
from content.reading.tables import without_empty_headings
from learning.exchange.markup import blocks_from_html, from_html
from learning.exchange.moodle.pictures import PLACE

_PARSER = MarkdownIt("js-default", {"html": False, "maxNesting": 20})
_PARSER.disable("image").use(without_empty_headings)
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text_of(text: str) -> str:
    return f"<text>{escape(NOT_IN_XML.sub('', text).replace('\r', ''))}</text>"


def marked(name: str, text: str, inside: str = "", attributes: str = "") -> str:
    """A text in Markdown, or in HTML where that keeps more of it."""
    html = html_of(text)
    format = "html" if html else "markdown"
    return formatted(name, html or text, inside, format, attributes)


def formatted(name: str, text: str, inside: str, format: str, attributes: str = "") -> str:
    return f'<{name}{attributes} format="{format}">{text_of(text)}{inside}</{name}>'


def html_of(text: str) -> str:
    """A text with formulas or tables as HTML, since Moodle's Markdown takes the backslashes of
    formulas for its own; "" for any other, and for one that would not be read as the same again."""
    kept, formulas = kept_out(text)
    if PLACE in text or not (formulas or "|" in text):
        return ""
    html = _PARSER.render(kept) if "\n" in text else f"<p>{_PARSER.renderInline(kept)}</p>"
    if not (formulas or "<table>" in html):
        return ""
    html = put_back(html, formulas, lambda formula: escape(formula.text)).strip()
    return html if blocks_from_html(html, []) == text else ""


def plain_html(text: str) -> str:
    """The same for a plain text, such as one with gaps."""
    if PLACE in text or not kept_out(text)[1]:
        return ""
    html = escape(text)
    return html if from_html(html, plain=True) == text else ""


def answer_of(text: str, worth: str, feedback: str = "") -> str:
    said = marked("feedback", feedback)
    return marked("answer", text, said, f' fraction="{worth}"')


def plain_answer(text: str, worth: str, said: str = "", format: str = "moodle_auto_format") -> str:
    return formatted("answer", text, said, format, f' fraction="{worth}"')
