"""Texts of items in QTI's XHTML, with formulas in MathML."""

from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.reading.formulas import kept_out, put_back
from content.reading.tables import without_empty_headings
from learning.exchange.qti.writing.formulas import in_mathml
from learning.kinds import Body
from learning.questions.words import GAP

_PARSER = MarkdownIt("js-default", {"html": False, "xhtmlOut": True, "maxNesting": 20})
_PARSER.disable(["image", "link", "autolink", "strikethrough", "fence"]).use(without_empty_headings)


def in_line(text: str) -> str:
    """Markdown of one line as XHTML, with its formulas in MathML."""
    kept, formulas = kept_out(text)
    return put_back(str(_PARSER.renderInline(kept)).strip(), formulas, in_mathml)


def plain(text: str) -> str:
    """A plain text as XHTML, with its formulas in MathML."""
    kept, formulas = kept_out(text)
    return put_back(escape(kept), formulas, in_mathml)


def unmarked(stem: str) -> str:
    """The text of a question without its Markdown."""
    if GAP in stem:
        return stem
    parts = (part for line in _PARSER.parseInline(stem) for part in line.children or ())
    return "".join(" " if part.type.endswith("break") else part.content for part in parts)


def in_blocks(text: str) -> str:
    kept, formulas = kept_out(text)
    tokens = _PARSER.parse(kept)
    for token in tokens:
        token.attrs.pop("start", None)  # of a numbered list: not in QTI's XHTML
        token.attrs.pop("style", None)  # of a cell in a table: the same
    _give_bodies(tokens)
    html = str(_PARSER.renderer.render(tokens, _PARSER.options, {})).strip()
    return put_back(html, formulas, in_mathml)


def _give_bodies(tokens: Sequence[Token]) -> None:
    """A table in QTI has a body: one that is only a heading has that as its body."""
    opened = None
    for token, following in pairwise(tokens):
        if token.type == "thead_open":
            opened = token
        if token.type == "thead_close" and following.type == "table_close" and opened:
            opened.tag = token.tag = "tbody"


def asked_text(body: Body) -> str:
    """The question as the prompt of an interaction; "" where it has blocks, which a prompt must not
    have."""
    stem = body["stem"]
    if has_blocks(body):
        return ""
    return f"<prompt>{escape(stem) if GAP in stem else in_line(stem)}</prompt>"


def has_blocks(body: Body) -> bool:
    return "\n" in body["stem"] and GAP not in body["stem"]


def before_field(body: Body) -> str:
    """The question before the field for a line."""
    return "" if has_blocks(body) else f"<p>{in_line(body['stem'])}</p>"
