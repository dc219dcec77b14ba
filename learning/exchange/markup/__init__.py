"""HTML and plain texts of other programs as Markdown, or as plain answers."""

from learning.exchange.markup.converting import (
    SUBSCRIPT,
    SUPERSCRIPT,
    blocks_from_html,
    from_html,
    line_from_html,
)
from learning.exchange.markup.formatting import COLOURED, UNDERLINED, note_formatting
from learning.exchange.markup.signs import escaped, looks_like_html, unescaped
from learning.exchange.markup.tables import IN_ONE_LINE, IN_TEXT, NESTED, ONE_CELL, SPANNED, TABLE

__all__ = [
    "COLOURED",
    "IN_ONE_LINE",
    "IN_TEXT",
    "NESTED",
    "ONE_CELL",
    "SPANNED",
    "SUBSCRIPT",
    "SUPERSCRIPT",
    "TABLE",
    "UNDERLINED",
    "blocks_from_html",
    "escaped",
    "from_html",
    "line_from_html",
    "looks_like_html",
    "note_formatting",
    "unescaped",
]
